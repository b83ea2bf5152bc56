"""The way in: bytes and a file name become a table with a header and numbered rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.words import Text
from hcp.reading.grid import Grid, Line
from hcp.reading.headers import find_header, name_columns
from hcp.reading.refusals import refusal
from hcp.reading.text import read_text
from hcp.reading.workbook import check_archive, read_workbook
from hcp.reading.workbook_child import MOST_COLUMNS, MOST_ROWS

MOST_MB = 20
MOST_CELL = 4_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = [
    (b"%PDF", Text("PDF", "a PDF")),
    (b"\x89PNG", Text("图片", "a picture")),
    (b"\xff\xd8\xff", Text("图片", "a picture")),
    (b"GIF8", Text("图片", "a picture")),
    (b"Rar!", Text("压缩", "an archive")),
    (b"7z\xbc\xaf", Text("压缩", "an archive")),
    (b"\x1f\x8b", Text("压缩", "an archive")),
    (b"PK\x05\x06", Text("压缩", "an archive")),
    (b"\x7fELF", Text("程序", "a program")),
    (b"MZ", Text("程序", "a program")),
    (b"{\\rtf", Text("RTF", "an RTF document")),
]
_HTML = re.compile(rb"^\s*(<!doctype html|<html|<\?xml|<table)", re.IGNORECASE)
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Table:
    """A header, the rows under it with the lines they stand on, and how the file was written."""

    columns: list[str]
    rows: list[Line]
    encoding: str
    line_ends: str
    delimiter: str
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def read_table(data: bytes, guess: Callable[[str], str] | None = None) -> Table:
    """The table in a file; refused with a sentence when there is none. `guess`: which field a header cell names."""
    grid = _grid(data)
    lines = [Line(line.number, [_cell(cell) for cell in line.cells]) for line in grid.lines]
    lines = [line for line in lines if any(line.cells)]
    if not lines:
        raise refusal("file_empty")
    place = find_header([line.cells for line in lines], guess)
    columns = name_columns(lines[place].cells)
    rows = lines[place + 1 :]
    if not rows:
        raise refusal("file_no_rows")
    if len(rows) > MOST_ROWS or len(columns) > MOST_COLUMNS:
        raise refusal("file_too_wide", rows=MOST_ROWS, columns=MOST_COLUMNS)
    return Table(
        columns, rows, grid.encoding, grid.line_ends, grid.delimiter, grid.sheet, tuple(grid.other_sheets)
    )


def _grid(data: bytes) -> Grid:
    if not data.strip():
        raise refusal("file_empty")
    if len(data) > MOST_MB * 1_000_000:
        raise refusal("file_too_large", limit=MOST_MB)
    if data.startswith(_ZIP):
        return read_workbook(data, check_archive(data))
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise refusal("file_password")
        return read_workbook(data, ".xls")
    for signature, kind in _OTHERS:
        if data.startswith(signature) and not (
            signature == b"MZ" and data[2:64].isascii() and b"\0" not in data[:64]
        ):
            raise refusal("file_not_table", kind=kind)
    if _HTML.match(data):
        raise refusal("file_not_table", kind=Text("网页", "a web page"))
    return read_text(data)


def _cell(text: str) -> str:
    """A cell as it can be kept: no control characters, no blanks around it, not endless."""
    return _UNSTORABLE.sub("", text.replace("\r", "\n")).strip()[:MOST_CELL]
