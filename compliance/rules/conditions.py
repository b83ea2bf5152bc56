"""Conditions compiled to closures: True met, False not met, None not known because a fact is missing."""

from collections.abc import Callable, Mapping
from typing import Any

from compliance.rules.tree import All, AnyOf, Node, Not, Test
from compliance.rules.values import Money, Value

Facts = Mapping[str, Value]
Missing = dict[str, None]  # names in the order they were missed
Condition = Callable[[Facts, Missing], bool | None]


def condition(node: Node) -> Condition:
    """A checked condition as one function of the facts."""
    match node:
        case All(parts):
            return _all([condition(part) for part in parts])
        case AnyOf(parts):
            return _any([condition(part) for part in parts])
        case Not(part):
            return _not(condition(part))
        case Test(fact, operator, value):
            return _is_set(fact, value) if operator == "is_set" else _test(fact, operator, value)


def _all(parts: list[Condition]) -> Condition:
    def met(facts: Facts, missing: Missing) -> bool | None:
        found: bool | None = True
        for part in parts:
            one = part(facts, missing)
            if one is False:
                return False
            found = None if one is None else found
        return found

    return met


def _any(parts: list[Condition]) -> Condition:
    def met(facts: Facts, missing: Missing) -> bool | None:
        found: bool | None = False
        for part in parts:
            one = part(facts, missing)
            if one:
                return True
            found = None if one is None else found
        return found

    return met


def _not(part: Condition) -> Condition:
    def met(facts: Facts, missing: Missing) -> bool | None:
        found = part(facts, missing)
        return None if found is None else not found

    return met


def _is_set(fact: str, wanted: object) -> Condition:
    return lambda facts, missing: (fact in facts) == wanted


def _test(fact: str, operator: str, wanted: Any) -> Condition:
    compare = COMPARISONS[operator]
    currency = wanted.currency if isinstance(wanted, Money) else None
    operand = wanted.amount if isinstance(wanted, Money) else wanted

    def met(facts: Facts, missing: Missing) -> bool | None:
        value: Any = facts.get(fact)
        if value is None or (currency and value.currency != currency):
            missing[fact] = None
            return None
        return compare(value.amount if currency else value, operand)

    return met


COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, wanted: value == wanted,
    "not_equals": lambda value, wanted: value != wanted,
    "above": lambda value, wanted: value > wanted,
    "at_least": lambda value, wanted: value >= wanted,
    "below": lambda value, wanted: value < wanted,
    "at_most": lambda value, wanted: value <= wanted,
    "before": lambda value, wanted: value < wanted,
    "after": lambda value, wanted: value > wanted,
    "not_before": lambda value, wanted: value >= wanted,
    "not_after": lambda value, wanted: value <= wanted,
    "in": lambda value, wanted: value in wanted,
    "not_in": lambda value, wanted: value not in wanted,
    "contains": lambda value, wanted: wanted in value,
    "contains_any": lambda value, wanted: any(one in value for one in wanted),
}
