"""Rule sets: drafted by one person, put into force by another, replaced by a new edition, retired."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from compliance import selectors
from compliance.choices import SetState
from compliance.flow import rule_set_flow
from compliance.models import Rule, RuleSet
from compliance.policies import KEEP_RULES
from compliance.rules import check_rule
from compliance.rules.tree import Problem
from compliance.selectors.processes import is_asked_for
from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused, Stale
from core.history import amend, bulk_create_tracked, change
from core.versions import edit, lock
from core.words import Text

SENTENCES = {
    "rule_set_days": Invalid.of(
        "to_on", "结束日期不能早于开始日期。", "The last day cannot lie before the first."
    ),
    "rule_set_two_persons": Refused(
        "own_draft",
        "规则集须由起草人以外的人启用。",
        "A rule set is put into force by somebody who did not draft it.",
    ),
}
COPIED = (
    "rule", "occasion", "when", "limit", "unit", "outcome", "grant", "zh", "en", "source_zh", "source_en",
    "verified",
)  # fmt: skip


def propose_rule_set(actor: Actor, *, id: UUID | None = None, reason: str, **fields: Any) -> RuleSet:
    """Begin a draft."""
    require(actor, KEEP_RULES)
    with change(actor, "compliance.ruleset.propose", reason=reason), told(SENTENCES):
        proposed = RuleSet.objects.create(id=id or uuid4(), **_proposer(actor), **fields)
    return selectors.get_rule_set(actor, proposed.pk)


def propose_edition(
    actor: Actor, old: RuleSet, *, id: UUID | None = None, reason: str, **fields: Any
) -> RuleSet:
    """Begin the next edition of a set: a draft with its scope and its rules."""
    require(actor, KEEP_RULES)
    scope = {
        "jurisdiction": old.jurisdiction,
        "product_kind": old.product_kind,
        "edition": old.edition + 1,
        "replaces": old,
    }
    with change(actor, "compliance.ruleset.propose", reason=reason), told(SENTENCES):
        proposed = RuleSet.objects.create(id=id or uuid4(), **_proposer(actor), **scope, **fields)
        _copy_rules(old, proposed)
    return selectors.get_rule_set(actor, proposed.pk)


def edit_rule_set(actor: Actor, rule_set: RuleSet, *, version: int, reason: str, **fields: Any) -> RuleSet:
    """Change a draft's names and days."""
    require(actor, KEEP_RULES)
    _check_draft(rule_set)
    with told(SENTENCES):
        return edit(
            actor,
            "compliance.ruleset.edit",
            rule_set,
            version=version,
            current=selectors.rule_set_row,
            reason=reason,
            **_proposer(actor),
            **fields,
        )


def add_rule(actor: Actor, rule_set: RuleSet, *, id: UUID | None = None, reason: str, **fields: Any) -> Rule:
    """Write a rule into a draft; what could not be judged is refused, its place named."""
    with _drafting(actor, rule_set, "compliance.rule.add", reason):
        rule = Rule(id=id or uuid4(), rule_set=rule_set, **fields)
        _check(rule)
        rule.save()
        return rule


def edit_rule(actor: Actor, rule: Rule, *, version: int, reason: str, **fields: Any) -> Rule:
    """Change a rule of a draft."""
    with _drafting(actor, rule.rule_set, "compliance.rule.edit", reason):
        locked = _current(rule, version)
        for name, value in fields.items():
            setattr(locked, name, value)
        _check(locked)
        return amend(locked, **fields)


def remove_rule(actor: Actor, rule: Rule, *, version: int, reason: str) -> RuleSet:
    """Take a rule out of a draft; its history keeps it."""
    with _drafting(actor, rule.rule_set, "compliance.rule.remove", reason):
        _current(rule, version).delete()
    return selectors.get_rule_set(actor, rule.rule_set_id)


def activate_rule_set(actor: Actor, rule_set: RuleSet, *, reason: str) -> RuleSet:
    """Put a colleague's draft into force, where no process is to be asked first."""
    if is_asked_for("rule_set"):
        raise Refused(
            "ask_for_approval",
            "规则集的启用须经审批流程，请先提交审批。",
            "Rule sets are put into force through an approval process: ask for approval.",
        )
    return activate_approved_rule_set(actor, rule_set, reason=reason)


def activate_approved_rule_set(actor: Actor, rule_set: RuleSet, *, reason: str) -> RuleSet:
    """Put a colleague's draft into force from its first day; the edition before it ends the day before."""
    rule_set_flow.check(actor, rule_set, "activate")
    with change(actor, "compliance.ruleset.activate", reason=reason), told(SENTENCES):
        locked = lock(rule_set)
        _check_ready(actor, locked)
        if locked.replaces_id:
            _end_before(lock(RuleSet.objects.get(pk=locked.replaces_id)), locked.from_on)
        rule_set_flow.move(
            actor,
            locked,
            "activate",
            reason=reason,
            activated_by=actor.user_id,
            activated_by_name=actor.name,
            activated_at=timezone.now(),
        )
    return selectors.get_rule_set(actor, rule_set.pk)


def take_back_rule_set(actor: Actor, rule_set: RuleSet, *, reason: str) -> RuleSet:
    """Make a set that has not begun a draft again; the edition it was to replace goes on."""
    rule_set_flow.check(actor, rule_set, "take_back")
    if selectors.has_begun(rule_set):
        raise Refused(
            "begun",
            "该规则集已开始生效，只能停用。",
            "This rule set holds already; it can only be retired.",
        )
    with change(actor, "compliance.ruleset.take_back", reason=reason):
        if rule_set.replaces_id:
            old = lock(RuleSet.objects.get(pk=rule_set.replaces_id))
            if old.to_on == rule_set.from_on - timedelta(days=1):
                amend(old, to_on=None)
        rule_set_flow.move(
            actor,
            rule_set,
            "take_back",
            reason=reason,
            activated_by=None,
            activated_by_name="",
            activated_at=None,
        )
    return selectors.get_rule_set(actor, rule_set.pk)


def retire_rule_set(actor: Actor, rule_set: RuleSet, *, reason: str, last_on: date | None = None) -> RuleSet:
    """End a set with a day, today at the earliest; the days it held keep it. A draft is dropped."""
    rule_set_flow.check(actor, rule_set, "retire")
    if rule_set.state == SetState.DRAFT:
        rule_set_flow.move(actor, rule_set, "retire", reason=reason)
        return selectors.get_rule_set(actor, rule_set.pk)
    today = timezone.localdate()
    last = last_on or today
    if last < today or last < rule_set.from_on:
        raise Invalid.of(
            "last_on",
            "最后一天不能早于今天，也不能早于生效日期。",
            "The last day cannot lie before today, nor before the first day.",
        )
    rule_set_flow.move(actor, rule_set, "retire", reason=reason, to_on=last)
    return selectors.get_rule_set(actor, rule_set.pk)


def _proposer(actor: Actor) -> dict[str, Any]:
    return {"proposed_by": actor.user_id, "proposed_by_name": actor.name}


def _copy_rules(old: RuleSet, proposed: RuleSet) -> None:
    bulk_create_tracked(
        [
            Rule(rule_set=proposed, **{name: getattr(rule, name) for name in COPIED})
            for rule in old.rules.order_by("rule", "id")
        ]
    )


def _check_draft(rule_set: RuleSet) -> None:
    if rule_set.state != SetState.DRAFT:
        raise Refused(
            "not_a_draft",
            "已启用或停用的规则集不能修改，请建立新版本。",
            "A rule set that was put into force is not changed; begin a new edition.",
        )


@contextmanager
def _drafting(actor: Actor, rule_set: RuleSet, action: str, reason: str) -> Iterator[None]:
    """A change to a draft's rules: the draft is held, and who wrote last is noted."""
    require(actor, KEEP_RULES)
    with change(actor, action, reason=reason):
        locked = lock(rule_set)
        _check_draft(locked)
        if locked.proposed_by != actor.user_id:
            amend(locked, **_proposer(actor))
        yield


def _current(rule: Rule, version: int) -> Rule:
    locked = lock(rule)
    if locked.version != version:
        raise Stale(selectors.rule_row(locked))
    return locked


def _check(rule: Rule) -> None:
    problems = check_rule(selectors.judged(rule))
    if problems:
        raise _invalid(problems)


def _invalid(problems: list[Problem]) -> Invalid:
    """Every problem beside its place; sentences that quote a rule's braces are not templates any more."""
    texts = {problem.path: Text(_quoted(problem.text.zh), _quoted(problem.text.en)) for problem in problems}
    zh, en = "".join(one.zh for one in texts.values()), " ".join(one.en for one in texts.values())
    return Invalid("bad_rule", zh, en, fields=texts, at=problems[0].path)


def _quoted(said: str) -> str:
    return said.replace("{", "{{").replace("}", "}}")


def _check_ready(actor: Actor, rule_set: RuleSet) -> None:
    if actor.user_id in selectors.authors_of(rule_set):
        raise SENTENCES["rule_set_two_persons"]
    if rule_set.from_on < timezone.localdate():
        raise Invalid.of(
            "from_on",
            "生效日期已过，规则不能溯及既往，请先改期。",
            "Its first day has passed, and rules do not reach back: choose another day first.",
        )
    rules = list(rule_set.rules.order_by("id"))
    if not rules:
        raise Refused("no_rules", "规则集里还没有规则。", "There is no rule in this set yet.")
    for rule in rules:
        _check(rule)


def _end_before(old: RuleSet, first_on: date) -> None:
    if old.state != SetState.ACTIVE or (old.to_on and old.to_on < first_on):
        return
    if old.from_on >= first_on:
        raise Invalid.of(
            "from_on",
            "新版本须晚于被替换版本的生效日期（{day}）。",
            "The new edition begins after the one it replaces ({day}).",
            day=old.from_on,
        )
    amend(old, to_on=first_on - timedelta(days=1))
