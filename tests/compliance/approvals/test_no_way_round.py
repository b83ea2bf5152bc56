"""2,000 random processes, people and acts: no way round a required signer, a self-approval, or a stuck request.

The judge below knows nothing of the engine: it reads the definition and the list of who answered what.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from compliance.approvals.definition import START, Definition
from compliance.approvals.engine import Engine
from compliance.approvals.state import Place, State, Status, Task, TaskKind, TaskState
from core.errors import DomainError
from tests.compliance.approvals.company import Company, approve, chosen, holds, label, person, role, superior

PEOPLE = range(1, 13)
OWNERS = list(range(101, 111))  # the owner's role: somebody of it is always left
WALKS, LONGEST = 2000, 40


def company(dice: random.Random) -> Company:
    roles = {name: dice.sample(PEOPLE, dice.randint(0, 4)) for name in ("a", "b")}
    above = {who: dice.choice(PEOPLE) for who in PEOPLE if dice.random() < 0.8}
    deputies = {who: dice.choice(PEOPLE) for who in PEOPLE if dice.random() < 0.3}
    return Company({**roles, "owner": OWNERS}, above, deputies, set(dice.sample(PEOPLE, dice.randint(0, 3))))


@dataclass
class Maker:
    """Makes processes up; keys are counted."""

    dice: random.Random
    count: int = 0

    def key(self) -> str:
        self.count += 1
        return f"s{self.count}"

    def approver(self) -> dict[str, Any]:
        return self.dice.choice(
            [
                person(self.dice.choice(PEOPLE)),
                role(self.dice.choice(["a", "b"])),
                superior(self.dice.randint(1, 3)),
                chosen(self.dice.choice(["a", "b"])),
            ]
        )

    def deciding(self) -> dict[str, Any]:
        approvers = [self.approver() for _ in range(self.dice.randint(1, 3))]
        return approve(self.key(), *approvers, mode=self.dice.choice(["all", "order", "any"]))

    def steps(self, depth: int = 0) -> list[dict[str, Any]]:
        return [self.step(depth) for _ in range(self.dice.randint(1, 3))]

    def step(self, depth: int) -> dict[str, Any]:
        kind = self.dice.choice(["approve"] * 4 + ["cc"] + ["condition", "parallel"] * (depth < 2))
        if kind == "approve":
            return self.deciding()
        key = self.key()
        if kind == "cc":
            return {"kind": "cc", "key": key, "name": label(key), "approvers": [self.approver()]}
        branches: list[dict[str, Any]] = [
            {"name": label(key), "steps": self.steps(depth + 1)} for _ in range(self.dice.randint(1, 3))
        ]
        if kind == "condition":
            for branch in branches[: None if self.dice.random() < 0.2 else -1]:
                branch["when"] = {"above": self.dice.randint(0, 100)}
        return {"kind": kind, "key": key, "name": label(key), "branches": branches}


@dataclass
class Walk:
    """One request on its way, with the book of answers the judge reads."""

    dice: random.Random
    engine: Engine
    state: State
    answers: list[tuple[int, int, str]] = field(default_factory=list)  # who, which task, what
    facts: dict[str, Any] = field(default_factory=dict)
    anew: dict[str, int] = field(default_factory=dict)  # from which answer on a step counts

    @property
    def company(self) -> Company:
        assert isinstance(self.engine.directory, Company)
        return self.engine.directory

    def act(self) -> None:
        """Anybody tries anything; a refused act changes nothing."""
        task = self.dice.choice(self.state.tasks)
        open_tasks = [t for t in self.state.tasks if t.state == TaskState.OPEN]
        if open_tasks and self.dice.random() < 0.8:
            task = self.dice.choice(open_tasks)
        actor = task.assignee if self.dice.random() < 0.9 else self.dice.choice(PEOPLE)
        name = self.dice.choice(ACTS)
        try:
            following = self.tried(name, actor, task)
        except DomainError:
            return
        if following is self.state:
            return
        self.note_begun_anew(task, following)
        self.state = following
        if name in ("approve", "reject") and task.place != Place.ADVICE:
            self.answers.append((actor, task.key, name))

    def note_begun_anew(self, task: Task, following: State) -> None:
        """What was returned is signed anew, by whoever returned it and where it came back to."""
        after = following.task(task.key)
        if after and after.state == TaskState.RETURNED and task.state == TaskState.OPEN:
            back_to = next((t.step for t in following.tasks[len(self.state.tasks) :]), START)
            self.anew |= {task.step: len(self.answers), back_to: len(self.answers)}
        if self.state.status == Status.RETURNED and following.status == Status.RUNNING and not following.done:
            self.anew = dict.fromkeys(self.engine.definition.approvals(), len(self.answers))

    def tried(self, name: str, actor: int, task: Task) -> State:
        works, state, other = self.engine, self.state, self.dice.choice([*PEOPLE, *OWNERS])
        if name in ("leave", "withdraw", "appoint"):
            return self.beside(name, other)
        task = works.task_of(state, task.key, actor)
        match name:
            case "approve":
                return works.approve(state, task)
            case "reject":
                return works.reject(state, task, comment="x") if self.dice.random() < 0.15 else state
            case "return":
                to = self.dice.choice([START, *works.definition.approvals()])
                return works.send_back(state, task, to=to, resume=self.dice.random() < 0.5, comment="x")
            case "resubmit":
                facts = self.dice.choice([self.facts, {"money": self.dice.randint(0, 101)}])
                return works.resubmit(state, task, facts=facts, changed=self.dice.random() < 0.3)
            case "transfer":
                return works.transfer(state, task, to=other)
            case "delegate":
                return works.delegate(state, task, to=other)
            case "read":
                return works.read(state, task)
        place = self.dice.choice([Place.BEFORE, Place.WITH, Place.AFTER])
        return works.add_signer(state, task, who=other, place=place)

    def beside(self, name: str, other: int) -> State:
        """What happens without a task: people come and go, appoint deputies, take their request back."""
        if name == "leave":
            self.company.gone ^= {self.dice.choice([*PEOPLE, OWNERS[0]])}
            return self.engine.heal(self.state)
        if name == "appoint":
            self.company.deputies[self.dice.choice(PEOPLE)] = other
        return self.engine.withdraw(self.state) if self.dice.random() < 0.03 else self.state


ACTS = [
    *["approve"] * 8,
    *("reject", "return", "resubmit", "resubmit", "transfer", "delegate", "add", "read"),
    *("leave", "withdraw", "appoint"),
]


# -- the judge ------------------------------------------------------------------------------------------------


def wanted(definition: Definition, facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The deciding steps these facts lead through, read from the plain data."""
    yield from _wanted(definition.model_dump()["steps"], facts["money"])


def _wanted(steps: Any, money: int) -> Iterator[dict[str, Any]]:
    for step in steps:
        if step["kind"] == "approve":
            yield step
        elif step["kind"] == "parallel":
            for branch in step["branches"]:
                yield from _wanted(branch["steps"], money)
        elif step["kind"] == "condition":
            fitting = [b for b in step["branches"] if b["when"] is not None and money > b["when"]["above"]]
            rest = [b for b in step["branches"] if b["when"] is None]
            yield from _wanted((fitting or rest)[0]["steps"], money)


def signatures_wanted(step: dict[str, Any], walk: Walk) -> int:
    """How many different people must have signed a step."""
    if step["mode"] == "any":
        return 1
    counts = {"superior": lambda a: a["levels"], "chosen": lambda a: len(walk.state.chosen[step["key"]])}
    return sum(counts.get(a["kind"], lambda _: 1)(a) for a in step["approvers"])


def signed(step: dict[str, Any], walk: Walk) -> set[int]:
    """Who, of those given a seat of this step, agreed after it was last begun."""
    tasks = {t.key: t for t in walk.state.tasks}
    return {
        who
        for who, key, what in walk.answers[walk.anew.get(step["key"], 0) :]
        if what == "approve" and tasks[key].step == step["key"] and tasks[key].place == Place.MAIN
    }


def check_approved(walk: Walk) -> None:
    """An approved request has every signature its process wants, from different people who did not ask."""
    for step in wanted(walk.engine.definition, dict(walk.state.facts)):
        people = signed(step, walk)
        assert len(people) >= signatures_wanted(step, walk), step["key"]
    for task in walk.state.tasks:
        drawn_in = task.place in (Place.BEFORE, Place.WITH, Place.AFTER)
        parent = walk.state.task(task.parent)
        counts = parent and parent.state == TaskState.APPROVED and task.turn == walk.state.turn(task.step)
        if drawn_in and counts:
            assert task.state in (TaskState.APPROVED, TaskState.PASSED_ON), "an added signer was passed by"


def check_owned(walk: Walk) -> None:
    """What is running waits for somebody who is there; what was returned, for who asked."""
    open_tasks = [t for t in walk.state.tasks if t.state == TaskState.OPEN]
    if walk.state.status == Status.RUNNING:
        deciding = [t for t in open_tasks if t.kind == TaskKind.DECIDE]
        assert any(walk.company.is_active(t.assignee) for t in deciding), "stuck"
    if walk.state.status == Status.RETURNED:
        assert [t.assignee for t in open_tasks if t.kind == TaskKind.MEND] == [walk.state.requester]
    if walk.state.status in (Status.APPROVED, Status.REJECTED, Status.WITHDRAWN):
        assert not [t for t in walk.state.tasks if t.is_live and t.kind != TaskKind.READ]


def check_nobody_decides_his_own(walk: Walk) -> None:
    barred = {walk.state.requester, walk.state.submitter}
    assert not [who for who, _, _ in walk.answers if who in barred], "self-approval"
    asked = [t for t in walk.state.tasks if t.kind == TaskKind.DECIDE]
    assert not [t for t in asked if {t.assignee, t.on_behalf_of} & (barred - {None})], "asked for his own"


def begin(dice: random.Random) -> Walk | None:
    maker = Maker(dice)
    definition = Definition.model_validate({"steps": maker.steps(), "fallback": "owner"})
    works = Engine(definition, company(dice), holds)
    facts = {"money": dice.randint(0, 101)}
    choice = {key: tuple(dice.sample(PEOPLE, dice.randint(0, 2))) for key in definition.approvals()}
    for key, step in definition.approvals().items():
        names = {p for a in step.approvers if a.kind == "chosen" for p in works.directory.in_role(a.role)}
        choice[key] = tuple(sorted(names)[: dice.randint(1, 2)]) if names else ()
    submitter = dice.choice([None, None, dice.choice(PEOPLE)])
    try:
        state = works.start(dice.choice(PEOPLE), facts, submitter=submitter, chosen=choice)
    except DomainError:
        return None
    return Walk(dice, works, state, facts=facts)


def go(walk: Walk) -> None:
    """Acts until the request is over, or patience is."""
    for _ in range(LONGEST):
        walk.act()
        check_owned(walk)
        check_nobody_decides_his_own(walk)
        if walk.state.status == Status.APPROVED:
            check_approved(walk)
        if walk.state.status not in (Status.RUNNING, Status.RETURNED):
            return


def walks(count: int, *, seed: int = 20261122) -> dict[str, int]:
    """So many requests walked, and how they ended."""
    ends: dict[str, int] = {}
    number = 0
    while sum(ends.values()) < count:
        number += 1
        walk = begin(random.Random(f"{seed}/{number}"))
        if walk is not None:
            go(walk)
            ends[walk.state.status] = ends.get(walk.state.status, 0) + 1
    return ends


def test_no_way_leads_round_a_signer_to_oneself_or_into_a_dead_end() -> None:
    ends = walks(WALKS)
    assert min(ends[end] for end in ("approved", "rejected", "withdrawn")) > WALKS // 50, ends
    assert ends["approved"] > WALKS // 8, ends


@pytest.mark.parametrize("broken", ["asks_oneself", "passes_early", "forgets_who_left"])
def test_the_judge_sees_an_engine_that_is_broken(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if broken == "asks_oneself":
        monkeypatch.setattr(State, "barred", property(lambda self: frozenset()))
    elif broken == "passes_early":
        from compliance.approvals import progress  # noqa: PLC0415

        monkeypatch.setattr(progress, "is_satisfied", lambda state, step: len(state.at(step.key)) > 1)
    else:
        monkeypatch.setattr(Engine, "heal", lambda self, state: replace(state))
    with pytest.raises(AssertionError):
        walks(WALKS)
