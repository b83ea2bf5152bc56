"""The gates: asked before a visit, and changed by compliance."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from compliance import selectors
from compliance.choices import IN_PERSON, Outcome
from compliance.gates import GateRefused, Occasion, Place, Refusal, check_visit
from compliance.models import GateRule
from compliance.policies import KEEP_RULES
from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import change
from core.versions import edit

SENTENCES = {
    "gate_rule_days": Invalid.of(
        "to_on", "结束日期不能早于开始日期。", "The last day cannot lie before the first."
    ),
    "gate_rule_number": Invalid.of("unit", "请填写数值的单位。", "Say what the number counts."),
    "gate_rule_once": Refused(
        "rule_exists",
        "同一规则自同一天起已有记录，请修改原记录。",
        "There is such a rule from that day already; change that one.",
    ),
}


class Visited(Protocol):
    """What the gates ask of an institution."""

    pk: UUID
    name: str
    division_code: str


def ask_gates(
    actor: Actor,
    institution: Visited,
    *,
    product_ids: Iterable[UUID],
    at: datetime,
    channel: str = IN_PERSON,
    department_id: UUID | None = None,
) -> list[Refusal]:
    """Every rule the actor's visit would break there at that moment."""
    occasion = Occasion(
        place=Place(institution.pk, institution.name, institution.division_code),
        products=selectors.offers(actor, product_ids),
        channel=channel,
        department_id=department_id,
    )
    return check_visit(selectors.get_permit(actor, institution.pk), occasion, at)


def check_visit_allowed(
    actor: Actor,
    institution: Visited,
    *,
    product_ids: Iterable[UUID],
    at: datetime,
    channel: str = IN_PERSON,
    department_id: UUID | None = None,
) -> list[Refusal]:
    """Refuse a visit that breaks a rule, naming it; what only warns is returned, to be kept with it."""
    refusals = ask_gates(
        actor, institution, product_ids=product_ids, at=at, channel=channel, department_id=department_id
    )
    blocking = [refusal for refusal in refusals if refusal.outcome == Outcome.BLOCK]
    if blocking:
        raise GateRefused(blocking)
    return refusals


def add_gate_rule(actor: Actor, *, reason: str, **fields: Any) -> GateRule:
    """Enter a rule that holds from a day on."""
    require(actor, KEEP_RULES)
    with change(actor, "compliance.gaterule.add", reason=reason), told(SENTENCES):
        return GateRule.objects.create(**fields)


def edit_gate_rule(actor: Actor, rule: GateRule, *, version: int, reason: str, **fields: Any) -> GateRule:
    """Change a rule's days, number, outcome or source; its history keeps what held before."""
    require(actor, KEEP_RULES)
    with told(SENTENCES):
        return edit(
            actor,
            "compliance.gaterule.edit",
            rule,
            version=version,
            current=selectors.gate_rule_row,
            reason=reason,
            **fields,
        )
