"""How a request goes on by itself after an act: what is satisfied is closed, what comes next is asked.

Nothing passes by itself: a step is done when the signatures it wants were given by people who did not ask.
"""

from dataclasses import dataclass, replace

from compliance.approvals.definition import (
    Approve,
    Definition,
    Holds,
    Mode,
    Tell,
    frontier,
    is_closed,
    route,
)
from compliance.approvals.people import Directory, Holder, Nobody, Seat, holders, named, seats
from compliance.approvals.refusals import dead_end
from compliance.approvals.state import ADDED, Place, State, Status, TaskKind, TaskState

GIVEN = frozenset({TaskState.APPROVED, TaskState.PASSED_ON})


@dataclass(frozen=True, slots=True)
class Progress:
    """A definition with the people of today and the way its conditions are asked."""

    definition: Definition
    directory: Directory
    holds: Holds

    def go_on(self, state: State) -> State:
        """Close what is satisfied, ask whose turn it is; approved when nothing is left to ask."""
        self._check_leads_somewhere(state)
        state, turns = self._close(state)
        if not turns:
            return replace(state.cancel(state.tasks), status=Status.APPROVED)
        here = {step.key for step in turns}
        state = state.cancel(task for task in state.tasks if task.step not in here)
        for step in turns:
            state = self._ask(state, step)
        return state

    def tell(self, state: State, step: str, people: list[int]) -> State:
        """Let people read along; each is told once."""
        told = {task.assignee for task in state.tasks if task.kind == TaskKind.READ}
        for person in dict.fromkeys(people):
            if person not in told and self.directory.is_active(person):
                state = state.add(step=step, kind=TaskKind.READ, assignee=person)
        return state

    def _check_leads_somewhere(self, state: State) -> None:
        steps, facts = self.definition.steps, state.facts
        decided = any(isinstance(step, Approve) for step in route(steps, facts, self.holds))
        if not decided or not is_closed(steps, facts, self.holds):
            raise dead_end()

    def _close(self, state: State) -> tuple[State, list[Approve]]:
        """Mark what is satisfied as done, until only steps that still want signatures have their turn."""
        while True:
            turns = frontier(self.definition.steps, state.facts, self.holds, state.done)
            finished = [step for step in turns if isinstance(step, Tell) or is_satisfied(state, step)]
            if not finished:
                return state, [step for step in turns if isinstance(step, Approve)]
            for step in finished:
                state = (
                    self._told(state, step) if isinstance(step, Tell) else state.cancel(state.at(step.key))
                )
                state = replace(state, done=state.done | {step.key})

    def _told(self, state: State, step: Tell) -> State:
        people = [p for seat in seats(step, state) for p in named(seat, state, self.directory)]
        return self.tell(state, step.key, people)

    def _ask(self, state: State, step: Approve) -> State:
        """Give the seats whose turn it is to those who may hold them."""
        empty = self._empty_seats(state, step)
        for seat in sorted(empty, key=lambda seat: len(named(seat, state, self.directory))):
            found = self._holders(state, step, seat, steps_in=step.mode != Mode.ANY)
            if not found and step.mode != Mode.ANY:
                raise Nobody(step)
            state = self._given(state, step, seat, found)
        if not any(task.is_live for task in state.at(step.key)):
            state = self._owner_steps_in(state, step)
        return state

    def _holders(self, state: State, step: Approve, seat: Seat, *, steps_in: bool) -> list[Holder]:
        return holders(
            self.definition,
            step,
            seat,
            state,
            self.directory,
            taken=engaged(state, step.key),
            steps_in=steps_in,
        )

    def _given(self, state: State, step: Approve, seat: Seat, found: list[Holder]) -> State:
        for holder in found:
            state = state.add(
                step=step.key,
                turn=state.turn(step.key),
                seat=seat.number,
                assignee=holder.person,
                on_behalf_of=holder.on_behalf_of,
                source=holder.source,
            )
        return state

    def _owner_steps_in(self, state: State, step: Approve) -> State:
        """None of those any of whom would do is there: the owner's role decides, or nobody may go on."""
        wanted = seats(step, state)
        found = self._holders(state, step, wanted[0], steps_in=True) if wanted else []
        if not found:
            raise Nobody(step)
        return self._given(state, step, wanted[0], found)

    def _empty_seats(self, state: State, step: Approve) -> list[Seat]:
        """The seats that want a signature now and that nobody is asked for."""
        held = {task.seat for task in state.at(step.key) if task.is_live}
        wanted = [seat for seat in seats(step, state) if not is_given(state, step.key, seat.number)]
        if step.mode == Mode.ANY:
            return [] if held else wanted
        if step.mode == Mode.ORDER:
            wanted = wanted[:1]
        return [seat for seat in wanted if seat.number not in held]


def engaged(state: State, step: str) -> frozenset[int]:
    """Who signed in this step, or is the only one asked for a signature there."""
    tasks = state.at(step)
    live = [task for task in tasks if task.is_live]
    alone = {
        task.assignee
        for task in live
        if task.place != Place.MAIN
        or sum(other.seat == task.seat and other.place == Place.MAIN for other in live) == 1
    }
    return frozenset(alone | {task.assignee for task in tasks if task.state == TaskState.APPROVED})


def is_satisfied(state: State, step: Approve) -> bool:
    """Whether the step has the signatures it wants."""
    wanted = seats(step, state)
    given = [seat for seat in wanted if is_given(state, step.key, seat.number)]
    return bool(given) and (step.mode == Mode.ANY or len(given) == len(wanted))


def is_given(state: State, step: str, seat: int) -> bool:
    """Whether a signature is given: by whoever holds the seat, and by all whom he added."""
    for task in state.at(step):
        if task.seat == seat and task.place == Place.MAIN and task.state == TaskState.APPROVED:
            added = [child for child in state.children(task) if child.place in ADDED]
            if all(child.state in GIVEN for child in added):
                return True
    return False
