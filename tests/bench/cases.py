"""What is measured: one request each, and the SQL a careful person would write for the same answer."""

from dataclasses import dataclass, field
from typing import Any

MAIN_POST = """
LEFT JOIN LATERAL (
    SELECT a.institution_id, a.department_id, i.name AS institution_name, d.name AS department_name
    FROM hcp_affiliation a JOIN hcp_institution i ON i.id = a.institution_id
        LEFT JOIN hcp_department d ON d.id = a.department_id
    WHERE a.hcp_id = h.id AND a.from_on <= current_date AND (a.to_on IS NULL OR a.to_on >= current_date)
    ORDER BY a.is_main DESC, a.from_on DESC, a.id LIMIT 1
) p ON true LEFT JOIN hcp_lastvisit v ON v.hcp_id = h.id"""
HCP_COLUMNS = """h.id, h.version, h.name, h.gender, h.title_code, h.licence_no, h.phone, h.specialties, h.status,
    h.pinyin, h.initials, p.institution_id, coalesce(p.institution_name, '') AS institution_name,
    p.department_id, coalesce(p.department_name, '') AS department_name, v.visited_on AS last_visit_on"""
HIS_HCPS = """h.id IN (SELECT a.hcp_id FROM hcp_affiliation a JOIN hcp_accountassignment s
        ON s.institution_id = a.institution_id
    WHERE s.territory_id = ANY(%(territories)s) AND s.from_on <= current_date
        AND (s.to_on IS NULL OR s.to_on >= current_date)
        AND a.from_on <= current_date AND (a.to_on IS NULL OR a.to_on >= current_date))"""


def hcps(where: str, order: str = "h.pinyin, h.id") -> str:
    """SQL of a list of people: first which fifty, then what is shown of them."""
    found = f"(SELECT h.* FROM hcp_hcp h WHERE {where} ORDER BY {order} LIMIT 51)"
    return f"SELECT {HCP_COLUMNS} FROM {found} h {MAIN_POST} ORDER BY h.pinyin, h.id"


def found_by(gram: str) -> str:
    """SQL of a search: all that match are found first, then sorted by a value no index holds."""
    return hcps(f"h.grams @> '{{{gram}}}'", "(h.pinyin || ''), h.id")


VISIT_COLUMNS = """v.id, v.number, v.version, v.state, v.owner_id, u.name AS owner_name, v.institution_id,
    i.name AS institution_name, v.department_id, v.hcp_id, coalesce(h.name, '') AS hcp_name, v.also_met,
    v.channel, v.slot_id, v.planned_at, v.planned_minutes, v.happened_at, v.written_at, v.arrived_at, v.late,
    v.checked_in_at, v.position, v.position_missing, v.products, v.outcome, v.next_step, v.next_on, v.note,
    v.attachments, v.warnings, v.returned_reason, v.submitted_at, v.approved_at, v.cancelled_at"""
VISIT_JOINS = """visits_visit v JOIN staff_user u ON u.id = v.owner_id
    JOIN hcp_institution i ON i.id = v.institution_id LEFT JOIN hcp_hcp h ON h.id = v.hcp_id"""


@dataclass(frozen=True, slots=True)
class Case:
    """One measured request: as whom, which address, and the same answer by hand."""

    name: str
    who: str
    path: str
    sql: str
    params: dict[str, Any] = field(default_factory=dict)
    items: str = "items"  # where the answer's rows lie; "" when the answer is one row
    limit_ms: float = 100
    shown: int = 50
    told_by: tuple[str, ...] = ("id",)  # by what an answer of one row is known


def cases(known: dict[str, Any]) -> list[Case]:
    """Every reading case, for the ids of this filling."""
    return [
        Case("HCP list, first 50 of all", "steward", "/api/hcps?limit=50", hcps("true")),
        Case("HCP list, a rep's first 50 of 1,500", "rep0", "/api/hcps?limit=50", hcps(HIS_HCPS), known),
        Case(
            "HCP list filtered by title",
            "steward",
            "/api/hcps?limit=50&title=232",
            hcps("h.title_code = '232'"),
        ),
        Case(
            "HCP list filtered by institution",
            "steward",
            f"/api/hcps?limit=50&institution={known['institution']}",
            hcps(
                "h.id IN (SELECT hcp_id FROM hcp_affiliation WHERE institution_id = %(institution)s"
                " AND from_on <= current_date AND (to_on IS NULL OR to_on >= current_date))"
            ),
            known,
        ),
        Case(
            "HCP search, one character 张",
            "steward",
            "/api/hcps?limit=50&search=张",
            found_by("张"),
        ),
        Case(
            "HCP search, two characters 张伟",
            "steward",
            "/api/hcps?limit=50&search=张伟",
            found_by("张伟"),
        ),
        Case("HCP search, initials zjg", "steward", "/api/hcps?limit=50&search=zjg", found_by("zjg")),
        Case(
            "Institution list, first 50",
            "steward",
            "/api/institutions?limit=50",
            "SELECT id, version, name, aliases, kind, level, grade, division_code, division_text,"
            " substr(division_code, 1, 2) AS province, address, uscc, status, pinyin, initials"
            " FROM hcp_institution ORDER BY pinyin, id LIMIT 51",
        ),
        Case(
            "Visit list, a rep's first 50",
            "rep0",
            "/api/visits?limit=50",
            f"SELECT {VISIT_COLUMNS} FROM {VISIT_JOINS} WHERE v.owner_id = %(user)s"
            " ORDER BY v.at DESC, v.id DESC LIMIT 51",
            known,
        ),
        Case(
            "Visits of one HCP, first 50",
            "rep0",
            f"/api/visits?limit=50&hcp={known['hcp']}",
            f"SELECT {VISIT_COLUMNS} FROM {VISIT_JOINS} WHERE v.owner_id = %(user)s AND v.hcp_id = %(hcp)s"
            " ORDER BY v.at DESC, v.id DESC LIMIT 51",
            known,
        ),
        Case(
            "Day plan",
            "rep0",
            f"/api/visits/day?on={known['day']}",
            f"SELECT {VISIT_COLUMNS} FROM {VISIT_JOINS} WHERE v.owner_id = %(user)s"
            " AND v.at >= %(day_start)s AND v.at < %(day_end)s AND v.state <> 'cancelled' ORDER BY v.at, v.id",
            known,
        ),
        Case(
            "A day without visits: what any request costs",
            "rep0",
            "/api/visits/day?on=1990-01-01",
            f"SELECT {VISIT_COLUMNS} FROM {VISIT_JOINS} WHERE v.owner_id = %(user)s"
            " AND v.at >= '1990-01-01' AND v.at < '1990-01-02' AND v.state <> 'cancelled' ORDER BY v.at, v.id",
            known,
        ),
        Case(
            "HCP page",
            "rep0",
            f"/api/hcps/{known['hcp']}",
            f"SELECT {HCP_COLUMNS}, v.count AS visit_count, (SELECT json_agg(json_build_object('id', a.id, 'version',"
            " a.version, 'hcp_id', a.hcp_id, 'institution_id', a.institution_id, 'department_id', a.department_id,"
            " 'role', a.role, 'is_main', a.is_main, 'from_on', a.from_on, 'to_on', a.to_on)) FROM hcp_affiliation a"
            f" WHERE a.hcp_id = h.id) AS affiliations FROM hcp_hcp h {MAIN_POST} WHERE h.id = %(hcp)s",
            known,
            items="",
        ),
        Case(
            "History of a record with 40 versions",
            "rep0",
            f"/api/history/hcp/{known['hcp']}?limit=50",
            "SELECT history_id AS id, history_date AS at, actor_name AS actor, action, history_change_reason AS reason,"
            " device_id AS device, occurred_at, name, gender, title_code, specialties, status"
            " FROM hcp_historicalhcp WHERE id = %(hcp)s ORDER BY history_id DESC LIMIT 51",
            known,
        ),
    ]
