"""Whom a step asks: people behind names, roles and chains; deputies; never the requester, never nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from compliance.approvals.definition import (
    Approve,
    Approver,
    Chosen,
    Definition,
    InRole,
    Person,
    Superior,
    Tell,
)
from compliance.approvals.state import Source, State
from core.errors import Refused

LONGEST_CHAIN = 5  # how many deputies of deputies are followed


class Directory(Protocol):
    """Who is there today."""

    def is_active(self, person: int) -> bool: ...

    def in_role(self, role: str) -> Iterable[int]:
        """Those who hold the role and are active, in a stable order."""

    def superior(self, person: int, level: int) -> int | None:
        """Who stands so many levels above a person."""

    def deputy(self, person: int) -> int | None:
        """Who stands in for a person today, for this kind of request."""


class Nobody(Refused):
    """A step has nobody who could decide it; the request may not go on without one."""

    def __init__(self, step: Approve) -> None:
        super().__init__(
            "nobody_to_decide",
            "步骤“{step}”没有可以审批的人（申请人本人不能审批）。请流程管理员调整流程或兜底角色。",
            "The step “{step}” has nobody who could decide it (the requester never decides)."
            " Ask whoever keeps the process to change it or its fallback role.",
            step=step.name.zh + " / " + step.name.en,
        )


@dataclass(frozen=True, slots=True)
class Seat:
    """One signature a step wants, and who might give it."""

    number: int
    approver: Approver
    level: int = 0
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a seat, for whom, and how he came to it."""

    person: int
    on_behalf_of: int | None = None
    source: Source = Source.DIRECT


def seats(step: Approve | Tell, state: State) -> list[Seat]:
    """The signatures a step wants: one per person, one per role, one per level, one per chosen person."""
    found: list[Seat] = []
    for approver in step.approvers:
        if isinstance(approver, Superior):
            found += [Seat(len(found) + n, approver, level=n + 1) for n in range(approver.levels)]
        elif isinstance(approver, Chosen):
            chosen = state.chosen.get(step.key, ())
            found += [Seat(len(found) + n, approver, person=person) for n, person in enumerate(chosen)]
        else:
            found.append(Seat(len(found), approver))
    return found


def named(seat: Seat, state: State, directory: Directory) -> list[int]:
    """Whom a seat names, before anybody is left out or stood in for."""
    match seat.approver:
        case Person(user_id=person):
            return [person]
        case InRole(role=role):
            return list(directory.in_role(role))
        case Superior():
            above = directory.superior(state.requester, seat.level)
            return [] if above is None else [above]
    return [seat.person] if seat.person is not None else []


def eligible(people: Iterable[int], state: State, directory: Directory) -> list[int]:
    """Those of them who are there and did not ask themselves."""
    return [person for person in people if person not in state.barred and directory.is_active(person)]


def holders(
    definition: Definition,
    step: Approve,
    seat: Seat,
    state: State,
    directory: Directory,
    *,
    taken: frozenset[int],
    steps_in: bool = True,
) -> list[Holder]:
    """Who holds a seat now. Whoever signs elsewhere in the step is left out; the owner's role steps in last."""
    asked = {person for other in seats(step, state) for person in named(other, state, directory)}
    direct = [p for p in eligible(named(seat, state, directory), state, directory) if p not in taken]
    found = [_stood_in(person, state, directory, asked | taken) for person in direct]
    if not found and steps_in:
        stepping_in = eligible(directory.in_role(definition.fallback), state, directory)
        found = [Holder(p, source=Source.FALLBACK) for p in stepping_in if p not in taken]
    return _once_each(found)


def _stood_in(person: int, state: State, directory: Directory, busy: Iterable[int]) -> Holder:
    """The person, or the deputy at the end of his chain who may and does not sign here anyway."""
    avoided, present = {*busy}, person
    for _ in range(LONGEST_CHAIN):
        following = directory.deputy(present)
        if following is None or following in avoided or not eligible([following], state, directory):
            break
        avoided.add(following)
        present = following
    return Holder(person) if present == person else Holder(present, person, Source.DEPUTY)


def _once_each(found: list[Holder]) -> list[Holder]:
    return list({holder.person: holder for holder in reversed(found)}.values())[::-1]
