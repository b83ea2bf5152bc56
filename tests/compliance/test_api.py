"""The endpoints of the gates: who gets which answer, and at what cost."""

from collections.abc import Callable
from typing import Any

import pytest

from compliance.models import GateRule
from hcp.models import Institution
from staff.models import User
from tests.conftest import ApiClient
from tests.counts import as_written_down, counted
from tests.matrix import Row, answers, named
from tests.visits.factories import NOW

SignIn = Callable[[User], ApiClient]
PEOPLE = ("ana", "boris", "chiara", "dora", "nobody")
ALL = (200, 200, 200, 200, 401)
COMPLIANCE = (403, 403, 403, 200, 401)
RULE = {
    "rule": "BJ-1",
    "code": "registration",
    "province": "11",
    "from_on": "2026-08-01",
    "outcome": "warn",
    "source_zh": "北京市规定",
    "source_en": "Rules of Beijing",
    "reason": "新规",
}
ASKED = {"institution_id": "{hospital}", "at": NOW.isoformat()}

MATRIX = [
    Row("permit", "GET", "/permit", None, ALL),
    Row("gates-check", "POST", "/gates/check", ASKED, (200, 200, 404, 200, 401)),
    Row("gate-rules", "GET", "/gate-rules", None, ALL),
    Row("gate-rule-add", "POST", "/gate-rules", RULE, COMPLIANCE),
    Row(
        "gate-rule-edit",
        "PATCH",
        "/gate-rules/{rule}",
        {"version": 1, "reason": "改", "number": 48},
        COMPLIANCE,
    ),
]


@pytest.fixture
def clients(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User
) -> dict[str, ApiClient]:
    people = (ana_user, boris_user, chiara_user, dora_user)
    return {"nobody": ApiClient(), **{user.username: sign_in(user) for user in people}}


@pytest.fixture
def known(hospital: Institution, papers: dict[str, Any]) -> dict[str, Any]:
    """Everything the paths and bodies of the matrix name."""
    return {"hospital": hospital.pk, "rule": GateRule.objects.get(code="late_after_hours").pk}


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


def test_reads_take_as_many_queries_as_are_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    clients["ana"].call("GET", "/session")  # the first request of a session writes it
    reads = [row for row in MATRIX if row.method == "GET"]
    found = {row.name: counted(clients["ana"], "GET", row.path.format(**known)) for row in reads}
    as_written_down("compliance", found)
