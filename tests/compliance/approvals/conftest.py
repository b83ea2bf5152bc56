"""A request about a rule set that Dora drafted: Eve of compliance checks it, Boris signs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from compliance.approvals.definition import Definition
from compliance.models import ProcessVersion, RuleSet, Run, Task
from compliance.services import add_rule as add_rule_to
from compliance.services import approvals, propose_rule_set
from core.actor import Actor
from staff.access import actor_of
from staff.choices import Role
from staff.models import User
from tests.compliance.approvals.company import approve, label, person, role
from tests.conftest import make_person

RULE: dict[str, Any] = {
    "rule": "RDPAC-05",
    "occasion": "visit.meal",
    "when": {"fact": "heads", "is": "above", "value": 0},
    "limit": None,
    "outcome": "block",
    "zh": "人数超限。",
    "en": "Too many heads.",
    "source_zh": "行业准则",
    "source_en": "Code of practice",
}


@pytest.fixture
def eve_user(db: None) -> User:
    return make_person("eve", "伊芙", Role.COMPLIANCE)


@pytest.fixture
def eve(eve_user: User) -> Actor:
    return actor_of(eve_user)


@pytest.fixture
def gil_user(db: None) -> User:
    return make_person("gil", "吉尔", Role.MEDICAL)


@pytest.fixture
def helga_user(db: None) -> User:
    return make_person("helga", "海尔加", Role.MEDICAL)


@pytest.fixture
def gil(gil_user: User, helga_user: User) -> Actor:
    """One of the two of medical affairs, who own the process."""
    return actor_of(gil_user)


@pytest.fixture
def draft(dora: Actor) -> RuleSet:
    """A rule set Dora drafted, to hold from tomorrow week."""
    rule_set = propose_rule_set(
        dora,
        reason="年度更新",
        name_zh="中国药品",
        name_en="China drugs",
        jurisdiction="CN",
        product_kind="drug",
        from_on=timezone.localdate() + timedelta(days=8),
        to_on=None,
    )
    add_rule_to(dora, rule_set, reason="新增", **RULE)
    return rule_set


Active = Callable[..., ProcessVersion]


@pytest.fixture
def put_in_force(eve: Actor, dora: Actor) -> Active:
    """Give it steps, get a process in force for rule sets: drawn by Dora, activated by Eve."""

    def put(*steps: dict[str, Any]) -> ProcessVersion:
        definition = Definition.model_validate({"steps": steps, "fallback": "medical"})
        drawn = approvals.draft_process(dora, "rule_set", definition)
        return approvals.activate_process(eve, drawn, reason="首次启用")

    return put


@pytest.fixture
def in_force(put_in_force: Active, boris_user: User, gil: Actor) -> ProcessVersion:
    """Compliance checks, then Boris approves with his signature."""
    return put_in_force(
        approve("check", role("compliance")), approve("final", person(boris_user.pk), meaning="approval")
    )


@pytest.fixture
def asked(in_force: ProcessVersion, draft: RuleSet, dora: Actor) -> Run:
    """Dora asked for her rule set to be put into force."""
    return approvals.start_run(dora, "rule_set", draft.pk)


def task_of(run: Run, actor: Actor) -> Task:
    """The open task of somebody."""
    return Task.objects.get(run=run, assignee=actor.user_id, state="open")


__all__ = ["Active", "date", "label", "task_of"]
