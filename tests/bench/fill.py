"""Fill a database with a country: 30,000 institutions, 200,000 HCPs, 2,000,000 visits with their history.

Rows are made inside PostgreSQL, with the triggers that guard history asleep: this is the one place where
that is right, because nothing but the clock of the bench reads these rows.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection

from hcp.reference.institution_names import name_key
from hcp.reference.pinyin import Reading, grams_of, read_institution, read_person, search_text
from tests.bench.sizes import SIZES

PASSWORD = "a bench has no secrets"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = [
    "伟",
    "芳",
    "娜",
    "敏",
    "静",
    "丽",
    "强",
    "磊",
    "军",
    "洋",
    "勇",
    "艳",
    "杰",
    "涛",
    "明",
    "超",
    "建国",
    "志远",
    "子涵",
    "雨桐",
    "思远",
    "文博",
    "佳怡",
    "晓琳",
    "婉清",
    "浩然",
]
PLACES = [
    "石家庄",
    "唐山",
    "保定",
    "太原",
    "沈阳",
    "长春",
    "上海",
    "南京",
    "无锡",
    "杭州",
    "合肥",
    "福州",
    "南昌",
    "济南",
    "青岛",
    "郑州",
    "武汉",
    "长沙",
]
SORTS = ["第{n}医院", "人民医院{n}分院", "中心医院{n}部", "中医院{n}部", "妇幼保健院{n}部"]
CODES = ["130102", "130202", "130602", "140105", "210102", "220102", "310104", "320102", "320205", "330102"]
STAMP = "now(), '+', NULL, '', 'job:bench', 'bench.fill', '', NULL, NULL"
STAMP_COLUMNS = (
    "history_date, history_type, history_user_id, history_change_reason,"
    " actor_name, action, request_id, device_id, occurred_at"
)
TRACKED = [
    "staff_user",
    "staff_territory",
    "staff_territorymember",
    "hcp_institution",
    "hcp_department",
    "hcp_hcp",
    "hcp_affiliation",
    "hcp_accountassignment",
    "visits_visit",
]

HCPS = f"""
INSERT INTO hcp_hcp (id, version, created_at, updated_at, name, gender, title_code, licence_no, phone,
    specialties, status, pinyin, initials, grams, search)
SELECT gen_random_uuid(), 1, now(), now(), name, '0', (ARRAY['231','232','233','234'])[1 + n % 4],
    'L' || n, '', '{{}}', 'verified', pinyin, initials, grams, search
FROM generate_series(0, {SIZES.hcps} - 1) n JOIN bench_names ON place = n % (SELECT count(*) FROM bench_names)
"""
DEPARTMENTS = """
INSERT INTO hcp_department (id, version, created_at, updated_at, institution_id, name, specialty_code, pinyin)
SELECT gen_random_uuid(), 1, now(), now(), i.id, d.name, d.code, d.pinyin FROM hcp_institution i CROSS JOIN
    (VALUES ('心内科', '03.04', 'xin nei ke'), ('呼吸科', '03.01', 'hu xi ke')) AS d (name, code, pinyin)
"""
NUMBERED = """
CREATE TEMP TABLE numbered_institutions AS
    SELECT row_number() OVER (ORDER BY key) - 1 AS n, id FROM hcp_institution;
CREATE UNIQUE INDEX ON numbered_institutions (n);
CREATE TEMP TABLE numbered_departments AS
    SELECT i.n, d.id FROM hcp_department d JOIN numbered_institutions i ON i.id = d.institution_id
    WHERE d.specialty_code = '03.04';
CREATE UNIQUE INDEX ON numbered_departments (n);
CREATE TEMP TABLE numbered_hcps AS SELECT row_number() OVER (ORDER BY licence_no) - 1 AS n, id FROM hcp_hcp;
CREATE UNIQUE INDEX ON numbered_hcps (n);
ANALYZE numbered_institutions; ANALYZE numbered_departments; ANALYZE numbered_hcps;
"""
POSTS = f"""
INSERT INTO hcp_affiliation (id, version, created_at, updated_at, hcp_id, institution_id, department_id, role,
    is_main, from_on, to_on)
SELECT gen_random_uuid(), 1, now(), now(), h.id, i.id, d.id, 'staff', true, current_date - 500, NULL
FROM numbered_hcps h JOIN numbered_institutions i ON i.n = h.n % {SIZES.institutions}
    JOIN numbered_departments d ON d.n = i.n
"""
REPS = f"""
WITH made AS (
    INSERT INTO staff_user (password, username, name, email, language, roles, is_active, version, created_at,
        updated_at)
    SELECT %(password)s, 'rep' || n, '代表' || n, '', 'zh-hans', '{{rep}}', true, 1, now(), now()
    FROM generate_series(0, {SIZES.reps} - 1) n RETURNING id, username
), places AS (
    INSERT INTO staff_territory (id, version, created_at, updated_at, name, parent_id, path)
    SELECT t, 1, now(), now(), '区域', NULL, ARRAY[t] FROM (SELECT gen_random_uuid() AS t FROM made) x
    RETURNING id
), paired AS (
    SELECT u.id AS user_id, t.id AS territory_id FROM
        (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made) u
        JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM places) t USING (n)
)
INSERT INTO staff_territorymember (id, version, created_at, updated_at, territory_id, user_id, from_on, to_on)
SELECT gen_random_uuid(), 1, now(), now(), territory_id, user_id, current_date - 500, NULL FROM paired
"""
STEWARD = """
INSERT INTO staff_user (password, username, name, email, language, roles, is_active, version, created_at, updated_at)
VALUES (%(password)s, 'steward', '主数据管理员', '', 'zh-hans', '{steward}', true, 1, now(), now())
"""
NUMBERED_REPS = """
CREATE TEMP TABLE numbered_reps AS
    SELECT row_number() OVER (ORDER BY user_id) - 1 AS n, user_id AS id, territory_id FROM staff_territorymember;
CREATE UNIQUE INDEX ON numbered_reps (n); ANALYZE numbered_reps;
"""
ASSIGNMENTS = f"""
INSERT INTO hcp_accountassignment (id, version, created_at, updated_at, territory_id, institution_id, from_on, to_on)
SELECT gen_random_uuid(), 1, now(), now(), r.territory_id, i.id, current_date - 500, NULL
FROM numbered_reps r CROSS JOIN generate_series(0, {SIZES.accounts_of_a_rep} - 1) k
    JOIN numbered_institutions i ON i.n = (r.n * 30 + k) % {SIZES.institutions}
"""
# A rep's visits, eight a working day for a year, at his own accounts, to the people who work there.
VISITS = f"""
INSERT INTO visits_visit (id, version, created_at, updated_at, number, state, owner_id, institution_id,
    department_id, hcp_id, also_met, channel, slot_id, at, planned_at, planned_minutes, checked_in_at, position,
    position_missing, happened_at, written_at, arrived_at, late, products, outcome, next_step, next_on, note,
    attachments, warnings, returned_reason, submitted_at, approved_at, cancelled_at)
SELECT gen_random_uuid(), 3, t, t, 'VIS-B-' || lpad(v::text, 9, '0'), 'approved', r.id, i.id, d.id, h.id, '{{}}',
    'in_person', NULL, t, t, 30, t, NULL, 'declined', t, t, t, v % 20 = 0,
    '[{{"product_id": "00000000-0000-4000-8000-000000000001", "message_id": null, "reaction": "positive", "note": ""}}]',
    'interested', '两周后再访', (t + interval '14 days')::date, '主任关注肾功能不全患者的剂量。', '[]', '[]', '', t, t, NULL
FROM generate_series(0, {SIZES.visits} - 1) v
    CROSS JOIN LATERAL (SELECT date_trunc('minute', now()) - (v / {SIZES.reps}) * interval '250 minutes' AS t) x
    JOIN numbered_reps r ON r.n = v % {SIZES.reps}
    JOIN numbered_institutions i ON
        i.n = (r.n * 30 + (v / {SIZES.reps}) % {SIZES.accounts_of_a_rep}) % {SIZES.institutions}
    JOIN numbered_departments d ON d.n = i.n
    JOIN numbered_hcps h ON h.n = i.n + {SIZES.institutions} * ((v / {SIZES.reps} / 7) % 6)
"""
LAST_VISITS = """
INSERT INTO hcp_lastvisit (hcp_id, visited_on, count)
SELECT hcp_id, max(at)::date, count(*) FROM visits_visit GROUP BY hcp_id
"""


def fill(say: Callable[[str], None]) -> None:
    """Make every row, then let the database know its own sizes."""
    with connection.cursor() as cursor:
        for table in TRACKED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER require_history")
        say("institutions and people")
        _copy_names(cursor)
        _copy_institutions(cursor)
        for statement in (HCPS, DEPARTMENTS, NUMBERED, POSTS):
            cursor.execute(statement)
        for statement in (REPS, STEWARD):
            cursor.execute(statement, {"password": make_password(PASSWORD)})
        for statement in (NUMBERED_REPS, ASSIGNMENTS):
            cursor.execute(statement)
        say("visits")
        cursor.execute(VISITS)
        cursor.execute(LAST_VISITS)
        say("history")
        for table in TRACKED:
            _history(cursor, table)
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER require_history")
        say("statistics")
        cursor.execute("VACUUM (ANALYZE)")


def _history(cursor: Any, table: str, but: Sequence[Any] = ()) -> None:
    """One history row for each row but these: the columns both tables have, and a stamp."""
    room, _, model = table.partition("_")
    history = f"{room}_historical{model}"
    cursor.execute(
        "SELECT string_agg(quote_ident(a.column_name), ', ') FROM information_schema.columns a"
        " JOIN information_schema.columns b USING (column_name)"
        " WHERE a.table_name = %s AND b.table_name = %s",
        [table, history],
    )
    (columns,) = cursor.fetchone()
    cursor.execute(f"ALTER TABLE {history} DISABLE TRIGGER require_row")
    cursor.execute(
        f"INSERT INTO {history} ({columns}, {STAMP_COLUMNS}) SELECT {columns}, {STAMP} FROM {table}"
        " WHERE NOT id::text = ANY(%s)",
        [list(map(str, but))],
    )
    cursor.execute(f"ALTER TABLE {history} ENABLE TRIGGER require_row")


def _copy_names(cursor: Any) -> None:
    cursor.execute(
        "CREATE TEMP TABLE bench_names (place int PRIMARY KEY, name text, pinyin text, initials text,"
        " grams text[], search text)"
    )
    names = [surname + given for surname in SURNAMES for given in GIVEN]
    with cursor.copy("COPY bench_names FROM STDIN") as copy:
        for place, name in enumerate(names):
            reading = read_person(name)
            copy.write_row((place, name, *_found_by(name, reading)))


def _found_by(name: str, reading: Reading) -> tuple[str, str, list[str], str]:
    return (
        reading.sort,
        reading.initials,
        grams_of([name], [reading]),
        search_text([name], [reading]),
    )


def _institution_names() -> Iterator[str]:
    for n in range(SIZES.institutions):
        yield PLACES[n % len(PLACES)] + SORTS[n // len(PLACES) % len(SORTS)].format(n=n // 90 + 1)


def _copy_institutions(cursor: Any) -> None:
    columns = (
        "id, version, created_at, updated_at, name, aliases, kind, level, grade, division_code, division_text,"
        " address, uscc, specialties, status, pinyin, initials, grams, search, key"
    )
    cursor.execute(
        "CREATE TEMP TABLE bench_hospitals (name text, code text, pinyin text, initials text, grams text[],"
        " search text, key text)"
    )
    with cursor.copy("COPY bench_hospitals FROM STDIN") as copy:
        for n, name in enumerate(_institution_names()):
            found_by = _found_by(name, read_institution(name))
            copy.write_row((name, CODES[n % len(CODES)], *found_by, name_key(name)))
    cursor.execute(
        f"INSERT INTO hcp_institution ({columns}) SELECT gen_random_uuid(), 1, now(), now(), name, '{{}}',"
        " 'hospital', '3', 'a', code, '', '', '', '', 'verified', pinyin, initials, grams, search, key"
        " FROM bench_hospitals"
    )
