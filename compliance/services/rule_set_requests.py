"""A rule set as something that is asked for: its activation, decided and signed by those its process names."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from compliance import selectors
from compliance.choices import RuleKind, SetState
from compliance.models import RuleSet, Run
from compliance.policies import ACTIVATE_RULES, KEEP_RULES
from compliance.rules.catalogue import Fact, Occasion
from compliance.rules.values import FactType
from compliance.services.rules import activate_approved_rule_set
from compliance.subjects import Line, Subject, Summary
from core.access import require
from core.actor import Actor
from core.errors import NotFound, Refused
from core.words import Text

NAME = Text("规则集启用", "Putting a rule set into force")
KINDS = {
    RuleKind.DRUG.value: Text("药品", "drugs"),
    RuleKind.DEVICE.value: Text("医疗器械", "devices"),
    RuleKind.ANY.value: Text("全部产品", "all products"),
}
OCCASION = Occasion(
    NAME,
    {
        "jurisdiction": Fact(FactType.TEXT, Text("法域", "Jurisdiction")),
        "product_kind": Fact(FactType.CHOICE, Text("产品类别", "Kind of product"), KINDS),
        "rules": Fact(FactType.WHOLE, Text("规则条数", "Number of rules")),
        "blocking": Fact(FactType.WHOLE, Text("其中禁止类", "Rules that block")),
        "unverified": Fact(FactType.WHOLE, Text("未核实出处的条数", "Rules not verified")),
        "edition": Fact(FactType.WHOLE, Text("版本", "Edition")),
    },
)
SIGNED = (
    "name_zh", "name_en", "jurisdiction", "product_kind", "edition", "from_on", "to_on",
)  # fmt: skip
UNSIGNED_OF_RULE = ("id", "version")


def _load(record_id: UUID) -> RuleSet:
    """The rule set as it is now, held until the transaction ends."""
    found = RuleSet.objects.select_for_update(of=("self",)).filter(pk=record_id).first()
    if found is None:
        raise NotFound
    return found


def _requester(rule_set: RuleSet) -> int:
    if rule_set.proposed_by is None:
        raise Refused("no_author", "该规则集没有起草人。", "This rule set has no author.")
    return rule_set.proposed_by


def _check_may_ask(actor: Actor, rule_set: RuleSet) -> None:
    require(actor, KEEP_RULES)
    if rule_set.state != SetState.DRAFT:
        raise Refused("not_a_draft", "只有草案可以提交启用审批。", "Only a draft is put up for approval.")
    if not rule_set.rules.exists():
        raise Refused("no_rules", "规则集里还没有规则。", "There is no rule in this set yet.")


def _facts(rule_set: RuleSet) -> Mapping[str, Any]:
    rules = list(rule_set.rules.order_by("id"))
    return {
        "jurisdiction": rule_set.jurisdiction,
        "product_kind": rule_set.product_kind,
        "rules": len(rules),
        "blocking": sum(rule.outcome == "block" for rule in rules),
        "unverified": sum(not rule.verified for rule in rules),
        "edition": rule_set.edition,
    }


def _content(rule_set: RuleSet) -> Mapping[str, Any]:
    rows = [selectors.rule_row(rule) for rule in rule_set.rules.order_by("rule", "occasion", "id")]
    rules = [{name: value for name, value in row.items() if name not in UNSIGNED_OF_RULE} for row in rows]
    days = {name: getattr(rule_set, name) for name in SIGNED}
    return {**{name: None if value is None else str(value) for name, value in days.items()}, "rules": rules}


def _summary(rule_set: RuleSet) -> Summary:
    facts = _facts(rule_set)
    until = str(rule_set.to_on or "—")
    lines = [
        (Text("法域", "Jurisdiction"), Text(rule_set.jurisdiction, rule_set.jurisdiction)),
        (Text("产品类别", "Kind of product"), KINDS[rule_set.product_kind]),
        (Text("生效", "In force from"), _same(str(rule_set.from_on))),
        (Text("至", "Until"), _same(until)),
        (Text("规则条数", "Rules"), _same(str(facts["rules"]))),
        (Text("未核实出处", "Not verified"), _same(str(facts["unverified"]))),
    ]
    return Summary(
        title=Text(
            f"启用规则集：{rule_set.name_zh}（第 {rule_set.edition} 版）",
            f"Put into force: {rule_set.name_en}, edition {rule_set.edition}",
        ),
        lines=tuple(Line(name, value) for name, value in lines),
    )


def _same(said: str) -> Text:
    return Text(said, said)


def _approved(actor: Actor, rule_set: RuleSet, run: Run) -> None:
    """The last who agreed puts it into force; that he may is what the process says."""
    entitled = replace(actor, codes=actor.codes | {ACTIVATE_RULES})
    activate_approved_rule_set(entitled, rule_set, reason=run.number)


RULE_SET_REQUEST = Subject(
    kind="rule_set",
    name=NAME,
    occasion=OCCASION,
    get=selectors.get_rule_set,
    load=_load,
    requester=_requester,
    check_may_ask=_check_may_ask,
    facts=_facts,
    content=_content,
    summary=_summary,
    approved=_approved,
)
