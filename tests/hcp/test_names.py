"""Names: what an institution is called besides, and what a name is found and sorted by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hcp.choices import Kind
from hcp.reference.institution_names import name_key, read_aliases, read_name, tidy
from hcp.reference.kinds import read_kind
from hcp.reference.pinyin import (
    grams_of,
    read_institution,
    read_person,
    read_search,
    search_text,
)
from hcp.reference.uscc import clean_uscc, is_uscc


@pytest.mark.parametrize(
    ("said", "name", "others"),
    [
        ("中日友好医院（卫生部中日友好医院）", "中日友好医院", ["卫生部中日友好医院"]),
        (
            "北京华信医院(酒仙桥医院、清华大学第一附属医院)",
            "北京华信医院",
            ["酒仙桥医院", "清华大学第一附属医院"],
        ),
        ("北京藏医院（北京藏医院暨北京民族医院）", "北京藏医院", ["北京民族医院"]),
        (
            "兰州军区总医院安宁分院（中国人民解放军第四七三医院（空军兰州医院））",
            "兰州军区总医院安宁分院",
            ["中国人民解放军第四七三医院", "空军兰州医院"],
        ),
        ("应急管理部应急总医院（原煤炭总医院）", "应急管理部应急总医院", ["煤炭总医院"]),
        ("中南大学附属湘雅二医院（湘雅二院）", "中南大学附属湘雅二医院", ["湘雅二院"]),
        ("马鞍山市妇幼保健院暨市第二人民医院", "马鞍山市妇幼保健院", ["市第二人民医院"]),
        ("安和第一医院 海淀第二医院", "安和第一医院", ["海淀第二医院"]),
        # brackets that are part of the name
        ("开滦（集团）有限责任公司医院", "开滦（集团）有限责任公司医院", []),
        ("中国石油大学(北京)医院", "中国石油大学（北京）医院", []),
        ("北京协和医院（东院区）", "北京协和医院（东院区）", []),
        ("北京协和医院(西院)", "北京协和医院（西院）", []),
        ("中德精神康复医院（住院部）", "中德精神康复医院（住院部）", []),
        ("吉林华侨医院（中外合资）", "吉林华侨医院（中外合资）", []),
        # a separator that is part of the name
        ("山西省皮肤、性病防治研究所", "山西省皮肤、性病防治研究所", []),
    ],
)
def test_other_names_are_taken_out_of_brackets_and_separators(
    said: str, name: str, others: list[str]
) -> None:
    naming = read_name(said)
    assert (naming.name, list(naming.aliases)) == (name, others)
    assert (naming.doubts, naming.refusal) == ((), None)


@pytest.mark.parametrize(
    ("said", "name", "others", "why"),
    [
        ("中国人民解放军总医院?三〇一医院", "中国人民解放军总医院", ["三〇一医院"], "name_lost_character"),
        ("北京?医院", "北京?医院", [], "name_lost_character"),
        ("安和医\ufffd", "安和医\ufffd", [], "name_lost_character"),
        ("山东泰和医院）", "山东泰和医院", [], "name_brackets"),
        ("广州市白云区人和华侨医院〗", "广州市白云区人和华侨医院", [], "name_brackets"),
    ],
)
def test_a_damaged_name_is_kept_and_asked_about(said: str, name: str, others: list[str], why: str) -> None:
    naming = read_name(said)
    assert (naming.name, list(naming.aliases)) == (name, others)
    assert [doubt.code for doubt in naming.doubts] == [why]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "name_missing"),
        (" \u200b　", "name_missing"),
        ("=cmd|'/C calc'!A0", "name_formula"),
        ("@SUM(1+1)*cmd|'/C calc'!A0", "name_formula"),
        ("+1-2", "name_formula"),
        ("-1+1", "name_formula"),
        ("12345", "name_unreadable"),
        ("合计", "name_unreadable"),
        ("……", "name_unreadable"),
        ("医" * 121, "name_too_long"),
    ],
)
def test_what_cannot_be_a_name_is_refused(said: str, why: str) -> None:
    refusal = read_name(said).refusal
    assert refusal
    assert refusal.code == why


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(said: str) -> None:
    naming = read_name(said)
    if not naming.refusal:
        assert naming.name
        assert len(naming.name) <= 120
        assert grams_of([naming.name], [read_institution(naming.name)]) or not naming.name.isalnum()


def test_a_column_of_other_names_is_cut_at_every_separator() -> None:
    assert read_aliases("协和、首善医院；=1+1, 和") == ("协和", "首善医院")


def test_spellings_of_one_name_share_a_key() -> None:
    same = ["中国人民解放军第二Ｏ二医院", "中国人民解放军第二零二医院", "中国人民解放军 第二○二医院"]
    assert len({name_key(name) for name in same}) == 1
    assert name_key("焦作煤业（集团）中央医院") == name_key("焦作煤业集团中央医院")
    assert name_key("零陵医院") != name_key("〇陵医院")
    assert tidy("ＷＡＣＡＰ 儿童\t中心") == "WACAP儿童中心"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("安和市妇幼保健院", Kind.MATERNAL),
        ("临澧县妇幼保健医院", Kind.MATERNAL),
        ("马圩镇卫生院", Kind.TOWNSHIP),
        ("海珠区南石头街社区卫生服务中心", Kind.COMMUNITY),
        ("北京清木医疗美容诊所", Kind.CLINIC),
        ("广东火电工程总公司医务室", Kind.CLINIC),
        ("长春市疾病预防控制中心预防医学门诊部", Kind.CDC),
        ("庄河市结核病防治所", Kind.PREVENTION),
        ("增城市血站", Kind.BLOOD),
        ("广元急救中心", Kind.EMERGENCY),
        ("贵州省工会花溪职工疗养院", Kind.SANATORIUM),
        ("浙江萧山月子护理院", Kind.NURSING),
        ("山西欣得康肿瘤研究所", Kind.CENTER),
        ("芒冲村卫生室", Kind.VILLAGE),
        ("北京协和医院", Kind.HOSPITAL),
        ("General Hospital of Nowhere", Kind.HOSPITAL),
        ("韩影宫国际美容科技有限公司", Kind.OTHER),
    ],
)
def test_a_name_tells_what_sort_of_institution_it_is(name: str, kind: Kind) -> None:
    assert read_kind(name) == kind


def test_a_registered_category_counts_before_the_name() -> None:
    assert read_kind("安和妇婴医院", "A.医院 A5.专科医院 A518.妇产（科）医院") == Kind.HOSPITAL
    assert read_kind("安和医院", "A.医院 A7.护理院(站) A710.护理院") == Kind.NURSING
    assert read_kind("安和医院", "其他") == Kind.HOSPITAL


@pytest.mark.parametrize(
    ("name", "sort", "initials"),
    [
        ("单田芳", "shan tian fang", "stf"),
        ("曾国藩", "zeng guo fan", "zgf"),
        ("解晓东", "xie xiao dong", "xxd"),
        ("仇和", "qiu he", "qh"),
        ("欧阳修", "ouyang xiu", "oyx"),
        ("单于婷", "chanyu ting", "cyt"),
        ("万俟卨", "moqi xie", "mqx"),
        ("吕布", "lv bu", "lb"),
        ("张三", "zhang san", "zs"),
        ("John Smith", "john smith", "js"),
        ("阿依古丽·买买提", "a yi gu li mai mai ti", "ayglmmt"),
    ],
)
def test_a_surname_is_read_as_surnames_are(name: str, sort: str, initials: str) -> None:
    reading = read_person(name)
    assert (reading.sort, reading.initials) == (sort, initials)


def test_an_institution_is_read_by_its_words() -> None:
    assert read_institution("重庆市第六人民医院").sort.startswith("chong qing shi")
    assert read_institution("二〇三医院").initials == "elsyy"


def found(name: str, search: str) -> bool:
    """Whether a search finds a person of this name, as the database would decide it."""
    reading = read_person(name)
    wanted = read_search(search)
    text = search_text([name], [reading])
    return (
        bool(wanted.grams)
        and set(wanted.grams) <= set(grams_of([name], [reading]))
        and all(word in text for word in wanted.words)
    )


@pytest.mark.parametrize(
    "search",
    [
        "张",
        "三",
        "丰",
        "张三",
        "三丰",
        "张三丰",
        "z",
        "zh",
        "zhang",
        "zs",
        "zsf",
        "sanfeng",
        "ZhangSan",
        "张 zsf",
        "Ｚｓ",
    ],
)
def test_a_person_is_found_by_any_character_reading_or_initials(search: str) -> None:
    assert found("张三丰", search)


@pytest.mark.parametrize("search", ["张丰", "丰三", "李", "zf", "lisi", "张 lisi", "%", "", "'", "\\"])
def test_a_person_is_not_found_by_what_he_is_not_called(search: str) -> None:
    assert not found("张三丰", search)


def test_every_reading_of_a_name_is_found() -> None:
    assert all(found("单乐", typed) for typed in ("shanle", "shanyue", "danle", "sl", "sy"))
    assert all(found("吕娜", typed) for typed in ("lv", "lu", "lvna", "luna"))


@pytest.mark.parametrize("name", ["𠮷野", "王𬌗", "龘靐", "欧𠯢"])
def test_rare_characters_are_found(name: str) -> None:
    assert all(found(name, character) for character in name)
    assert found(name, name)


def test_a_credit_code_is_checked_by_its_last_character() -> None:
    assert is_uscc("12100000400006062H") is False
    assert is_uscc("91350100M000100Y43")
    assert not is_uscc("91350100M000100Y44")
    assert not is_uscc("91350100M000100Y4")
    assert clean_uscc(" 91350100m000100y43 ") == "91350100M000100Y43"
