"""Uploaded files: whatever wrote them, and whatever they were made to do to us."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl  # noqa: TID253  tests may take their time
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Invalid
from core.words import EN, ZH
from hcp.reading.headers import guess_mapping
from hcp.reading.table import read_table

LIST = "机构名称,省,市\r\n安和医院,广东,广州\r\n康宁医院,湖南,长沙\r\n"
CELLS = [["安和医院", "广东", "广州"], ["康宁医院", "湖南", "长沙"]]


def workbook(fill: Callable[[Any], None]) -> bytes:
    """The bytes of a workbook somebody filled."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    fill(book)
    book.save(file)
    return file.getvalue()


def archive(**files: bytes) -> bytes:
    """The bytes of an archive with these files; __ stands for a slash, _ for a point."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("encoding", "called"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-bom"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_every_encoding_of_a_list_is_found_out(encoding: str, called: str) -> None:
    table = read_table(LIST.encode(encoding))
    assert table.encoding == called
    assert [row.cells for row in table.rows] == CELLS


def test_characters_outside_the_bmp_survive_gb18030() -> None:
    table = read_table("机构名称,省\n𠮷野𡈽医院,广东\n".encode("gb18030"))
    assert table.rows[0].cells[0] == "𠮷野𡈽医院"


TRADITIONAL = (
    "機構名稱,地址\r\n國立臺灣大學醫學院附設醫院,臺北市中正區中山南路七號\r\n"
    "瑪麗醫院,香港薄扶林道一百零二號\r\n高雄榮民總醫院,高雄市左營區大中一路\r\n"
)


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_a_list_in_big5_is_read_as_it_was_written(encoding: str) -> None:
    table = read_table(TRADITIONAL.encode(encoding))
    assert table.encoding == "big5hkscs"
    assert table.columns == ["機構名稱", "地址"]
    assert table.rows[0].cells == ["國立臺灣大學醫學院附設醫院", "臺北市中正區中山南路七號"]


def test_characters_of_hong_kong_alone_are_read_too() -> None:
    table = read_table(TRADITIONAL.replace("薄扶林道", "深水埗邨").encode("big5hkscs"))
    assert table.rows[1].cells[1] == "香港深水埗邨一百零二號"


def test_traditional_characters_in_gb18030_are_not_taken_for_big5() -> None:
    table = read_table(TRADITIONAL.encode("gb18030"))
    assert (table.encoding, table.columns) == ("gb18030", ["機構名稱", "地址"])


@given(st.text(st.characters(codec="gb2312", categories=["Lo"], min_codepoint=0x4E00), min_size=2))
def test_no_list_of_simplified_characters_is_taken_for_big5(name: str) -> None:
    text = f"机构名称,省\n{name},广东\n"
    assert read_table(text.encode("gb18030")).encoding == "gb18030"


def test_a_western_list_is_not_read_as_chinese() -> None:
    table = read_table("Name;City\nHôpital Général;Orléans\n".encode("cp1252"))
    assert (table.encoding, table.rows[0].cells) == ("cp1252", ["Hôpital Général", "Orléans"])


@pytest.mark.parametrize(
    ("end", "called"), [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr"), ("\r\r\n", "crcrlf")]
)
def test_line_ends_do_not_double_the_rows(end: str, called: str) -> None:
    table = read_table(LIST.replace("\r\n", end).encode())
    assert (table.line_ends, len(table.rows), table.rows[0].number) == (called, 2, 2)


def test_mixed_line_ends_are_told() -> None:
    table = read_table("机构名称,省\r\n甲医院,广东\n乙医院,湖南\r\r\n丙医院,北京\r丁医院,上海".encode())
    assert (table.line_ends, [row.number for row in table.rows]) == ("mixed", [2, 3, 4, 5])


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    table = read_table(LIST.replace(",", delimiter).encode())
    assert (table.delimiter, [row.cells for row in table.rows]) == (delimiter, CELLS)


def test_a_quoted_cell_may_hold_delimiters_and_lines() -> None:
    table = read_table('机构名称,地址\n"甲,医院","一号\n二号"\n乙医院,三号\n'.encode())
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ["甲,医院", "一号\n二号"]),
        (4, ["乙医院", "三号"]),
    ]


def test_a_quote_that_never_closes_is_text() -> None:
    table = read_table('机构名称,省\n"甲医院,广东\n乙医院,湖南\n'.encode())
    assert [row.cells for row in table.rows] == [['"甲医院', "广东"], ["乙医院", "湖南"]]


def test_control_characters_do_not_reach_the_cells() -> None:
    table = read_table("机构名称,省\n甲\x07医\x1b院,广东\x7f\n".encode())
    assert table.rows[0].cells == ["甲医院", "广东"]


def test_a_title_above_the_header_is_passed_over() -> None:
    def fill(book: Any) -> None:
        for row in (
            ["某市医疗机构名录"],
            ["更新日期：2024-01-01"],
            ["序号", "机构名称", "区县"],
            [1, "甲医院", "东城区"],
        ):
            book.active.append(row)

    table = read_table(workbook(fill))
    assert (table.columns, table.rows[0].number, table.rows[0].cells) == (
        ["序号", "机构名称", "区县"], 4, ["1", "甲医院", "东城区"],
    )  # fmt: skip


def test_columns_without_a_name_or_with_the_same_one_stay_apart() -> None:
    table = read_table("名称,,名称,备注\n甲医院,1,乙医院,2\n".encode())
    assert table.columns == ["名称", "[B]", "名称 (2)", "备注"]


def test_hidden_sheets_are_not_read_and_other_sheets_are_named() -> None:
    def fill(book: Any) -> None:
        book.active.sheet_state = "hidden"
        book.active.append(["机构名称", "机密"])
        for name in ("名单", "备份"):
            sheet = book.create_sheet(name)
            sheet.append(["医院名称", "省"])
            sheet.append(["乙医院", "广东"])

    table = read_table(workbook(fill))
    assert (table.sheet, table.other_sheets, table.rows[0].cells) == ("名单", ("备份",), ["乙医院", "广东"])


def test_days_and_numbers_of_a_workbook_read_as_they_are_meant() -> None:
    def fill(book: Any) -> None:
        book.epoch = datetime.datetime(1904, 1, 1)
        book.active.append(["机构名称", "代码", "日期", "比例", "是否"])
        book.active.append(["甲医院", 110105, datetime.date(2024, 5, 6), 0.5, True])

    assert read_table(workbook(fill)).rows[0].cells == ["甲医院", "110105", "2024-05-06", "0.5", "TRUE"]


def sparse(book: Any) -> None:
    book.active["A1"] = book.active["XFD1048576"] = "x"


def all_hidden(book: Any) -> None:
    book.create_chartsheet()
    book.active.sheet_state = "hidden"
    book.active.append(["机构名称"])


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "file_empty"),
    "blank lines": (b"\n\r\n \n", "file_empty"),
    "header alone": ("机构名称,省\n".encode(), "file_no_rows"),
    "pdf": (b"%PDF-1.7 ...", "file_not_table"),
    "picture": (b"\x89PNG\r\n\x1a\n...", "file_not_table"),
    "program": (b"MZ\x90\x00\x03\x00", "file_not_table"),
    "web page": (b"<!DOCTYPE html><html></html>", "file_not_table"),
    "word document": (archive(word__document_xml=b"<w/>"), "file_not_table"),
    "archive": (archive(names_csv=b"a,b"), "file_not_table"),
    "bomb": (archive(xl__workbook_xml=b"", xl__sheet_xml=bytes(301_000_000)), "file_bomb"),
    "cut workbook": (workbook(lambda book: book.active.append(["a"]))[:3000], "file_damaged"),
    "not a workbook inside": (archive(xl__workbook_xml=b"nonsense"), "file_damaged"),
    "endless sheet": (workbook(sparse), "file_too_wide"),
    "only hidden sheets": (workbook(all_hidden), "file_no_sheet"),
    "binary": (bytes(range(256)) * 64, "file_binary"),
    "odd utf-16": ("机构".encode("utf-16")[:-1], "file_encoding"),
    "no encoding": (b"name,city\n\xff\xff\xff,\xfe\xff\xff\n", "file_encoding"),
    "too large": (b"a,b\n" * 5_100_000, "file_too_large"),
    "too wide": (b"a," * 400 + b"\n" + b"1," * 400, "file_too_wide"),
    "too long": (b"name,city\n" + b"x,y\n" * 100_001, "file_too_wide"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_gets_a_sentence_in_both_languages(what: str) -> None:
    data, code = HOSTILE[what]
    with pytest.raises(Invalid) as refused:
        read_table(data)
    assert refused.value.code == code
    said = [refused.value.answer(language)["detail"] for language in (ZH, EN)]
    assert said[0] != said[1]
    assert "{" not in "".join(map(str, said))


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    if data.startswith((b"PK", b"\xd0\xcf")):
        return
    try:
        table = read_table(data)
    except Invalid:
        return
    assert table.rows
    assert all(cell == cell.replace("\0", "") for row in table.rows for cell in row.cells)


def test_real_quirky_workbooks_are_read_or_refused_with_a_sentence(real: Path) -> None:
    files = sorted((real / "hostile").glob("*/*"))
    read, refused = [], {}
    for file in files:
        try:
            read.append((file.name, len(read_table(file.read_bytes()).rows)))
        except Invalid as refusal:
            refused[file.name] = refusal.code
    assert len(files) > 60
    assert refused["password.xls"] == refused["protected_passtika.xlsx"] == "file_password"
    assert refused["sample-beta.xlsx"] == "file_damaged"
    assert dict(read)["DateFormatTests.xlsx"] == 3
    assert len(read) > 40


@pytest.mark.parametrize(
    ("columns", "mapping"),
    [
        (
            ["Hos_Name", "Hos_City", "Hos_Grade", "Hos_Speciality"],
            {"Hos_Name": "name", "Hos_City": "place", "Hos_Grade": "level", "Hos_Speciality": "specialties"},
        ),
        (
            ["序号", "机构名称", "地址", "邮政编码", "区县代码", "区县名称", "医院等级", "医院等次", "大类", "经济类型名称"],
            {
                "机构名称": "name", "地址": "address", "区县代码": "division_code", "区县名称": "district",
                "医院等级": "level", "医院等次": "grade", "大类": "category",
            },
        ),
        (
            ["医疗机构名称", "统一社会信用代码", "省份", "城市", "区县", "机构类别", "别名", "联系电话"],
            {
                "医疗机构名称": "name", "统一社会信用代码": "uscc", "省份": "province", "城市": "city",
                "区县": "district", "机构类别": "category", "别名": "alias",
            },
        ),
        (
            ["Facility Name", "Address", "City/Town", "State", "Hospital Type", "Hospital overall rating"],
            {
                "Facility Name": "name", "Address": "address", "City/Town": "city", "State": "province",
                "Hospital Type": "category",
            },
        ),
        (["a", "b"], {}),
    ],
)  # fmt: skip
def test_columns_are_known_by_what_lists_call_them(columns: list[str], mapping: dict[str, str]) -> None:
    assert guess_mapping(columns) == mapping
