"""Names are words a rep would use: no drawers, no machinery, and an event is a congress."""

import ast
import re
from pathlib import Path

from config.entry import ROOT
from tests.house.tree import named, python_files, tree_of

DRAWERS = re.compile(r"(^|_)(utils?|helpers?|misc|common|stuff|managers?|handlers?|process|data|info)(_|$)")
MACHINERY = re.compile(r"(^|_)(utils?|helpers?|managers?|handlers?|processors?|wrappers?|impl)(_|$)")
SOFTWARE_EVENT = re.compile(r"(^|_)(?<!adverse_)events?(_|$)|(?<!Adverse)Event(s|$|[A-Z])")
GIVEN = {
    "staff/choices.py:MANAGER": "a district manager is a person",
}


def snake(name: str) -> str:
    """VisitManager as visit_manager."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def names_in(path: Path) -> set[str]:
    """What this file itself names: functions, classes, arguments, variables."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.FunctionDef() | ast.ClassDef() | ast.AsyncFunctionDef():
                found.add(node.name)
            case ast.arg():
                found.add(node.arg)
            case ast.Name(ctx=ast.Store()):
                found.add(node.id)
    return found


def test_no_file_is_a_drawer() -> None:
    drawers = [
        named(path)
        for path in python_files()
        if any(DRAWERS.search(part) for part in path.relative_to(ROOT).with_suffix("").parts)
    ]
    assert drawers == []


def test_nothing_is_called_by_the_words_of_machinery() -> None:
    found = {
        f"{named(path)}:{name}"
        for path in python_files()
        for name in names_in(path)
        if MACHINERY.search(snake(name))
    }
    assert found - set(GIVEN) == set()
    assert set(GIVEN) - found == set(), "take it off the list"


def test_an_event_is_a_congress_and_nothing_of_software() -> None:
    found = {
        f"{named(path)}:{name}"
        for path in python_files()
        if path.relative_to(ROOT).parts[0] != "events"  # the room of congresses
        for name in names_in(path)
        if SOFTWARE_EVENT.search(name)
    }
    assert found == set()


def test_the_app_has_no_drawers_either() -> None:
    files = [*(ROOT / "frontend" / "src").rglob("*.ts"), *(ROOT / "frontend" / "src").rglob("*.tsx")]
    drawers = re.compile(r"^(utils?|helpers?|misc|common|stuff|manager|handler)$", re.IGNORECASE)
    assert [
        named(path) for path in files if drawers.match(path.stem) or drawers.match(path.parent.name)
    ] == []
