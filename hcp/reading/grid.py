"""What every kind of file becomes first: cells by line, and how the file was written."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """The cells of one row and the line of the file (or row of the sheet) it begins on, from 1."""

    number: int
    cells: list[str]


@dataclass(slots=True)
class Grid:
    """All rows of a file that are not wholly empty."""

    lines: list[Line]
    encoding: str
    line_ends: str = ""
    delimiter: str = ""
    sheet: str = ""
    other_sheets: list[str] = field(default_factory=list)
