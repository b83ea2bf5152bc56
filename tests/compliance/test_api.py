"""The endpoints of the gates: who gets which answer, and at what cost."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from compliance import services
from compliance.models import GateRule, RuleSet
from compliance.policies import KEEP_RULES, READ_RULES
from compliance.rules import Money
from core.actor import Actor
from hcp.models import Hcp, Institution
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
EDITION = {"name_zh": "公司", "name_en": "Company", "from_on": "2027-01-01", "reason": "公司制度"}
RULE_SET: dict[str, Any] = {**EDITION, "jurisdiction": "CN"}
MEAL_RULE: dict[str, Any] = {
    "rule": "CO-1",
    "occasion": "visit.meal",
    "when": {"all": []},
    "outcome": "block",
    "zh": "不供餐。",
    "en": "No meals.",
    "source_zh": "公司制度",
    "source_en": "Company policy",
    "reason": "公司制度",
}
LEDGER = (200, 200, 404, 200, 401)
DRAFTER = Actor.job("test-setup", KEEP_RULES, READ_RULES)


def meal_for(doctor: Hcp) -> services.Gift:
    money = Money(Decimal("88.00"), "CNY")
    return services.Gift(hcp_id=doctor.pk, category="meal", money=money, on=NOW.date(), country="CN")


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
    Row("rule-sets", "GET", "/rule-sets", None, ALL),
    Row("rule-set", "GET", "/rule-sets/{draft}", None, ALL),
    Row("rule-set-propose", "POST", "/rule-sets", RULE_SET, COMPLIANCE),
    Row(
        "rule-set-edit",
        "PATCH",
        "/rule-sets/{draft}",
        {**EDITION, "version": 1},
        COMPLIANCE,
    ),
    Row("rule-set-edition", "POST", "/rule-sets/{draft}/editions", EDITION, COMPLIANCE),
    Row("rule-set-activate", "POST", "/rule-sets/{draft}/activate", {"reason": "核对"}, COMPLIANCE),
    Row(
        "rule-set-take-back",
        "POST",
        "/rule-sets/{shipped}/take-back",
        {"reason": "误"},
        (403, 403, 403, 409, 401),
    ),
    Row("rule-set-retire", "POST", "/rule-sets/{draft}/retire", {"reason": "不用"}, COMPLIANCE),
    Row("rule-add", "POST", "/rule-sets/{draft}/rules", MEAL_RULE, COMPLIANCE),
    Row(
        "rule-edit",
        "PATCH",
        "/rules/{meal_rule}",
        {"version": 1, "reason": "改", "outcome": "warn"},
        COMPLIANCE,
    ),
    Row("rule-remove", "POST", "/rules/{meal_rule}/remove", {"version": 1, "reason": "删"}, COMPLIANCE),
    Row(
        "rules-judge",
        "POST",
        "/rules/judge",
        {"occasion": "visit.meal", "facts": {"on": "2026-11-18", "country": "CN"}},
        ALL,
    ),
    Row("statement", "GET", "/statements/{doctor}?year=2026", None, LEDGER),
    Row("statement-pdf", "GET", "/statements/{doctor}/pdf?year=2026", None, LEDGER),
    Row("statement-xlsx", "GET", "/statements/{doctor}/xlsx?year=2026", None, LEDGER),
    Row("transfer-reverse", "POST", "/transfers/{line}/reverse", {"reason": "重复"}, COMPLIANCE),
]


@pytest.fixture
def clients(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User
) -> dict[str, ApiClient]:
    people = (ana_user, boris_user, chiara_user, dora_user)
    return {"nobody": ApiClient(), **{user.username: sign_in(user) for user in people}}


@pytest.fixture
def known(hospital: Institution, doctor: Hcp, papers: dict[str, Any]) -> dict[str, Any]:
    """Everything the paths and bodies of the matrix name."""
    draft = services.propose_rule_set(DRAFTER, **RULE_SET)
    return {
        "hospital": hospital.pk,
        "rule": GateRule.objects.get(code="late_after_hours").pk,
        "draft": draft.pk,
        "meal_rule": services.add_rule(DRAFTER, draft, **MEAL_RULE).pk,
        "doctor": doctor.pk,
        "line": services.book_transfer(DRAFTER, meal_for(doctor), services.Cause("visit", doctor.pk)).pk,
        "shipped": RuleSet.objects.get(jurisdiction="US").pk,
    }


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
