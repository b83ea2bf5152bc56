"""Every door is in its room's tests: who gets which answer, and how many queries a read makes."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from config.entry import ROOT
from tests.house.tree import operations, room_of

TESTS_OF = {"config": "core"}  # the house's own doors
DOORS = [(room_of(operation), verb, str(operation.url_name)) for verb, _, operation in operations()]
WITH_DOORS = sorted({room for room, _, _ in DOORS})


def folder_of(room: str) -> Path:
    return ROOT / "tests" / TESTS_OF.get(room, room)


def matrices(room: str) -> list[Any]:
    """The matrices of a room: one beside its tests, or one for each of its areas."""
    books = sorted(folder_of(room).rglob("test_api.py"))
    modules = [".".join(book.relative_to(ROOT).with_suffix("").parts) for book in books]
    return [import_module(name).MATRIX for name in modules]


@pytest.mark.parametrize("room", WITH_DOORS)
def test_every_door_stands_in_the_matrix_of_its_room(room: str) -> None:
    names = {row[0] for matrix in matrices(room) for row in matrix}
    assert sorted(names) == sorted({name for at, _, name in DOORS if at == room})


@pytest.mark.parametrize("room", WITH_DOORS)
def test_every_read_has_its_number_of_queries_written_down(room: str) -> None:
    """A count is named `reader: door`, or `reader: door with more words`; the reader may be left out."""
    kept = folder_of(room).rglob("query_counts.json")
    counted = {
        name.rpartition(": ")[2].split(" ")[0]
        for book in kept
        for name in json.loads(book.read_text(encoding="utf-8"))
    }
    reads = {name for at, verb, name in DOORS if at == room and verb == "GET"}
    assert reads - counted == set()
