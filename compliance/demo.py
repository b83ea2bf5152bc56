"""The demonstration's compliance: a process in force, rule sets that wait or are decided, cases in each state."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from compliance import services
from compliance.abouts import About
from compliance.approvals.definition import Definition
from compliance.models import Case, RuleSet, Task
from compliance.services import approvals, cases
from core.actor import Actor

STEPS = [
    {
        "kind": "approve",
        "key": "check",
        "name": {"zh": "合规核对", "en": "Check by compliance"},
        "approvers": [{"kind": "role", "role": "compliance"}],
        "meaning": "review",
        "escalate_to": "auditadmin",
    },
    {
        "kind": "condition",
        "key": "weight",
        "name": {"zh": "是否含禁止类规则", "en": "Does it forbid anything?"},
        "branches": [
            {
                "name": {"zh": "含禁止类规则", "en": "It forbids"},
                "when": {"fact": "blocking", "is": "above", "value": 0},
                "steps": [
                    {
                        "kind": "approve",
                        "key": "final",
                        "name": {"zh": "医学事务批准", "en": "Approval by medical affairs"},
                        "approvers": [{"kind": "role", "role": "medical"}],
                        "meaning": "approval",
                    }
                ],
            },
            {"name": {"zh": "其他情况", "en": "All else"}, "steps": []},
        ],
    },
]
RULE: dict[str, Any] = {
    "rule": "CO-01",
    "occasion": "visit.meal",
    "unit": "",
    "limit": None,
    "grant": "",
    "verified": True,
    "source_zh": "公司制度 2027-1",
    "source_en": "Company policy 2027-1",
}
NO_MEAL_FROM_AFAR = {
    **RULE,
    "when": {"fact": "channel", "is": "in", "value": ["phone", "video", "wechat", "email"]},
    "outcome": "block",
    "zh": "不是面访，不能报销用餐。",
    "en": "Not in person, so no meal is paid.",
}
MANY_HEADS = {
    **RULE,
    "rule": "CO-02",
    "when": {"fact": "heads", "is": "above", "value": 10},
    "outcome": "warn",
    "zh": "用餐人数超过 10 人，请改用科室会。",
    "en": "More than 10 heads at a meal: make it a department meeting.",
}


def load(drafter: Actor, checker: Actor, today: date, password: str) -> None:
    """Draw the process and put it into force; ask for two rule sets, one of them decided already."""
    definition = Definition.model_validate({"steps": STEPS, "fallback": "medical"})
    drawn = approvals.draft_process(drafter, "rule_set", definition)
    approvals.activate_process(checker, drawn, reason="首次启用")
    waiting = _draft(drafter, today, "公司用餐制度", "Company policy on meals", NO_MEAL_FROM_AFAR)
    approvals.start_run(drafter, "rule_set", waiting.pk)
    light = _draft(drafter, today, "公司人数提示", "Company hint on heads", MANY_HEADS)
    decided = approvals.start_run(drafter, "rule_set", light.pk)
    task = Task.objects.get(run=decided, assignee=checker.user_id, state="open")
    approvals.approve_task(checker, task, comment="已核对，与公司制度一致", password=password)


def _draft(drafter: Actor, today: date, zh: str, en: str, rule: dict[str, Any]) -> RuleSet:
    proposed = services.propose_rule_set(
        drafter,
        reason="年度制度",
        name_zh=zh,
        name_en=en,
        jurisdiction="CN",
        product_kind="any",
        from_on=today + timedelta(days=30),
        to_on=None,
    )
    services.add_rule(drafter, proposed, reason="新增", **rule)
    return proposed


def load_cases(rep: Actor, medical: Actor, about: About, note: str, product_id: UUID) -> None:
    """Four cases: one that was closed, one with time left, one that is late, and words in a note."""
    closed = _report(rep, product_id, 52, "用药第二天恶心，停药后缓解", ["other"])
    assessed = cases.assess_case(medical, closed)
    sent = closed.knew_at + timedelta(hours=5)
    reported = cases.report_case(
        medical, assessed, reported_at=sent, way="system", to="药物警戒部", reference="PV-2026-0117"
    )
    cases.add_step(medical, reported, kind="follow_up", text="已向告知人随访，症状缓解")
    cases.close_case(medical, reported)
    _report(rep, product_id, 3, "服药后面部皮疹，持续两天", [])
    _report(rep, product_id, 29, "头晕伴血压下降，住院观察", ["hospitalisation"])
    cases.look_through(rep, about, {"note": note})
    cases.escalate_due()


def _report(rep: Actor, product_id: UUID, hours: int, happened: str, seriousness: list[str]) -> Case:
    moment = timezone.now() - timedelta(hours=hours)
    return cases.report_safety(
        rep,
        id=uuid4(),
        kind="adverse_event",
        product_id=product_id,
        patient_age="elderly",
        patient_sex="female",
        happened=happened,
        seriousness=seriousness,
        learned_at=moment,
        written_at=moment + timedelta(minutes=20),
    )
