"""The bench itself, once Django stands on the bench's own database."""

import json
import os
import platform
import sys
import tempfile
from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from core.actor import Actor
from core.history import amend, change
from hcp.models import Hcp
from staff.access import actor_of
from staff.models import User
from tests.bench import report
from tests.bench.app import app_figures
from tests.bench.cases import cases
from tests.bench.certificates import certificate_figures
from tests.bench.fill import fill
from tests.bench.imports import import_of_a_real_list
from tests.bench.meeting_cases import meeting_cases, rule_figures
from tests.bench.meetings import fill_meetings, known_of_meetings
from tests.bench.runs import measure_all
from tests.bench.sealing import seal_figures
from tests.bench.serving import PORTS, ROOT, served

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "200"))


def say(text: str) -> None:
    """Tell how far it is."""
    sys.stdout.write(f"{timezone.localtime():%H:%M:%S} {text}\n")
    sys.stdout.flush()


def prepare_database() -> None:
    """Migrations, then the country, then the mark that it is whole."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_is_filled') IS NOT NULL")
        is_filled = cursor.fetchone()[0]
    if not is_filled:
        fill(say)
        _mark("bench_is_filled")
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_has_meetings') IS NOT NULL")
        has_meetings = cursor.fetchone()[0]
    if not has_meetings:
        fill_meetings(say)
        _mark("bench_has_meetings")


def _mark(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {name} ()")


def ids_of_this_filling() -> dict[str, Any]:
    """The rep, the doctor and the day that the cases speak of."""
    rep = User.objects.get(username="rep0")
    actor = actor_of(rep)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT institution_id, hcp_id, at FROM visits_visit WHERE owner_id = %s AND at < current_date"
            " ORDER BY at DESC OFFSET 40 LIMIT 1",
            [rep.pk],
        )
        institution, hcp, at = cursor.fetchone()
    day = timezone.localdate(at)
    start = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    return {
        "user": rep.pk,
        "team": sorted(actor.team),
        "territories": sorted(map(str, actor.territories)),
        "institution": str(institution),
        "hcp": str(hcp),
        "day": day.isoformat(),
        "day_start": start.isoformat(),
        "day_end": (start + timedelta(days=1)).isoformat(),
        "at": (timezone.now() + timedelta(days=3)).isoformat(),
    }


def grow_history(known: dict[str, Any]) -> None:
    """Forty changes of one record, by the front way."""
    hcp = Hcp.objects.get(pk=known["hcp"])
    while hcp.version < 40:
        with change(Actor.job("bench"), "hcp.hcp.correct", reason="bench"):
            amend(hcp, gender=str(hcp.version % 2 + 1))


def run() -> None:
    """Fill once, measure, write the page."""
    prepare_database()
    known = ids_of_this_filling()
    grow_history(known)
    todo = [*cases(known), *meeting_cases(known_of_meetings())]
    plan = {
        "writer": known,
        "cases": [
            {"sql": case.sql, "params": case.params, "items": case.items, "shown": case.shown}
            for case in todo
        ],
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(plan, file)
        file.flush()
        bare = {"BENCH_PLAN": file.name, "DJANGO_SETTINGS_MODULE": ""}
        with served("config.wsgi", {}) as product, served("tests.bench.bare", bare):
            found = measure_all(todo, known, PORTS, product, ROUNDS, say)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    found.facts += rule_figures(say, ROUNDS) + seal_figures(say) + certificate_figures(say)
    found.facts += import_of_a_real_list(say) + app_figures(say)
    report.write(ROOT / "docs" / "bench.md", found, machine, ROUNDS)
    say("written: docs/bench.md")
