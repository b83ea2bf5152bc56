"""The runs: every case through the product, through the bare view, and by psycopg alone, on the same rows."""

import gzip
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.actor import Actor
from core.history import amend, change
from staff.models import User
from tests.bench.cases import Case
from tests.bench.fill import PASSWORD
from tests.bench.measure import Timing, timed
from tests.bench.sql import dicts, insert_visit
from tests.field.desk import Desk
from visits.models import Visit


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    queries: int
    product: Timing
    bare: Timing
    hand: Timing
    aim: float
    limit: float = 100


@dataclass(slots=True)
class Found:
    """Everything measured."""

    rows: list[Row] = field(default_factory=list)
    facts: list[tuple[str, str, str]] = field(default_factory=list)  # what, measured, aim


def measure_all(
    todo: Sequence[Case],
    known: Mapping[str, Any],
    ports: Mapping[str, int],
    product: int,
    rounds: int,
    say: Callable[[str], None],
) -> Found:
    """All cases and the pulls."""
    found = Found()
    people = {who: Desk(ports["config.wsgi"]).sign_in(who, PASSWORD) for who in {case.who for case in todo}}
    bare = Desk(ports["tests.bench.bare"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as hand:
        for number, case in enumerate(todo):
            say(case.name)
            found.rows.append(_read(case, number, people[case.who], bare, hand, rounds))
        say("save a visit")
        found.rows.append(_write(dict(known), people["rep0"], bare, hand, rounds))
    say("pulls")
    found.facts += _pulls(people["rep0"], known)
    found.facts.append(("Memory of the largest web worker", f"{_worker_mb(product)} MB", "200 MB"))
    return found


def _read(case: Case, number: int, person: Desk, bare: Desk, hand: Any, rounds: int) -> Row:
    _same_answer(case, person.get(case.path), bare.get(f"/read?case={number}"))

    def by_hand() -> None:
        with hand.cursor() as cursor:
            cursor.execute(case.sql, case.params)
            dicts(cursor)

    return Row(
        case.name,
        _queries(case),
        timed(lambda: person.get(case.path), rounds),
        timed(lambda: bare.get(f"/read?case={number}"), rounds),
        timed(by_hand, rounds),
        1.5,
        case.limit_ms,
    )


def _same_answer(case: Case, product: Any, bare: Any) -> None:
    """The comparison is worth something only if both found the same rows."""
    if not case.items:
        mine = product
        for name in case.told_by:
            mine = mine[name]
        assert mine == bare[case.told_by[-1]], case.name
        return
    mine, other = ([str(row["id"]) for row in answer["items"]] for answer in (product, bare))
    assert mine == other, f"{case.name}: {len(mine)} rows here, {len(other)} by hand, or in another order"


def _queries(case: Case) -> int:
    client = Client()
    client.force_login(User.objects.get(username=case.who))
    client.get(case.path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(case.path).status_code == 200
    return len(queries)


def _write(known: dict[str, Any], person: Desk, bare: Desk, hand: Any, rounds: int) -> Row:
    def by_product() -> None:
        body = {
            "id": str(uuid4()),
            "institution_id": known["institution"],
            "hcp_id": known["hcp"],
            "planned_at": known["at"],
        }
        status, data = person.call("POST", "/api/visits", body)
        assert status == 200, data

    def by_bare() -> None:
        status, _ = bare.call("POST", "/write", known)
        assert status == 200

    def by_hand() -> None:
        with hand.transaction(), hand.cursor() as cursor:
            insert_visit(cursor, known)

    return Row(
        "Save a visit, with its history",
        _write_queries(known),
        timed(by_product, rounds),
        timed(by_bare, rounds),
        timed(by_hand, rounds),
        2.0,
    )


def _write_queries(known: dict[str, Any]) -> int:
    client = Client()
    client.force_login(User.objects.get(username="rep0"))
    body = {"id": str(uuid4()), "institution_id": known["institution"], "hcp_id": known["hcp"]}
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(
            "/api/visits", json.dumps(body), "application/json", headers={"Idempotency-Key": str(uuid4())}
        )
    assert answer.status_code == 200, answer.content
    return len(queries)


def _pulls(person: Desk, known: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    start, size, rows, cursor = time.perf_counter(), 0, 0, ""
    while True:
        status, data = person.call(
            "GET", f"/api/feed?limit=2000&cursor={cursor}", **{"Accept-Encoding": "gzip"}
        )
        assert status == 200, data
        size += len(data)
        answer = json.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
        rows += sum(map(len, answer["rows"].values()))
        cursor = answer["cursor"]
        if not answer["more"]:
            break
    took = time.perf_counter() - start
    return [
        ("First pull of a rep, all rows", f"{rows:,}", ""),
        ("First pull, time", f"{took:.2f} s", "3 s"),
        ("First pull, gzip", f"{size / 1e6:.2f} MB", "3 MB"),
        ("Delta pull after 20 changes", f"{_delta(person, cursor, known)} ms (p50 / p95)", "150 ms"),
    ]


def _delta(person: Desk, cursor: str, known: Mapping[str, Any]) -> Timing:
    with change(Actor.job("bench"), "visits.visit.correct"):
        for visit in Visit.objects.filter(owner=known["user"]).order_by("-at")[:20]:
            amend(visit, note="bench")
    answer = person.get(f"/api/feed?cursor={cursor}")
    assert len(answer["rows"]["visits"]) >= 20
    return timed(lambda: person.get(f"/api/feed?cursor={cursor}"), 50)


def _worker_mb(master: int) -> int:
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return max(_resident_kb(pid) for pid in children) // 1024


def _resident_kb(pid: str) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
