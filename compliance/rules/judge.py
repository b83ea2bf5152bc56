"""Judging: rules compiled once to closures, facts read once, answers with their numbers, the worst first.

A condition is met, not met, or not known because a fact is missing. What is not known never counts as met,
also not under a `not`; the answer `unknown` then names what is missing, so that nothing passes in silence.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from compliance.rules.catalogue import OCCASIONS, Occasion, jurisdictions_of
from compliance.rules.conditions import Condition, Facts, Missing, condition
from compliance.rules.rule import NAMES, JudgedRule, Limit, RuleOutcome
from compliance.rules.tree import parse
from compliance.rules.values import FactType, Money, Value, read_value, told, written
from core.words import Text

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A limit measured: what there is, what is added, what is allowed."""

    already: Decimal
    adds: Decimal
    cap: Decimal
    unit: str
    money: bool

    @property
    def used(self) -> Decimal:
        """What it would come to."""
        return self.already + self.adds

    @property
    def room(self) -> Decimal:
        """What may still be added."""
        return max(self.cap - self.already, ZERO)

    @property
    def passed(self) -> bool:
        """Whether the limit would be passed."""
        return self.used > self.cap

    def row(self) -> dict[str, str]:
        """The numbers as the API writes them."""
        digits = {name: written(getattr(self, name), cents=self.money) for name in NUMBER_NAMES}
        return {**digits, "unit": self.unit}

    def said(self) -> dict[str, Text]:
        """The numbers as a sentence says them."""
        return {
            name: told(Money(getattr(self, name), self.unit) if self.money else getattr(self, name), {})
            for name in NUMBER_NAMES
        }


NUMBER_NAMES = ("already", "adds", "used", "cap", "room")
EMPTY_NUMBERS = {**dict.fromkeys(NUMBER_NAMES, ""), "unit": ""}


@dataclass(frozen=True, slots=True)
class Answer:
    """One rule that is broken, or could not be judged."""

    rule: JudgedRule
    outcome: RuleOutcome
    text: Text
    numbers: Numbers | None = None
    missing: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, Any]:
        """The answer as the API writes it."""
        return {
            "rule": self.rule.rule,
            "outcome": str(self.outcome),
            "zh": self.text.zh,
            "en": self.text.en,
            "grant": self.rule.grant,
            "missing": list(self.missing),
            **(self.numbers.row() if self.numbers else EMPTY_NUMBERS),
        }


@dataclass(frozen=True, slots=True)
class Room:
    """A limit that holds here, kept or not: what a screen shows while somebody picks."""

    rule: JudgedRule
    numbers: Numbers

    @property
    def row(self) -> dict[str, Any]:
        """The room as the API writes it."""
        return {"rule": self.rule.rule, "outcome": str(self.rule.outcome), **self.numbers.row()}


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule ready to be judged."""

    rule: JudgedRule
    occasion: Occasion
    met: Condition


def compile_rule(rule: JudgedRule) -> CompiledRule:
    """The rule with its condition as a closure; BadTree when it could not have been saved."""
    occasion = OCCASIONS[rule.occasion]
    return CompiledRule(rule, occasion, condition(parse(rule.when, occasion)))


def judge(rules: Iterable[CompiledRule], occasion: str, facts: Mapping[str, object]) -> list[Answer]:
    """Every rule this would break or that cannot be judged, the worst first; equal answers are said once."""
    known = read_facts(occasion, facts)
    answers: dict[tuple[str, Text], Answer] = {}
    for compiled in rules:
        if compiled.rule.occasion == occasion and (answer := _answer(compiled, known)):
            answers.setdefault((compiled.rule.rule, answer.text), answer)
    return sorted(answers.values(), key=lambda answer: WORST.index(answer.outcome))


WORST = list(RuleOutcome)


def rooms_left(rules: Iterable[CompiledRule], occasion: str, facts: Mapping[str, object]) -> list[Room]:
    """Every limit that holds here with its numbers; what this adds counts as nothing when it is not known."""
    known = read_facts(occasion, facts)
    rooms = []
    for compiled in rules:
        limit = compiled.rule.limit
        if limit is None or compiled.rule.occasion != occasion or compiled.met(known, {}) is False:
            continue
        numbers = _measure(compiled, limit, known, {}, planning=True)
        if numbers is not None:
            rooms.append(Room(compiled.rule, numbers))
    return rooms


def read_facts(occasion: str, facts: Mapping[str, object]) -> dict[str, Value]:
    """The facts this occasion knows, in their exact types; a wrong value is the caller's mistake."""
    found = {}
    for name, fact in OCCASIONS[occasion].facts.items():
        value = read_value(fact.kind, facts.get(name))
        if value is not None:
            found[name] = value
    return found


def _answer(compiled: CompiledRule, facts: Facts) -> Answer | None:
    missing: Missing = {}
    met = compiled.met(facts, missing)
    if met is False:
        return None
    limit, numbers = compiled.rule.limit, None
    if met and limit:
        numbers = _measure(compiled, limit, facts, missing)
        if numbers and not numbers.passed:
            return None
    if met is None or (limit and numbers is None):
        return _unknown(compiled, tuple(missing))
    return Answer(compiled.rule, compiled.rule.outcome, _sentence(compiled, facts, numbers), numbers)


def _measure(
    compiled: CompiledRule, limit: Limit, facts: Facts, missing: Missing, *, planning: bool = False
) -> Numbers | None:
    unit = compiled.rule.unit
    already = _number(limit.already, facts, unit, missing) if limit.already else ZERO
    adds = _number(limit.adds, facts, unit, missing)
    if planning and adds is None:
        adds = ZERO
    if already is None or adds is None:
        return None
    money = compiled.occasion.facts[limit.adds].kind == FactType.MONEY
    return Numbers(already, adds, limit.at_most, unit, money)


def _number(name: str, facts: Facts, unit: str, missing: Missing) -> Decimal | None:
    match facts.get(name):
        case Money(amount=amount, currency=currency) if currency == unit:
            return amount
        case (Decimal() | int()) as number:
            return Decimal(number)
    missing[name] = None
    return None


def _unknown(compiled: CompiledRule, missing: tuple[str, ...]) -> Answer:
    labels = [compiled.occasion.facts[name].text for name in missing]
    zh, en = "、".join(one.zh for one in labels), ", ".join(one.en for one in labels)
    text = Text(
        f"规则 {compiled.rule.rule} 未能判断，缺少：{zh}。",
        f"Rule {compiled.rule.rule} was not judged; not known: {en}.",
    )
    return Answer(compiled.rule, RuleOutcome.UNKNOWN, text, missing=missing)


def _sentence(compiled: CompiledRule, facts: Facts, numbers: Numbers | None) -> Text:
    values = numbers.said() if numbers else {}
    for name in {*NAMES.findall(compiled.rule.zh), *NAMES.findall(compiled.rule.en)} - set(values):
        if name in facts:
            values[name] = told(facts[name], compiled.occasion.facts[name].choices)
    gap = Text("—", "—")
    return Text(
        NAMES.sub(lambda found: values.get(found[1], gap).zh, compiled.rule.zh),
        NAMES.sub(lambda found: values.get(found[1], gap).en, compiled.rule.en),
    )


class RulesWithDates(Protocol):
    """What decides whether a rule set speaks."""

    @property
    def jurisdiction(self) -> str: ...

    @property
    def product_kind(self) -> str: ...

    @property
    def from_on(self) -> date: ...

    @property
    def to_on(self) -> date | None: ...


def speaks(rules: RulesWithDates, *, country: str, kinds: Collection[str], on: date) -> bool:
    """Whether a rule set speaks on that day, there, about these kinds of product; without kinds, about all."""
    return (
        rules.jurisdiction in jurisdictions_of(country)
        and (rules.product_kind == "any" or not kinds or rules.product_kind in kinds)
        and rules.from_on <= on
        and (rules.to_on is None or on <= rules.to_on)
    )
