"""Workbooks: checked as archives first, then opened in a process of their own that may fail alone."""

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from core.words import Text
from hcp.reading.grid import Grid, Line
from hcp.reading.refusals import refusal
from hcp.reading.workbook_child import MOST_COLUMNS, MOST_ROWS

MOST_UNPACKED = 300  # MB; a real list of 100,000 rows is under 60
MOST_FILES = 5_000
SECONDS = 60
_PROGRAM = Path(__file__).with_name("workbook_child.py")


def check_archive(data: bytes) -> str:
    """What kind of workbook it is; refused when it is none, a bomb or encrypted, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refusal("file_damaged") from None
    if len(files) > MOST_FILES or sum(file.file_size for file in files) > MOST_UNPACKED * 1_000_000:
        raise refusal("file_bomb", limit=MOST_UNPACKED)
    if any(file.flag_bits & 1 for file in files):
        raise refusal("file_password")
    names = {file.filename.lower().replace("\\", "/") for file in files}
    for name, suffix in (("xl/workbook.xml", ".xlsx"), ("xl/workbook.bin", ".xlsb"), ("content.xml", ".ods")):
        if name in names:
            return suffix
    raise refusal("file_not_table", kind=_other_document(names))


def _other_document(names: set[str]) -> Text:
    if any(name.startswith("word/") for name in names):
        return Text("Word", "a Word document")
    if any(name.startswith("ppt/") for name in names):
        return Text("PowerPoint", "a presentation")
    return Text("压缩", "an archive")


def read_workbook(data: bytes, suffix: str) -> Grid:
    """The cells of the first visible worksheet with content."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(data)
        file.flush()
        answer = _ask(file.name)
    if problem := answer.get("problem"):
        raise refusal(problem, rows=answer.get("rows"), columns=answer.get("columns"), limit=MOST_UNPACKED)
    lines = [Line(number, cells) for number, cells in answer["lines"]]
    if not lines:
        raise refusal("file_no_sheet")
    return Grid(lines, "workbook", sheet=answer["sheet"], other_sheets=answer["others"])


def _ask(path: str) -> dict[str, Any]:
    """Run the child; whatever kills it (memory, a defect of the reader) is a damaged file to us."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(_PROGRAM), path, _site()],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refusal("file_slow") from None
    if done.returncode < 0:  # killed for its memory or its time
        raise refusal("file_too_wide", rows=MOST_ROWS, columns=MOST_COLUMNS)
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise refusal("file_damaged") from None
    return answer


def _site() -> str:
    """Where python_calamine is installed, for a child that loads nothing else."""
    found = find_spec("python_calamine")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parent.parent)
