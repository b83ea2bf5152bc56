"""States as a table: which move leads where, who may make it, and whether it wants a reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models

from core.access import Code, require
from core.actor import Actor
from core.errors import Busy, Invalid, Refused
from core.history import change, overtake
from core.words import Text


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table: a verb, the states it starts from, the state it ends in."""

    name: str
    sources: tuple[str, ...]
    target: str
    needs: Code
    text: Text
    reason: bool = False


T = TypeVar("T", bound=models.Model)


class Flow(Generic[T]):
    """The life of one kind of record. Built when Python imports it, and checked then."""

    def __init__(
        self, kind: str, names: Mapping[str, Text], *, start: Iterable[str], moves: Sequence[Move]
    ) -> None:
        self.kind = kind
        self.names = names
        self.start = frozenset(start)
        self.moves = {move.name: move for move in moves}
        self._check(moves)

    def _check(self, moves: Sequence[Move]) -> None:
        known = set(self.names)
        if len(self.moves) != len(moves):
            raise ValueError(f"{self.kind}: a move is declared twice")
        used = {state for move in moves for state in (*move.sources, move.target)} | self.start
        if used - known:
            raise ValueError(f"{self.kind}: unknown states {sorted(used - known)}")
        reached = set(self.start)
        while grown := {m.target for m in moves if reached & set(m.sources)} - reached:
            reached |= grown
        if known - reached:
            raise ValueError(f"{self.kind}: states nobody can reach: {sorted(known - reached)}")

    def open_to(self, actor: Actor, thing: T) -> list[str]:
        """The moves this actor may make now, in the table's order: the buttons of the screen."""
        state = thing.state  # type: ignore[attr-defined]
        return [m.name for m in self.moves.values() if state in m.sources and actor.may(m.needs)]

    def check(self, actor: Actor, thing: T, name: str) -> Move:
        """Refuse a move the actor may not make, or that does not start where the thing stands."""
        move = self.moves[name]
        require(actor, move.needs)
        state = thing.state  # type: ignore[attr-defined]
        if state not in move.sources:
            raise self._refusal(move, state)
        return move

    def move(self, actor: Actor, thing: T, name: str, /, *, reason: str = "", **fields: Any) -> T:
        """Make a move: asks the permission, the state and the reason; refuses if somebody was faster."""
        move = self.check(actor, thing, name)
        if move.reason and not reason.strip():
            raise Invalid(
                "reason_missing",
                "请填写原因。",
                "Give a reason.",
                fields={"reason": Text("请填写原因。", "Give a reason.")},
            )
        old = thing.state  # type: ignore[attr-defined]
        with change(actor, f"{self.kind}.{name}", reason=reason):
            if not overtake(thing, {"state": old}, state=move.target, **fields):
                thing.refresh_from_db()
                raise self._refusal(move, thing.state) if thing.state != old else Busy()  # type: ignore[attr-defined]
            return thing

    def _refusal(self, move: Move, state: str) -> Refused:
        return Refused(
            "wrong_state",
            "当前状态为“{state}”，不能{what}。",
            "It is {state} now, so it is too late to: {what}.",
            state=self.names[state],
            what=move.text,
        )
