"""Reading history: a sentence's worth per change, and a record as it was at any moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from core.actor import Actor
from core.errors import NotFound
from core.history import as_of, history_of, tracked_fields
from core.lists import PageQuery, page

HIDDEN = {"version", "created_at", "updated_at", "id"}


@dataclass(frozen=True, slots=True)
class TimelineKind:
    """One kind of record whose history may be read: how to find it for a reader, what stays hidden."""

    name: str
    model: type[Model]
    get: Callable[[Actor, Any], Model]
    hidden: frozenset[str] = frozenset()
    masked: Mapping[str, str] = field(default_factory=dict)  # column -> permission that shows it


def changes_of(kind: TimelineKind, actor: Actor, pk: UUID | int, query: PageQuery) -> dict[str, Any]:
    """The changes of one record, newest first; a reader who may not see it finds nothing."""
    kind.get(actor, pk)
    key = kind.model._meta.pk.attname
    rows = history_of(kind.model)._default_manager.filter(**{key: pk})
    answer = page(rows, query, order=("-history_id",), row=lambda row: row)
    found: Sequence[Any] = answer["items"]
    before = _row_before(rows, found)
    pairs = zip(found, [*found[1:], before], strict=True) if found else ()
    return {**answer, "items": [_change(kind, actor, new, old) for new, old in pairs]}


def _row_before(rows: Any, found: Sequence[Any]) -> Any:
    if not found:
        return None
    return rows.filter(history_id__lt=found[-1].history_id).order_by("-history_id").first()


def _change(kind: TimelineKind, actor: Actor, new: Any, old: Any) -> dict[str, Any]:
    return {
        "id": new.history_id,
        "at": new.history_date,
        "actor": new.actor_name,
        "action": new.action,
        "type": {"+": "created", "~": "changed", "-": "deleted"}[new.history_type],
        "reason": new.history_change_reason,
        "device": new.device_id,
        "occurred_at": new.occurred_at,
        "changes": [
            {"field": name, "before": old and _value(kind, actor, old, name), "after": _value(kind, actor, new, name)}
            for name in _columns(kind)
            if _differs(new, old, name)
        ],
    }


def _columns(kind: TimelineKind) -> list[str]:
    hidden = HIDDEN | kind.hidden
    return [field.attname for field in tracked_fields(kind.model) if field.attname not in hidden]


def _differs(new: Any, old: Any, name: str) -> bool:
    value = getattr(new, name)
    if old is None:
        return value not in (None, "", [], {}, False)
    return bool(value != getattr(old, name))


def _value(kind: TimelineKind, actor: Actor, row: Any, name: str) -> Any:
    needed = kind.masked.get(name)
    if needed and not actor.may(needed):
        return "***"
    return getattr(row, name)


def row_as_of(kind: TimelineKind, actor: Actor, pk: UUID | int, moment: datetime) -> dict[str, Any]:
    """The record's values as they were at that moment."""
    kind.get(actor, pk)
    row = as_of(kind.model, pk, moment)
    if row is None:
        raise NotFound("当时还没有这条记录。", "The record did not exist at that moment.")
    return {"at": moment, "row": {name: _value(kind, actor, row, name) for name in _columns(kind)}}
