"""GB/T 2260: what a list means by a place, also one that no longer exists."""

import csv
from pathlib import Path

import pytest

from hcp.reference.divisions import (
    children_of,
    contains,
    division_text,
    find_division,
    resolve,
    resolve_address,
)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (["北京市-朝阳区"], "110105"),
        (["辽宁省-朝阳市"], "211300"),
        (["湖北省-襄樊市"], "420600"),
        (["北京市-宣武区"], "110102"),
        (["北京市-崇文区"], "110101"),
        (["山西省-吕梁地区"], "141100"),
        (["云南省-思茅地区"], "530800"),
        (["青海省-海东地区"], "630200"),
        (["天津市-塘沽区"], "120116"),
        (["天津市-蓟县"], "120119"),
        (["天津市-静海"], "120118"),
        (["山东省-莱芜市"], "370100"),
        (["湖北省-仙桃市"], "429004"),
        (["湖北省-神农架林区"], "429021"),
        (["江苏省-淮阴市"], "320800"),
        (["江苏省", "南通市", "港闸区"], "320613"),
        (["广西壮族自治区-柳州地区"], "450200"),
        (["黑龙江省", "伊春市", "乌马河区"], "230718"),
        (["新疆维吾尔自治区-伊犁地区"], "654000"),
        (["湖北省-恩施州"], "422800"),
        (["重庆市-石柱县"], "500240"),
        (["西藏自治区", "那曲地区"], "540600"),
        (["四川省", "重庆市"], "500000"),
        (["重庆", "县", "开县"], "500154"),
        (["上海市", "市辖区", "卢湾区"], "310101"),
        (["海南省-通什市"], "469001"),
        (["广东", "广州", "天河"], "440106"),
        (["广东省广州市天河区"], "440106"),
        (["内蒙古自治区/哲里木盟"], "150500"),
        (["海淀区"], "110108"),
        (["香港特别行政区"], "810000"),
        (["郑州市", "金水区", "文化路 97 号"], "410105"),
    ],
)
def test_a_place_is_found_under_its_present_code(said: list[str], code: str) -> None:
    place = resolve(said)
    assert (place.code, place.doubt) == (code, None)


@pytest.mark.parametrize(
    ("said", "known", "why"),
    [
        (["安徽省-巢湖市"], "340000", "division_split"),
        (["江苏省-吴县市"], "320000", "division_split"),
        (["广东省-火星市"], "440000", "division_unknown"),
        (["火星市"], "", "division_unknown"),
        (["江苏省", "鼓楼区"], "320000", "division_several"),
        (["朝阳区"], "", "division_several"),
        ([""], "", "division_missing"),
    ],
)
def test_an_unclear_place_keeps_what_is_certain_and_says_why(said: list[str], known: str, why: str) -> None:
    place = resolve(said)
    assert place.doubt
    assert (place.code, place.doubt.code) == (known, why)
    assert place.doubt.zh != place.doubt.en


@pytest.mark.parametrize(
    ("code", "said", "found"),
    [
        ("110228", ["密云区"], "110118"),
        ("110105", ["朝阳区"], "110105"),
        ("110105001", [], "110105"),
        ("4201", ["武汉市"], "420100"),
        ("110118", ["密云县"], "110118"),
    ],
)
def test_a_code_counts_with_any_name_that_fits_it(code: str, said: list[str], found: str) -> None:
    place = resolve(said, code)
    assert (place.code, place.doubt) == (found, None)


def test_a_code_that_contradicts_its_name_is_a_question() -> None:
    place = resolve(["朝阳区"], "110108")
    assert place.doubt
    assert (place.code, place.doubt.code) == ("110000", "division_conflict")


def test_a_code_nobody_knows_is_a_question_unless_the_name_answers_it() -> None:
    alone = resolve([], "999999")
    assert alone.doubt
    assert alone.doubt.code == "division_code_unknown"
    assert resolve(["海淀区"], "999999").code == "110108"


def test_an_address_tells_as_much_as_it_begins_with() -> None:
    assert resolve_address("北京市海淀区北四环西路9号").code == "110108"
    assert resolve_address("湖北省襄樊市樊城区汉江路").code == "420606"
    assert resolve_address("北京经济技术开发区景园南街2号").code == "110000"
    assert resolve_address("Main Street 1").code == ""


def test_every_abolished_division_leads_to_a_current_one_or_to_none() -> None:
    with Path("hcp/reference/divisions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    current = {row["code"] for row in rows if not row["valid_to"]}
    assert len(current) > 3200
    assert {row["successor"] for row in rows if row["successor"]} <= current
    assert len({(row["code"], row["name"]) for row in rows}) == len(rows)


def test_the_tree_of_divisions_skips_levels_that_are_no_place() -> None:
    assert {division.name for division in children_of("")} >= {"北京市", "西藏自治区", "澳门特别行政区"}
    assert "东城区" in {division.name for division in children_of("110000")}
    assert "仙桃市" in {division.name for division in children_of("420000")}
    assert children_of("110101") == []
    assert division_text("420606") == "湖北省襄阳市樊城区"
    assert find_division("110104") is None


def test_a_division_contains_itself_and_what_lies_within() -> None:
    assert contains("420000", "420606")
    assert contains("420600", "420606")
    assert contains("420606", "420606")
    assert not contains("420600", "420106")
    assert not contains("", "420106")


def test_every_place_of_the_real_list_is_found_or_asked_about(real: Path) -> None:
    text = (real / "hospitals/cn_hospitals_24prov_raw_crcrlf.csv").read_bytes().decode()
    places = {row[1] for row in csv.reader(text.replace("\r\r\n", "\n").splitlines()[1:])}
    doubted = {said for said in places if resolve([said]).doubt}
    assert len(places) == 327
    assert doubted == {"安徽省-巢湖市"}
