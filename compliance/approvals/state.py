"""Where a request stands: its tasks, and the steps that are done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from compliance.approvals.definition import Facts


class Status(StrEnum):
    """What became of a request so far."""

    RUNNING = "running"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class TaskKind(StrEnum):
    """What is wanted of the person: a decision, a mended request, or to have read it."""

    DECIDE = "decide"
    MEND = "mend"
    READ = "read"


class TaskState(StrEnum):
    """Open: his turn. Waiting: somebody else's first. All else is over."""

    OPEN = "open"
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETURNED = "returned"
    PASSED_ON = "passed_on"
    ADVISED = "advised"
    ADVISED_AGAINST = "against"
    DONE = "done"
    CANCELLED = "cancelled"


LIVE = frozenset({TaskState.OPEN, TaskState.WAITING})


class Source(StrEnum):
    """How the task came to this person."""

    DIRECT = "direct"
    DEPUTY = "deputy"
    TRANSFER = "transfer"
    DELEGATE = "delegate"
    ADDED = "added"
    FALLBACK = "fallback"


class Place(StrEnum):
    """Where the task stands to the one it belongs to: itself, or an added signer, or an asked opinion."""

    MAIN = "main"
    BEFORE = "before"
    WITH = "with"
    AFTER = "after"
    ADVICE = "advice"


ADDED = frozenset({Place.BEFORE, Place.WITH, Place.AFTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one person is asked to do in one step."""

    key: int
    step: str
    turn: int = 1  # how often the step has been walked
    seat: int = 0  # which of the signatures the step wants
    kind: TaskKind = TaskKind.DECIDE
    assignee: int
    on_behalf_of: int | None = None
    source: Source = Source.DIRECT
    state: TaskState = TaskState.OPEN
    place: Place = Place.MAIN
    parent: int | None = None
    comment: str = ""
    nudges: int = 0

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A request as it stands."""

    requester: int
    facts: Facts
    status: Status = Status.RUNNING
    submitter: int | None = None  # who handed it in for him
    chosen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    turns: Mapping[str, int] = field(default_factory=dict)  # how often each step was begun anew
    tasks: tuple[Task, ...] = ()
    resumes: bool = False  # a mended request goes straight back to whoever returned it

    @property
    def barred(self) -> frozenset[int]:
        """Whoever asks does not decide, nor does whoever handed it in for him."""
        return frozenset({self.requester} | ({self.submitter} if self.submitter is not None else set()))

    def task(self, key: int | None) -> Task | None:
        """The task of that key."""
        return next((task for task in self.tasks if task.key == key), None)

    def turn(self, step: str) -> int:
        """Which walk through this step counts."""
        return self.turns.get(step, 1)

    def at(self, step: str) -> list[Task]:
        """The deciding tasks of the present walk through a step."""
        turn = self.turn(step)
        return [t for t in self.tasks if t.step == step and t.turn == turn and t.kind == TaskKind.DECIDE]

    def children(self, task: Task) -> list[Task]:
        """Those whom the holder of this task drew in."""
        return [other for other in self.tasks if other.parent == task.key]

    def root(self, task: Task) -> int:
        """The task at the top of those that were drawn in."""
        parent = self.task(task.parent)
        return self.root(parent) if parent else task.key

    def put(self, task: Task, **changes: Any) -> Self:
        """This state with that task changed."""
        tasks = tuple(replace(t, **changes) if t.key == task.key else t for t in self.tasks)
        return replace(self, tasks=tasks)

    def add(self, **values: Any) -> Self:
        """This state with one more task."""
        return replace(self, tasks=(*self.tasks, Task(key=len(self.tasks) + 1, **values)))

    def cancel(self, tasks: Iterable[Task]) -> Self:
        """This state with these tasks over, as far as they are live; who only reads may still read."""
        keys = {task.key for task in tasks if task.is_live and task.kind != TaskKind.READ}
        return replace(
            self,
            tasks=tuple(replace(t, state=TaskState.CANCELLED) if t.key in keys else t for t in self.tasks),
        )

    def begin_anew(self, steps: Iterable[str]) -> Self:
        """This state with these steps not done: what was signed there before counts no more."""
        walked = {task.step for task in self.tasks}
        again = {step: self.turn(step) + 1 for step in steps if step in walked}
        ended = [task for step in again for task in self.at(step)]
        return replace(self.cancel(ended), done=self.done - frozenset(steps), turns={**self.turns, **again})
