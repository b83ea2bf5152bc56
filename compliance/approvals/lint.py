"""What is wrong with a process before it is used: dead ends, steps nobody reaches, steps nobody can decide."""

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from compliance.approvals.definition import (
    Approve,
    Branch,
    Choose,
    Chosen,
    Definition,
    InRole,
    Mode,
    Person,
    Step,
    Tell,
    Together,
    walk,
)
from compliance.approvals.people import Directory
from compliance.rules.catalogue import Fact, Occasion
from compliance.rules.conditions import condition
from compliance.rules.tree import All, AnyOf, BadTree, Node, Not, Test, parse
from compliance.rules.values import FactType, Money, Value
from core.words import Text

MOST_TRIED = 20_000  # combinations of facts; beyond, nothing is said about what they reach


class Level(StrEnum):
    """An error keeps a process from being used; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, and in words."""

    level: Level
    code: str
    step: str
    text: Text
    branch: int | None = None


def lint(definition: Definition, occasion: Occasion, directory: Directory) -> list[Finding]:
    """Everything that is wrong with a process; with no error it may be used."""
    shape = [*_keys(definition), *_shape(definition), *_conditions(definition, occasion)]
    people = [*_people(definition, directory), *_fallback(definition, directory)]
    reach = [] if any(one.level == Level.ERROR for one in shape) else _reach(definition, occasion)
    return sorted([*shape, *people, *reach], key=lambda finding: finding.level)


def may_be_used(findings: list[Finding]) -> bool:
    """Whether nothing keeps the process from being used."""
    return not any(finding.level == Level.ERROR for finding in findings)


def _error(code: str, step: Step | None, zh: str, en: str, branch: int | None = None) -> Finding:
    return Finding(Level.ERROR, code, step.key if step else "", _said(step, zh, en), branch)


def _warning(code: str, step: Step | None, zh: str, en: str) -> Finding:
    return Finding(Level.WARNING, code, step.key if step else "", _said(step, zh, en))


def _said(step: Step | None, zh: str, en: str) -> Text:
    """The words of a finding, after the name of its step."""
    return Text(f"“{step.name.zh}”：{zh}", f"“{step.name.en}”: {en}") if step else Text(zh, en)


def _keys(definition: Definition) -> Iterator[Finding]:
    counts = Counter(step.key for step in walk(definition.steps))
    for step in walk(definition.steps):
        if counts[step.key] > 1 or step.key == "start":
            counts[step.key] = 0
            yield _error("same_key", step, "两个步骤的标识相同。", "Two steps have the same key.")


def _shape(definition: Definition) -> Iterator[Finding]:
    for step in walk(definition.steps):
        if isinstance(step, Approve | Tell):
            yield from _asked(step)
        elif len(step.branches) < 2:
            yield _error("one_branch", step, "至少需要两个分支。", "It needs at least two branches.")
        elif isinstance(step, Choose) and sum(b.when is None for b in step.branches) > 1:
            yield _error(
                "two_others", step, "只能有一个“其他情况”分支。", "Only one branch may have no condition."
            )
        elif isinstance(step, Together) and any(b.when is not None for b in step.branches):
            yield _error(
                "condition_here", step, "并行分支没有条件。", "Parallel branches have no conditions."
            )


def _asked(step: Approve | Tell) -> Iterator[Finding]:
    if not step.approvers:
        yield _error("no_approvers", step, "没有指定人员。", "Nobody is named.")
    if len(set(step.approvers)) < len(step.approvers):
        yield _error(
            "same_approver", step, "同一人员或角色出现两次。", "The same person or role is named twice."
        )
    if isinstance(step, Tell) and any(isinstance(a, Chosen) for a in step.approvers):
        yield _error(
            "chosen_here", step, "抄送不能由申请人自选。", "Who is told is not chosen by the requester."
        )
    if isinstance(step, Approve) and step.remind_hours >= step.due_hours:
        yield _warning(
            "late_reminder", step, "提醒晚于到期时间。", "The reminder comes after the time is over."
        )


def _conditions(definition: Definition, occasion: Occasion) -> Iterator[Finding]:
    for step in walk(definition.steps):
        for index, branch in enumerate(step.branches if isinstance(step, Choose) else ()):
            try:
                if branch.when is not None:
                    parse(branch.when, occasion)
            except BadTree as bad:
                for problem in bad.problems:
                    yield _error("bad_condition", step, problem.text.zh, problem.text.en, index)


def _people(definition: Definition, directory: Directory) -> Iterator[Finding]:
    for step in definition.approvals().values():
        lacking = [approver for approver in step.approvers if not _somebody(approver, directory)]
        for approver in lacking:
            if isinstance(approver, Person):
                yield _error("person_gone", step, "指定的人员已停用。", "The person named is not active.")
            elif step.mode != Mode.ANY or len(lacking) == len(step.approvers):
                yield _error("nobody", step, "没有人具备该角色。", "Nobody holds the role.")
        for approver in step.approvers:
            if isinstance(approver, InRole) and len(list(directory.in_role(approver.role))) == 1:
                yield _warning(
                    "one_holder",
                    step,
                    "该角色只有一人，其本人的申请将由兜底角色审批。",
                    "One person alone holds the role; his own requests go to the fallback role.",
                )


def _somebody(approver: Any, directory: Directory) -> bool:
    if isinstance(approver, Person):
        return directory.is_active(approver.user_id)
    return not isinstance(approver, InRole | Chosen) or bool(list(directory.in_role(approver.role)))


def _fallback(definition: Definition, directory: Directory) -> Iterator[Finding]:
    holders = len(list(directory.in_role(definition.fallback)))
    if holders == 0:
        yield _error("no_fallback", None, "兜底角色没有人。", "Nobody holds the fallback role.")
    elif holders == 1:
        yield _warning(
            "one_fallback", None, "兜底角色只有一人。", "One person alone holds the fallback role."
        )


# -- what the facts reach: each condition is tried on both sides of every number it names ------------------------


@dataclass(slots=True)
class _Seen:
    """What some facts reached."""

    entered: set[tuple[str, int]] = field(default_factory=set)
    held: set[tuple[str, int]] = field(default_factory=set)
    stopped: set[str] = field(default_factory=set)
    undecided: bool = False


def _reach(definition: Definition, occasion: Occasion) -> list[Finding]:
    tried = _combinations(definition, occasion)
    if tried is None:
        return []
    seen = _Seen()
    nodes = {
        (step.key, index): condition(parse(branch.when, occasion))
        for step, index, branch in _branches(definition)
        if branch.when is not None
    }
    for facts in tried:
        held = {place for place, met in nodes.items() if met(facts, {})}
        seen.held |= held
        if not _walked(definition.steps, held, seen):
            seen.undecided = True
    return list(_told(definition, seen))


def _branches(definition: Definition) -> Iterator[tuple[Choose, int, Branch]]:
    for step in walk(definition.steps):
        if isinstance(step, Choose):
            for index, branch in enumerate(step.branches):
                yield step, index, branch


def _walked(steps: tuple[Step, ...], held: set[tuple[str, int]], seen: _Seen) -> bool:
    """Walk these steps; whether somebody decides on the way, or it stops before the end."""
    decided = False
    for step in steps:
        if isinstance(step, Approve):
            decided = True
        elif isinstance(step, Together):
            branches = [_walked(branch.steps, held, seen) for branch in step.branches]
            decided = any(branches) or decided
        elif isinstance(step, Choose):
            index = _entered(step, held)
            if index is None:
                seen.stopped.add(step.key)
                return True
            seen.entered.add((step.key, index))
            decided = _walked(step.branches[index].steps, held, seen) or decided
    return decided


def _entered(step: Choose, held: set[tuple[str, int]]) -> int | None:
    numbers = range(len(step.branches))
    fitting = [n for n in numbers if (step.key, n) in held]
    others = [n for n in numbers if step.branches[n].when is None]
    return next(iter(fitting + others), None)


def _told(definition: Definition, seen: _Seen) -> Iterator[Finding]:
    if seen.undecided:
        yield _error(
            "passes_by_itself",
            None,
            "存在一条没有任何人审批的路径，申请会自动通过。",
            "There is a way on which nobody decides: a request would pass by itself.",
        )
    for step, index, branch in _branches(definition):
        name = branch.name
        if step.key in seen.stopped and index == 0:
            yield _error(
                "dead_end",
                step,
                "有的情况不满足任何分支，申请会停在这里。请增加“其他情况”分支。",
                "Some requests fit no branch and would end here. Add a branch without a condition.",
            )
        if branch.when is not None and (step.key, index) not in seen.held:
            yield _error(
                "never_holds",
                step,
                f"分支“{name.zh}”的条件永远不成立。",
                f"The condition of the branch “{name.en}” never holds.",
                index,
            )
        elif (step.key, index) not in seen.entered:
            yield _error(
                "unreachable",
                step,
                f"分支“{name.zh}”永远不会被走到。",
                f"No request ever reaches the branch “{name.en}”.",
                index,
            )


def _combinations(definition: Definition, occasion: Occasion) -> list[Mapping[str, Value]] | None:
    """Facts that together try every side of every condition; None when that would be too many."""
    tests = [
        t
        for _, _, branch in _branches(definition)
        if branch.when
        for t in _tests(parse(branch.when, occasion))
    ]
    asked: dict[str, list[Test]] = {}
    for test in tests:
        asked.setdefault(test.fact, []).append(test)
    values = {name: _sides(occasion.facts[name], found) for name, found in asked.items()}
    if math.prod(len(sides) for sides in values.values()) > MOST_TRIED:
        return None
    return [
        {name: value for name, value in zip(values, sides, strict=True) if value is not None}
        for sides in itertools.product(*values.values())
    ]


def _tests(node: Node) -> Iterator[Test]:
    match node:
        case Test():
            yield node
        case Not(part):
            yield from _tests(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _tests(part)


def _sides(fact: Fact, tests: list[Test]) -> list[Value | None]:
    """Values of a fact on every side of what it is compared with."""
    named = [value for test in tests if test.operator != "is_set" for value in _listed(test.value)]
    found: set[Any] = {None} if any(test.operator == "is_set" for test in tests) else set()
    match fact.kind:
        case FactType.FLAG:
            found |= {True, False}
        case FactType.CHOICE:
            found |= set(fact.choices) | set(named) or {"?"}
        case FactType.CHOICES:
            single = set(fact.choices) | set(named)
            found |= {(), *((one,) for one in single), tuple(sorted(single))}
        case FactType.TEXT:
            found |= {*named, "?"}
        case _:
            found |= {near for value in named for near in _near(value)} or {_anything(fact.kind)}
    return list(found)


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _near(value: Any) -> tuple[Any, Any, Any]:
    """Just below, there, just above."""
    if isinstance(value, Money):
        cent = Decimal("0.000001")
        return (Money(value.amount - cent, value.currency), value, Money(value.amount + cent, value.currency))
    step: Any = Decimal("0.000001") if isinstance(value, Decimal) else 1
    if isinstance(value, datetime):
        step = timedelta(milliseconds=1)
    elif isinstance(value, date):
        step = timedelta(days=1)
    return (value - step, value, value + step)


def _anything(kind: FactType) -> Value:
    values: dict[FactType, Value] = {
        FactType.MONEY: Money(Decimal(1), "CNY"),
        FactType.WHOLE: 1,
        FactType.DAY: date(2026, 1, 1),
        FactType.INSTANT: datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
    }
    return values.get(kind, Decimal(1))
