"""Endpoints of the gates before a visit."""

from typing import Any
from uuid import UUID

from ninja import Router

from compliance import selectors, services
from compliance.permits import Permit, permit_row
from compliance.policies import KEEP_RULES, READ_RULES
from compliance.schemas.gates import (
    GateCheckIn,
    GateRuleEdit,
    GateRuleIn,
    GateRuleOut,
    GateRulesOut,
    RefusalsOut,
)
from core.requests import ActorRequest
from hcp import selectors as hcp
from staff.access import needs

router = Router()


@router.get("/permit", response=Permit, auth=needs(READ_RULES), url_name="permit")
def get_permit(request: ActorRequest) -> dict[str, Any]:
    """What the reader himself may do, and the rules that say so."""
    return permit_row(selectors.get_permit(request.auth))


@router.post("/gates/check", response=RefusalsOut, auth=needs(READ_RULES), url_name="gates-check")
def ask_gates(request: ActorRequest, body: GateCheckIn) -> dict[str, Any]:
    """Every rule the reader's visit would break there at that moment."""
    institution = hcp.get_institution(request.auth, body.institution_id)
    asked = body.model_dump(exclude={"institution_id"})
    return {"refusals": [refusal.row for refusal in services.ask_gates(request.auth, institution, **asked)]}


@router.get("/gate-rules", response=GateRulesOut, auth=needs(READ_RULES), url_name="gate-rules")
def list_gate_rules(request: ActorRequest) -> dict[str, Any]:
    """All rules, with their days and sources."""
    return {"items": [selectors.gate_rule_row(rule) for rule in selectors.list_gate_rules(request.auth)]}


@router.post("/gate-rules", response=GateRuleOut, auth=needs(KEEP_RULES), url_name="gate-rule-add")
def add_gate_rule(request: ActorRequest, body: GateRuleIn) -> dict[str, Any]:
    """Enter a rule that holds from a day on."""
    return selectors.gate_rule_row(services.add_gate_rule(request.auth, **body.model_dump()))


@router.patch(
    "/gate-rules/{uuid:rule_id}", response=GateRuleOut, auth=needs(KEEP_RULES), url_name="gate-rule-edit"
)
def edit_gate_rule(request: ActorRequest, rule_id: UUID, body: GateRuleEdit) -> dict[str, Any]:
    """Change a rule's days, number, outcome or source."""
    rule = selectors.get_gate_rule(request.auth, rule_id)
    changed = services.edit_gate_rule(request.auth, rule, **body.model_dump(exclude_unset=True))
    return selectors.gate_rule_row(changed)
