"""The stories of a visit: gates before it, three times in it, and the doctor's last visit after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from compliance.gates import GateRefused
from compliance.models import GateRule
from core.actor import Actor
from core.errors import DomainError, Forbidden, Invalid, Stale
from core.history import amend, change
from hcp.models import Hcp, Institution, LastVisit
from staff.models import Product
from tests.conftest import SETUP
from tests.hcp.factories import DepartmentFactory, HcpFactory, InstitutionFactory, SlotFactory
from tests.visits.factories import NOW, TODAY
from visits import services
from visits.models import Visit
from visits.selectors import get_visit

Make = Callable[..., Visit]
HOUR = timedelta(hours=1)


def create(actor: Actor, hospital: Institution, **given: Any) -> Visit:
    return services.create_visit(actor, id=uuid4(), institution_id=hospital.pk, **given)


def refused(rule: str, code: str, act: Callable[[], object]) -> None:
    with pytest.raises(GateRefused) as error:
        act()
    assert (error.value.rule, error.value.code) == (rule, code)


BROKEN: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "a rep who is not qualified": ("MR-04", "not_qualified", "qualification", {"passed_on": None}),
    "a rep whose filing was withdrawn": ("MR-08", "filing_withdrawn", "filing", {"withdrawn_on": TODAY}),
    "a rep not registered there": (
        "MR-08",
        "registration_expired",
        "registration",
        {"expires_on": TODAY - timedelta(1)},
    ),
    "a letter that ended": ("MR-08", "letter_expired", "letter", {"to_on": TODAY - timedelta(1)}),
    "a product outside the letter": ("MR-09", "product_outside_letter", "letter", {"product_ids": []}),
}


@pytest.fixture(params=list(BROKEN))
def broken(request: pytest.FixtureRequest, papers: dict[str, Any]) -> tuple[str, str]:
    """One paper of Ana's that is not in order, and the refusal it leads to."""
    rule, code, paper, fields = BROKEN[request.param]
    with change(SETUP, "test.setup"):
        amend(papers[paper], **fields)
    return rule, code


def test_no_plan_is_made_against_a_rule(
    broken: tuple[str, str], ana: Actor, hospital: Institution, drug: Product
) -> None:
    lines = [{"product_id": drug.pk, "message_id": None, "reaction": None, "note": ""}]
    refused(*broken, lambda: create(ana, hospital, plan=True, planned_at=NOW + HOUR, products=lines))
    assert not Visit.objects.exists()
    draft = create(ana, hospital, planned_at=NOW + HOUR, products=lines)
    refused(*broken, lambda: services.plan_visit(ana, draft))


def test_nobody_checks_in_against_a_rule(broken: tuple[str, str], ana: Actor, make_visit: Make) -> None:
    visit = make_visit(planned=True, products=make_visit(written=True).products)
    refused(
        *broken,
        lambda: services.check_in_visit(ana, visit, position=None, position_missing="declined"),
    )


def test_a_visit_that_broke_a_rule_when_it_happened_is_refused(
    broken: tuple[str, str], ana: Actor, make_visit: Make
) -> None:
    refused(*broken, lambda: services.submit_visit(ana, make_visit(written=True)))


def test_what_counts_is_the_day_it_happened_not_the_day_it_is_handed_in(
    ana: Actor, make_visit: Make, papers: dict[str, Any], clock: time_machine.Traveller
) -> None:
    visit = make_visit(written=True)
    with change(SETUP, "test.setup"):
        amend(papers["letter"], to_on=TODAY)
    clock.move_to(NOW + timedelta(days=3))
    assert services.submit_visit(ana, visit).state == "submitted"


def test_a_visit_outside_the_reception_hours_is_refused_and_by_telephone_it_is_not(
    ana: Actor, make_visit: Make, hospital: Institution
) -> None:
    SlotFactory.create(institution=hospital, weekday=3, starts=time(14), ends=time(16))
    refused("HOSP-01", "outside_slot", lambda: services.submit_visit(ana, make_visit(written=True)))
    assert services.submit_visit(ana, make_visit(written=True, channel="phone")).state == "submitted"


def test_a_rule_that_only_warns_is_kept_with_the_visit(
    ana: Actor, make_visit: Make, hospital: Institution
) -> None:
    SlotFactory.create(institution=hospital, weekday=1)
    with change(SETUP, "test.setup"):
        amend(GateRule.objects.get(code="slot", province=""), outcome="warn")
    visit = services.submit_visit(ana, make_visit(written=True))
    assert [(w["rule"], w["code"], w["outcome"]) for w in visit.warnings] == [
        ("HOSP-01", "outside_slot", "warn")
    ]


def test_a_plan_that_moves_is_asked_again(ana: Actor, make_visit: Make) -> None:
    visit = get_visit(ana, make_visit(planned=True).pk)
    later = NOW + timedelta(days=400)
    refused(
        "MR-08",
        "registration_expired",
        lambda: services.edit_visit(ana, visit, version=1, planned_at=later),
    )
    with pytest.raises(Invalid, match="planned"):
        services.edit_visit(ana, get_visit(ana, visit.pk), version=1, planned_at=None)
    untouched = services.edit_visit(ana, get_visit(ana, visit.pk), version=1, note="带资料")
    assert (untouched.version, untouched.planned_at) == (2, visit.at)


def test_nothing_is_handed_in_unfinished(ana: Actor, make_visit: Make) -> None:
    with pytest.raises(Invalid) as error:
        services.submit_visit(ana, make_visit(hcp=None))
    assert set(error.value.fields) == {"happened_at", "hcp_id", "outcome"}
    with pytest.raises(Invalid) as error:
        services.submit_visit(ana, make_visit(written=True, products=[]))
    assert set(error.value.fields) == {"products"}
    assert (
        services.submit_visit(ana, make_visit(written=True, products=[], outcome="not_met")).state
        == "submitted"
    )


def test_nothing_happened_in_the_future(ana: Actor, make_visit: Make) -> None:
    with pytest.raises(Invalid) as error:
        services.submit_visit(ana, make_visit(written=True), happened_at=NOW + HOUR)
    assert set(error.value.fields) == {"happened_at"}


@pytest.mark.parametrize(("hours", "late"), [(23, False), (24, False), (25, True)])
def test_what_is_written_too_late_is_marked(
    hours: int, late: bool, ana: Actor, make_visit: Make, clock: time_machine.Traveller
) -> None:
    visit = make_visit(written=True, happened_at=NOW)
    clock.move_to(NOW + hours * HOUR)
    assert services.submit_visit(ana, visit).late is late


def test_the_hours_of_late_are_a_rule_that_compliance_may_change(ana: Actor, make_visit: Make) -> None:
    with change(SETUP, "test.setup"):
        amend(GateRule.objects.get(code="late_after_hours"), number=1)
    visit = make_visit(written=True, happened_at=NOW - 2 * HOUR)
    assert services.submit_visit(ana, visit).late


def test_a_day_without_a_network_is_not_late_writing(
    ana: Actor, make_visit: Make, clock: time_machine.Traveller
) -> None:
    """The three times of AL-01: it happened, an hour later it was written, three days later it arrived."""
    visit = make_visit(written=True, happened_at=NOW)
    clock.move_to(NOW + timedelta(days=3))
    handed_in = services.submit_visit(replace(ana, occurred_at=NOW + 2 * HOUR), visit, written_at=NOW + HOUR)
    assert (handed_in.happened_at, handed_in.written_at) == (NOW, NOW + HOUR)
    assert handed_in.arrived_at == handed_in.submitted_at == NOW + timedelta(days=3)
    assert not handed_in.late


def test_a_tablet_whose_clock_runs_ahead_did_not_write_in_the_future(ana: Actor, make_visit: Make) -> None:
    handed_in = services.submit_visit(ana, make_visit(written=True), written_at=NOW + timedelta(days=2))
    assert handed_in.written_at == NOW


def test_the_first_handing_in_is_written_once(
    ana: Actor, boris: Actor, make_visit: Make, clock: time_machine.Traveller
) -> None:
    first = services.submit_visit(ana, make_visit(written=True))
    clock.move_to(NOW + timedelta(days=5))
    services.send_back_visit(boris, get_visit(boris, first.pk), reason="请补充")
    again = services.submit_visit(ana, get_visit(ana, first.pk))
    assert (again.submitted_at, again.written_at, again.arrived_at) == (NOW, NOW, NOW)
    assert not again.late


def test_a_corrected_day_may_turn_out_late(ana: Actor, boris: Actor, make_visit: Make) -> None:
    first = services.submit_visit(ana, make_visit(written=True))
    services.send_back_visit(boris, get_visit(boris, first.pk), reason="日期有误")
    mended = services.edit_visit(
        ana, get_visit(ana, first.pk), version=3, happened_at=NOW - timedelta(days=3)
    )
    assert services.submit_visit(ana, mended).late


def test_check_in_keeps_the_moment_the_tablet_says_and_the_position_if_given(
    ana: Actor, make_visit: Make
) -> None:
    said = NOW - timedelta(minutes=20)
    visit = services.check_in_visit(
        replace(ana, occurred_at=said),
        make_visit(planned=True),
        position={"lat": 39.9, "lon": 116.3, "accuracy": 12.0},
        position_missing="not_given",
    )
    assert (visit.checked_in_at, visit.happened_at, visit.at) == (said, said, said)
    assert visit.position == {"lat": 39.9, "lon": 116.3, "accuracy": 12.0}
    assert visit.position_missing == ""


def test_check_in_without_a_position_says_why(ana: Actor, make_visit: Make) -> None:
    visit = services.check_in_visit(
        ana, make_visit(planned=True), position=None, position_missing="unavailable"
    )
    assert (visit.position, visit.position_missing) == (None, "unavailable")


def test_the_doctor_was_last_visited_on_the_day_of_what_was_handed_in(
    ana: Actor, boris: Actor, make_visit: Make, hospital: Institution, doctor: Hcp
) -> None:
    nurse = HcpFactory.create(institution=hospital)
    services.submit_visit(ana, make_visit(written=True, also_met=[nurse.pk]))
    late = services.submit_visit(ana, make_visit(written=True, happened_at=NOW - timedelta(days=30)))
    told = {row.hcp_id: (row.visited_on, row.count) for row in LastVisit.objects.all()}
    assert told == {doctor.pk: (TODAY, 2), nurse.pk: (TODAY, 1)}
    services.send_back_visit(boris, get_visit(boris, late.pk), reason="日期有误")
    assert LastVisit.objects.get(hcp=doctor).count == 1


def test_who_was_not_met_was_not_visited(ana: Actor, boris: Actor, make_visit: Make, doctor: Hcp) -> None:
    services.submit_visit(ana, make_visit(written=True, products=[], outcome="not_met"))
    assert not LastVisit.objects.exists()
    met = services.submit_visit(ana, make_visit(written=True))
    assert LastVisit.objects.get(hcp=doctor).visited_on == TODAY
    services.send_back_visit(boris, met, reason="日期有误")
    assert not LastVisit.objects.exists()


def test_an_edit_of_a_visit_that_moved_on_is_stale_not_silent(
    ana: Actor, boris: Actor, make_visit: Make
) -> None:
    visit = get_visit(ana, make_visit(submitted=True).pk)
    services.send_back_visit(boris, get_visit(boris, visit.pk), reason="请补充")
    with pytest.raises(Stale) as error:
        services.edit_visit(ana, get_visit(ana, visit.pk), version=1, note="改")
    assert error.value.current["state"] == "returned"


def test_an_edit_on_its_way_while_the_visit_was_handed_in_shows_both(ana: Actor, make_visit: Make) -> None:
    visit = make_visit(written=True)
    services.submit_visit(ana, get_visit(ana, visit.pk))
    with pytest.raises(Stale) as error:
        services.edit_visit(ana, get_visit(ana, visit.pk), version=1, note="改")
    assert error.value.current["state"] == "submitted"


def test_a_manager_who_may_write_still_writes_only_his_own(
    ana: Actor, boris: Actor, make_visit: Make
) -> None:
    writing = replace(boris, codes=boris.codes | ana.codes)
    with pytest.raises(Forbidden):
        services.edit_visit(writing, get_visit(writing, make_visit().pk), version=1, note="改")


def test_a_visit_once_handed_in_keeps_when_it_happened(ana: Actor, make_visit: Make) -> None:
    visit = get_visit(ana, make_visit(returned=True).pk)
    with pytest.raises(Invalid) as error:
        services.edit_visit(ana, visit, version=1, happened_at=None)
    assert set(error.value.fields) == {"happened_at"}


def test_moving_to_another_hospital_leaves_no_department_of_the_first(
    ana: Actor, make_visit: Make, hospital: Institution, ana_user: Any
) -> None:
    department = DepartmentFactory.create(institution=hospital)
    other = InstitutionFactory.create(territory=ana_user.territories.first().territory)
    visit = get_visit(ana, make_visit(department=department).pk)
    with pytest.raises(Invalid) as error:
        services.edit_visit(ana, visit, version=1, institution_id=other.pk)
    assert set(error.value.fields) == {"department_id"}
    moved = services.edit_visit(
        ana, get_visit(ana, visit.pk), version=1, institution_id=other.pk, department_id=None
    )
    assert moved.institution_id == other.pk


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "thrown_away"},
        {"state": "planned"},
        {"state": "submitted"},
        {"state": "approved"},
        {"state": "cancelled"},
        {"at": NOW - timedelta(days=9), "planned_at": NOW},
    ],
)
def test_the_database_refuses_what_a_state_does_not_allow(fields: dict[str, Any], make_visit: Make) -> None:
    visit = make_visit()
    with change(SETUP, "test.setup"), pytest.raises(IntegrityError), transaction.atomic():
        amend(visit, **fields)


def test_a_visit_cannot_change_without_its_history(make_visit: Make) -> None:
    visit = make_visit()
    connection.check_constraints()
    Visit.objects.filter(pk=visit.pk).update(note="悄悄")
    with pytest.raises(IntegrityError, match="history"):
        connection.check_constraints()


def test_a_failed_hand_in_leaves_nothing_behind(ana: Actor, make_visit: Make) -> None:
    visit = make_visit(written=True, outcome="")
    with pytest.raises(DomainError):
        services.submit_visit(ana, visit)
    kept = Visit.objects.get(pk=visit.pk)
    assert (kept.state, kept.version, kept.submitted_at) == ("draft", 1, None)


def test_numbers_count_up(ana: Actor, hospital: Institution, papers: dict[str, Any]) -> None:
    one, two = create(ana, hospital), create(ana, hospital)
    assert int(two.number[-6:]) == int(one.number[-6:]) + 1
    assert one.number.startswith(f"VIS-{date(2026, 1, 1):%Y}-")


def test_the_hours_bind_even_after_the_hospital_went_to_somebody_else(
    ana: Actor, make_visit: Make, hospital: Institution
) -> None:
    SlotFactory.create(institution=hospital, weekday=1)
    visit = make_visit(written=True)
    with change(SETUP, "test.setup"):
        amend(hospital.assignments.get(), to_on=TODAY - timedelta(days=1))
    refused("HOSP-01", "outside_slot", lambda: services.submit_visit(ana, visit))
