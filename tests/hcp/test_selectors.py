"""Who sees which account on which day, what a search finds, and what a list costs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.actor import Actor
from core.errors import NotFound
from core.history import change
from hcp import selectors, services
from hcp.filters import HcpFilter
from hcp.models import AccountAssignment, Affiliation, Hcp, Institution
from staff.models import Territory, User
from tests.conftest import ApiClient
from tests.counts import as_written_down, counted
from tests.hcp.conftest import HEADER
from tests.hcp.factories import (
    AssignmentFactory,
    DepartmentFactory,
    HcpFactory,
    InstitutionFactory,
    PostFactory,
    SlotFactory,
)

YESTERDAY, TOMORROW = timedelta(days=-1), timedelta(days=1)


def test_an_account_is_seen_by_whoever_has_its_territory_and_by_those_above(
    ana: Actor, boris: Actor, chiara: Actor, dora: Actor, hospital: Institution, southern: Institution
) -> None:
    seen = {actor.name: set(selectors.list_institutions(actor)) for actor in (ana, boris, chiara, dora)}
    assert seen == {
        "安娜": {hospital},
        "薄礼思": {hospital},
        "齐亚拉": {southern},
        "窦拉": {hospital, southern},
    }
    with pytest.raises(NotFound):
        selectors.get_institution(chiara, hospital.pk)


@pytest.mark.parametrize(
    ("begins", "ends", "seen"),
    [
        (YESTERDAY, None, True),
        (YESTERDAY, TOMORROW, True),
        (timedelta(0), timedelta(0), True),
        (TOMORROW, None, False),
        (2 * YESTERDAY, YESTERDAY, False),
    ],
)
def test_an_assignment_holds_from_its_first_day_to_its_last(
    begins: timedelta, ends: timedelta | None, seen: bool, ana: Actor, haidian: Territory
) -> None:
    today = timezone.localdate()
    account = InstitutionFactory.create()
    HcpFactory.create(institution=account)
    last = None if ends is None else today + ends
    AssignmentFactory.create(territory=haidian, institution=account, from_on=today + begins, to_on=last)
    assert selectors.list_institutions(ana).filter(pk=account.pk).exists() is seen
    assert selectors.list_hcps(ana).exists() is seen


def test_in_doubt_nobody_sees_anything(hospital: Institution) -> None:
    HcpFactory.create(institution=hospital)
    nobody = Actor(user_id=None, name="nobody")
    asked: list[Callable[[Actor], Any]] = [
        selectors.list_institutions,
        selectors.list_departments,
        selectors.list_slots,
        selectors.list_hcps,
        selectors.list_affiliations,
        selectors.list_registrations,
        selectors.list_imports,
    ]
    assert [ask(nobody).count() for ask in asked] == [0] * len(asked)


def test_a_person_is_seen_through_the_posts_held_today(
    ana: Actor, chiara: Actor, hospital: Institution, southern: Institution
) -> None:
    doctor = HcpFactory.create(institution=hospital)
    PostFactory.create(hcp=doctor, institution=southern, ended=True)
    assert set(selectors.list_hcps(ana)) == {doctor}
    assert set(selectors.list_hcps(chiara)) == set()
    PostFactory.create(hcp=doctor, institution=southern, is_main=False)
    assert set(selectors.list_hcps(chiara)) == {doctor}


def test_the_row_of_a_person_shows_his_main_post_of_today(
    ana: Actor, emil: Actor, hospital: Institution, haidian: Territory
) -> None:
    doctor = HcpFactory.create(institution=hospital)
    other = InstitutionFactory.create(name="海淀康宁医院", territory=haidian)
    services.create_affiliation(ana, doctor, other, is_main=True)
    row = selectors.hcp_row(ana, selectors.get_hcp(ana, doctor.pk))
    assert (row["institution_name"], row["department_id"]) == ("海淀康宁医院", None)
    services.record_last_visit(emil, doctor.pk, date(2026, 11, 18), count=3)
    page = selectors.hcp_page(ana, selectors.get_hcp(ana, doctor.pk))
    assert (page["last_visit_on"], page["visit_count"]) == (date(2026, 11, 18), 3)


@pytest.mark.parametrize(
    "search",
    [
        "北京协和", "协和医院", "协", "协和 西院", "bjxh", "xiehe", "xhyy", "首善", "首善医院", "shoushan", "301", "３０１西院",
        "beijing xiehe", "协和医院301",
    ],
)  # fmt: skip
def test_an_account_is_found_by_any_character_reading_or_other_name(search: str, dora: Actor) -> None:
    account = InstitutionFactory.create(name="北京协和医院301西院区", aliases=["首善医院"])
    InstitutionFactory.create(name="广州康宁中心")
    assert set(selectors.list_institutions(dora).search(search)) == {account}


@pytest.mark.parametrize("search", ["和协", "康宁协和", "zzz", "%", "_", "", "' OR 1=1 --", "协和%", "\\"])
def test_a_search_finds_nothing_else(search: str, dora: Actor) -> None:
    InstitutionFactory.create(name="北京协和医院")
    found = set(selectors.list_institutions(dora).search(search))
    assert found == (set(selectors.list_institutions(dora)) if search == "协和%" else set())


def test_characters_outside_the_bmp_are_found_in_the_database(dora: Actor, hospital: Institution) -> None:
    person = HcpFactory.create(name="𠮷𡈽王", institution=hospital)
    for search in ("𠮷", "𡈽", "𠮷𡈽", "𡈽王", "𠮷𡈽王"):
        assert set(selectors.list_hcps(dora).search(search)) == {person}


def test_people_are_listed_by_their_reading(dora: Actor, hospital: Institution) -> None:
    for name in ("张三", "单田芳", "曾国藩", "阿依", "Zoe", "李四"):
        HcpFactory.create(name=name, institution=hospital)
    assert [hcp.name for hcp in selectors.list_hcps(dora).order_by("pinyin", "id")] == [
        "阿依", "李四", "单田芳", "曾国藩", "张三", "Zoe",
    ]  # fmt: skip


def test_people_are_narrowed_by_where_they_work_and_what_they_are(
    dora: Actor, hospital: Institution, southern: Institution
) -> None:
    ward = DepartmentFactory.create(institution=hospital)
    surgeon = HcpFactory.create(institution=hospital, department=ward, professor=True, specialties=["04"])
    HcpFactory.create(institution=southern)

    def narrowed(**asked: str) -> set[Hcp]:
        return set(HcpFilter(asked, queryset=selectors.list_hcps(dora)).qs)

    for asked in (
        {"institution": str(hospital.pk)}, {"department": str(ward.pk)}, {"title": "231"}, {"specialty": "04"},
    ):  # fmt: skip
        assert narrowed(**asked) == {surgeon}


def test_the_scope_of_the_feed_changes_when_accounts_or_days_do(
    ana: Actor, dora: Actor, hospital: Institution, haidian: Territory
) -> None:
    doctor = HcpFactory.create(institution=hospital)
    before = selectors.feed_scope(ana)
    assert selectors.feed_scope(ana) == before
    other = InstitutionFactory.create(territory=haidian)
    grown = selectors.feed_scope(ana)
    HcpFactory.create(institution=other)
    assert selectors.feed_scope(ana) == grown != before
    with change(dora, "test"):
        post = Affiliation.objects.get(hcp=doctor)
        post.to_on = timezone.localdate() + YESTERDAY
        post.version += 1
        post.save()
    assert selectors.feed_scope(ana) != grown
    assert selectors.feed_scope(dora) == ""


def test_what_a_reader_lost_is_what_was_his(
    ana: Actor, emil: Actor, hospital: Institution, southern: Institution
) -> None:
    doctor = HcpFactory.create(institution=hospital)
    HcpFactory.create(institution=southern)
    mine = AccountAssignment.objects.get(institution=hospital)
    services.end_assignment(emil, mine, to_on=timezone.localdate() + YESTERDAY)
    lost_accounts = Institution.history.filter(selectors.institutions_seen_by(ana))
    lost_people = Hcp.history.filter(selectors.hcps_seen_by(ana))
    assert {row.id for row in lost_accounts} == {hospital.pk}
    assert {row.id for row in lost_people} == {doctor.pk}
    assert not Institution.history.filter(selectors.institutions_seen_by(emil)).exists()


def test_a_list_costs_as_many_queries_as_are_written_down(
    sign_in: Callable[[User], ApiClient],
    ana_user: User,
    dora_user: User,
    emil_user: User,
    emil: Actor,
    haidian: Territory,
) -> None:
    for _ in range(12):
        account = InstitutionFactory.create(territory=haidian)
        SlotFactory.create(institution=account)
        for name in ("心内科", "骨科"):
            HcpFactory.create(
                institution=account, department=DepartmentFactory.create(institution=account, name=name)
            )
    doctor = Hcp.objects.all()[0]
    run = services.upload_list(emil, file_name="名单.csv", content=f"{HEADER}\n安和医院,北京市,,,\n".encode())
    paths = {
        "institutions": "/institutions?limit=10",
        "institutions found": "/institutions?search=安和&level=3",
        "institution": f"/institutions/{account.pk}",
        "department": f"/departments/{account.departments.all()[0].pk}",
        "hcps": "/hcps?limit=10",
        "hcps found": "/hcps?search=zs&title=233",
        "hcps of an institution": f"/hcps?institution={account.pk}",
        "hcp": f"/hcps/{doctor.pk}",
        "divisions": "/divisions?parent=110000",
        "code-lists": "/code-lists",
        "territory-accounts": f"/territories/{haidian.pk}/accounts",
        "registrations": "/registrations",
        "registration-counts": "/registrations/counts",
    }
    imports = {
        "imports": "/imports",
        "import": f"/imports/{run.pk}",
        "import-rows": f"/imports/{run.pk}/rows?outcome=queued",
    }
    found = {}
    for user, asked in ((ana_user, paths), (dora_user, paths), (emil_user, imports)):
        client = sign_in(user)
        client.call("GET", "/session")  # the first request of a session writes it
        for what, path in asked.items():
            found[f"{user.username}: {what}"] = counted(client, "GET", path)
    as_written_down("hcp", found)
