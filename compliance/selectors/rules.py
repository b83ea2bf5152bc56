"""Questions about rule sets, and the question they exist for: what do the rules say?"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from compliance import rules as language
from compliance.flow import rule_set_flow
from compliance.models import Rule, RuleQuerySet, RuleSet, RuleSetQuerySet
from compliance.rules import Answer, CompiledRule, JudgedRule, Limit, Room, RuleOutcome
from core.actor import Actor
from core.errors import Invalid, NotFound

KEEP_PAST = timedelta(days=366)  # as long as a tablet keeps the visits they judged
IN_ORDER = ("rule", "occasion", "id")


def list_rule_sets(actor: Actor) -> RuleSetQuerySet:
    """All rule sets, drafts and those of the past included."""
    found: RuleSetQuerySet = RuleSet.objects.visible_to(actor)
    rules = Prefetch("rules", queryset=Rule.objects.order_by(*IN_ORDER))
    return found.prefetch_related(rules).order_by(
        "jurisdiction", "product_kind", "-from_on", "-edition", "id"
    )


def get_rule_set(actor: Actor, set_id: UUID) -> RuleSet:
    """One rule set."""
    found: RuleSet | None = list_rule_sets(actor).filter(pk=set_id).first()
    if found is None:
        raise NotFound
    return found


def get_rule(actor: Actor, rule_id: UUID) -> Rule:
    """One rule."""
    rules: RuleQuerySet = Rule.objects.visible_to(actor).select_related("rule_set")
    found: Rule | None = rules.filter(pk=rule_id).first()
    if found is None:
        raise NotFound
    return found


def rule_sets_for_feed(actor: Actor) -> RuleSetQuerySet:
    """What the tablet carries: sets that hold now, will hold, or held while its visits were made."""
    return list_rule_sets(actor).activated().not_over(timezone.localdate() - KEEP_PAST)


def rule_set_row(rule_set: RuleSet) -> dict[str, Any]:
    """A rule set with its rules as screens and tablets read it."""
    return {
        "id": rule_set.pk,
        "version": rule_set.version,
        "name_zh": rule_set.name_zh,
        "name_en": rule_set.name_en,
        "jurisdiction": rule_set.jurisdiction,
        "product_kind": rule_set.product_kind,
        "edition": rule_set.edition,
        "replaces_id": rule_set.replaces_id,
        "state": rule_set.state,
        "from_on": rule_set.from_on,
        "to_on": rule_set.to_on,
        "proposed_by": rule_set.proposed_by_name,
        "activated_by": rule_set.activated_by_name,
        "activated_at": rule_set.activated_at,
        "rules": [rule_row(rule) for rule in rule_set.rules.all()],
    }


def rule_set_detail(actor: Actor, rule_set: RuleSet) -> dict[str, Any]:
    """A rule set with what this reader may do with it."""
    return {**rule_set_row(rule_set), "moves": rule_set_moves(actor, rule_set)}


def rule_row(rule: Rule) -> dict[str, Any]:
    """A rule as screens, tablets and the evaluator read it."""
    return {
        "id": rule.pk,
        "version": rule.version,
        "rule": rule.rule,
        "occasion": rule.occasion,
        "when": rule.when,
        "limit": rule.limit,
        "unit": rule.unit,
        "outcome": rule.outcome,
        "grant": rule.grant,
        "zh": rule.zh,
        "en": rule.en,
        "source_zh": rule.source_zh,
        "source_en": rule.source_en,
        "verified": rule.verified,
    }


def rule_set_moves(actor: Actor, rule_set: RuleSet) -> list[str]:
    """The buttons of the screen: nobody puts his own draft into force, nobody takes back what holds."""
    return [
        name
        for name in rule_set_flow.open_to(actor, rule_set)
        if not (name == "activate" and actor.user_id in authors_of(rule_set))
        and not (name == "take_back" and has_begun(rule_set))
    ]


def authors_of(rule_set: RuleSet) -> set[int]:
    """Everybody who had a hand in the set or its rules since it was last a new draft."""
    hands: set[int | None] = set()
    histories = (rule_set.history.filter(id=rule_set.pk), Rule.history.filter(rule_set_id=rule_set.pk))
    for rows in histories:
        writing = rows.filter(action__in=WRITING).order_by()
        hands |= set(writing.values_list("history_user_id", flat=True).distinct())
    return {user for user in hands if user is not None}


WRITING = [
    "compliance.ruleset.propose",
    "compliance.ruleset.edit",
    "compliance.rule.add",
    "compliance.rule.edit",
    "compliance.rule.remove",
]


def has_begun(rule_set: RuleSet) -> bool:
    """Whether the first day of a set has come."""
    return rule_set.from_on <= timezone.localdate()


def judge_occasion(occasion: str, facts: Mapping[str, object]) -> list[Answer]:
    """What the rules in force say about this: what is broken or cannot be judged, the worst first.

    The facts name the day, the host country and the kinds of product; these decide which sets speak.
    """
    return language.judge(_speaking(occasion, facts), occasion, facts)


def rooms_for(occasion: str, facts: Mapping[str, object]) -> list[Room]:
    """The limits that hold here and how much room each leaves."""
    return language.rooms_left(_speaking(occasion, facts), occasion, facts)


def judgement_row(occasion: str, facts: Mapping[str, object]) -> dict[str, Any]:
    """What the rules say, as the API writes it; a wrong fact is the asker's mistake."""
    if occasion not in language.OCCASIONS:
        raise Invalid.of("occasion", "没有这种场合。", "There is no such occasion.")
    try:
        answers, rooms = judge_occasion(occasion, facts), rooms_for(occasion, facts)
    except (language.BadValue, KeyError) as wrong:
        raise Invalid.of(
            "facts",
            "事实不完整或格式不对：{what}。须有日期与举办国家。",
            "A fact is missing or badly written: {what}. Day and host country are needed.",
            what=str(wrong),
        ) from None
    return {"answers": [answer.row for answer in answers], "rooms": [room.row for room in rooms]}


def rules_in_force(occasion: str, *, country: str, kinds: Collection[str], on: date) -> list[CompiledRule]:
    """The rules that speak of an occasion on a day, in a host country, about these kinds of product."""
    sets = RuleSet.objects.activated().filter(jurisdiction__in=language.jurisdictions_of(country))
    speaking = [one for one in sets if language.speaks(one, country=country, kinds=kinds, on=on)]
    found = [kept for held in _held_by(speaking) for kept in held.get(occasion, ())]
    return [compiled for _, compiled in sorted(found, key=lambda kept: kept[0])]


def _speaking(occasion: str, facts: Mapping[str, object]) -> list[CompiledRule]:
    known = language.read_facts(occasion, facts)
    country, on, kinds = known["country"], known["on"], known.get("product_kinds", ())
    if not isinstance(country, str) or not isinstance(on, date) or not isinstance(kinds, tuple):
        raise TypeError(occasion)
    return rules_in_force(occasion, country=country, kinds=kinds, on=on)


def judged(rule: Any) -> JudgedRule:
    """A rule, saved or not, as the evaluator reads it."""
    outcome, limit = RuleOutcome(rule.outcome), Limit.read(rule.limit)
    return JudgedRule(
        rule.rule, rule.occasion, rule.when, outcome, rule.zh, rule.en, limit, rule.unit, rule.grant
    )


Held = dict[str, list[tuple[tuple[str, str], CompiledRule]]]  # by occasion, each rule with its place in order
_HELD: dict[UUID, tuple[int, Held]] = {}  # of sets in force, which do not change without a new version


def forget_rules() -> None:
    """Read every rule anew when it is next asked: for counting what that takes."""
    _HELD.clear()


def _held_by(sets: Collection[RuleSet]) -> list[Held]:
    """The compiled rules of these sets; those of a version that was asked before are not read again."""
    new = [one for one in sets if _HELD.get(one.pk, (None,))[0] != one.version]
    if new:
        read: dict[UUID, Held] = {one.pk: {} for one in new}
        for rule in Rule.objects.filter(rule_set__in=new).order_by("id"):
            kept = ((rule.rule, str(rule.pk)), language.compile_rule(judged(rule)))
            read[rule.rule_set_id].setdefault(rule.occasion, []).append(kept)
        _HELD.update({one.pk: (one.version, read[one.pk]) for one in new})
    return [_HELD[one.pk][1] for one in sets]
