"""Hospital levels as lists write them."""

import pytest

from hcp.reference.levels import read_rank

THIRD_A = [
    "三级甲等", "三甲", "三级甲", "三级甲等医院", "三级甲等综合", "三级甲等综合医院", "三级甲等专科医院", "三级甲等中医医院",
    "３级甲等", "Ⅲ级甲等", "三级（甲等）", "三级-甲等", "三级甲等(2019年)", "三甲综合", "综合三甲", "公立三甲", "三級甲等",
    "叁级甲等", "三级A等", "3A", "IIIA", "三甲医院",
]  # fmt: skip
SAID = {
    "3": [
        "三级",
        "三级综合",
        "三级医院",
        "三级专科医院",
        "三级未评",
        "三级未定等",
        "三级妇幼保健院",
        "Level 3",
    ],
    "3sp": ["三级特等", "三级特"],
    "3a": [*THIRD_A, "三 级 甲 等", "Level 3 Grade A", "Tertiary A", "Grade 3A"],
    "3b": ["三级乙等", "三乙", "三级 乙等"],
    "2": ["二级", "二级未评", "二级综合", "二级不设等"],
    "2a": ["二级甲等", "二甲", "二级甲等妇幼保健院"],
    "2b": ["二级乙等", "二乙"],
    "2c": ["二级丙等"],
    "1": ["一级", "一级综合", "一级未定等", "1级", "Ⅰ级", "乡镇卫生院一级"],
    "1a": ["一级甲等"],
    "1c": ["一级丙等"],
    "1pass": ["一级合格"],
    "": [
        "",
        "未评",
        "未评级",
        "未定级",
        "未定等",
        "无",
        "—",
        "其他",
        "无等级",
        "null",
        "0",
        "暂无",
        "未评定",
    ],
}
UNCLEAR = {
    "level_unclear": ["甲等", "特等", "县级", "四级", "社区", "拟三级", "准三级", "二级以下", "村级", "AAA"],
    "level_several": ["二级甲等/三级乙等", "三级甲等、二级", "一级、二级"],
    "grade_unclear": ["三级丁等", "三级优秀"],
}


@pytest.mark.parametrize(("said", "meant"), [(said, meant) for meant, many in SAID.items() for said in many])
def test_a_spelling_is_read_as_the_level_and_grade_it_means(said: str, meant: str) -> None:
    rank = read_rank(said)
    assert (rank.level + rank.grade, rank.doubt) == (meant, None)


@pytest.mark.parametrize(("said", "why"), [(said, why) for why, many in UNCLEAR.items() for said in many])
def test_an_unclear_spelling_says_why(said: str, why: str) -> None:
    found = read_rank(said).doubt
    assert found
    assert found.code == why
    assert said in found.zh
    assert said in found.en


def test_a_level_without_its_unclear_grade_is_kept() -> None:
    assert read_rank("三级丁等").level == "3"
    assert read_rank("二级甲等/三级乙等").level == ""


@pytest.mark.parametrize(
    ("level", "grade", "meant"),
    [
        ("三级", "甲等", "3a"),
        ("一级", "合格", "1pass"),
        ("三级", "未评", "3"),
        ("三级甲等", "甲等", "3a"),
        ("未评", "未评", ""),
        ("未评", "合格", ""),
        ("", "二级甲等", "2a"),
    ],
)
def test_level_and_grade_may_stand_in_two_columns(level: str, grade: str, meant: str) -> None:
    rank = read_rank(level, grade)
    assert (rank.level + rank.grade, rank.doubt) == (meant, None)
