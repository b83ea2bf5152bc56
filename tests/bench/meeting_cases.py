"""The requests of compliance and events, and how long the rules take to be asked."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from compliance.selectors import judge_occasion
from tests.bench.cases import MAIN_POST, Case
from tests.bench.measure import timed

EVENT_COLUMNS = """e.id, e.number, e.version, e.state, e.type_id, t.kind AS type_kind, t.name_zh AS type_zh,
    t.name_en AS type_en, e.title, e.format, e.country, e.venue, e.venue_kind, e.starts_at, e.ends_at, e.time_zone,
    e.owner_id, u.name AS owner_name, e.team, e.topic_id, coalesce(c.name_zh, '') AS topic_zh,
    coalesce(c.name_en, '') AS topic_en, e.planned_heads, e.currency"""
EVENT_JOINS = """events_event e JOIN events_eventtype t ON t.id = e.type_id JOIN staff_user u ON u.id = e.owner_id
    LEFT JOIN events_topic c ON c.id = e.topic_id"""
INVITEES = f"""SELECT n.id, n.version, n.event_id, n.hcp_id, h.name, coalesce(p.institution_name, '') AS institution_name,
    coalesce(p.department_name, '') AS department_name, n.phone, n.email, n.language, n.mail_due_at, n.walk_in,
    n.status, n.meal, n.comment, n.warnings, n.invited_at, n.answered_at, n.sign_in_id, n.signature, n.signed_at,
    n.tablet_id, n.also_signed, n.merged_into_id, n.reason
FROM events_invitee n LEFT JOIN hcp_hcp h ON h.id = n.hcp_id {MAIN_POST}
WHERE n.event_id = %(event)s {{where}} ORDER BY n.created_at, n.id LIMIT {{limit}}"""
INBOX = """SELECT t.id, t.version, t.kind, t.state, t.step, t.assignee_id, a.name AS assignee_name, t.source, t.place,
    t.comment, t.nudges, t.opened_at, t.due_at, t.reminded_at, t.decided_at, r.id AS run_id, r.number, r.about_kind,
    r.about_id, r.summary, r.requester_id, u.name AS requester_name, r.handed_in_at
FROM compliance_task t JOIN compliance_run r ON r.id = t.run_id JOIN staff_user a ON a.id = t.assignee_id
    JOIN staff_user u ON u.id = t.requester_id
WHERE t.assignee_id = %(officer)s AND t.state = 'open' ORDER BY t.opened_at, t.id LIMIT 51"""


def events(where: str) -> str:
    """SQL of a list of events, the latest first."""
    return f"SELECT {EVENT_COLUMNS} FROM {EVENT_JOINS} WHERE {where} ORDER BY e.starts_at DESC, e.id DESC LIMIT 51"


def meeting_cases(known: Mapping[str, Any]) -> list[Case]:
    """Inbox, events, a long list of people, a record with a long past."""
    params = dict(known)
    people = f"/api/events/{known['event']}/invitees"
    return [
        Case("Inbox of 10,000 open tasks, first 50", "officer", "/api/tasks?limit=50", INBOX, params),
        Case("Event list, first 50 of 50,000", "officer", "/api/events?limit=50", events("true")),
        Case(
            "Event list, a planner's first 50 of 1,000",
            "planner2",
            "/api/events?limit=50&owner=" + str(known["planner"]),
            events("e.owner_id = %(planner)s"),
            params,
        ),
        Case(
            "Event list filtered by state",
            "officer",
            "/api/events?limit=50&state=inviting",
            events("e.state = 'inviting'"),
        ),
        Case(
            "Event search, words that few titles hold",
            "officer",
            "/api/events?limit=50&search=讨论会 4321",
            events(
                "(upper(e.title) LIKE upper('%%讨论会 4321%%') OR upper(e.venue) LIKE upper('%%讨论会 4321%%'))"
            ),
        ),
        Case(
            "Attendee list, first 50 of 500",
            "officer",
            f"{people}?limit=50",
            INVITEES.format(where="", limit=51),
            params,
        ),
        Case(
            "Attendee list, 200 at once",
            "officer",
            f"{people}?limit=200",
            INVITEES.format(where="", limit=201),
            params,
            shown=200,
        ),
        Case(
            "A record of 1,000 versions as it was",
            "steward",
            f"/api/history/hcp/{known['old']}/as-of?at={known['then'].replace('+', '%2B')}",
            "SELECT name, gender, title_code, licence_no, phone, specialties, status FROM hcp_historicalhcp"
            " WHERE id = %(old)s AND history_date <= %(then)s ORDER BY history_id DESC LIMIT 1",
            params,
            items="",
            limit_ms=50,
            told_by=("row", "name"),
        ),
        Case(
            "History of a record with 1,000 versions, first 50",
            "steward",
            f"/api/history/hcp/{known['old']}?limit=50",
            "SELECT history_id AS id, history_date AS at, actor_name AS actor, action, history_change_reason AS reason,"
            " device_id AS device, occurred_at, name, gender, title_code, specialties, status"
            " FROM hcp_historicalhcp WHERE id = %(old)s ORDER BY history_id DESC LIMIT 51",
            params,
        ),
    ]


def rule_figures(say: Callable[[str], None], rounds: int) -> list[tuple[str, str, str]]:
    """Asking 200 rules about a meal at a visit and about an event, what is read from the database included."""
    say("rules")
    facts = {
        "on": timezone.localdate().isoformat(),
        "country": "SG",
        "product_kinds": ["drug"],
        "heads": 12,
        "per_head": {"amount": "250.00", "currency": "CNY"},
    }
    return [
        (
            f"Asking 200 rules about {what}",
            f"{timed(lambda occasion=occasion: judge_occasion(occasion, facts), rounds)} ms (p50 / p95)",  # type: ignore[misc]
            "5 ms",
        )
        for what, occasion in (("a meal at a visit", "visit.meal"), ("an event", "event"))
    ]
