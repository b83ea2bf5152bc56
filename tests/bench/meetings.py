"""What compliance and events add to the country: 50,000 events, a list of 500, 10,000 open tasks, 200 rules.

Made inside PostgreSQL as the country is, and once: a country that was filled before gets them beside what it has.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import connection, models
from django.db.models import Model

from compliance.models import Process, ProcessVersion, Rule, RuleSet, Run, Task
from core.history import history_of
from events.models import Event, EventType, Invitee
from hcp.models import Hcp
from staff.models import User
from tests.bench.fill import PASSWORD, _history
from tests.bench.sizes import SIZES

VERSIONS = 1_000  # of the one record whose history is long
STATES = "(ARRAY['draft','approved','inviting','closed'])[1 + n %% 4]"
STARTS = "date_trunc('minute', now()) - (n - 500) * interval '37 minutes'"
DEFINITION = {
    "steps": [
        {
            "kind": "approve",
            "key": "check",
            "name": {"zh": "合规审核", "en": "Compliance"},
            "approvers": [{"kind": "role", "role": "compliance"}],
            "mode": "any",
        }
    ],
    "fallback": "compliance",
}
SUMMARY = {
    "money": "1200.00",
    "currency": "CNY",
    "lines": [],
    "answers": [{"rule": "RDPAC-05", "outcome": "warn", "zh": "接近上限。", "en": "Close to the cap."}],
}
CAP = {
    "all": [
        {"fact": "heads", "is": "above", "value": 0},
        {"fact": "per_head", "is": "above", "value": {"amount": "300.00", "currency": "CNY"}},
    ]
}


def fill_meetings(say: Callable[[str], None]) -> None:
    """Make every row with its history, then let the database know its sizes."""
    with connection.cursor() as cursor:
        say("events, requests, rules")
        tracked = [User, Process, ProcessVersion, RuleSet, Rule, Run, Task, Event, Invitee]
        before: dict[type[Model], list[Any]] = {model: _ids(cursor, model) for model in (User, RuleSet, Rule)}
        for model in tracked:
            cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
        _people(cursor)
        _events(cursor)
        _requests(cursor)
        _rules(cursor)
        for model in tracked:
            _history(cursor, model._meta.db_table, but=before.get(model, ()))
            cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
        _versions(cursor)
        cursor.execute("VACUUM (ANALYZE)")


def _ids(cursor: Any, model: type[Model]) -> list[Any]:
    cursor.execute(f'SELECT id FROM "{model._meta.db_table}"')
    return [key for (key,) in cursor.fetchall()]


def _insert(cursor: Any, model: type[Model], source: str, /, **values: str) -> None:
    """One row for each of the source, `values` as SQL; what is not named gets what Django would give it."""
    given: dict[str, Any] = {"version": "1", "created_at": "now()", "updated_at": "now()", **values}
    if isinstance(model._meta.pk, models.UUIDField):
        given.setdefault("id", "gen_random_uuid()")
    columns, expressions, literals = [], [], list[Any]()
    for field in model._meta.concrete_fields:
        if field.attname not in given and field.primary_key:
            continue
        columns.append(f'"{field.column}"')
        expressions.append(given.get(field.attname, "%s"))
        if field.attname not in given:
            literals.append(field.get_db_prep_save(field.get_default(), connection))
    table = model._meta.db_table
    cursor.execute(
        f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {", ".join(expressions)} FROM {source}',
        literals,
    )


def _quoted(value: Any) -> str:
    """A value as SQL writes it, its percent signs kept."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


def _people(cursor: Any) -> None:
    password = _quoted(make_password(PASSWORD))
    for source, username, role in (
        (f"generate_series(0, {SIZES.planners} - 1) n", "'planner' || n", "medical"),
        ("generate_series(0, 0) n", "'officer'", "compliance"),
    ):
        _insert(
            cursor,
            User,
            source,
            username=username,
            name="'人员' || n",
            password=password,
            roles=f"'{{{role}}}'",
        )


def _events(cursor: Any) -> None:
    kind = EventType.objects.order_by("id").values_list("id", flat=True)[0]
    owners = "(SELECT id, substr(username, 8)::int AS p FROM staff_user WHERE username LIKE 'planner%%')"
    _insert(
        cursor,
        Event,
        f"generate_series(0, {SIZES.events} - 1) n JOIN {owners} o ON o.p = n %% {SIZES.planners}",
        number="'EVT-B-' || lpad(n::text, 6, '0')",
        state=STATES,
        type_id=f"'{kind}'::uuid",
        title="'心血管病例讨论会 ' || n",
        venue="'第 ' || (n %% 700) || ' 会议室'",
        starts_at=STARTS,
        ends_at=f"{STARTS} + interval '2 hours'",
        owner_id="o.id",
        team="'{}'",
        product_ids="'{}'",
        planned_heads="30",
        approved_at="now()",
        closed_at=f"CASE WHEN {STATES} = 'closed' THEN now() END",
    )
    _insert(
        cursor,
        Invitee,
        "(SELECT id, row_number() OVER (ORDER BY pinyin, id) AS n FROM hcp_hcp"
        f" ORDER BY pinyin, id LIMIT {SIZES.invitees}) h"
        " CROSS JOIN (SELECT id FROM events_event WHERE number = 'EVT-B-000002') e",
        created_at="now() - interval '1 day' + h.n * interval '1 second'",
        event_id="e.id",
        hcp_id="h.id",
        status="'accepted'",
    )


def _requests(cursor: Any) -> None:
    _insert(cursor, Process, "generate_series(0, 0)", kind="'event'", name_zh="'活动'", name_en="'Event'")
    drafted = "(SELECT id FROM staff_user WHERE username = 'planner0')"
    officer = "(SELECT id FROM staff_user WHERE username = 'officer')"
    _insert(
        cursor,
        ProcessVersion,
        "compliance_process p WHERE p.kind = 'event'",
        process_id="p.id",
        edition="1",
        definition=_quoted(DEFINITION),
        state="'active'",
        drafted_by_id=drafted,
        activated_by_id=officer,
        activated_at="now()",
    )
    asked = f"(SELECT *, row_number() OVER (ORDER BY number) AS n FROM events_event LIMIT {SIZES.tasks}) e"
    _insert(
        cursor,
        Run,
        f"{asked} CROSS JOIN compliance_processversion v",
        number="'REQ-B-' || lpad(e.n::text, 6, '0')",
        about_kind="'event'",
        about_id="e.id",
        about_version="1",
        digest="'\\x00'::bytea",
        process_version_id="v.id",
        requester_id="e.owner_id",
        facts="'{}'",
        summary=f"({_quoted(SUMMARY)}::jsonb || jsonb_build_object('title_zh', e.title, 'title_en', e.title))",
        hcp_ids="'{}'",
        done="'{}'",
        handed_in_at="now() - e.n * interval '3 minutes'",
    )
    _insert(
        cursor,
        Task,
        "compliance_run r",
        run_id="r.id",
        key="1",
        step="'check'",
        kind="'decide'",
        assignee_id=officer,
        source="'direct'",
        place="'main'",
        state="'open'",
        requester_id="r.requester_id",
        opened_at="r.handed_in_at",
        due_at="r.handed_in_at + interval '16 hours'",
    )


def _rules(cursor: Any) -> None:
    """Two hundred rules for a visit with a meal and as many for an event, of a country of their own."""
    _insert(
        cursor,
        RuleSet,
        "generate_series(0, 0)",
        name_zh="'测量'",
        name_en="'Bench'",
        jurisdiction="'SG'",
        state="'active'",
        from_on="current_date - 30",
        activated_at="now()",
    )
    for occasion in ("visit.meal", "event"):
        _insert(
            cursor,
            Rule,
            "compliance_ruleset s CROSS JOIN generate_series(1, 200) n WHERE s.name_en = 'Bench'",
            rule_set_id="s.id",
            rule="'B-' || n",
            occasion=f"'{occasion}'",
            when=_quoted(CAP),
            outcome="'approve'",
            zh="'人均 {per_head}。'",
            en="'{per_head} each.'",
            source_zh="'测量'",
            source_en="'bench'",
        )


def _versions(cursor: Any) -> None:
    """A thousand changes of one person, an hour apart; the newest says what the row says."""
    hcp = Hcp.objects.filter(licence_no="L7").values_list("id", flat=True)[0]
    history = history_of(Hcp)._meta.db_table
    columns = [field.column for field in history_of(Hcp).tracked_fields]
    said = {
        "name": f"CASE WHEN n = {VERSIONS} THEN h.name ELSE 'V' || n END",
        "history_date": f"now() - ({VERSIONS} - n) * interval '1 hour'",
        "history_type": "'~'",
    }
    kept = [said.get(column, f'h."{column}"') for column in columns]
    stamp = ("actor_name", "action", "request_id", "history_change_reason")
    cursor.execute(f"ALTER TABLE {history} DISABLE TRIGGER USER")
    cursor.execute(
        f"INSERT INTO {history} ({', '.join(columns)}, history_date, history_type, {', '.join(stamp)})"
        f" SELECT {', '.join(kept)}, {said['history_date']}, '~', 'job:bench', 'bench.fill', '', ''"
        f" FROM hcp_hcp h CROSS JOIN generate_series(1, {VERSIONS}) n WHERE h.id = %s ORDER BY n",
        [hcp],
    )
    cursor.execute(f"ALTER TABLE {history} ENABLE TRIGGER USER")


def known_of_meetings() -> Mapping[str, Any]:
    """The people and records the cases speak of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT id FROM staff_user WHERE username = 'officer'),"
            " (SELECT id FROM staff_user WHERE username = 'planner2'),"
            " (SELECT id FROM events_event WHERE number = 'EVT-B-000002'),"
            " (SELECT id FROM hcp_hcp WHERE licence_no = 'L7'),"
            f" (SELECT max(history_date) - interval '{VERSIONS // 2} hours' FROM hcp_historicalhcp"
            "   WHERE id = (SELECT id FROM hcp_hcp WHERE licence_no = 'L7') AND action = 'bench.fill')"
        )
        officer, planner, event, old, then = cursor.fetchone()
    return {
        "officer": officer,
        "planner": planner,
        "event": _text(event),
        "old": _text(old),
        "then": then.isoformat(),
    }


def _text(key: UUID) -> str:
    return str(key)
