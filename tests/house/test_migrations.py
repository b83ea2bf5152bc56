"""Migrations are complete, have a sentence for a name, and stand on nothing that may change under them."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house.tree import ROOMS, named, python_files, tree_of

MIGRATIONS = [path for path in python_files(*ROOMS, migrations=True) if re.match(r"\d{4}_", path.name)]
LASTING = {"core.tracking", "core.numbers"}  # made for migrations: they write SQL and nothing else


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", MIGRATIONS, ids=named)
def test_a_migration_is_named_by_what_it_does(path: Path) -> None:
    assert re.fullmatch(r"\d{4}_(initial|[a-z]+(_[a-z0-9]+)*)", path.stem)
    assert not re.search(r"_auto_|_and_more|_\d{8}", path.stem)


def imported(tree: ast.Module) -> set[str]:
    """The modules a file imports, either way."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found |= {name.name for name in names}
            case ast.ImportFrom(module=str() as module):
                found.add(module)
    return found


@pytest.mark.parametrize("path", MIGRATIONS, ids=named)
def test_a_migration_imports_nothing_of_ours(path: Path) -> None:
    ours = {name for name in imported(tree_of(path)) if name.partition(".")[0] in [*ROOMS, "config"]}
    assert ours <= LASTING


@pytest.mark.parametrize("room", ROOMS)
def test_migrations_are_one_line_without_forks(room: str) -> None:
    numbers = [path.name[:4] for path in MIGRATIONS if path.parts[-3] == room]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
