"""What is done with institutions and people, and what is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core.actor import Actor
from core.errors import DomainError, Forbidden, Invalid, Refused, Stale
from core.history import NoActor, history_of
from hcp import selectors, services
from hcp.choices import Status
from hcp.models import AccountAssignment, Affiliation, Hcp, HospitalRegistration, Institution, ReceptionSlot
from staff.models import Territory, User
from tests.hcp.factories import (
    DepartmentFactory,
    HcpFactory,
    InstitutionFactory,
    RegistrationFactory,
    SlotFactory,
)


def test_a_new_institution_is_verified_and_found_by_its_names(emil: Actor) -> None:
    made = services.create_institution(
        emil,
        name=" 北京安和医院(海淀) ",
        aliases=["安和 总院", "安和总院", ""],
        division_code="420606",
        uscc="91350100m000100y43",
    )
    assert (made.name, made.aliases, made.status) == ("北京安和医院（海淀）", ["安和总院"], Status.VERIFIED)
    assert (made.division_text, made.uscc) == ("湖北省襄阳市樊城区", "91350100M000100Y43")
    assert set(Institution.objects.search("ahzy")) == {made}


def test_a_corrected_name_is_found_and_the_old_one_is_not(emil: Actor, hospital: Institution) -> None:
    services.correct_institution(emil, hospital, version=1, name="康宁医院", aliases=[], reason="更名")
    assert set(Institution.objects.search("康宁")) == {hospital}
    assert not Institution.objects.search("安和").exists()
    newest = history_of(Institution).objects.order_by("-history_id").first()
    assert (newest.name, newest.history_change_reason, newest.action) == (
        "康宁医院",
        "更名",
        "hcp.institution.correct",
    )


def test_two_institutions_cannot_have_one_credit_code(emil: Actor) -> None:
    services.create_institution(emil, name="安和医院", uscc="91350100M000100Y43")
    with pytest.raises(Refused) as refused:
        services.create_institution(emil, name="康宁医院", uscc="91350100M000100Y43")
    assert refused.value.code == "uscc_taken"


def test_a_department_is_once_in_an_institution(ana: Actor, hospital: Institution) -> None:
    made = services.create_department(ana, hospital, name="心内科", specialty_code="03.04")
    with pytest.raises(Refused) as refused:
        services.create_department(ana, hospital, name="心内科")
    assert refused.value.code == "department_exists"
    assert (
        services.correct_department(ana, made, version=1, name="心血管内科").pinyin == "xin xue guan nei ke"
    )


def test_who_is_entered_by_a_rep_waits_for_the_steward(
    ana: Actor, emil: Actor, hospital: Institution
) -> None:
    by_ana = services.create_hcp(ana, hospital, name="张三")
    by_emil = services.create_hcp(emil, hospital, name="李四")
    assert (by_ana.status, by_emil.status) == (Status.UNVERIFIED, Status.VERIFIED)
    with pytest.raises(Forbidden):
        services.correct_hcp(ana, by_ana, version=1, status=Status.VERIFIED)
    assert services.correct_hcp(emil, by_ana, version=1, status=Status.VERIFIED).status == Status.VERIFIED


def test_a_correction_recomputes_what_a_person_is_found_by(ana: Actor, hospital: Institution) -> None:
    person = HcpFactory.create(name="张三", institution=hospital)
    corrected = services.correct_hcp(ana, person, version=1, name="章三")
    assert (corrected.pinyin, corrected.version) == ("zhang san", 2)
    assert set(Hcp.objects.search("章")) == {person}
    with pytest.raises(Stale) as stale:
        services.correct_hcp(ana, person, version=1, gender="1")
    assert stale.value.current["name"] == "章三"
    assert services.correct_hcp(ana, person, version=2, name="章三").version == 2


def test_a_new_main_post_makes_the_old_one_an_ordinary_one(ana: Actor, hospital: Institution) -> None:
    person = HcpFactory.create(institution=hospital)
    other = InstitutionFactory.create()
    services.create_affiliation(ana, person, other, is_main=True)
    posts = Affiliation.objects.filter(hcp=person).order_by("created_at")
    assert [(post.institution_id, post.is_main) for post in posts] == [(hospital.pk, False), (other.pk, True)]


def test_a_post_ends_once_and_not_before_it_began(ana: Actor, hospital: Institution) -> None:
    post = Affiliation.objects.get(hcp=HcpFactory.create(institution=hospital))
    with pytest.raises(Invalid) as wrong:
        services.end_affiliation(ana, post, to_on=date(2019, 1, 1))
    assert list(wrong.value.fields) == ["to_on"]
    ended = services.end_affiliation(ana, post, reason="退休")
    assert ended.to_on == timezone.localdate()
    assert services.end_affiliation(ana, ended, to_on=ended.to_on).version == 2


def test_accounts_are_assigned_once_and_taken_away(
    emil: Actor, chiara: Actor, hospital: Institution, south: Territory
) -> None:
    first = services.assign_accounts(emil, south.pk, [hospital.pk])
    assert services.assign_accounts(emil, south.pk, [hospital.pk]) == []
    assert selectors.get_institution(chiara, hospital.pk) == hospital
    yesterday = timezone.localdate() - timedelta(days=1)
    services.end_assignment(emil, first[0])
    assert AccountAssignment.objects.get(pk=first[0].pk).to_on == timezone.localdate()
    assert services.assign_accounts(emil, south.pk, [hospital.pk], from_on=yesterday)


def test_hours_and_registrations_are_kept_by_those_who_may(
    dora: Actor, boris: Actor, ana: Actor, ana_user: User, hospital: Institution
) -> None:
    slot = SlotFactory.create(institution=hospital, department=DepartmentFactory.create(institution=hospital))
    assert services.correct_slot(boris, slot, version=1, to_on=date(2026, 12, 31)).version == 2
    registration = RegistrationFactory.create(user=ana_user, institution=hospital)
    ended = services.correct_registration(
        dora, registration, version=1, expires_on=date(2026, 12, 31), reason="到期"
    )
    assert ended.expires_on == date(2026, 12, 31)
    with pytest.raises(Invalid):
        services.correct_registration(dora, ended, version=2, expires_on=date(2019, 1, 1))
    for forbidden in (
        lambda: services.correct_slot(ana, slot, version=2, place="x"),
        lambda: services.correct_registration(boris, registration, version=2, number="x"),
        lambda: services.assign_accounts(boris, hospital.pk, []),
        lambda: services.create_institution(ana, name="安和医院"),
    ):
        with pytest.raises(Forbidden):
            forbidden()
    assert set(selectors.list_registrations(boris)) == {registration}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "model", [Institution, Hcp, Affiliation, AccountAssignment, ReceptionSlot, HospitalRegistration]
)
def test_raw_sql_cannot_change_a_record_without_its_history(model: type[Institution], ana_user: User) -> None:
    hospital = InstitutionFactory.create()
    HcpFactory.create(institution=hospital)
    SlotFactory.create(institution=hospital)
    RegistrationFactory.create(user=ana_user, institution=hospital)
    territory = ana_user.territories.get().territory
    InstitutionFactory.create(territory=territory)
    table = model._meta.db_table
    with pytest.raises(IntegrityError, match="history"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET version = version + 1")
    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model.history.model._meta.db_table}")
    record = model.objects.all()[0]
    with pytest.raises((NoActor, IntegrityError)):
        record.save()


def test_what_a_record_is_found_by_may_be_recomputed_without_history(hospital: Institution) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE hcp_institution SET grams = grams || ARRAY['x']")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert set(Institution.objects.search("x")) == {hospital}


def test_every_refusal_speaks_both_languages(emil: Actor, hospital: Institution) -> None:
    with pytest.raises(DomainError) as refused:
        services.create_institution(emil, name="安和医院", division_code="999999")
    assert refused.value.answer("en")["detail"] != refused.value.answer("zh-hans")["detail"]
