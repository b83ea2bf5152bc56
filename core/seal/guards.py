"""The triggers that keep everybody else honest: all there, awake, and still saying what we wrote."""

import re
from functools import cache
from typing import Any

from django.db.migrations.loader import MigrationLoader

from core.history import history_of
from core.models import SealBatch
from core.seal.books import books
from core.seal.findings import Verdict
from core.tracking import FUNCTIONS, TrackTable

# pg_trigger.tgtype: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate
REQUIRE_HISTORY, REQUIRE_ROW, APPEND_ONLY, REFUSE_TRUNCATE = 29, 5, 58, 34
REFUSE = "rounds_append_only"
FUNCTION = re.compile(r'CREATE (?:OR REPLACE )?FUNCTION "?(\w+)"?\(\).*?\$body\$(.*?)\$body\$', re.DOTALL)

Guard = tuple[str, str]  # table, trigger


def expected() -> dict[Guard, tuple[int, str]]:
    """Every trigger that must be there: when it wakes, and which function it calls."""
    guards = {(SealBatch._meta.db_table, "append_only"): (APPEND_ONLY, REFUSE)}
    for book in books():
        guards[(book.table, "append_only")] = (APPEND_ONLY, REFUSE)
        if book.tracked is not None:
            table = book.tracked._meta.db_table
            guards[(table, "refuse_truncate")] = (REFUSE_TRUNCATE, REFUSE)
            guards[(table, "require_history")] = (REQUIRE_HISTORY, f"{table}_require_history")
            guards[(book.table, "require_row")] = (REQUIRE_ROW, f"{table}_require_row")
    return guards


@cache
def _bodies() -> dict[str, str]:
    """What each guarding function says, as the migrations wrote it."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    written = [
        str(one.sql)
        for m in loader.disk_migrations.values()
        for one in m.operations
        if isinstance(one, TrackTable)
    ]
    return {name: body for sql in (FUNCTIONS, *written) for name, body in FUNCTION.findall(sql)}


def check(cursor: Any, verdict: Verdict) -> None:
    """Name every guard that is gone, asleep, or calls something else."""
    cursor.execute(
        "SELECT c.relname, t.tgname, t.tgtype, p.proname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        " AND t.tgqual IS NULL AND t.tgattr = ''::int2vector AND c.relnamespace = current_schema()::regnamespace"
    )
    awake = {(table, name): (kind, function) for table, name, kind, function in cursor.fetchall()}
    for guard, wanted in expected().items():
        if awake.get(guard) != wanted:
            verdict.tell("guard", book=guard[0], key=guard[1])
    _check_bodies(cursor, verdict)
    _check_names(cursor, verdict)
    cursor.execute("SHOW session_replication_role")
    if cursor.fetchone()[0] != "origin":
        verdict.tell("triggers_off")


def _check_bodies(cursor: Any, verdict: Verdict) -> None:
    bodies = _bodies()
    cursor.execute(
        "SELECT p.proname, p.prosrc FROM pg_proc p WHERE p.proname = ANY(%s)"
        " AND p.pronamespace = current_schema()::regnamespace",
        [list(bodies)],
    )
    found = dict(cursor.fetchall())
    for _, function in set(expected().values()):
        if found.get(function) != bodies.get(function):
            verdict.tell("guard", book=function.removesuffix("_require_history"), key=function)


def _check_names(cursor: Any, verdict: Verdict) -> None:
    """A line of history names somebody."""
    wanted = {f"{history_of(book.tracked)._meta.db_table}_somebody" for book in books() if book.tracked}
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conname = ANY(%s) AND convalidated", [list(wanted)]
    )
    for name in sorted(wanted - {name for (name,) in cursor.fetchall()}):
        verdict.tell("guard", book=name.removesuffix("_somebody"), key=name)
