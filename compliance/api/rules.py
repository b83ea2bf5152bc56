"""Endpoints of rule sets and their rules."""

from typing import Any
from uuid import UUID

from ninja import Router

from compliance import selectors, services
from compliance.policies import ACTIVATE_RULES, KEEP_RULES, READ_RULES
from compliance.schemas.rules import (
    EditionIn,
    JudgedRuleOut,
    JudgeIn,
    JudgementOut,
    RuleEdit,
    RuleIn,
    RuleRemoval,
    RuleSetDetail,
    RuleSetEdit,
    RuleSetEnd,
    RuleSetIn,
    RuleSetMove,
    RuleSetsOut,
)
from core.requests import ActorRequest
from staff.access import needs

router = Router()
Row = dict[str, Any]


@router.get("/rule-sets", response=RuleSetsOut, auth=needs(READ_RULES), url_name="rule-sets")
def list_rule_sets(request: ActorRequest) -> Row:
    """All rule sets with their rules, drafts and those of the past included."""
    return {"items": [selectors.rule_set_row(one) for one in selectors.list_rule_sets(request.auth)]}


@router.post("/rule-sets", response=RuleSetDetail, auth=needs(KEEP_RULES), url_name="rule-set-propose")
def propose_rule_set(request: ActorRequest, body: RuleSetIn) -> Row:
    """Begin a draft."""
    proposed = services.propose_rule_set(request.auth, **body.model_dump())
    return selectors.rule_set_detail(request.auth, proposed)


@router.get("/rule-sets/{uuid:set_id}", response=RuleSetDetail, auth=needs(READ_RULES), url_name="rule-set")
def get_rule_set(request: ActorRequest, set_id: UUID) -> Row:
    """One rule set with what the reader may do with it."""
    return selectors.rule_set_detail(request.auth, selectors.get_rule_set(request.auth, set_id))


@router.patch(
    "/rule-sets/{uuid:set_id}", response=RuleSetDetail, auth=needs(KEEP_RULES), url_name="rule-set-edit"
)
def edit_rule_set(request: ActorRequest, set_id: UUID, body: RuleSetEdit) -> Row:
    """Change a draft's names and days."""
    rule_set = selectors.get_rule_set(request.auth, set_id)
    edited = services.edit_rule_set(request.auth, rule_set, **body.model_dump())
    return selectors.rule_set_detail(request.auth, edited)


@router.post(
    "/rule-sets/{uuid:set_id}/editions",
    response=RuleSetDetail,
    auth=needs(KEEP_RULES),
    url_name="rule-set-edition",
)
def propose_edition(request: ActorRequest, set_id: UUID, body: EditionIn) -> Row:
    """Begin the next edition of a set, with its rules."""
    rule_set = selectors.get_rule_set(request.auth, set_id)
    proposed = services.propose_edition(request.auth, rule_set, **body.model_dump())
    return selectors.rule_set_detail(request.auth, proposed)


@router.post(
    "/rule-sets/{uuid:set_id}/activate",
    response=RuleSetDetail,
    auth=needs(ACTIVATE_RULES),
    url_name="rule-set-activate",
)
def activate_rule_set(request: ActorRequest, set_id: UUID, body: RuleSetMove) -> Row:
    """Put a colleague's draft into force."""
    rule_set = selectors.get_rule_set(request.auth, set_id)
    activated = services.activate_rule_set(request.auth, rule_set, **body.model_dump())
    return selectors.rule_set_detail(request.auth, activated)


@router.post(
    "/rule-sets/{uuid:set_id}/take-back",
    response=RuleSetDetail,
    auth=needs(KEEP_RULES),
    url_name="rule-set-take-back",
)
def take_back_rule_set(request: ActorRequest, set_id: UUID, body: RuleSetMove) -> Row:
    """Make a set that has not begun a draft again."""
    rule_set = selectors.get_rule_set(request.auth, set_id)
    taken = services.take_back_rule_set(request.auth, rule_set, **body.model_dump())
    return selectors.rule_set_detail(request.auth, taken)


@router.post(
    "/rule-sets/{uuid:set_id}/retire",
    response=RuleSetDetail,
    auth=needs(KEEP_RULES),
    url_name="rule-set-retire",
)
def retire_rule_set(request: ActorRequest, set_id: UUID, body: RuleSetEnd) -> Row:
    """End a set with a day, or drop a draft."""
    rule_set = selectors.get_rule_set(request.auth, set_id)
    retired = services.retire_rule_set(request.auth, rule_set, **body.model_dump())
    return selectors.rule_set_detail(request.auth, retired)


@router.post(
    "/rule-sets/{uuid:set_id}/rules", response=JudgedRuleOut, auth=needs(KEEP_RULES), url_name="rule-add"
)
def add_rule(request: ActorRequest, set_id: UUID, body: RuleIn) -> Row:
    """Write a rule into a draft."""
    rule_set = selectors.get_rule_set(request.auth, set_id)
    return selectors.rule_row(services.add_rule(request.auth, rule_set, **body.model_dump()))


@router.patch("/rules/{uuid:rule_id}", response=JudgedRuleOut, auth=needs(KEEP_RULES), url_name="rule-edit")
def edit_rule(request: ActorRequest, rule_id: UUID, body: RuleEdit) -> Row:
    """Change a rule of a draft."""
    rule = selectors.get_rule(request.auth, rule_id)
    return selectors.rule_row(services.edit_rule(request.auth, rule, **body.model_dump(exclude_unset=True)))


@router.post(
    "/rules/{uuid:rule_id}/remove", response=RuleSetDetail, auth=needs(KEEP_RULES), url_name="rule-remove"
)
def remove_rule(request: ActorRequest, rule_id: UUID, body: RuleRemoval) -> Row:
    """Take a rule out of a draft."""
    rule = selectors.get_rule(request.auth, rule_id)
    left = services.remove_rule(request.auth, rule, **body.model_dump())
    return selectors.rule_set_detail(request.auth, left)


@router.post("/rules/judge", response=JudgementOut, auth=needs(READ_RULES), url_name="rules-judge")
def judge(request: ActorRequest, body: JudgeIn) -> Row:
    """What the rules say about an occasion: what is broken, and the room each limit leaves."""
    return selectors.judgement_row(body.occasion, body.facts)
