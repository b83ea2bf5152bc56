"""The rows of the tablet name doctors, hospitals and people: a new name reaches them all."""

from typing import Any

import pytest
from django.db.models import Model

from config.wiring import FEED
from core.actor import Actor
from core.history import amend, change
from hcp.models import Department, Hcp, Institution
from staff.access import actor_of
from staff.models import User
from tests.conftest import SETUP
from tests.hcp.factories import DepartmentFactory, HcpFactory
from tests.visits.factories import NOW, VisitFactory
from visits.choices import VisitState
from visits.models import Visit

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]


class Tablet:
    """Pulls until there is no more, and tells what came."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.cursor: str = FEED.pull(actor, "", limit=2000)["cursor"]

    def pull(self) -> dict[str, Any]:
        answer = FEED.pull(self.actor, self.cursor, limit=2000)
        assert not answer["more"]
        assert not answer["gone"], "a new name takes nothing away"
        self.cursor = answer["cursor"]
        rows: dict[str, Any] = answer["rows"]
        return rows


def rename(thing: Model, name: str) -> None:
    with change(SETUP, "test.rename"):
        amend(thing, name=name)


@pytest.fixture
def ward(hospital: Institution) -> Department:
    return DepartmentFactory.create(institution=hospital, name="心内科")


@pytest.fixture
def doctor(hospital: Institution, ward: Department) -> Hcp:
    return HcpFactory.create(name="张建国", institution=hospital, department=ward)


@pytest.fixture
def visit(ana_user: User, hospital: Institution, doctor: Hcp) -> Visit:
    """Ana's visit to the doctor, beside one where nobody is renamed."""
    other = HcpFactory.create(name="李四", institution=hospital)
    VisitFactory.create(owner=ana_user, institution=hospital, hcp=other, planned=True)
    return VisitFactory.create(owner=ana_user, institution=hospital, hcp=doctor, planned=True)


def test_a_renamed_doctor_comes_with_the_visits_to_him(ana_user: User, visit: Visit, doctor: Hcp) -> None:
    tablet = Tablet(actor_of(ana_user))
    rename(doctor, "张建军")
    rows = tablet.pull()
    assert [(row["id"], row["hcp_name"]) for row in rows["visits"]] == [(visit.pk, "张建军")]
    assert sorted(rows) == ["hcps", "visits"]
    assert tablet.pull() == {}


def test_a_renamed_hospital_comes_with_its_people_their_posts_and_the_visits_there(
    ana_user: User, visit: Visit, hospital: Institution, elsewhere: Institution
) -> None:
    tablet = Tablet(actor_of(ana_user))
    rename(hospital, "北京市海淀康宁医院")
    rows = tablet.pull()
    for kind in ("hcps", "affiliations", "visits"):
        assert [row["institution_name"] for row in rows[kind]] == ["北京市海淀康宁医院"] * 2, kind
    assert tablet.pull() == {}
    rename(elsewhere, "广州安和医院")
    assert tablet.pull() == {}, "a hospital of others"


def test_a_renamed_department_comes_with_its_people_and_their_posts(
    ana_user: User, visit: Visit, ward: Department
) -> None:
    tablet = Tablet(actor_of(ana_user))
    rename(ward, "心血管内科")
    rows = tablet.pull()
    assert sorted(rows) == ["affiliations", "departments", "hcps"]
    assert [row["department_name"] for row in rows["hcps"]] == ["心血管内科"]
    assert [row["department_name"] for row in rows["affiliations"]] == ["心血管内科"]


def test_a_visit_handed_in_comes_with_the_doctor_who_was_visited(
    ana_user: User, visit: Visit, doctor: Hcp
) -> None:
    tablet = Tablet(actor_of(ana_user))
    with change(SETUP, "test.edit"):
        amend(visit, note="下周再访")
    assert sorted(tablet.pull()) == ["visits"]
    with change(SETUP, "test.cancel"):
        amend(visit, state=VisitState.CANCELLED, cancelled_at=NOW)
    assert [row["id"] for row in tablet.pull()["hcps"]] == [doctor.pk]


def test_a_renamed_rep_comes_with_his_visits_and_a_new_language_does_not(
    ana_user: User, boris: Actor, visit: Visit
) -> None:
    tablet = Tablet(boris)
    rename(ana_user, "安妮")
    assert [row["owner_name"] for row in tablet.pull()["visits"]] == ["安妮", "安妮"]
    with change(SETUP, "test.language"):
        amend(ana_user, language="en")
    assert tablet.pull() == {}
