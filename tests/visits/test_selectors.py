"""Lists, the day, the team in figures, and what a tablet carries."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.wiring import FEED
from core.actor import Actor
from core.history import amend, change
from hcp.models import Hcp, Institution
from staff.access import actor_of
from staff.models import Product, User
from tests.conftest import SETUP, ApiClient
from tests.counts import as_written_down, counted
from tests.hcp.factories import HcpFactory, InstitutionFactory
from tests.visits.factories import NOW, TODAY, VisitFactory, meal
from visits import selectors
from visits.models import Visit

Make = Callable[..., Visit]
SignIn = Callable[[User], ApiClient]
DAY = timedelta(days=1)


@pytest.fixture
def many(make_visit: Make) -> list[Visit]:
    """Thirty visits, one a day, the newest first; three share one moment."""
    moments = [NOW - n * DAY for n in range(28)] + [NOW, NOW]
    made = [make_visit(submitted=True, happened_at=moment) for moment in moments]
    return sorted(made, key=lambda visit: (visit.at, visit.pk), reverse=True)


def test_pages_go_on_where_the_last_one_ended(many: list[Visit], ana_user: User, sign_in: SignIn) -> None:
    client = sign_in(ana_user)
    seen: list[str] = []
    cursor = ""
    while True:
        answer = client.call("GET", f"/visits?limit=7&cursor={cursor}").json()
        seen += [row["id"] for row in answer["items"]]
        cursor = answer["next"]
        if not cursor:
            break
    assert seen == [str(visit.pk) for visit in many]


@pytest.fixture
def mixed(make_visit: Make, hospital: Institution, ana_user: User) -> dict[str, Visit]:
    """A few visits that differ in what can be asked."""
    membership = ana_user.territories.first()
    assert membership
    other = InstitutionFactory.create(name="昌平康宁医院", territory=membership.territory)
    nurse = HcpFactory.create(name="欧阳淑芬", institution=other)
    return {
        "draft": make_visit(),
        "planned": make_visit(planned=True),
        "group": make_visit(submitted=True, also_met=[nurse.pk], late=True, happened_at=NOW - 9 * DAY),
        "other": make_visit(approved=True, institution=other, hcp=nurse, channel="phone"),
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=draft", {"draft"}),
        ("state=draft,planned", {"draft", "planned"}),
        ("hcp={nurse}", {"group", "other"}),
        ("institution={other}", {"other"}),
        ("owner={ana}", {"draft", "planned", "group", "other"}),
        ("owner=0", set()),
        ("from=2026-11-18", {"draft", "planned", "other"}),
        ("to=2026-11-17", {"group"}),
        ("from=2026-11-09&to=2026-11-09", {"group"}),
        ("channel=phone", {"other"}),
        ("late=true", {"group"}),
        ("search=康宁", {"other"}),
        ("search=oysf", {"other"}),
        ("search=ouyang", {"other"}),
        ("search=张建", {"draft", "planned", "group"}),
        ("search={number}", {"planned"}),
        ("search=vis-2026-9", {"draft", "planned", "group", "other"}),
        ("search=没有的人", set()),
    ],
)
def test_a_list_can_be_asked(
    query: str, found: set[str], mixed: dict[str, Visit], ana_user: User, sign_in: SignIn
) -> None:
    values = {
        "nurse": mixed["other"].hcp_id,
        "other": mixed["other"].institution_id,
        "ana": ana_user.pk,
        "number": mixed["planned"].number,
    }
    answer = sign_in(ana_user).call("GET", f"/visits?{query.format(**values)}")
    assert answer.status_code == 200, answer.content.decode()
    names = {str(visit.pk): name for name, visit in mixed.items()}
    assert {names[row["id"]] for row in answer.json()["items"]} == found


@pytest.mark.parametrize("words", ["康宁", "oysf"])
def test_what_finds_many_is_read_another_way_and_finds_the_same(
    words: str, mixed: dict[str, Visit], ana: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = set(selectors.list_visits(ana).about(words))
    monkeypatch.setattr("visits.models.FEW_PEOPLE", 0)
    monkeypatch.setattr("visits.models.FEW_PLACES", 0)
    assert set(selectors.list_visits(ana).about(words)) == few == {mixed["other"]}


@pytest.mark.parametrize("query", ["from=yesterday", "hcp=zhang", "owner=ana", "late=maybe", "cursor=x"])
def test_a_badly_asked_list_names_what_is_wrong(query: str, ana_user: User, sign_in: SignIn) -> None:
    answer = sign_in(ana_user).call("GET", f"/visits?{query}")
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == [query.split("=")[0]]


def test_a_day_holds_its_own_visits_in_order(ana: Actor, chiara: Actor, make_visit: Make) -> None:
    late = make_visit(planned=True, planned_at=NOW + timedelta(hours=13, minutes=59))
    early = make_visit(planned=True, planned_at=NOW - timedelta(hours=10))
    make_visit(planned=True, planned_at=NOW + timedelta(hours=14))  # midnight in Shanghai
    make_visit(cancelled=True)
    assert list(selectors.visits_on(ana, TODAY)) == [early, late]
    assert list(selectors.visits_on(chiara, TODAY)) == []


def test_the_last_visit_is_the_last_that_was_handed_in(
    ana: Actor, ana_user: User, doctor: Hcp, make_visit: Make, sign_in: SignIn
) -> None:
    client = sign_in(ana_user)
    assert client.call("GET", f"/visits/last?hcp={doctor.pk}").json() == {"visit": None}
    handed_in = make_visit(submitted=True, happened_at=NOW - 3 * DAY)
    make_visit(approved=True, happened_at=NOW - 9 * DAY)
    make_visit(planned=True)
    last = client.call("GET", f"/visits/last?hcp={doctor.pk}").json()["visit"]
    assert last["id"] == str(handed_in.pk)


def test_a_team_is_counted_by_person_and_state_of_the_days_asked(
    make_visit: Make, boris_user: User, ana_user: User, sign_in: SignIn
) -> None:
    make_visit(planned=True)
    make_visit(checked_in=True)
    make_visit(submitted=True, late=True)
    make_visit(approved=True)
    make_visit(approved=True, happened_at=NOW - 60 * DAY)
    make_visit(returned=True)
    make_visit(cancelled=True)
    client = sign_in(boris_user)
    rows = client.call("GET", "/visits/team?from=2026-11-01&to=2026-11-30").json()["rows"]
    assert rows == [
        {
            "user_id": ana_user.pk,
            "name": "安娜",
            "planned": 2,
            "submitted": 1,
            "approved": 1,
            "returned": 1,
            "late": 1,
        }
    ]


@pytest.mark.usefixtures("hospital")
def test_a_team_without_visits_is_counted_too(boris: Actor) -> None:
    assert [row["name"] for row in selectors.team_counts(boris, date(2026, 1, 1), TODAY)] == ["安娜"]


def test_the_team_is_one_statement(make_visit: Make, boris: Actor) -> None:
    make_visit(approved=True)
    with CaptureQueriesContext(connection) as asked:
        selectors.team_counts(boris, TODAY, TODAY)
    assert len(asked) == 1


READS = {
    "visits": "/visits?limit=50",
    "visits of a doctor": "/visits?hcp={doctor}",
    "visits found": "/visits?search=张",
    "visit": "/visits/{visit}",
    "visit-ledger": "/visits/{visit}/ledger",
    "visits-day": "/visits/day?on=2026-11-18",
    "visits-last": "/visits/last?hcp={doctor}",
    "visits-team": "/visits/team?from=2026-11-01&to=2026-11-30",
}


def test_every_read_and_write_asks_the_number_of_queries_written_down(
    many: list[Visit], make_visit: Make, hospital: Institution, doctor: Hcp, drug: Product, ana_user: User,
    sign_in: SignIn,
) -> None:  # fmt: skip
    client = sign_in(ana_user)
    found = {
        name: counted(client, "GET", path.format(doctor=doctor.pk, visit=many[0].pk))
        for name, path in READS.items()
    }
    visit = make_visit(written=True)
    body = {
        "id": str(UUID(int=7)),
        "institution_id": str(hospital.pk),
        "hcp_id": str(doctor.pk),
        "products": [{"product_id": str(drug.pk)}],
        "planned_at": NOW.isoformat(),
    }
    found["visit-create"] = counted(client, "POST", "/visits", body)
    found["visit-create planned"] = counted(
        client, "POST", "/visits", body | {"id": str(UUID(int=8)), "plan": True}
    )
    found["visit-edit"] = counted(client, "PATCH", f"/visits/{visit.pk}", {"version": 1, "note": "好"})
    found["visit-check-in"] = counted(client, "POST", f"/visits/{visit.pk}/check-in", {})
    found["visit-submit"] = counted(client, "POST", f"/visits/{visit.pk}/submit", {})
    eaten = make_visit(written=True, meal=meal(str(doctor.pk)))
    found["visit-submit with a meal"] = counted(client, "POST", f"/visits/{eaten.pk}/submit", {})
    as_written_down("visits", found)


def pulled(actor: Actor, cursor: str = "") -> tuple[dict[str, Any], str, bool]:
    """Everything since the cursor, the next cursor, and whether the tablet starts anew."""
    rows: dict[str, list[Any]] = {}
    answer = FEED.pull(actor, cursor)
    reset = answer["reset"]
    for kind, found in answer["rows"].items():
        rows.setdefault(kind, []).extend(found)
    while answer["more"]:
        answer = FEED.pull(actor, answer["cursor"])
        for kind, found in answer["rows"].items():
            rows.setdefault(kind, []).extend(found)
    return rows, answer["cursor"], reset


def ids(rows: dict[str, Any], kind: str) -> set[Any]:
    return {row["id"] for row in rows.get(kind, [])}


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_tablet_carries_its_persons_visits_and_gets_each_change_once(
    ana: Actor, boris: Actor, chiara: Actor, make_visit: Make, chiara_user: User, elsewhere: Institution
) -> None:
    mine = make_visit(submitted=True)
    old = make_visit(submitted=True, happened_at=NOW - 400 * DAY)
    theirs = VisitFactory.create(owner=chiara_user, institution=elsewhere)
    for actor, carried in ((ana, {mine.pk}), (boris, {mine.pk}), (chiara, {theirs.pk})):
        assert ids(pulled(actor)[0], "visits") == carried
    assert old.pk
    _, cursor, _ = pulled(ana)
    assert "visits" not in pulled(ana, cursor)[0]
    with change(SETUP, "test.setup"):
        amend(mine, note="补充")
    rows, after, reset = pulled(ana, cursor)
    assert [(row["id"], row["note"], row["version"]) for row in rows["visits"]] == [(mine.pk, "补充", 2)]
    assert not reset
    assert "visits" not in pulled(ana, after)[0]


@pytest.mark.django_db(transaction=True)
def test_a_manager_whose_team_changes_pulls_anew(
    boris: Actor, boris_user: User, ana_user: User, make_visit: Make
) -> None:
    make_visit(submitted=True)
    _, cursor, _ = pulled(boris)
    with change(SETUP, "test.setup"):
        amend(User.objects.get(pk=ana_user.pk), team=None)
    rows, _, reset = pulled(actor_of(boris_user), cursor)
    assert reset
    assert "visits" not in rows
