"""The table of moves: every move from every state, then whose visits they may be made on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from config.management.commands.flows import picture
from core.actor import Actor
from core.errors import Busy, DomainError, Forbidden, Invalid, Refused
from staff.models import User
from tests.visits.factories import NOW
from visits import services
from visits.choices import VisitState
from visits.flow import moves_for, visit_flow
from visits.models import Visit
from visits.selectors import get_visit

Make = Callable[..., Visit]
ACTS: dict[str, Callable[[Actor, Visit], Visit]] = {
    "plan": services.plan_visit,
    "check_in": lambda actor, visit: services.check_in_visit(
        actor, visit, position=None, position_missing="declined"
    ),
    "submit": services.submit_visit,
    "approve": services.approve_visit,
    "send_back": lambda actor, visit: services.send_back_visit(actor, visit, reason="请补充结果"),
    "unlock": lambda actor, visit: services.unlock_visit(actor, visit, reason="日期有误"),
    "cancel": lambda actor, visit: services.cancel_visit(actor, visit, reason="医生停诊"),
}
WHO = {
    "plan": "ana",
    "check_in": "ana",
    "submit": "ana",
    "cancel": "ana",
    "approve": "boris",
    "send_back": "boris",
    "unlock": "dora",
}


@pytest.fixture
def people(ana: Actor, boris: Actor, chiara: Actor, dora: Actor) -> dict[str, Actor]:
    return {"ana": ana, "boris": boris, "chiara": chiara, "dora": dora}


def whole(make_visit: Make, state: str) -> Visit:
    """A visit of Ana's in that state which lacks nothing any move asks for."""
    trait = {} if state == VisitState.DRAFT else {state: True}
    return make_visit(written=True, planned_at=NOW, **trait)


def test_every_move_has_a_service_of_its_name() -> None:
    assert set(ACTS) == set(visit_flow.moves)
    assert all(hasattr(services, f"{name}_visit") for name in visit_flow.moves)


@pytest.mark.parametrize("state", [str(state) for state in VisitState])
@pytest.mark.parametrize("move", list(ACTS))
def test_a_move_leads_from_its_states_and_from_no_other(
    move: str, state: str, people: dict[str, Actor], make_visit: Make
) -> None:
    actor = people[WHO[move]]
    visit = get_visit(actor, whole(make_visit, state).pk)
    table = visit_flow.moves[move]
    if state in table.sources:
        assert move in moves_for(actor, visit)
        assert ACTS[move](actor, visit).state == table.target
        return
    assert move not in moves_for(actor, visit)
    with pytest.raises(Refused) as refused:
        ACTS[move](actor, visit)
    assert refused.value.code == "wrong_state"
    assert Visit.objects.get(pk=visit.pk).state == state


@pytest.mark.parametrize("person", ["ana", "boris", "chiara", "dora"])
@pytest.mark.parametrize("move", list(ACTS))
def test_a_move_is_made_by_its_people_and_by_nobody_else(
    move: str, person: str, people: dict[str, Actor], make_visit: Make
) -> None:
    visit = whole(make_visit, visit_flow.moves[move].sources[0])
    if person == WHO[move]:
        assert ACTS[move](people[person], visit).version == 2
        return
    assert move not in moves_for(people[person], visit)
    with pytest.raises(Forbidden):
        ACTS[move](people[person], visit)


@pytest.mark.parametrize("move", ["send_back", "unlock", "cancel"])
def test_what_undoes_wants_a_reason(move: str, people: dict[str, Actor], make_visit: Make) -> None:
    visit = whole(make_visit, visit_flow.moves[move].sources[0])
    act: Any = getattr(services, f"{move}_visit")
    with pytest.raises(Invalid) as refused:
        act(people[WHO[move]], visit, reason="  ")
    assert refused.value.code == "reason_missing"


def test_a_manager_cannot_judge_his_own_visit(make_visit: Make, boris_user: User, boris: Actor) -> None:
    visit = make_visit(submitted=True, owner=boris_user)
    with pytest.raises(Forbidden, match="Nobody judges his own"):
        services.approve_visit(boris, visit)


@pytest.mark.parametrize("move", ["approve", "send_back"])
def test_who_sees_everything_but_leads_nobody_judges_nobody(
    move: str, people: dict[str, Actor], make_visit: Make
) -> None:
    powerful = replace(people["dora"], codes=people["dora"].codes | people["boris"].codes)
    with pytest.raises(Forbidden):
        ACTS[move](powerful, make_visit(submitted=True))


def test_a_returned_visit_can_be_submitted_again(people: dict[str, Actor], make_visit: Make) -> None:
    visit = services.send_back_visit(people["boris"], make_visit(submitted=True), reason="请补充结果")
    assert (visit.state, visit.returned_reason) == ("returned", "请补充结果")
    again = services.submit_visit(people["ana"], visit)
    assert (again.state, again.returned_reason) == ("submitted", "")


def test_an_unlocked_visit_is_no_longer_approved(people: dict[str, Actor], make_visit: Make) -> None:
    visit = services.unlock_visit(people["dora"], make_visit(approved=True), reason="日期有误")
    assert (visit.state, visit.approved_at) == ("returned", None)


def test_of_two_who_move_at_once_the_second_is_refused(people: dict[str, Actor], make_visit: Make) -> None:
    visit = make_visit(submitted=True)
    first, second = (get_visit(people["boris"], visit.pk) for _ in range(2))
    services.approve_visit(people["boris"], first)
    with pytest.raises(DomainError) as refused:
        services.send_back_visit(people["boris"], second, reason="太晚")
    assert isinstance(refused.value, (Refused, Busy))
    assert Visit.objects.get(pk=visit.pk).state == "approved"


def test_every_move_is_told_with_its_name_and_reason(people: dict[str, Actor], make_visit: Make) -> None:
    visit = services.send_back_visit(people["boris"], make_visit(submitted=True), reason="请补充结果")
    told = visit.history.order_by("-history_id").first()
    assert (told.action, told.history_change_reason, told.actor_name) == (
        "visits.visit.send_back",
        "请补充结果",
        "薄礼思",
    )


def test_the_picture_in_the_readme_is_the_table() -> None:
    readme = Path(settings.BASE_DIR) / "visits" / "README.md"
    assert picture(visit_flow) in readme.read_text(encoding="utf-8")
