"""Each act of a request, told as a story: who asks, who decides, who may not."""

import pytest

from compliance.approvals.engine import Engine
from compliance.approvals.people import Nobody
from compliance.approvals.state import Place, Source, State, Status, TaskKind, TaskState
from core.errors import DomainError
from tests.compliance.approvals.company import (
    ANA,
    BORIS,
    DORA,
    EVE,
    FAY,
    GIL,
    HUGO,
    Company,
    approve,
    asked,
    chosen,
    engine,
    label,
    person,
    role,
    superior,
    task,
)

LINE = approve("line", superior())
CHECK = approve("check", role("compliance"))


def yes(works: Engine, state: State, *people: int) -> State:
    for who in people:
        state = works.approve(state, task(state, who))
    return state


def refused(code: str) -> pytest.RaisesExc[DomainError]:
    return pytest.raises(DomainError, match=f"^{code}:")


def test_steps_are_asked_one_after_another_and_the_last_yes_approves() -> None:
    works = engine(LINE, CHECK)
    state = works.start(ANA, {})
    assert asked(state) == [BORIS]
    state = yes(works, state, BORIS)
    assert (asked(state), state.status) == ([DORA, EVE], Status.RUNNING)
    state = yes(works, state, EVE)
    assert (asked(state), state.status) == ([], Status.APPROVED)
    assert state.tasks[1].state == TaskState.CANCELLED, "Dora is no longer asked"


def test_all_must_agree_in_a_step_of_all() -> None:
    works = engine(approve("both", person(DORA), person(HUGO)))
    state = works.start(ANA, {})
    assert asked(state) == [DORA, HUGO]
    state = yes(works, state, HUGO)
    assert state.status == Status.RUNNING
    assert yes(works, state, DORA).status == Status.APPROVED


def test_in_order_the_second_is_asked_after_the_first() -> None:
    works = engine(approve("chain", superior(2), mode="order"))
    state = works.start(ANA, {})
    assert asked(state) == [BORIS]
    assert asked(yes(works, state, BORIS)) == [HUGO]
    assert yes(works, state, BORIS, HUGO).status == Status.APPROVED


def test_of_any_the_first_yes_is_enough() -> None:
    works = engine(approve("either", person(DORA), person(HUGO), mode="any"))
    state = yes(works, works.start(ANA, {}), HUGO)
    assert state.status == Status.APPROVED


def test_one_no_ends_the_request() -> None:
    works = engine(approve("both", person(DORA), person(HUGO)))
    state = works.start(ANA, {})
    state = works.reject(state, task(state, DORA), comment="缺少议程")
    assert (state.status, asked(state)) == (Status.REJECTED, [])


def test_nobody_acts_on_a_task_that_is_not_his() -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    with refused("not_your_task"):
        works.task_of(state, task(state, BORIS).key, ANA)


def test_the_requester_is_never_asked_and_the_owner_of_the_process_steps_in_marked() -> None:
    works = engine(approve("self", person(ANA)))
    state = works.start(ANA, {})
    assert [(t.assignee, t.source) for t in state.tasks] == [(FAY, Source.FALLBACK), (GIL, Source.FALLBACK)]


def test_whoever_hands_a_request_in_for_another_does_not_decide_it_either() -> None:
    works = engine(LINE)
    assert asked(works.start(ANA, {}, submitter=BORIS)) == [FAY, GIL]


def test_a_step_without_anybody_is_refused_and_never_passes() -> None:
    company = Company(roles={"compliance": [], "owner": [ANA]})
    with pytest.raises(Nobody):
        engine(CHECK, company=company).start(ANA, {})
    works = engine(LINE, CHECK, company=company)
    state = works.start(ANA, {})
    with pytest.raises(Nobody):
        works.approve(state, task(state, BORIS))


def test_a_request_that_meets_no_deciding_step_is_refused() -> None:
    small = {"name": label("small"), "steps": []}
    large = {"name": label("large"), "when": {"above": 100}, "steps": [CHECK]}
    works = engine({"kind": "condition", "key": "size", "name": label("size"), "branches": [large, small]})
    assert asked(works.start(ANA, {"money": 101})) == [DORA, EVE]
    with refused("dead_end"):
        works.start(ANA, {"money": 100})


def test_parallel_branches_run_at_once_and_all_must_end() -> None:
    branches = [{"name": label("a"), "steps": [LINE]}, {"name": label("b"), "steps": [CHECK]}]
    works = engine({"kind": "parallel", "key": "both", "name": label("both"), "branches": branches})
    state = works.start(ANA, {})
    assert asked(state) == [BORIS, DORA, EVE]
    state = yes(works, state, DORA)
    assert state.status == Status.RUNNING
    assert yes(works, state, BORIS).status == Status.APPROVED


def test_who_is_told_reads_and_holds_nothing_up() -> None:
    tell = {"kind": "cc", "key": "tell", "name": label("tell"), "approvers": [role("owner")]}
    works = engine(tell, LINE)
    state = works.start(ANA, {})
    assert asked(state) == [BORIS]
    told = [t for t in state.tasks if t.kind == TaskKind.READ]
    assert [t.assignee for t in told] == [FAY, GIL]
    state = works.read(yes(works, state, BORIS), told[0])
    assert [t.state for t in state.tasks if t.kind == TaskKind.READ] == [TaskState.DONE, TaskState.OPEN]
    assert len(works.tell(state, "tell", [FAY, HUGO]).tasks) == len(state.tasks) + 1, "each is told once"


def test_a_return_reruns_the_steps_between() -> None:
    works = engine(LINE, approve("mid", person(HUGO)), CHECK)
    state = yes(works, works.start(ANA, {}), BORIS, HUGO)
    state = works.send_back(state, task(state, DORA), to="line", resume=False, comment="请核对")
    assert asked(state) == [BORIS]
    assert asked(yes(works, state, BORIS)) == [HUGO]
    assert yes(works, state, BORIS, HUGO, EVE).status == Status.APPROVED


def test_a_return_may_come_straight_back() -> None:
    works = engine(LINE, approve("mid", person(HUGO)), CHECK)
    state = yes(works, works.start(ANA, {}), BORIS, HUGO)
    state = works.send_back(state, task(state, DORA), to="line", resume=True, comment="请核对")
    assert asked(yes(works, state, BORIS)) == [DORA, EVE]


def test_a_return_leads_only_to_a_step_that_was_passed() -> None:
    works = engine(LINE, CHECK)
    state = works.start(ANA, {})
    with refused("not_an_earlier_step"):
        works.send_back(state, task(state, BORIS), to="check", resume=False, comment="x")


@pytest.mark.parametrize(("changed", "then"), [(False, [DORA, EVE]), (True, [BORIS])])
def test_a_mended_request_goes_back_where_it_came_from_unless_it_was_changed(
    changed: bool, then: list[int]
) -> None:
    works = engine(LINE, CHECK)
    state = yes(works, works.start(ANA, {}), BORIS)
    state = works.send_back(state, task(state, DORA), to="start", resume=True, comment="请补充")
    assert (state.status, asked(state)) == (Status.RETURNED, [ANA])
    state = works.resubmit(state, task(state, ANA), facts={}, changed=changed)
    assert (state.status, asked(state)) == (Status.RUNNING, then)


def test_what_is_withdrawn_is_decided_by_nobody() -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    before = task(state, BORIS)
    state = works.withdraw(state)
    assert (state.status, asked(state)) == (Status.WITHDRAWN, [])
    with refused("task_over"):
        works.approve(state, before)


def test_a_transfer_gives_the_decision_away() -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    state = works.transfer(state, task(state, BORIS), to=HUGO)
    assert asked(state) == [HUGO]
    assert yes(works, state, HUGO).status == Status.APPROVED


@pytest.mark.parametrize("act", ["transfer", "delegate", "add_signer"])
def test_nobody_draws_the_requester_in(act: str) -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    boris = task(state, BORIS)
    with refused("own_request"):
        if act == "add_signer":
            works.add_signer(state, boris, who=ANA, place=Place.WITH)
        elif act == "delegate":
            works.delegate(state, boris, to=ANA)
        else:
            works.transfer(state, boris, to=ANA)


def test_nobody_signs_twice_in_a_step() -> None:
    works = engine(approve("both", person(DORA), person(HUGO)))
    state = works.start(ANA, {})
    with refused("already_signs"):
        works.transfer(state, task(state, DORA), to=HUGO)


def test_whoever_is_asked_for_his_opinion_leaves_the_decision_where_it_was() -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    state = works.delegate(state, task(state, BORIS), to=HUGO)
    assert asked(state) == [HUGO]
    state = works.reject(state, task(state, HUGO), comment="我反对")
    assert (asked(state), state.status) == ([BORIS], Status.RUNNING)
    assert yes(works, state, BORIS).status == Status.APPROVED


@pytest.mark.parametrize(
    ("place", "turns"), [(Place.BEFORE, [[DORA], [BORIS]]), (Place.AFTER, [[BORIS], [DORA]])]
)
def test_an_added_signer_signs_in_his_place(place: Place, turns: list[list[int]]) -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    state = works.add_signer(state, task(state, BORIS), who=DORA, place=place)
    for turn in turns:
        assert (asked(state), state.status) == (turn, Status.RUNNING)
        state = yes(works, state, *turn)
    assert state.status == Status.APPROVED


def test_a_signer_added_alongside_must_agree_too() -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    state = works.add_signer(state, task(state, BORIS), who=DORA, place=Place.WITH)
    state = yes(works, state, BORIS)
    assert (asked(state), state.status) == ([DORA], Status.RUNNING)
    assert works.reject(state, task(state, DORA), comment="不同意").status == Status.REJECTED


def test_an_added_signer_adds_nobody() -> None:
    works = engine(LINE)
    state = works.start(ANA, {})
    state = works.add_signer(state, task(state, BORIS), who=DORA, place=Place.WITH)
    with refused("act_not_allowed"):
        works.add_signer(state, task(state, DORA), who=EVE, place=Place.WITH)


def test_a_step_may_forbid_passing_on() -> None:
    works = engine(approve("line", superior(), allows=["return"]))
    state = works.start(ANA, {})
    with refused("act_not_allowed"):
        works.transfer(state, task(state, BORIS), to=HUGO)


def test_who_draws_another_in_takes_the_seat_of_his_role() -> None:
    works = engine(CHECK)
    state = works.start(ANA, {})
    state = works.add_signer(state, task(state, DORA), who=HUGO, place=Place.WITH)
    assert asked(state) == [DORA, HUGO], "Eve no longer passes it without Hugo"


def test_a_deputy_is_asked_in_his_stead_and_both_are_named() -> None:
    works = engine(LINE, company=Company(deputies={BORIS: HUGO}))
    (given,) = works.start(ANA, {}).tasks
    assert (given.assignee, given.on_behalf_of, given.source) == (HUGO, BORIS, Source.DEPUTY)


@pytest.mark.parametrize(
    ("deputies", "who"),
    [({BORIS: ANA}, BORIS), ({BORIS: DORA, DORA: HUGO}, HUGO), ({BORIS: DORA, DORA: BORIS}, DORA)],
)
def test_deputies_of_deputies_are_followed_but_never_to_the_requester_or_in_a_ring(
    deputies: dict[int, int], who: int
) -> None:
    assert asked(engine(LINE, company=Company(deputies=deputies)).start(ANA, {})) == [who]


def test_a_deputy_who_signs_anyway_does_not_sign_for_another_too() -> None:
    works = engine(approve("both", person(DORA), person(HUGO)), company=Company(deputies={DORA: HUGO}))
    assert asked(works.start(ANA, {})) == [DORA, HUGO]


def test_the_task_of_somebody_who_left_goes_to_another() -> None:
    company = Company()
    works = engine(approve("both", person(BORIS), person(HUGO)), company=company)
    state = works.start(ANA, {})
    company.gone.add(BORIS)
    state = works.heal(state)
    assert asked(state) == [HUGO, FAY, GIL]


def test_the_requester_chooses_among_those_of_the_role() -> None:
    works = engine(approve("pick", chosen("compliance")))
    assert asked(works.start(ANA, {}, chosen={"pick": (EVE,)})) == [EVE]
    for wrong in ((), (HUGO,), (EVE, EVE)):
        with refused("bad_choice"):
            works.start(ANA, {}, chosen={"pick": wrong})
    with refused("bad_choice"):
        works.start(EVE, {}, chosen={"pick": (EVE,)})


def test_everybody_whose_turn_it_is_can_be_nudged() -> None:
    works = engine(CHECK)
    assert [t.nudges for t in works.nudge(works.start(ANA, {})).tasks] == [1, 1]
