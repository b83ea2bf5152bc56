"""Ten lines is a function, a hundred is a file, five hundred is two files."""

import ast
from pathlib import Path

import pytest

from config.entry import ROOT
from tests.house.tree import named, python_files, tree_of

LONGEST_FILE, LONGEST_FUNCTION = 500, 50
APP = ROOT / "frontend" / "src"
WORDS = "words.ts"  # a table of sentences, looked up and never read through
GENERATED = {"frontend/src/api/schema.d.ts": "made from the contract"}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def all_files() -> list[Path]:
    app = [*APP.rglob("*.ts"), *APP.rglob("*.tsx")]
    written = [path for path in app if named(path) not in GENERATED and path.name != WORDS]
    return [*python_files(), *python_files("tests"), *sorted(written)]


def functions(path: Path) -> list[tuple[int, str]]:
    return [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{named(path)}:{node.name}")
        for node in ast.walk(tree_of(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def test_no_file_is_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = sorted(((lines(path), named(path)) for path in all_files()), reverse=True)
    with capsys.disabled():
        print("\nThe five largest files:", *(f"  {size:5} {name}" for size, name in sizes[:5]), sep="\n")  # noqa: T201
    assert [name for size, name in sizes if size > LONGEST_FILE] == []


def test_no_function_is_too_long() -> None:
    sizes = [found for path in python_files() for found in functions(path)]
    assert [name for size, name in sizes if size > LONGEST_FUNCTION] == []
    assert sorted(size for size, _ in sizes)[len(sizes) // 2] <= 12, "the middle function is short"
