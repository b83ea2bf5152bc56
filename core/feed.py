"""The delta feed: what changed on the server since the tablet last asked, and what it may no longer see.

The history tables are the feed. Each history row carries the transaction that wrote it (`history_txid`), so
"changed since" means "written by a transaction the last pull could not yet have seen whole": the cursor is
the oldest transaction still running at that pull (pg_snapshot_xmin). A row committed late by a slow
transaction is therefore sent by a later pull; some rows are sent twice, none is skipped.

When a reader's scope changes (territory, role, date of an assignment) the pull starts again with `reset`:
the tablet marks what it receives and sweeps the rest at the end.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import BooleanField, Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from core.actor import Actor
from core.history import history_of
from core.lists import bad_cursor

HORIZON = re.compile(r"[0-9]{1,20}:[0-9]{1,20}")
PAGE = 500
MAX_PAGE = 2000


@dataclass(frozen=True, slots=True)
class AlsoChangedBy:
    """Another tracked model whose changes make rows of this kind appear or go, by a foreign key.

    Without a column every row of the kind is sent again: for kinds of which a reader has only a few.
    """

    model: type[Model]
    column: str | None
    seen_by: Callable[[Actor], Q]  # over its history rows: those whose reader may be told of a loss


@dataclass(frozen=True, slots=True)
class Shows:
    """A column of another tracked model that rows of this kind show: when it changes they come again."""

    model: type[Model]
    path: str  # from the row to what it shows, as a filter walks it
    column: str = "name"


@dataclass(frozen=True, slots=True)
class FeedKind:
    """One kind of row the tablet carries: who sees which, and how a row is written."""

    name: str
    model: type[Model]
    visible: Callable[[Actor], QuerySet[Any]]
    row: Callable[[Actor, Any], dict[str, Any]]
    seen_by: Callable[[Actor], Q]  # over history rows: the loss of which ones concerns this reader
    also_changed_by: Sequence[AlsoChangedBy] = field(default=())
    shows: Sequence[Shows] = field(default=())


class Feed:
    """The kinds a tablet carries, in the order it receives them."""

    def __init__(self, kinds: Sequence[FeedKind], scope: Callable[[Actor], object]) -> None:
        self.kinds = list(kinds)
        self.scope = scope

    def pull(self, actor: Actor, cursor: str, limit: int = PAGE) -> dict[str, Any]:
        """One page of changes since the cursor; an empty cursor starts from nothing."""
        at, scope, horizon = _read(cursor), self._scope(actor), _horizon()
        reset = at is None or at.scope != scope or not _comparable(at, horizon)
        if at is None or reset:
            at = Position(scope, horizon, since=None)
        elif at.kind is None:  # a new round: everything since the last one began
            at = Position(scope, horizon, since=at.horizon)
        return {**self._page(actor, at, min(max(limit, 1), MAX_PAGE)), "reset": reset}

    def _page(self, actor: Actor, at: "Position", limit: int) -> dict[str, Any]:
        rows: dict[str, list[Any]] = {}
        gone: dict[str, list[str]] = {}
        index, after, left = at.kind or 0, at.after, limit
        if not 0 <= index < len(self.kinds):
            raise bad_cursor()
        while index < len(self.kinds) and left > 0:
            kind = self.kinds[index]
            if at.since is not None and after is None:
                gone[kind.name] = _gone(kind, actor, at.since)
            found = _rows(kind, actor, at.since, after, left)
            rows[kind.name] = [kind.row(actor, thing) for thing in found]
            left -= len(found)
            if left > 0:
                index, after = index + 1, None
            else:
                after = str(found[-1].pk)
        more = index < len(self.kinds)
        following = Position(at.scope, at.horizon, at.since, index if more else None, after if more else None)
        return {
            "rows": {name: found for name, found in rows.items() if found},
            "gone": {name: ids for name, ids in gone.items() if ids},
            "cursor": following.write(),
            "more": more,
            "server_time": timezone.now(),
        }

    def _scope(self, actor: Actor) -> str:
        """A digest of everything that decides what this reader sees."""
        reach = [sorted(actor.codes), sorted(map(str, actor.territories)), sorted(actor.team)]
        seen = orjson.dumps([actor.user_id, *reach, self.scope(actor)], default=str)
        return hashlib.sha256(seen).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a reader stands: his scope, the horizon of this round, where the round began, how far it is."""

    scope: str
    horizon: str
    since: str | None
    kind: int | None = 0
    after: str | None = None

    def write(self) -> str:
        parts = [self.scope, self.horizon, self.since, self.kind, self.after]
        return base64.urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


def _read(cursor: str) -> Position | None:
    if not cursor:
        return None
    try:
        parts = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        scope, horizon, since, kind, after = parts
        _check_horizon(horizon)
        if since is not None:
            _check_horizon(since)
        return Position(str(scope), horizon, since, None if kind is None else int(kind), after)
    except (ValueError, TypeError):
        raise bad_cursor() from None


def _check_horizon(horizon: object) -> None:
    if not (isinstance(horizon, str) and HORIZON.fullmatch(horizon)):
        raise ValueError(horizon)


def _comparable(at: Position, now: str) -> bool:
    """Whether a cursor's transaction numbers mean the same today.

    A restored dump is another cluster; a restored base backup is the same one set back in time, where a
    cursor from before may be ahead of now.
    """
    cluster, _, latest = now.partition(":")
    known = [horizon.partition(":") for horizon in (at.horizon, at.since) if horizon is not None]
    return all(system == cluster and int(xid) <= int(latest) for system, _, xid in known)


def _horizon() -> str:
    """`cluster:xid` of the oldest transaction that may still commit; all older ones are seen whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT system_identifier FROM pg_control_system()),"
            " pg_snapshot_xmin(pg_current_snapshot())::text"
        )
        cluster, xid = cursor.fetchone()
    return f"{cluster}:{xid}"


def _since(model: type[Model], since: str) -> str:
    """SQL condition on one history table: touched since the horizon."""
    xid = int(since.partition(":")[2])
    return f"\"{history_of(model)._meta.db_table}\".history_txid >= '{xid}'::xid8"


def _rows(kind: FeedKind, actor: Actor, since: str | None, after: str | None, limit: int) -> list[Any]:
    rows = kind.visible(actor).order_by("pk")
    if since is not None:
        rows = rows.filter(_changed(kind, actor, since))
    if after is not None:
        rows = _behind(rows, after)
    return list(rows[:limit])


def _behind(rows: QuerySet[Any], after: str) -> QuerySet[Any]:
    try:
        return rows.filter(pk__gt=after)
    except (ValueError, TypeError, ValidationError):  # not a key of this kind
        raise bad_cursor() from None


def _changed(kind: FeedKind, actor: Actor, since: str) -> Q:
    """Touched since the horizon: the row, what makes it appear, or a name it shows."""
    key = str(kind.model._meta.pk.column)
    keyed = [(kind.model, key), *((also.model, also.column) for also in kind.also_changed_by if also.column)]
    own = _sql(" UNION ".join(_touched_sql(model, column, since) for model, column in keyed))
    conditions = Q(pk__in=own)
    if renamed := _renamed(kind.shows, since):
        touched = kind.model._default_manager.filter(pk__in=own).values("pk")
        conditions = Q(pk__in=touched.union(*(_showing(kind, actor, *named) for named in renamed.items())))
    for also in kind.also_changed_by:
        if also.column is None:
            conditions |= Q(_sql(f"EXISTS ({_touched_sql(also.model, '', since)})", BooleanField()))
    return conditions


def _renamed(shows: Sequence[Shows], since: str) -> dict[str, str]:
    """By path, the question for the renamed: where there are none, as nearly always, nothing is joined."""
    questions = {shown.path: _renamed_sql(shown, since) for shown in shows}
    if not questions:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'EXISTS ({question})' for question in questions.values())}")
        found = cursor.fetchone()
    return {path: question for (path, question), some in zip(questions.items(), found, strict=True) if some}


def _showing(kind: FeedKind, actor: Actor, path: str, renamed: str) -> QuerySet[Any]:
    """This reader's rows that show what was renamed: an import may rename what others show, everywhere."""
    return kind.visible(actor).order_by().filter(**{f"{path}__in": _sql(renamed)}).values("pk")


def _sql(text: str, answers: "BooleanField[Any, Any] | None" = None) -> Any:
    """SQL made of table names, column names and a transaction number alone."""
    return RawSQL(text, [], output_field=answers)  # noqa: S611


def _touched_sql(model: type[Model], column: str, since: str) -> str:
    selected = f'"{column}"' if column else "1"
    return f'SELECT {selected} FROM "{history_of(model)._meta.db_table}" WHERE {_since(model, since)}'  # noqa: S608


def _renamed_sql(shown: Shows, since: str) -> str:
    """Ids whose shown column says since the horizon what it did not say in the version before."""
    table, key = history_of(shown.model)._meta.db_table, shown.model._meta.pk.column
    before = (
        f'SELECT b."{shown.column}" FROM "{table}" b WHERE b."{key}" = "{table}"."{key}"'  # noqa: S608
        f' AND b.history_id < "{table}".history_id ORDER BY b.history_id DESC LIMIT 1'
    )
    touched = _touched_sql(shown.model, str(key), since)
    return f'{touched} AND "{table}"."{shown.column}" IS DISTINCT FROM ({before})'


def _gone(kind: FeedKind, actor: Actor, since: str) -> list[str]:
    """Ids touched since then that this reader may have had and does not see now."""
    changed = _touched(kind.model, str(kind.model._meta.pk.column), kind.seen_by(actor), since)
    for source in kind.also_changed_by:
        if source.column is not None:
            changed |= _touched(source.model, source.column, source.seen_by(actor), since)
    if not changed:
        return []
    seen = set(kind.visible(actor).filter(pk__in=changed).values_list("pk", flat=True))
    return sorted(str(pk) for pk in changed - seen)


def _touched(model: type[Model], column: str, seen: Q, since: str) -> set[Any]:
    rows = history_of(model)._default_manager.filter(seen).extra(where=[_since(model, since)])  # noqa: S610
    return set(rows.order_by().values_list(column, flat=True).distinct())
