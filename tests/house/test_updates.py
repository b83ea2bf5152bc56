"""No write passes by history: QuerySet.update and its sisters are for models that have none."""

import ast

import pytest

from config.entry import ROOT
from core.history import is_tracked
from tests.house.tree import named, our_models, python_files, tree_of

WITHOUT_HISTORY = {"update", "bulk_create", "bulk_update", "aupdate", "abulk_create", "abulk_update"}
ALLOWED = {
    "core/history.py": "writes the row and its history together",
}
UNTRACKED = {model.__name__ for model in our_models() if not is_tracked(model)}


def silent_writes(tree: ast.Module) -> list[ast.Call]:
    """Calls that write rows without their history. A dict's `update` takes no keywords in this house."""
    harmless = UNTRACKED | _rows_of(UNTRACKED, tree)
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WITHOUT_HISTORY
        and not (node.func.attr == "update" and not node.keywords)
        and _root(node.func) not in harmless
    ]


def _rows_of(models: set[str], tree: ast.Module) -> set[str]:
    """Variables that hold rows of these models."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _root(node.value) in models
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _root(node: ast.expr) -> str:
    """The name a chain of calls begins with."""
    while isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_nothing_is_written_past_its_history() -> None:
    passing_by = {
        named(path): [ast.unparse(call) for call in calls]
        for path in python_files()
        if named(path) not in ALLOWED and (calls := silent_writes(tree_of(path)))
    }
    assert passing_by == {}


def test_what_is_allowed_is_there() -> None:
    assert set(ALLOWED) <= {named(path) for path in python_files()}
    assert all(silent_writes(tree_of(ROOT / name)) for name in ALLOWED), "take it off the list"


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("Visit.objects.filter(pk=1).update(state='x')", True),
        ("rows.update(state='x')", True),
        ("self.model._default_manager.bulk_create(things)", True),
        ("Visit.objects.bulk_update(things, ['a'])", True),
        ("TabletContact.objects.filter(pk=1).update(last_pull_at=now)", False),
        ("rows = TabletContact.objects.all()\nrows.filter(pk=1).update(last_pull_at=now)", False),
        ("rows = Visit.objects.all()\nrows.filter(pk=1).update(state='x')", True),
        ("names.update(more)", False),
        ("digest.update(part)", False),
    ],
)
def test_the_ban_knows_a_silent_write_when_it_sees_one(line: str, refused: bool) -> None:
    assert bool(silent_writes(ast.parse(line))) is refused
