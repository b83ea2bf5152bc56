"""Conditions: a typed tree of all / any / not groups over tests of facts, checked when it is saved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from compliance.rules.catalogue import Fact, Occasion
from compliance.rules.values import BadValue, FactType, Value, read_value
from core.words import Text

DEEPEST = 8
LARGEST = 200
MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class All:
    """Met when every part is; with no part, always."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met when one part is."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Met when its part is known not to be."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Test:
    """One fact put to one question."""

    fact: str
    operator: str
    value: Value | tuple[Value, ...]


Node = All | AnyOf | Not | Test

ORDER = ("equals", "not_equals", "above", "at_least", "below", "at_most", "is_set")
DATES = ("equals", "not_equals", "before", "after", "not_before", "not_after", "is_set")
OPERATORS: Mapping[FactType, tuple[str, ...]] = {
    FactType.MONEY: ORDER,
    FactType.WHOLE: ORDER,
    FactType.DECIMAL: ORDER,
    FactType.DAY: DATES,
    FactType.INSTANT: DATES,
    FactType.CHOICE: ("equals", "not_equals", "in", "not_in", "is_set"),
    FactType.CHOICES: ("contains", "contains_any", "is_set"),
    FactType.FLAG: ("equals", "is_set"),
    FactType.TEXT: ("equals", "not_equals", "in", "not_in", "contains", "is_set"),
}
LISTS = frozenset({"in", "not_in", "contains_any"})


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a rule, and where: the path for the screen, the place for the reader."""

    path: str
    text: Text


class BadTree(ValueError):
    """A condition that cannot be saved."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{one.path}: {one.text.en}" for one in problems))
        self.problems = problems


def parse(raw: object, occasion: Occasion) -> Node:
    """The condition a tree in JSON describes; BadTree names every place that is wrong."""
    reader = _Reader(occasion)
    node = reader.node(raw, _Place("when", ""), depth=1)
    if reader.problems or node is None:
        raise BadTree(reader.problems)
    return node


def facts_in(node: Node) -> Iterator[str]:
    """The facts a condition asks for."""
    match node:
        case Test():
            yield node.fact
        case Not():
            yield from facts_in(node.part)
        case All() | AnyOf():
            for part in node.parts:
                yield from facts_in(part)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree: `when.any[1]` for the screen, condition 2.1 for the reader."""

    path: str
    number: str

    def part(self, group: str, index: int) -> "_Place":
        number = f"{self.number}.{index + 1}" if self.number else str(index + 1)
        return _Place(f"{self.path}.{group}[{index}]", number)

    def inner(self) -> "_Place":
        return _Place(f"{self.path}.not", self.number)

    def problem(self, zh: str, en: str) -> Problem:
        where = (
            Text(f"条件 {self.number}：", f"Condition {self.number}: ")
            if self.number
            else Text("条件：", "Condition: ")
        )
        return Problem(self.path, Text(where.zh + zh, where.en + en))


class _Reader:
    def __init__(self, occasion: Occasion) -> None:
        self.occasion = occasion
        self.problems: list[Problem] = []
        self.nodes = 0

    def node(self, raw: object, at: _Place, *, depth: int) -> Node | None:
        self.nodes += 1
        if self.nodes > LARGEST:
            return self.wrong(at, f"条件超过 {LARGEST} 条。", f"there are more than {LARGEST} conditions.")
        if depth > DEEPEST:
            return self.wrong(at, f"嵌套超过 {DEEPEST} 层。", f"it is nested more than {DEEPEST} deep.")
        match raw:
            case {"all": list() as parts, **rest} if not rest:
                return self.group("all", parts, at, depth)
            case {"any": list() as parts, **rest} if not rest:
                return self.group("any", parts, at, depth)
            case {"not": part, **rest} if not rest:
                inner = self.node(part, at.inner(), depth=depth + 1)
                return None if inner is None else Not(inner)
            case {"fact": str() as fact, "is": str() as operator, "value": value, **rest} if not rest:
                return self.test(fact, operator, value, at)
        return self.wrong(
            at,
            "应为“全部”“任一”“非”之一，或一项事实、一个比较与一个值。",
            'it should be an "all", "any" or "not" group, or a fact, a comparison and a value.',
        )

    def group(self, kind: str, raw: list[object], at: _Place, depth: int) -> Node | None:
        if not raw and (depth > 1 or kind == "any"):
            return self.wrong(at, "这一组里没有条件。", "this group has nothing in it.")
        parts = [self.node(part, at.part(kind, index), depth=depth + 1) for index, part in enumerate(raw)]
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        return All(known) if kind == "all" else AnyOf(known)

    def test(self, name: str, operator: str, raw: Any, at: _Place) -> Node | None:
        fact = self.occasion.facts.get(name)
        if fact is None:
            return self.wrong(
                at,
                f"“{self.occasion.text.zh}”没有名为 {name} 的事实。",
                f'"{self.occasion.text.en}" has no fact named {name}.',
            )
        if operator not in OPERATORS[fact.kind]:
            return self.wrong(
                at,
                f"“{fact.text.zh}”不能用 {operator} 比较。",
                f'"{fact.text.en}" cannot be compared by {operator}.',
            )
        try:
            return Test(name, operator, _operand(fact, operator, raw))
        except BadValue:
            return self.wrong(
                at,
                f"“{fact.text.zh}”的值不对：应为{KINDS[fact.kind].zh}。",
                f'the value for "{fact.text.en}" is wrong: it should be {KINDS[fact.kind].en}.',
            )

    def wrong(self, at: _Place, zh: str, en: str) -> Node | None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(at.problem(zh, en))
        return None


def _operand(fact: Fact, operator: str, raw: Any) -> Value | tuple[Value, ...]:
    if operator == "is_set":
        return _required(FactType.FLAG, raw)
    if operator in LISTS:
        if not isinstance(raw, list) or not raw:
            raise BadValue(raw)
        return tuple(_known(fact, _required(FactType.TEXT, one)) for one in raw)
    kind = FactType.CHOICE if fact.kind == FactType.CHOICES else fact.kind
    return _known(fact, _required(kind, raw))


def _required(kind: FactType, raw: Any) -> Value:
    value = read_value(kind, raw)
    if value is None or value == "":
        raise BadValue(raw)
    return value


def _known(fact: Fact, value: Value) -> Value:
    if fact.choices and value not in fact.choices:
        raise BadValue(value)
    return value


KINDS: Mapping[FactType, Text] = {
    FactType.MONEY: Text("金额与币种", "an amount and its currency"),
    FactType.WHOLE: Text("整数", "a whole number"),
    FactType.DECIMAL: Text("数字", "a number"),
    FactType.DAY: Text("日期", "a day"),
    FactType.INSTANT: Text("时刻", "an instant"),
    FactType.CHOICE: Text("列表中的选项", "one of the choices"),
    FactType.CHOICES: Text("列表中的选项", "of the choices"),
    FactType.FLAG: Text("是或否", "yes or no"),
    FactType.TEXT: Text("文字", "words"),
}
