"""The page of the law names files that exist, and a test for each rule."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from config.entry import ROOT

PAGE = ROOT / "docs" / "law" / "index.md"
LINES = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
ROWS = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in LINES if "---" not in line]
# Prescriptions of a doctor (统方, MR-11) and figures of sales (MR-12).
FORBIDDEN = re.compile(r"(^|_)(rx|prescri\w*|sales?|sold|revenue|turnover|quota)(_|$)")
CODE = re.compile(r"`([^`]+)`")


def places(cell: str) -> list[Path]:
    """The files a cell names: a bare name lies beside the one before it."""
    found: list[Path] = []
    for name in CODE.findall(cell):
        if "/" in name or name.endswith(".py"):
            folder = found[-1].parent if found and "/" not in name else ROOT
            found.append(folder / name)
    return found


def is_there(place: Path) -> bool:
    return any(ROOT.glob(str(place.relative_to(ROOT)).rstrip("/")))


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_rule_names_what_obeys_it_and_what_proves_it(row: list[str]) -> None:
    rule, _, obeyed, proved = row
    assert [str(place) for place in (*places(obeyed), *places(proved)) if not is_there(place)] == []
    assert any(place.is_relative_to(ROOT / "tests") for place in places(proved)), f"no test of {rule}"


def test_the_page_is_read() -> None:
    assert len(ROWS) >= 12
    assert all(len(row) == 4 for row in ROWS)


def test_the_rules_of_the_gates_are_on_the_page() -> None:
    """Every rule a migration brings in is told of."""
    text = (ROOT / "compliance" / "migrations" / "0002_first_rules.py").read_text(encoding="utf-8")
    told = PAGE.read_text(encoding="utf-8")
    assert [
        rule for rule in sorted(set(re.findall(r'"((?:MR|HOSP|AL)-\d\d)"', text))) if rule not in told
    ] == []


def test_no_record_has_a_field_for_prescriptions_or_sales() -> None:
    fields = {
        f"{model._meta.label}.{field.name}"
        for room in ("staff", "hcp", "compliance", "visits", "events", "devices", "trials")
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.fields
    }
    assert len(fields) > 100
    assert [name for name in sorted(fields) if FORBIDDEN.search(name.rpartition(".")[2])] == []
