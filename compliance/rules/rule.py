"""One rule as it is judged, and what is checked before it may be saved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from compliance.rules.catalogue import OCCASIONS, Fact, Occasion
from compliance.rules.tree import BadTree, Problem, parse
from compliance.rules.values import NUMBERS, BadValue, FactType, read_decimal
from core.words import Text


class RuleOutcome(StrEnum):
    """What a broken rule means, the worst first; `unknown` is answered when a fact is missing."""

    BLOCK = "block"
    APPROVE = "approve"
    WARN = "warn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limit:
    """What is added to what there is already may not pass a number."""

    adds: str
    at_most: Decimal
    already: str | None = None

    @classmethod
    def read(cls, row: Mapping[str, Any] | None) -> "Limit | None":
        """A limit as a rule stores it; none when it has none."""
        return None if row is None else cls(row["adds"], read_decimal(row["at_most"]), row["already"])


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """A rule without its dates: when it is met and its limit, if it has one, is passed, it is broken."""

    rule: str
    occasion: str
    when: Any
    outcome: RuleOutcome
    zh: str
    en: str
    limit: Limit | None = None
    unit: str = ""  # what the limit counts; of money: its currency
    grant: str = ""  # the role that may grant an exception

    @property
    def text(self) -> Text:
        """The sentence in both languages, names not filled in."""
        return Text(self.zh, self.en)


NAMES = re.compile(r"\{(\w+)\}")
OF_LIMITS = frozenset({"already", "adds", "used", "cap", "room"})


def check_rule(rule: JudgedRule) -> list[Problem]:
    """Everything that keeps a rule from being saved, each with its place."""
    occasion = OCCASIONS.get(rule.occasion)
    if occasion is None:
        return [_problem("occasion", "没有这种场合。", "There is no such occasion.")]
    return [
        *_condition(rule, occasion),
        *_limit(rule, occasion),
        *_sentences(rule, occasion),
        *_outcome(rule),
    ]


def _condition(rule: JudgedRule, occasion: Occasion) -> list[Problem]:
    try:
        parse(rule.when, occasion)
    except BadTree as bad:
        return bad.problems
    return []


def _outcome(rule: JudgedRule) -> Iterator[Problem]:
    if rule.outcome == RuleOutcome.UNKNOWN:
        yield _problem("outcome", "请选择不符合时的结果。", "Choose what breaking the rule means.")
    if rule.outcome == RuleOutcome.APPROVE and not rule.grant:
        yield _problem("grant", "需要批准的规则须写明由谁批准。", "Say who may grant an exception.")


def _limit(rule: JudgedRule, occasion: Occasion) -> Iterator[Problem]:
    if rule.limit is None:
        return
    names = {"limit.adds": rule.limit.adds, "limit.already": rule.limit.already}
    facts: dict[str, Fact] = {}
    for path, name in names.items():
        fact = occasion.facts.get(name or "")
        if fact is not None and fact.kind in NUMBERS:
            facts[path] = fact
        elif name is not None:
            yield _problem(
                path,
                f"上限：{name} 不是可以累计的数。",
                f"Limit: {name} is not a number that can be added up.",
            )
    if len({fact.kind for fact in facts.values()}) > 1:
        yield _problem(
            "limit.already", "上限：两项事实的类型不同。", "Limit: the two facts are of different types."
        )
    yield from _cap(rule, rule.limit, facts.get("limit.adds"))


def _cap(rule: JudgedRule, limit: Limit, fact: Fact | None) -> Iterator[Problem]:
    try:
        read_decimal(limit.at_most)
    except BadValue:
        yield _problem("limit.at_most", "上限：请填写数字。", "Limit: give a number.")
        return
    if limit.at_most < 0:
        yield _problem("limit.at_most", "上限不能小于零。", "A limit cannot be below zero.")
    if fact is None:
        return
    if fact.kind == FactType.WHOLE and limit.at_most != int(limit.at_most):
        yield _problem("limit.at_most", "上限：应为整数。", "Limit: it should be a whole number.")
    if fact.kind == FactType.MONEY and not re.fullmatch(r"[A-Z]{3}", rule.unit):
        yield _problem("unit", "请填写上限的币种，如 CNY。", "Give the currency of the limit, such as CNY.")


def _sentences(rule: JudgedRule, occasion: Occasion) -> Iterator[Problem]:
    known = set(occasion.facts) | (OF_LIMITS if rule.limit else set())
    for path, sentence in (("zh", rule.zh), ("en", rule.en)):
        if not sentence.strip():
            yield _problem(path, "请写出两种语言的说明。", "Write the sentence in both languages.")
        for name in NAMES.findall(sentence):
            if name not in known:
                yield _problem(
                    path,
                    f"说明中的 {{{name}}} 没有对应的值。",
                    f"Nothing fills in {{{name}}} of the sentence.",
                )


def _problem(path: str, zh: str, en: str) -> Problem:
    return Problem(path, Text(zh, en))
