"""Who gets which answer: one row for each endpoint of a room, one answer for each person."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from tests.conftest import ApiClient


class Row(NamedTuple):
    """An endpoint by its name, a request to it, and the status each person gets."""

    name: str
    method: str
    path: str
    body: Any
    answers: tuple[int, ...]


def named(rows: Iterable[Row]) -> list[str]:
    """The rows' names, as the tests are called by."""
    return [row.name for row in rows]


def filled(body: Any, known: Mapping[str, Any]) -> Any:
    """The body with the things it names in braces."""
    if isinstance(body, dict):
        return {name: filled(value, known) for name, value in body.items()}
    if isinstance(body, list):
        return [filled(value, known) for value in body]
    return body.format(**known) if isinstance(body, str) else body


def answers(
    row: Row, people: Sequence[str], clients: Mapping[str, ApiClient], known: Mapping[str, Any]
) -> tuple[int, ...]:
    """What each person is answered; nothing of it stays."""
    got = []
    for person in people:
        with transaction.atomic():
            said = clients[person].call(row.method, row.path.format(**known), filled(row.body, known))
            transaction.set_rollback(True)
        got.append(said.status_code)
    return tuple(got)
