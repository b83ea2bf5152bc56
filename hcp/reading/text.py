"""CSV as the world writes it: its line ends, its delimiter, its rows with the lines they stand on."""

import csv
from collections import Counter
from collections.abc import Iterator

from hcp.reading.encoding import decode
from hcp.reading.grid import Grid, Line

DELIMITERS = (",", "\t", ";", "|", "，")
_SAMPLE = 200
_FIELD_LIMIT = 1_000_000


def read_text(data: bytes) -> Grid:
    """The cells of a text file."""
    text, encoding = decode(data)
    ends, lines = _split_lines(text)
    delimiter = _find_delimiter(lines[:_SAMPLE])
    return Grid(list(_rows(lines, delimiter)), encoding, ends, delimiter)


def _split_lines(text: str) -> tuple[str, list[str]]:
    """What ends the lines, and the lines. `\\r\\r\\n` is one end of line: naive readers see twice the rows."""
    doubled = text.count("\r\r\n")
    windows = text.count("\r\n") - doubled
    unix = text.count("\n") - doubled - windows
    mac = text.count("\r") - 2 * doubled - windows
    counts = {"crcrlf": doubled, "crlf": windows, "lf": unix, "cr": mac}
    used = [name for name, count in counts.items() if count]
    whole = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return (used[0] if len(used) == 1 else "mixed" if used else "none"), whole.split("\n")


def _find_delimiter(lines: list[str]) -> str:
    """The delimiter that cuts most lines into the same number of cells, more than one."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = Counter(len(row.cells) for row in _rows(lines, delimiter) if any(row.cells))
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        score = count / sum(widths.values()) + width / 1000
        if width > 1 and score > best_score + 0.05:
            best, best_score = delimiter, score
    return best


def _rows(lines: list[str], delimiter: str) -> Iterator[Line]:
    try:
        yield from list(_quoted(lines, delimiter))
    except csv.Error:  # a quote that never closes: the quotes are text
        yield from (Line(number, line.split(delimiter)) for number, line in enumerate(lines, 1) if line)


def _quoted(lines: list[str], delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=True)
    started = 1
    for row in reader:
        if row:
            yield Line(started, row)
        started = reader.line_num + 1
