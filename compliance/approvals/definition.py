"""A process as data: who is asked what, in which order, on which condition."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Facts = Mapping[str, Any]
Tree = dict[str, Any]  # a rule tree (compliance/rules/tree.py)
Holds = Callable[[Tree, Facts], bool]
START = "start"  # the requester himself: where a request comes back to be mended


class Mode(StrEnum):
    """How many of those asked must agree: 会签, 顺序会签, 或签."""

    ALL = "all"
    ORDER = "order"
    ANY = "any"


class Act(StrEnum):
    """What an approver may do beside deciding, switched on per step."""

    RETURN = "return"
    TRANSFER = "transfer"
    DELEGATE = "delegate"
    ADD = "add"


class Meaning(StrEnum):
    """What a signature says (21 CFR 11.50)."""

    REVIEW = "review"
    APPROVAL = "approval"
    RESPONSIBILITY = "responsibility"
    AUTHORSHIP = "authorship"


class Part(BaseModel):
    """A piece of a definition: what is not known is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(Part):
    """What a step or branch is called."""

    zh: str = Field(min_length=1, max_length=80)
    en: str = Field(min_length=1, max_length=80)


class Person(Part):
    """One named person."""

    kind: Literal["person"] = "person"
    user_id: int


class InRole(Part):
    """Anybody who holds a role; the first of them decides."""

    kind: Literal["role"] = "role"
    role: str = Field(min_length=1, max_length=20)


class Superior(Part):
    """The chain above the requester: his superior, and that one's, up to so many levels."""

    kind: Literal["superior"] = "superior"
    levels: int = Field(1, ge=1, le=6)


class Chosen(Part):
    """Whom the requester chooses among those who hold a role, when he asks."""

    kind: Literal["chosen"] = "chosen"
    role: str = Field(min_length=1, max_length=20)


Approver = Annotated[Person | InRole | Superior | Chosen, Field(discriminator="kind")]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]


class Approve(Part):
    """A step at which somebody decides."""

    kind: Literal["approve"] = "approve"
    key: Key
    name: Label
    mode: Mode = Mode.ALL
    approvers: tuple[Approver, ...] = Field(max_length=20)
    meaning: Meaning | None = None  # set: the decision is signed, and this is what the signature says
    due_hours: int = Field(16, ge=1, le=400)  # working hours
    remind_hours: int = Field(8, ge=1, le=400)
    escalate_to: str = Field("", max_length=20)  # a role that is told when the time is over
    allows: tuple[Act, ...] = tuple(Act)


class Tell(Part):
    """People who are told and need not answer: 抄送."""

    kind: Literal["cc"] = "cc"
    key: Key
    name: Label
    approvers: tuple[Approver, ...] = Field(max_length=20)


class Branch(Part):
    """Steps that are walked on a condition; without one, when no other branch is."""

    name: Label
    when: Tree | None = None
    steps: "tuple[Step, ...]" = Field((), max_length=50)


class Choose(Part):
    """The first branch whose condition holds is walked."""

    kind: Literal["condition"] = "condition"
    key: Key
    name: Label
    branches: tuple[Branch, ...] = Field(max_length=20)


class Together(Part):
    """All branches are walked at the same time; all must come to their end."""

    kind: Literal["parallel"] = "parallel"
    key: Key
    name: Label
    branches: tuple[Branch, ...] = Field(max_length=20)


Step = Annotated[Approve | Tell | Choose | Together, Field(discriminator="kind")]


class Definition(Part):
    """A whole process: its steps from the asking to the end, and who steps in where nobody is left."""

    steps: tuple[Step, ...] = Field(max_length=50)
    fallback: str = Field(min_length=1, max_length=20)  # the role of the process's owner

    def approvals(self) -> dict[str, Approve]:
        """Every step at which somebody decides, by key."""
        return {step.key: step for step in walk(self.steps) if isinstance(step, Approve)}


Branch.model_rebuild()
Choose.model_rebuild()
Together.model_rebuild()
Definition.model_rebuild()


def walk(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, those in branches included, in the order of the page."""
    for step in steps:
        yield step
        if isinstance(step, Choose | Together):
            for branch in step.branches:
                yield from walk(branch.steps)


def chosen_branch(step: Choose, facts: Facts, holds: Holds) -> Branch | None:
    """The branch these facts lead into: the first whose condition holds, else the one without a condition."""
    for branch in step.branches:
        if branch.when is not None and holds(branch.when, facts):
            return branch
    return next((branch for branch in step.branches if branch.when is None), None)


def route(steps: tuple[Step, ...], facts: Facts, holds: Holds) -> Iterator[Approve | Tell]:
    """The steps these facts lead through, in order; those of parallel branches one branch after another."""
    for step in steps:
        if isinstance(step, Approve | Tell):
            yield step
        elif isinstance(step, Choose):
            branch = chosen_branch(step, facts, holds)
            yield from route(branch.steps if branch else (), facts, holds)
        else:
            for branch in step.branches:
                yield from route(branch.steps, facts, holds)


def is_closed(steps: tuple[Step, ...], facts: Facts, holds: Holds) -> bool:
    """Whether every condition these facts meet leads on somewhere."""
    for step in steps:
        if isinstance(step, Choose):
            branch = chosen_branch(step, facts, holds)
            if branch is None or not is_closed(branch.steps, facts, holds):
                return False
        elif isinstance(step, Together):
            closed = [is_closed(branch.steps, facts, holds) for branch in step.branches]
            if not all(closed):
                return False
    return True


def frontier(
    steps: tuple[Step, ...], facts: Facts, holds: Holds, done: frozenset[str]
) -> list[Approve | Tell]:
    """The steps whose turn it is; none when all these facts lead through are done."""
    for step in steps:
        turn = _turn(step, facts, holds, done)
        if turn:
            return turn
    return []


def _turn(step: Step, facts: Facts, holds: Holds, done: frozenset[str]) -> list[Approve | Tell]:
    if isinstance(step, Approve | Tell):
        return [] if step.key in done else [step]
    if isinstance(step, Choose):
        branch = chosen_branch(step, facts, holds)
        return frontier(branch.steps, facts, holds, done) if branch else []
    return [turn for branch in step.branches for turn in frontier(branch.steps, facts, holds, done)]


def before(steps: tuple[Step, ...], key: str, facts: Facts, holds: Holds) -> frozenset[str]:
    """The deciding steps that are walked before this one on the route of these facts."""
    return _before(steps, key, facts, holds) or frozenset()


def _before(steps: tuple[Step, ...], key: str, facts: Facts, holds: Holds) -> frozenset[str] | None:
    """Those before `key` in this row of steps, or None when it is not in it."""
    passed: frozenset[str] = frozenset()
    for step in steps:
        if step.key == key:
            return passed
        for row in _rows(step, facts, holds):
            found = _before(row, key, facts, holds)
            if found is not None:
                return passed | found
        passed |= {s.key for s in route((step,), facts, holds) if isinstance(s, Approve)}
    return None


def _rows(step: Step, facts: Facts, holds: Holds) -> list[tuple[Step, ...]]:
    if isinstance(step, Together):
        return [branch.steps for branch in step.branches]
    if isinstance(step, Choose):
        branch = chosen_branch(step, facts, holds)
        return [branch.steps] if branch else []
    return []


def following(steps: tuple[Step, ...], key: str, facts: Facts, holds: Holds) -> frozenset[str]:
    """This deciding step and those that are walked after it."""
    walked = {s.key for s in route(steps, facts, holds) if isinstance(s, Approve)}
    return frozenset(k for k in walked if k == key or key in before(steps, k, facts, holds))
