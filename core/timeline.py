"""Reading history: a sentence's worth per change, and a record as it was at any moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from core.actor import Actor
from core.errors import NotFound
from core.history import as_of, history_of, tracked_fields
from core.lists import PageQuery, page
from core.words import EN

HIDDEN = {"version", "created_at", "updated_at", "id"}
SIDES = ("before", "after")
MASK = "***"


@dataclass(frozen=True, slots=True)
class TimelineKind:
    """One kind of record whose history may be read: how to find it for a reader, what stays hidden."""

    name: str
    model: type[Model]
    get: Callable[[Actor, Any], Model]
    hidden: frozenset[str] = frozenset()
    masked: Mapping[str, str] = field(default_factory=dict)  # column -> permission that shows it
    refers: Mapping[str, type[Model]] = field(default_factory=dict)  # ids without a foreign key, also in JSON


def changes_of(
    kind: TimelineKind, actor: Actor, pk: UUID | int, query: PageQuery, *, auditing: bool = False
) -> dict[str, Any]:
    """The changes of one record, newest first; a reader who may not see it finds nothing."""
    _require_seen(kind, actor, pk, auditing)
    key = kind.model._meta.pk.attname
    rows = history_of(kind.model)._default_manager.filter(**{key: pk})
    answer = page(rows, query, order=("-history_id",), row=lambda row: row)
    found: Sequence[Any] = answer["items"]
    before = _row_before(rows, found)
    pairs = zip(found, [*found[1:], before], strict=True) if found else ()
    items = [change_of(kind, actor, new, old) for new, old in pairs]
    told = [(change["field"], change[side]) for item in items for change in item["changes"] for side in SIDES]
    return {**answer, "items": items, "names": names_in(kind, actor.language, told)}


def _row_before(rows: Any, found: Sequence[Any]) -> Any:
    if not found:
        return None
    return rows.filter(history_id__lt=found[-1].history_id).order_by("-history_id").first()


def change_of(kind: TimelineKind, actor: Actor, new: Any, old: Any) -> dict[str, Any]:
    """One line of history: who, what, when, why, and each field before and after."""
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
            {
                "field": name,
                "before": old and _value(kind, actor, old, name),
                "after": _value(kind, actor, new, name),
            }
            for name in _columns(kind)
            if _differs(new, old, name)
        ],
    }


def shown_fields(kind: TimelineKind) -> list[Any]:
    """The fields of a kind whose changes are told."""
    hidden = HIDDEN | kind.hidden
    return [field for field in tracked_fields(kind.model) if field.attname not in hidden]


def _columns(kind: TimelineKind) -> list[str]:
    return [field.attname for field in shown_fields(kind)]


def _differs(new: Any, old: Any, name: str) -> bool:
    value = getattr(new, name)
    if old is None:
        return value not in (None, "", [], {}, False)
    return bool(value != getattr(old, name))


def _value(kind: TimelineKind, actor: Actor, row: Any, name: str) -> Any:
    needed = kind.masked.get(name)
    if needed and not actor.may(needed):
        return MASK
    return getattr(row, name)


def _require_seen(kind: TimelineKind, actor: Actor, pk: UUID | int, auditing: bool) -> None:
    """The record is the reader's to see; an auditor reads also what is gone or nobody shows him."""
    if not auditing:
        kind.get(actor, pk)
    elif not history_of(kind.model)._default_manager.filter(**{kind.model._meta.pk.attname: pk}).exists():
        raise NotFound


def row_as_of(
    kind: TimelineKind, actor: Actor, pk: UUID | int, moment: datetime, *, auditing: bool = False
) -> dict[str, Any]:
    """The record's values as they were at that moment."""
    _require_seen(kind, actor, pk, auditing)
    row = as_of(kind.model, pk, moment)
    if row is None:
        raise NotFound("当时还没有这条记录。", "The record did not exist at that moment.")
    values = {name: _value(kind, actor, row, name) for name in _columns(kind)}
    return {"at": moment, "row": values, "names": names_in(kind, actor.language, values.items())}


def names_in(kind: TimelineKind, language: str, values: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """What the records are called that these values point to, by id: an id alone tells a reader nothing."""
    keys = {field.attname: field.related_model for field in shown_fields(kind) if field.is_relation}
    wanted: dict[type[Model], set[str]] = {}
    for column, value in values:
        _collect(column, value, {**kind.refers, **keys}, wanted)
    return {
        str(thing.pk): called(thing, language)
        for model, ids in wanted.items()
        for thing in model._default_manager.filter(pk__in=ids)
    }


def _collect(name: str, value: Any, refers: Mapping[str, Any], wanted: dict[type[Model], set[str]]) -> None:
    if isinstance(value, dict):
        for inner, one in value.items():
            _collect(inner, one, refers, wanted)
    elif isinstance(value, (list, tuple)):
        for one in value:
            _collect(name, one, refers, wanted)
    elif name in refers and value not in (None, "", MASK):
        wanted.setdefault(refers[name], set()).add(str(value))


def called(thing: Model, language: str) -> str:
    """What a record is called in a sentence of the reader's language."""
    side = "en" if language == EN else "zh"
    for name in ("name", f"name_{side}", f"text_{side}", "number"):
        found = getattr(thing, name, "")
        if found:
            return str(found)
    return str(thing)
