"""Reading a study from SDTM files: rows by name, NA and blanks are nothing, and what does not fit is named."""

import csv
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]
WANTED = {
    "dm": ("STUDYID", "USUBJID", "SUBJID", "SITEID", "ARMCD", "ARM", "ACTARMCD", "SEX", "AGE"),
    "ds": ("USUBJID", "DSSEQ", "DSTERM", "DSDECOD", "DSCAT", "DSSTDTC"),
    "ae": ("USUBJID", "AESEQ", "AETERM", "AESEV", "AESER"),
    "sv": ("USUBJID", "VISITNUM", "VISIT", "VISITDY", "SVSTDTC", "SVENDTC"),
}
NOTHING = ("", "NA")


class BadStudy(ValueError):
    """The files are no study: the sentence says which file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Files:
    """The four domains of a study; what the optional trial summary says of the number planned."""

    dm: list[Row]
    ds: list[Row]
    ae: list[Row]
    sv: list[Row]
    summary: dict[str, str]


def read_study(folder: Path) -> Files:
    """The files of a folder; BadStudy when one is missing, lacks a column or names somebody DM does not."""
    domains = {name: _domain(folder / f"{name}.csv", wanted) for name, wanted in WANTED.items()}
    if not domains["dm"] or len({row["STUDYID"] for row in domains["dm"]}) != 1:
        raise BadStudy("dm.csv must hold the participants of one study.")
    people = {row["USUBJID"] for row in domains["dm"]}
    for name, rows in domains.items():
        if strangers := sorted({row["USUBJID"] for row in rows} - people):
            raise BadStudy(f"{name}.csv names {strangers[0]}, whom dm.csv does not.")
    summary = folder / "ts.csv"
    told = _rows(summary) if summary.exists() else []
    return Files(**domains, summary={row["TSPARMCD"]: row["TSVAL"] for row in told})


def _domain(path: Path, wanted: tuple[str, ...]) -> list[Row]:
    if not path.exists():
        raise BadStudy(f"{path.name} is missing.")
    rows = _rows(path)
    if rows and (missing := [name for name in wanted if name not in rows[0]]):
        raise BadStudy(f"{path.name} lacks the column {missing[0]}.")
    return rows


def _rows(path: Path) -> list[Row]:
    text = _text(path.read_bytes())
    return [
        {name: "" if value in NOTHING else value for name, value in row.items()}
        for row in csv.DictReader(text.splitlines())
    ]


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:  # written on Windows
        return content.decode("cp1252", errors="replace")
