"""Searching history across kinds, for whoever reviews it: one question to all tables, newest change first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import UUIDField
from django.db.models.expressions import RawSQL

from core.actor import Actor
from core.errors import Invalid
from core.history import history_of
from core.lists import PageQuery, page_cursor, read_cursor
from core.timeline import SIDES, TimelineKind, change_of, names_in, shown_fields
from core.words import EN

Place = tuple[str, int]  # a kind and the number of a line of its history


class Search(PageQuery):
    """What an auditor asks: about which record, by whom, from which tablet, what, when."""

    kind: str = ""
    record: str = ""
    person: int | None = None
    device: UUID | None = None
    action: str = ""
    field: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Where:
    """Conditions on one history table, with their values."""

    sql: str
    values: list[Any]


def search_changes(kinds: Sequence[TimelineKind], actor: Actor, asked: Search) -> dict[str, Any]:
    """One page of changes of all these kinds that answer the question; never more rows than a page and one."""
    asked_about = [kind for kind in kinds if _concerns(kind, asked)]
    if asked.kind and asked.kind not in {kind.name for kind in kinds}:
        raise Invalid.of("kind", "没有这类记录。", "There is no such kind of record.")
    if asked.field and not asked.kind:
        raise Invalid.of(
            "kind", "按字段查找时请先选择记录类型。", "Choose a kind of record to search by field."
        )
    found = _find(asked_about, asked)
    more, found = len(found) > asked.limit, found[: asked.limit]
    items, names = _tell(asked_about, actor, [(name, number) for name, number, _ in found])
    return {"items": items, "names": names, "next": page_cursor(_reversed(found[-1])) if more else None}


def _reversed(line: tuple[str, int, datetime]) -> list[Any]:
    name, number, at = line
    return [at, name, number]


def _concerns(kind: TimelineKind, asked: Search) -> bool:
    """Whether this kind can hold an answer at all."""
    return (not asked.kind or asked.kind == kind.name) and (not asked.record or _key(kind, asked) is not None)


def _key(kind: TimelineKind, asked: Search) -> UUID | int | None:
    try:
        return UUID(asked.record) if isinstance(kind.model._meta.pk, UUIDField) else int(asked.record)
    except ValueError:
        return None


def _find(kinds: Sequence[TimelineKind], asked: Search) -> list[tuple[str, int, datetime]]:
    """Which lines of which tables: each table gives its newest, the newest of these are the page."""
    after = _after(asked)
    parts, values = [], list[Any]()
    for kind in kinds:
        where = _where(kind, asked, after)
        parts.append(
            f"(SELECT '{kind.name}' COLLATE \"C\" AS kind, h.history_id, h.history_date"  # noqa: S608
            f' FROM "{history_of(kind.model)._meta.db_table}" h WHERE {where.sql}'
            " ORDER BY h.history_date DESC, h.history_id DESC LIMIT %s)"
        )
        values += [*where.values, asked.limit + 1]
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM ({' UNION ALL '.join(parts)}) found"  # noqa: S608
            " ORDER BY history_date DESC, kind DESC, history_id DESC LIMIT %s",
            [*values, asked.limit + 1],
        )
        return [(name, number, at) for name, number, at in cursor.fetchall()]


def _after(asked: Search) -> tuple[datetime, str, int] | None:
    if not asked.cursor:
        return None
    try:
        at, name, number = read_cursor(asked.cursor, 3)
        return datetime.fromisoformat(at), str(name), int(number)
    except (ValueError, TypeError):
        raise Invalid.of("cursor", "翻页位置无效，请重新查找。", "This page position is not valid.") from None


def _where(kind: TimelineKind, asked: Search, after: tuple[datetime, str, int] | None) -> _Where:
    key = kind.model._meta.pk.column
    conditions: list[tuple[bool, str, list[Any]]] = [
        (bool(asked.record), f'h."{key}" = %s', [_key(kind, asked)]),
        (asked.person is not None, "h.history_user_id = %s", [asked.person]),
        (asked.device is not None, "h.device_id = %s", [asked.device]),
        (bool(asked.action), "h.action = %s", [asked.action]),
        (asked.since is not None, "h.history_date >= %s", [asked.since]),
        (asked.until is not None, "h.history_date < %s", [asked.until]),
        (bool(asked.field), _field_changed(kind, asked.field) if asked.field else "", []),
    ]
    if after is not None:
        at, name, number = after
        behind = {True: ("h.history_date <= %s", [at]), False: ("h.history_date < %s", [at])}
        same = ("(h.history_date, h.history_id) < (%s, %s)", [at, number])
        conditions.append((True, *(same if kind.name == name else behind[kind.name < name])))
    asked_for = [(sql, values) for wanted, sql, values in conditions if wanted]
    return _Where(
        " AND ".join(sql for sql, _ in asked_for) or "TRUE",
        [one for _, values in asked_for for one in values],
    )


def _field_changed(kind: TimelineKind, name: str) -> str:
    """The line says of this field what the line before did not."""
    columns = {field.attname: field.column for field in shown_fields(kind)}
    if name not in columns:
        raise Invalid.of("field", "这类记录没有这个字段。", "This kind of record has no such field.")
    return f'h."{columns[name]}" IS DISTINCT FROM ({_before(kind, f"""p."{columns[name]}" """)})'


def _before(kind: TimelineKind, selected: str) -> str:
    table, key = history_of(kind.model)._meta.db_table, kind.model._meta.pk.column
    return (
        f'SELECT {selected} FROM "{table}" p WHERE p."{key}" = h."{key}"'  # noqa: S608
        " AND p.history_id < h.history_id ORDER BY p.history_id DESC LIMIT 1"
    )


def _tell(
    kinds: Sequence[TimelineKind], actor: Actor, places: Iterable[Place]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """These lines with before and after, and what the records they point to are called."""
    wanted: dict[str, list[int]] = defaultdict(list)
    places = list(places)
    for name, number in places:
        wanted[name].append(number)
    told: dict[Place, dict[str, Any]] = {}
    names: dict[str, str] = {}
    for kind in kinds:
        if kind.name in wanted:
            items = _lines(kind, actor, wanted[kind.name])
            told |= {(kind.name, item["id"]): item for item in items}
            values = [
                (one["field"], one[side]) for item in items for one in item["changes"] for side in SIDES
            ]
            names |= names_in(kind, actor.language, values)
    return [told[place] for place in places], names


def _lines(kind: TimelineKind, actor: Actor, numbers: list[int]) -> list[dict[str, Any]]:
    key = str(kind.model._meta.pk.attname)
    rows = history_of(kind.model)._default_manager
    table = history_of(kind.model)._meta.db_table
    sql = f'SELECT ({_before(kind, "p.history_id")}) FROM "{table}" h WHERE h.history_id = ANY(%s)'  # noqa: S608
    before = RawSQL(sql, [numbers])  # noqa: S611  names of ours
    lines = list(rows.filter(history_id__in=numbers))
    earlier = {row.history_id: row for row in rows.filter(history_id__in=before)}
    return [
        {
            **change_of(kind, actor, line, _newest_before(earlier.values(), line, key)),
            "kind": kind.name,
            "record": str(getattr(line, key)),
            "called": _called(kind, actor, line),
        }
        for line in lines
    ]


def _newest_before(earlier: Iterable[Any], line: Any, key: str) -> Any:
    own = [
        row for row in earlier if getattr(row, key) == getattr(line, key) and row.history_id < line.history_id
    ]
    return max(own, key=lambda row: row.history_id, default=None)


def _called(kind: TimelineKind, actor: Actor, line: Any) -> str:
    """What the record was called then; a hidden or masked name is not told."""
    shown = {field.attname for field in shown_fields(kind)} - set(kind.masked)
    for name in ("name", f"name_{'en' if actor.language == EN else 'zh'}", "number"):
        if name in shown and (called := getattr(line, name, "")):
            return str(called)
    return ""
