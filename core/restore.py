"""An earlier state of a record made its present one: a new change, made through the room's own door.

Nothing is written back raw: the fields an ordinary edit of the record takes go through that edit, so its
permission, its rules and its version hold as always. History keeps the act as one more line, named `restore`,
whose reason begins with the moment.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from pydantic import BaseModel, ValidationError

from core.access import Code, require
from core.actor import Actor
from core.errors import DomainError, NotFound, Refused
from core.history import as_of, told_as
from core.timeline import TimelineKind, names_in, shown_fields

NOT_THEN = NotFound("当时还没有这条记录。", "The record did not exist at that moment.")
SAME = Refused(
    "nothing_to_restore",
    "可以修改的内容与当时相同，没有需要恢复的内容。",
    "What can be changed is as it was then; there is nothing to restore.",
)
OUTGROWN = Refused(
    "outgrown",
    "当时的内容已不符合现在的填写要求，请改用编辑逐项修改。",
    "What it held then does not meet today's form; change it field by field instead.",
)


@dataclass(frozen=True, slots=True)
class Restorable:
    """How one kind of record is edited: by whose leave, which fields (the body's), through which service."""

    needs: Code
    body: type[BaseModel]
    edit: Callable[..., Any]
    columns: Mapping[str, str] = field(default_factory=dict)  # field of the body -> column called otherwise

    def fields(self, kind: TimelineKind, actor: Actor) -> dict[str, str]:
        """The fields this reader may put back, each with its column; what he sees masked stays as it is."""
        masked = {name for name, needed in kind.masked.items() if not actor.may(needed)}
        shown = {field.attname for field in shown_fields(kind)} - masked
        named = {name: self.columns.get(name, name) for name in self.body.model_fields}
        return {name: column for name, column in named.items() if column in shown}


def plan_restore(
    kind: TimelineKind, how: Restorable, actor: Actor, pk: UUID | int, moment: datetime
) -> dict[str, Any]:
    """What would change, field by field, and whether the room would refuse it: rehearsed and undone."""
    require(actor, how.needs)
    thing: Any = kind.get(actor, pk)
    then = _then(kind, pk, moment)
    changes = [
        {"field": column, "before": getattr(thing, column), "after": getattr(then, column)}
        for column in how.fields(kind, actor).values()
        if getattr(thing, column) != getattr(then, column)
    ]
    said = [(one["field"], one[side]) for one in changes for side in ("before", "after")]
    refusal = _rehearsed(kind, how, actor, pk, moment, thing.version) if changes else None
    return {
        "at": moment,
        "version": thing.version,
        "changes": changes,
        "names": names_in(kind, actor.language, said),
        "refusal": refusal and refusal.answer(actor.language)["detail"],
        "rule": refusal.rule if refusal else "",
    }


def restore(
    kind: TimelineKind,
    how: Restorable,
    actor: Actor,
    pk: UUID | int,
    moment: datetime,
    *,
    version: int,
    reason: str,
) -> None:
    """Put the fields a person may edit back to what they were at a moment, if the record is still as he saw it."""
    require(actor, how.needs)
    thing = kind.get(actor, pk)
    then = _then(kind, pk, moment)
    given = _given(how, how.fields(kind, actor), thing, then)
    if not given:
        raise SAME
    meta = kind.model._meta
    with told_as(f"{meta.app_label}.{meta.model_name}.restore", f"{moment.isoformat()} {reason}"):
        how.edit(actor, thing, **_body(how, version, reason, given))


def _then(kind: TimelineKind, pk: UUID | int, moment: datetime) -> Model:
    row = as_of(kind.model, pk, moment)
    if row is None:
        raise NOT_THEN
    return row


def _given(how: Restorable, fields: Mapping[str, str], thing: Model, then: Model) -> dict[str, Any]:
    """What differs, and what the form always wants; nothing when nothing differs."""
    differs = {name for name, column in fields.items() if getattr(thing, column) != getattr(then, column)}
    wanted = {name for name in fields if how.body.model_fields[name].is_required()} if differs else set()
    return {name: getattr(then, fields[name]) for name in differs | wanted}


def _body(how: Restorable, version: int, reason: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The body of the edit, as its endpoint would have taken it."""
    why = {"reason": reason} if "reason" in how.body.model_fields else {}
    try:
        return how.body.model_validate({"version": version, **why, **given}).model_dump(exclude_unset=True)
    except ValidationError:
        raise OUTGROWN from None


def _rehearsed(
    kind: TimelineKind, how: Restorable, actor: Actor, pk: UUID | int, moment: datetime, version: int
) -> DomainError | None:
    """What the room would answer: done and taken back before anybody sees it."""
    try:
        with transaction.atomic():
            restore(kind, how, actor, pk, moment, version=version, reason="-")
            transaction.set_rollback(True)
    except DomainError as refusal:
        return refusal
    return None
