"""SQL by hand that both the bare view and plain psycopg run."""

from typing import Any
from uuid import uuid4

COLUMNS = """id, version, created_at, updated_at, number, state, owner_id, institution_id, department_id, hcp_id,
    also_met, channel, slot_id, at, planned_at, planned_minutes, checked_in_at, position, position_missing,
    happened_at, written_at, arrived_at, late, products, outcome, next_step, next_on, note, attachments, warnings,
    returned_reason, submitted_at, approved_at, cancelled_at"""
VALUES = """%(id)s, 1, now(), now(), 'VIS-H-' || nextval('number_vis'), 'planned', %(owner)s, %(institution)s, NULL,
    %(hcp)s, '{}', 'in_person', NULL, %(at)s, %(at)s, 30, NULL, NULL, '', NULL, NULL, NULL, false, '[]', '', '',
    NULL, '', '[]', '[]', '', NULL, NULL, NULL"""
INSERT_VISIT = f"INSERT INTO visits_visit ({COLUMNS}) VALUES ({VALUES})"
INSERT_HISTORY = f"""INSERT INTO visits_historicalvisit ({COLUMNS}, history_date, history_type, history_user_id,
    history_change_reason, actor_name, action, request_id, device_id, occurred_at)
    SELECT {COLUMNS}, now(), '+', owner_id, '', 'bench', 'visits.visit.plan', '', NULL, NULL
    FROM visits_visit WHERE id = %(id)s"""


def dicts(cursor: Any) -> list[dict[str, Any]]:
    """The rows of an open cursor by column name."""
    names = [column.name for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def insert_visit(cursor: Any, known: dict[str, Any]) -> None:
    """A planned visit and its history row."""
    values = {
        "id": uuid4(),
        "owner": known["user"],
        "institution": known["institution"],
        "hcp": known["hcp"],
        "at": known["at"],
    }
    cursor.execute(INSERT_VISIT, values)
    cursor.execute(INSERT_HISTORY, values)
