"""Run as a program of its own, with little memory: opens one workbook and prints its cells as JSON.

A workbook is an uploaded stranger. What it does to the reader happens here, not in the web server.
"""

import contextlib
import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

MOST_ROWS = 100_000
MOST_COLUMNS = 300
MOST_CELLS = 8_000_000
MEMORY = 1_500_000_000
SECONDS = 50


def main(path: str) -> dict[str, Any]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)
    except CalamineError as problem:
        locked = "password" in str(problem).casefold() or "encrypt" in str(problem).casefold()
        return {"problem": "file_password" if locked else "file_damaged"}
    sheets = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    for place, name in enumerate(sheets):
        sheet = book.get_sheet_by_name(name)
        if _too_large(sheet):
            return {"problem": "file_too_wide", "rows": MOST_ROWS, "columns": MOST_COLUMNS}
        first = (sheet.start or (0, 0))[0] + 1
        lines = [
            (number, cells)
            for number, row in enumerate(sheet.to_python(skip_empty_area=True), first)
            if any(cells := [_text(value) for value in row])
        ]
        if lines:
            return {"sheet": name, "others": sheets[place + 1 :], "lines": lines}
    return {"problem": "file_no_sheet"}


def _too_large(sheet: Any) -> bool:
    return bool(
        sheet.height > MOST_ROWS + 50 or sheet.width > MOST_COLUMNS or sheet.height * sheet.width > MOST_CELLS
    )


def _text(value: Any) -> str:
    """A cell as a list would show it: whole numbers without a point, days as ISO days."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta | int) else str(value or "").strip()


if __name__ == "__main__":
    sys.path.append(sys.argv[2])
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(main(sys.argv[1]), sys.stdout)
