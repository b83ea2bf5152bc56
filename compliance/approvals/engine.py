"""The acts of a request: each takes a state and gives the next one, or refuses and changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from compliance.approvals import refusals
from compliance.approvals.definition import START, Act, Approve, Chosen, Facts, Mode, before, following, walk
from compliance.approvals.people import Nobody, eligible, named, seats
from compliance.approvals.progress import Progress, engaged
from compliance.approvals.state import ADDED, Place, Source, State, Status, Task, TaskKind, TaskState

FIRST = frozenset({Place.ADVICE, Place.BEFORE})  # whom the holder of a task waits for


@dataclass(frozen=True, slots=True)
class Engine(Progress):
    """What people do with a request."""

    def start(
        self,
        requester: int,
        facts: Facts,
        *,
        submitter: int | None = None,
        chosen: Mapping[str, tuple[int, ...]] | None = None,
    ) -> State:
        """Ask: the first steps get their tasks."""
        state = State(requester=requester, submitter=submitter, facts=facts, chosen=chosen or {})
        self._check_choice(state)
        return self.go_on(state)

    def task_of(self, state: State, key: int, actor: int) -> Task:
        """The task somebody acts on: his own, or the act is refused."""
        task = state.task(key)
        if task is None or task.assignee != actor:
            raise refusals.not_yours()
        return task

    def approve(self, state: State, task: Task, *, comment: str = "") -> State:
        """Agree; the request goes on when all who are wanted have agreed."""
        self._check_decides(state, task)
        return self.go_on(self._answered(state, task, TaskState.APPROVED, TaskState.ADVISED, comment))

    def reject(self, state: State, task: Task, *, comment: str) -> State:
        """Say no: the request is over. Who was only asked for his opinion gives it, and nothing is over."""
        self._check_decides(state, task)
        answers = (TaskState.REJECTED, TaskState.ADVISED_AGAINST)
        state = self._answered(state, task, *answers, comment)
        if task.place == Place.ADVICE:
            return self.go_on(state)
        return replace(state.cancel(state.tasks), status=Status.REJECTED)

    def send_back(self, state: State, task: Task, *, to: str, resume: bool, comment: str) -> State:
        """Return to an earlier step or to the requester; then on from there, or straight back to here."""
        self._check_may(state, task, Act.RETURN)
        if to != START and to not in self.returnable(state, task):
            raise refusals.not_earlier()
        state = state.put(task, state=TaskState.RETURNED, comment=comment)
        if to == START:
            return self._to_requester(state, resume)
        again = following(self.definition.steps, to, state.facts, self.holds)
        kept = state.done - {to} if resume else frozenset()
        return self.go_on(state.begin_anew(again - kept))

    def returnable(self, state: State, task: Task) -> list[str]:
        """The earlier steps a task may be returned to, in their order."""
        earlier = before(self.definition.steps, task.step, state.facts, self.holds) & state.done
        return [step.key for step in walk(self.definition.steps) if step.key in earlier]

    def resubmit(self, state: State, task: Task, *, facts: Facts, changed: bool) -> State:
        """Hand a mended request in again. If what is asked has changed, everybody is asked again."""
        if state.status != Status.RETURNED or task.kind != TaskKind.MEND or task.state != TaskState.OPEN:
            raise refusals.not_open()
        state = state.put(task, state=TaskState.DONE)
        if changed or facts != state.facts or not state.resumes:
            state = state.begin_anew(self.definition.approvals())
        return self.go_on(replace(state, status=Status.RUNNING, facts=facts))

    def withdraw(self, state: State) -> State:
        """Take the request back; nobody is asked any more."""
        if state.status not in (Status.RUNNING, Status.RETURNED):
            raise refusals.not_open()
        return replace(state.cancel(state.tasks), status=Status.WITHDRAWN)

    def transfer(self, state: State, task: Task, *, to: int, comment: str = "") -> State:
        """Hand the decision over: the other decides in one's place."""
        self._check_may(state, task, Act.TRANSFER)
        self._check_new(state, task, to)
        state = self._only_here(state, task)
        return self.go_on(_succeed(state, task, to, Source.TRANSFER, comment=comment))

    def delegate(self, state: State, task: Task, *, to: int, comment: str = "") -> State:
        """Ask another for his opinion first; the decision stays with whoever asks."""
        self._check_may(state, task, Act.DELEGATE)
        return self._drawn_in(state, task, to, Place.ADVICE, Source.DELEGATE, comment)

    def add_signer(self, state: State, task: Task, *, who: int, place: Place, comment: str = "") -> State:
        """Ask one more to sign: before, alongside or after one's own decision. All of them must agree."""
        self._check_may(state, task, Act.ADD)
        if place not in ADDED or task.place != Place.MAIN:
            raise refusals.not_allowed()
        return self._drawn_in(state, task, who, place, Source.ADDED, comment)

    def read(self, state: State, task: Task) -> State:
        """Note that somebody who was told has read it."""
        if task.kind != TaskKind.READ or task.state != TaskState.OPEN:
            raise refusals.not_open()
        return state.put(task, state=TaskState.DONE)

    def nudge(self, state: State) -> State:
        """Remind everybody whose turn it is."""
        if state.status != Status.RUNNING:
            raise refusals.not_open()
        for task in state.tasks:
            if task.state == TaskState.OPEN and task.kind == TaskKind.DECIDE:
                state = state.put(task, nudges=task.nudges + 1)
        return state

    def heal(self, state: State) -> State:
        """Give the tasks of people who left to others; the request waits for nobody who is gone."""
        if state.status != Status.RUNNING:
            return state
        for key in range(1, len(state.tasks) + 1):
            task = state.task(key)
            if task and task.is_live and task.kind == TaskKind.DECIDE:
                gone = not self.directory.is_active(task.assignee)
                state = self._replaced(state, task) if gone else state
        return self.go_on(state)

    def _check_choice(self, state: State) -> None:
        """Each step that lets the requester choose has somebody of the role, and not himself."""
        for step in self.definition.approvals().values():
            roles = [approver.role for approver in step.approvers if isinstance(approver, Chosen)]
            people = state.chosen.get(step.key, ())
            held = {person for role in roles for person in self.directory.in_role(role)}
            fit = eligible(people, state, self.directory)
            if bool(roles) and (not people or set(people) - held or len(set(fit)) < len(people)):
                raise refusals.bad_choice()

    def _check_decides(self, state: State, task: Task) -> None:
        if state.status != Status.RUNNING or task.kind != TaskKind.DECIDE or task.state != TaskState.OPEN:
            raise refusals.not_open()
        if task.assignee in state.barred:
            raise refusals.own_request()

    def _check_may(self, state: State, task: Task, act: Act) -> None:
        self._check_decides(state, task)
        if act not in self._step(task).allows or task.place == Place.ADVICE:
            raise refusals.not_allowed()

    def _check_new(self, state: State, task: Task, who: int) -> None:
        """Whoever is drawn in is there, did not ask himself, and does not sign in this step already."""
        if who in state.barred:
            raise refusals.own_request()
        if not eligible([who], state, self.directory):
            raise refusals.no_signer()
        step = self._step(task)
        elsewhere = [seat for seat in seats(step, state) if seat.number != task.seat]
        asked = {p for seat in elsewhere for p in named(seat, state, self.directory)}
        if who in _involved(state, task.step) or (step.mode != Mode.ANY and who in asked):
            raise refusals.already_signs()

    def _step(self, task: Task) -> Approve:
        return self.definition.approvals()[task.step]

    def _answered(
        self, state: State, task: Task, decided: TaskState, advised: TaskState, comment: str
    ) -> State:
        """Note an answer; it may be the turn of whoever waited for it."""
        answer = advised if task.place == Place.ADVICE else decided
        state = self._claim(state, task).put(task, state=answer, comment=comment)
        parent = state.task(task.parent)
        if parent and task.place in FIRST and parent.state == TaskState.WAITING:
            state = state.put(parent, state=TaskState.OPEN)
        for child in state.children(task):
            if child.place == Place.AFTER and child.state == TaskState.WAITING:
                state = state.put(child, state=TaskState.OPEN)
        return state

    def _claim(self, state: State, task: Task) -> State:
        """Who acts on a task takes its seat: its other candidates, or all where any is enough, are asked no more."""
        anywhere = self._step(task).mode == Mode.ANY
        rivals = [t for t in self._others(state, task) if anywhere or t.seat == task.seat]
        return self._only_here(state.cancel(rivals), task)

    def _only_here(self, state: State, task: Task) -> State:
        """Nobody signs twice in a step: whoever acts on a task is asked in no other seat of it."""
        return state.cancel(t for t in self._others(state, task) if t.assignee == task.assignee)

    def _others(self, state: State, task: Task) -> list[Task]:
        root = state.root(task)
        return [other for other in state.at(task.step) if state.root(other) != root]

    def _drawn_in(
        self, state: State, task: Task, who: int, place: Place, source: Source, comment: str
    ) -> State:
        self._check_new(state, task, who)
        state = self._claim(state, task)
        if place in FIRST:
            state = state.put(task, state=TaskState.WAITING)
        turn = TaskState.WAITING if place == Place.AFTER else TaskState.OPEN
        like = {**_like(task), "place": place, "parent": task.key}
        return self.go_on(state.add(**like, assignee=who, source=source, state=turn, comment=comment))

    def _replaced(self, state: State, task: Task) -> State:
        """The task of somebody who is gone: an opinion is no longer waited for, a signature is another's."""
        if task.place == Place.ADVICE:
            state = state.cancel([task])
            parent = state.task(task.parent)
            return state.put(parent, state=TaskState.OPEN) if parent and parent.is_live else state
        if task.place == Place.MAIN and not state.children(task):
            return state.cancel([task])  # the step asks for the seat anew
        stepping_in = eligible(self.directory.in_role(self.definition.fallback), state, self.directory)
        free = [person for person in stepping_in if person not in engaged(state, task.step)]
        if not free:
            raise Nobody(self._step(task))
        state = _succeed(state, task, free[0], Source.FALLBACK)
        return self._only_here(state, state.tasks[-1])

    def _to_requester(self, state: State, resume: bool) -> State:
        """Nobody decides until the requester has mended it."""
        kept = state.done if resume else frozenset()
        state = state.begin_anew(set(self.definition.approvals()) - kept)
        turn = sum(task.kind == TaskKind.MEND for task in state.tasks) + 1
        state = state.add(step=START, turn=turn, kind=TaskKind.MEND, assignee=state.requester)
        return replace(state, status=Status.RETURNED, resumes=resume)


def _involved(state: State, step: str) -> set[int]:
    """Who is asked in a step, or has signed there."""
    return {task.assignee for task in state.at(step) if task.is_live or task.state == TaskState.APPROVED}


def _like(task: Task) -> dict[str, Any]:
    return {name: getattr(task, name) for name in ("step", "turn", "seat", "place", "parent")}


def _succeed(state: State, task: Task, who: int, source: Source, *, comment: str = "") -> State:
    """Somebody takes a task over, with all whom its former holder drew in."""
    state = state.put(task, state=TaskState.PASSED_ON, comment=comment or task.comment)
    for_whom = task.assignee if source == Source.TRANSFER else task.on_behalf_of
    state = state.add(**_like(task), assignee=who, source=source, on_behalf_of=for_whom, state=task.state)
    heir = state.tasks[-1]
    for child in state.children(task):
        state = state.put(child, parent=heir.key)
    return state
