"""Cases are judged, watched and closed: each act by whoever may, each clock once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from compliance.flow import case_flow
from compliance.models import Case, CaseStep, WordList
from compliance.selectors import cases as selectors
from compliance.services import cases
from compliance.tasks import watch_cases
from core.actor import Actor
from core.errors import Forbidden, Invalid, Refused, Stale
from core.history import change
from staff.models import User
from tests.conftest import SETUP
from tests.visits.factories import NOW
from visits import services as visits
from visits.models import Visit

MakeVisit = Callable[..., Visit]
SENT: dict[str, Any] = {"reported_at": NOW, "way": "system", "to": "药物警戒部", "reference": "PV-1"}


@pytest.fixture
def event_case(ana: Actor, mei: Actor, make_visit: MakeVisit) -> Case:
    """An adverse event in Ana's note, one hour old, Mei's."""
    visits.submit_visit(ana, make_visit(checked_in=True, note="皮疹"))
    return Case.objects.get(kind="adverse_event")


@pytest.fixture
def gift_case(ana: Actor, dora: Actor, make_visit: MakeVisit) -> Case:
    """A gift in Ana's note, Dora's."""
    visits.submit_visit(ana, make_visit(checked_in=True, note="购物卡"))
    return Case.objects.get(kind="gift")


def test_an_adverse_event_goes_from_new_to_closed(mei: Actor, event_case: Case) -> None:
    case = cases.assess_case(mei, event_case)
    assert (case.state, case.owner_id) == ("assessing", mei.user_id)
    case = cases.report_case(mei, case, **SENT)
    assert (case.state, case.answered_at, case.report_to) == ("reported", NOW, "药物警戒部")
    case = cases.close_case(mei, case)
    assert (case.state, case.closed_at) == ("closed", NOW)


def test_a_serious_violation_closes_when_each_step_was_taken_or_is_not_needed(
    dora: Actor, gift_case: Case
) -> None:
    case = cases.correct_case(dora, gift_case, text="已约谈并更正", serious=True)
    assert case.state == "measures"
    with pytest.raises(Refused) as refused:
        cases.close_case(dora, case)
    assert refused.value.rule == "MR-18"
    assert "注销备案" in refused.value.text.zh
    for kind in ("end_letter", "delete_filing", "hold_to_account", "report_platform"):
        cases.add_step(dora, case, kind=kind, text="已办", done_on=NOW.date())
    case = cases.add_step(dora, case, kind="refer", text="不涉及违法线索", needed=False)
    assert cases.close_case(dora, case).state == "closed"
    assert CaseStep.objects.filter(case=case).count() == 6


def test_a_light_violation_closes_once_it_is_corrected(dora: Actor, gift_case: Case) -> None:
    case = cases.correct_case(dora, gift_case, text="已约谈", serious=False)
    assert cases.close_case(dora, case).state == "closed"


def test_safety_is_reported_and_a_violation_is_corrected_never_the_other_way(
    mei: Actor, dora: Actor, event_case: Case, gift_case: Case
) -> None:
    with pytest.raises(Forbidden):
        cases.correct_case(mei, event_case, text="x", serious=False)
    with pytest.raises(Forbidden):
        cases.report_case(dora, gift_case, **SENT)
    assert selectors.case_detail(mei, selectors.get_case(mei, event_case.pk))["moves"] == [
        "assess",
        "report",
        "dismiss",
    ]
    assert "correct" in selectors.case_detail(dora, selectors.get_case(dora, gift_case.pk))["moves"]


def test_a_report_lies_between_knowing_and_now(mei: Actor, event_case: Case) -> None:
    for moment in (NOW + timedelta(minutes=1), event_case.knew_at - timedelta(minutes=1)):
        with pytest.raises(Invalid) as refused:
            cases.report_case(mei, event_case, **{**SENT, "reported_at": moment})
        assert set(refused.value.fields) == {"reported_at"}


def test_nobody_judges_what_he_reported(mei: Actor, dora: Actor, make_report: Callable[..., Any]) -> None:
    case = cases.report_safety(mei, **make_report())
    assert case.owner_id == dora.user_id
    with pytest.raises(Forbidden) as refused:
        cases.dismiss_case(mei, case, reason="x")
    assert refused.value.code == "own_case"
    with pytest.raises(Forbidden):
        cases.add_step(mei, case, kind="note", text="x")


def test_a_dismissal_says_why_and_can_be_taken_up_again(mei: Actor, event_case: Case) -> None:
    with pytest.raises(Invalid):
        cases.dismiss_case(mei, event_case, reason="  ")
    case = cases.dismiss_case(mei, event_case, reason="说的是文献")
    assert (case.state, case.dismissed_reason, case.answered_at) == ("dismissed", "说的是文献", NOW)
    case = cases.reopen_case(mei, case, reason="又有新信息")
    assert (case.state, case.answered_at, case.due_at) == ("assessing", None, event_case.due_at)


def test_a_case_is_not_opened_again_beside_another(
    ana: Actor, boris: Actor, mei: Actor, event_case: Case
) -> None:
    over = cases.dismiss_case(mei, event_case, reason="误报")
    visit = visits.send_back_visit(boris, Visit.objects.get(), reason="请补充")
    with change(SETUP, "test.setup"):
        visit.note = "休克"
        visit.version += 1
        visit.save()
    visits.submit_visit(ana, visit)
    with pytest.raises(Refused) as refused:
        cases.reopen_case(mei, over, reason="再看")
    assert refused.value.code == "another_open"


def test_a_step_names_no_patient_and_lies_not_in_the_future(mei: Actor, event_case: Case) -> None:
    with pytest.raises(Invalid) as refused:
        cases.add_step(mei, event_case, kind="follow_up", text="致电13800138000")
    assert set(refused.value.fields) == {"text"}
    with pytest.raises(Invalid) as refused:
        cases.add_step(mei, event_case, kind="note", text="x", done_on=NOW.date() + timedelta(days=1))
    assert set(refused.value.fields) == {"done_on"}


def test_a_case_that_is_over_takes_no_step(mei: Actor, event_case: Case) -> None:
    case = cases.dismiss_case(mei, event_case, reason="误报")
    with pytest.raises(Refused):
        cases.add_step(mei, case, kind="note", text="x")


def test_a_case_is_given_only_to_whoever_may_judge_it(
    mei: Actor, dora: Actor, ana: Actor, boris: Actor, event_case: Case, gift_case: Case
) -> None:
    assert cases.assign_case(mei, event_case, owner_id=dora.user_id or 0).owner_id == dora.user_id
    for wrong in (boris.user_id, ana.user_id, mei.user_id):
        with pytest.raises(Invalid) as refused:
            cases.assign_case(dora, gift_case, owner_id=wrong or 0)
        assert set(refused.value.fields) == {"owner_id"}


def test_an_owner_is_reminded_once(event_case: Case, clock: time_machine.Traveller) -> None:
    clock.move_to(event_case.remind_at - timedelta(seconds=1))
    assert cases.remind_due() == 0
    clock.move_to(event_case.remind_at)
    assert (cases.remind_due(), cases.remind_due()) == (1, 0)


def test_a_late_case_is_told_once_to_somebody_above(
    dora: Actor, event_case: Case, clock: time_machine.Traveller
) -> None:
    clock.move_to(event_case.due_at)
    assert (cases.escalate_due(), cases.escalate_due()) == (1, 0)
    event_case.refresh_from_db()
    assert (event_case.escalated_at, event_case.escalated_to_id) == (event_case.due_at, dora.user_id)
    assert event_case.history.filter(action="compliance.case.escalate").count() == 1


def test_the_owner_s_lead_is_told_first(
    mei_user: User, boris_user: User, northern_team: Any, event_case: Case, clock: time_machine.Traveller
) -> None:
    with change(SETUP, "test.setup"):
        mei_user.team = northern_team
        mei_user.save()
    clock.move_to(event_case.due_at)
    watch_cases()
    event_case.refresh_from_db()
    assert event_case.escalated_to_id == boris_user.pk


def test_what_was_answered_in_time_is_never_told_above(
    mei: Actor, event_case: Case, clock: time_machine.Traveller
) -> None:
    cases.report_case(mei, event_case, **SENT)
    clock.move_to(event_case.due_at + timedelta(days=1))
    watch_cases()
    event_case.refresh_from_db()
    assert (event_case.reminded_at, event_case.escalated_at) == (None, None)
    assert selectors.case_row(mei, selectors.get_case(mei, event_case.pk))["late"] is False


def test_a_case_reported_after_its_time_stays_late(
    mei: Actor, event_case: Case, clock: time_machine.Traveller
) -> None:
    moment = event_case.due_at + timedelta(minutes=1)
    clock.move_to(moment)
    case = cases.report_case(mei, event_case, **{**SENT, "reported_at": moment})
    assert selectors.case_row(mei, case)["late"] is True


def test_a_case_of_somebody_who_left_finds_an_owner(mei_user: User, dora: Actor, event_case: Case) -> None:
    with change(SETUP, "test.setup"):
        mei_user.is_active = False
        mei_user.save()
    assert (cases.heal_owners(), cases.heal_owners()) == (1, 0)
    event_case.refresh_from_db()
    assert event_case.owner_id == dora.user_id


def test_a_case_nobody_can_take_is_opened_all_the_same_and_taken_later(
    ana: Actor, make_visit: MakeVisit, request: pytest.FixtureRequest
) -> None:
    visits.submit_visit(ana, make_visit(checked_in=True, note="皮疹"))
    assert Case.objects.get().owner_id is None
    assert cases.heal_owners() == 0
    dora: Actor = request.getfixturevalue("dora")
    assert cases.heal_owners() == 1
    assert Case.objects.get().owner_id == dora.user_id


def test_who_sees_which_case(
    ana: Actor, boris: Actor, chiara: Actor, mei: Actor, dora: Actor, event_case: Case, gift_case: Case
) -> None:
    seen = {
        actor.name: set(selectors.list_cases(actor).values_list("kind", flat=True))
        for actor in (ana, boris, chiara, mei, dora)
    }
    both = {"adverse_event", "gift"}
    assert list(seen.values()) == [{"adverse_event"}, set(), set(), {"adverse_event"}, both]


def test_whoever_reported_reads_how_far_it_is_and_no_more(ana: Actor, mei: Actor, event_case: Case) -> None:
    cases.add_step(mei, event_case, kind="note", text="联系科室")
    told = selectors.case_detail(ana, selectors.get_case(ana, event_case.pk))
    assert (told["inside"], told["found"], told["steps"], told["words"], told["moves"]) == (
        False,
        [],
        [],
        [],
        [],
    )
    assert (told["state"], told["owner_name"]) == ("new", "梅")


def test_the_lists_of_words_are_edited_with_their_history(dora: Actor) -> None:
    words = WordList.objects.get(kind="gift")
    changed = cases.edit_word_list(
        dora, words, version=1, reason="补充", words_zh=[" 购物卡 ", "购物卡", "", "京东卡"]
    )
    assert (changed.words_zh, changed.version) == (["购物卡", "京东卡"], 2)
    assert [row.history_change_reason for row in changed.history.order_by("history_id")] == ["", "补充"]
    with pytest.raises(Stale):
        cases.edit_word_list(dora, words, version=1, reason="再改", hours=1)
    with pytest.raises(Invalid):
        cases.edit_word_list(dora, changed, version=2, reason="清空", words_zh=[], words_en=[])


def test_every_state_can_be_reached_by_the_table() -> None:
    assert set(case_flow.names) == {"new", "assessing", "reported", "measures", "dismissed", "closed"}
