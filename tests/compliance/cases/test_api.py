"""The endpoints of cases: who gets which answer, at what cost, and what is written in the access log."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from compliance.models import Case, SafetyReport, WordList
from compliance.services import cases
from core.actor import Actor
from core.models import AccessEntry
from staff.models import User
from tests.conftest import ApiClient
from tests.counts import as_written_down, counted
from tests.matrix import Row, answers, named
from tests.visits.factories import NOW
from visits import services as visits

SignIn = Callable[[User], ApiClient]
# Ana reported; Boris leads her; Chiara is a rep elsewhere; Mei judges safety; Dora judges all.
PEOPLE = ("ana", "boris", "chiara", "mei", "dora", "nobody")
ALL = (200, 200, 200, 200, 200, 401)
SAFETY = (403, 403, 403, 200, 200, 401)
VIOLATION = (403, 403, 403, 404, 200, 401)
WORDS = (403, 403, 403, 403, 200, 401)
SENT = {"reported_at": NOW.isoformat(), "way": "email", "to": "PV", "reference": "1"}
LIST: dict[str, Any] = {
    "kind": "gift",
    "name_zh": "财物",
    "name_en": "Gifts",
    "words_zh": ["京东卡"],
    "hours": 48,
    "from_on": "2027-01-01",
    "source_zh": "公司制度",
    "source_en": "Company policy",
    "reason": "新版",
}
REPORT = {
    "id": "{new}",
    "product_id": "{drug}",
    "patient_age": "adult",
    "patient_sex": "male",
    "happened": "皮疹",
    "learned_at": NOW.isoformat(),
}

MATRIX = [
    Row("cases", "GET", "/cases", None, ALL),
    Row("case", "GET", "/cases/{safety}", None, (200, 404, 404, 200, 200, 401)),
    Row("case-judges", "GET", "/cases/{safety}/judges", None, SAFETY),
    Row("case-assess", "POST", "/cases/{safety}/assess", {}, SAFETY),
    Row("case-report", "POST", "/cases/{safety}/report", SENT, SAFETY),
    Row(
        "case-correct", "POST", "/cases/{violation}/correct", {"text": "已约谈", "serious": False}, VIOLATION
    ),
    Row("case-dismiss", "POST", "/cases/{safety}/dismiss", {"reason": "误报"}, SAFETY),
    Row("case-close", "POST", "/cases/{corrected}/close", {}, VIOLATION),
    Row("case-reopen", "POST", "/cases/{dismissed}/reopen", {"reason": "再看"}, SAFETY),
    Row("case-assign", "POST", "/cases/{safety}/assign", {"owner_id": "{dora}"}, SAFETY),
    Row("case-step", "POST", "/cases/{safety}/steps", {"kind": "note", "text": "已致电科室"}, SAFETY),
    Row("safety-report", "POST", "/safety-reports", REPORT, ALL),
    Row("word-lists", "GET", "/word-lists", None, ALL),
    Row("word-list-add", "POST", "/word-lists", LIST, WORDS),
    Row(
        "word-list-edit",
        "PATCH",
        "/word-lists/{list}",
        {"version": 1, **{name: LIST[name] for name in ("words_zh", "hours", "from_on")}}
        | {"source_zh": "公司", "source_en": "company", "reason": "改"},
        WORDS,
    ),
]
ALSO = [  # the same doors, asked otherwise
    Row("cases-mine", "GET", "/cases?show=mine", None, ALL),
    Row("cases-over", "GET", "/cases?show=over", None, ALL),
    Row("case-of-violation", "GET", "/cases/{violation}", None, (404, 404, 404, 404, 200, 401)),
]


@pytest.fixture
def clients(
    sign_in: SignIn,
    ana_user: User,
    boris_user: User,
    chiara_user: User,
    mei_user: User,
    dora_user: User,
) -> dict[str, ApiClient]:
    people = (ana_user, boris_user, chiara_user, mei_user, dora_user)
    return {"nobody": ApiClient(), **{user.username: sign_in(user) for user in people}}


@pytest.fixture
def known(
    ana: Actor, mei: Actor, dora: Actor, make_visit: Any, make_report: Any, drug: Any
) -> dict[str, Any]:
    """Everything the paths and bodies of the matrix name."""
    for note in ("皮疹，购物卡", "皮疹，购物卡"):
        visits.submit_visit(ana, make_visit(checked_in=True, note=note))
    safety, dismissed = Case.objects.filter(kind="adverse_event").order_by("opened_at", "number")
    violation, corrected = Case.objects.filter(kind="gift").order_by("opened_at", "number")
    cases.dismiss_case(mei, dismissed, reason="误报")
    cases.correct_case(dora, corrected, text="已约谈", serious=False)
    cases.report_safety(ana, **make_report(about_kind="visit", about_id=safety.about_id))
    return {
        "safety": safety.pk,
        "violation": violation.pk,
        "dismissed": dismissed.pk,
        "corrected": corrected.pk,
        "list": WordList.objects.get(kind="gift").pk,
        "drug": drug.pk,
        "new": uuid4(),
        "dora": dora.user_id,
    }


@pytest.mark.parametrize("row", [*MATRIX, *ALSO], ids=named([*MATRIX, *ALSO]))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


def test_reads_take_as_many_queries_as_are_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    clients["dora"].call("GET", "/session")  # the first request of a session writes it
    reads = [row for row in [*MATRIX, *ALSO] if row.method == "GET"]
    found = {row.name: counted(clients["dora"], "GET", row.path.format(**known)) for row in reads}
    as_written_down("compliance/cases", found)


def test_opening_a_case_is_written_in_the_access_log(
    clients: dict[str, ApiClient], known: dict[str, Any], mei_user: User
) -> None:
    clients["mei"].call("GET", f"/cases/{known['safety']}")
    entry = AccessEntry.objects.get(kind="case")
    assert (entry.user_id, entry.subject_ids) == (mei_user.pk, [str(known["safety"])])


def test_the_first_due_comes_first_and_pages_follow(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    seen: list[str] = []
    following = ""
    while True:
        page = clients["dora"].call("GET", f"/cases?limit=1&cursor={following}").json()
        seen += [row["due_at"] for row in page["items"]]
        following = page["next"]
        if not following:
            break
    assert len(seen) == 3
    assert seen == sorted(seen)


def test_an_unknown_field_or_a_missing_one_is_named(clients: dict[str, ApiClient], drug: Any) -> None:
    body = {"id": str(uuid4()), "product_id": str(drug.pk), "patient_name": "x"}
    answer = clients["ana"].call("POST", "/safety-reports", body)
    assert answer.status_code == 422
    assert {"patient_name", "patient_age", "patient_sex", "happened", "learned_at"} <= set(
        answer.json()["fields"]
    )
    assert not SafetyReport.objects.exists()


def test_the_tablet_carries_the_words(clients: dict[str, ApiClient]) -> None:
    rows = clients["ana"].call("GET", "/feed").json()["rows"]["word_lists"]
    assert {row["kind"] for row in rows} >= {"adverse_event", "prescription_count"}
    assert all(row["words_zh"] and row["words_en"] for row in rows)
