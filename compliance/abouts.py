"""The records of other rooms that cases are about: config/subjects.py says how each kind is found."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from core.actor import Actor
from core.errors import NotFound


class About(NamedTuple):
    """A record as a case names it: which version of it, and its number for people."""

    kind: str
    id: UUID
    version: int | None = None
    number: str = ""


Find = Callable[[Actor, UUID], About]
_kinds: dict[str, Find] = {}


def register(kind: str, find: Find) -> None:
    """Say how a record of a kind is found; registering the same kind twice is a programming error."""
    if kind in _kinds:
        raise ValueError(f"{kind} is registered twice")
    _kinds[kind] = find


def known_kinds() -> frozenset[str]:
    """The kinds of records a report may be about."""
    return frozenset(_kinds)


def about_of(actor: Actor, kind: str, id: UUID) -> About:
    """The record if the reader sees it; else only its name: it may still be on its way from the tablet."""
    try:
        return _kinds[kind](actor, id)
    except NotFound:
        return About(kind, id)
