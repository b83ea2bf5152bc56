"""Where people work and who leads whom: trees that never loop, days that never overlap."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from core.errors import Invalid
from core.history import change
from staff import services
from staff.access import actor_of
from staff.models import Team, Territory, TerritoryMember, User
from tests.conftest import SETUP, ApiClient, make_territory

SignIn = Callable[[User], ApiClient]


def path_of(territory: Territory) -> list[str]:
    territory.refresh_from_db()
    return [Territory.objects.get(pk=pk).name for pk in territory.path]


def test_the_security_administrator_builds_the_tree(sign_in: SignIn, fiona_user: User) -> None:
    fiona = sign_in(fiona_user)
    top = fiona.call("POST", "/territories", {"name": "全国"}).json()
    below = fiona.call("POST", "/territories", {"name": "华东", "parent_id": top["id"]}).json()
    assert (top["path"], below["path"]) == ([top["id"]], [top["id"], below["id"]])
    seen = fiona.call("GET", "/territories").json()
    assert [(territory["name"], territory["parent_id"]) for territory in seen] == [
        ("全国", None),
        ("华东", top["id"]),
    ]
    unknown = fiona.call("POST", "/territories", {"name": "孤岛", "parent_id": str(uuid4())})
    assert (unknown.status_code, list(unknown.json()["fields"])) == (422, ["parent_id"])
    again = fiona.call("POST", "/territories", {"name": "重号", "id": top["id"]})
    assert (again.status_code, again.json()["code"]) == (409, "id_taken")


def test_a_territory_moves_with_everything_below_it(sign_in: SignIn, fiona_user: User) -> None:
    one, two = make_territory("一"), make_territory("二")
    middle = make_territory("中", one)
    leaf = make_territory("叶", make_territory("枝", middle))
    fiona = sign_in(fiona_user)
    moved = fiona.call(
        "PATCH", f"/territories/{middle.pk}", {"version": 1, "name": "中区", "parent_id": str(two.pk)}
    )
    assert (moved.status_code, moved.json()["version"]) == (200, 2)
    assert path_of(leaf) == ["二", "中区", "枝", "叶"]
    leaf.refresh_from_db()
    assert (leaf.version, leaf.history.count()) == (2, 2)
    fiona.call("PATCH", f"/territories/{middle.pk}", {"version": 2, "parent_id": None})
    assert path_of(leaf) == ["中区", "枝", "叶"]


def test_a_new_name_leaves_what_is_below_alone(sign_in: SignIn, fiona_user: User) -> None:
    top = make_territory("一")
    leaf = make_territory("叶", top)
    sign_in(fiona_user).call("PATCH", f"/territories/{top.pk}", {"version": 1, "name": "甲"})
    assert leaf.history.count() == 1
    same = {"version": 2, "name": "甲", "parent_id": None}
    assert sign_in(fiona_user).call("PATCH", f"/territories/{top.pk}", same).json()["version"] == 2


def test_a_territory_cannot_be_moved_into_itself_or_below_itself(sign_in: SignIn, fiona_user: User) -> None:
    top = make_territory("一")
    leaf = make_territory("叶", make_territory("枝", top))
    for target in (top, leaf):
        refused = sign_in(fiona_user).call(
            "PATCH", f"/territories/{top.pk}", {"version": 1, "parent_id": str(target.pk)}
        )
        assert refused.json()["fields"] == {"parent_id": "区域不能移到自己的下级中。"}
    stale = sign_in(fiona_user).call("PATCH", f"/territories/{top.pk}", {"version": 7, "name": "x"})
    assert (stale.status_code, stale.json()["current"]["name"]) == (409, "一")


@pytest.mark.django_db(transaction=True)
def test_two_who_move_at_once_tie_no_loop(fiona_user: User) -> None:
    one, two = make_territory("一"), make_territory("二")
    fiona, outcome = actor_of(fiona_user), []
    start = threading.Barrier(2)

    def move(what: Territory, below: Territory) -> None:
        start.wait()
        try:
            services.change_territory(fiona, what, version=1, parent_id=below.pk)
            outcome.append("moved")
        except Invalid:
            outcome.append("refused")
        finally:
            connection.close()

    movers = [threading.Thread(target=move, args=pair) for pair in ((one, two), (two, one))]
    for mover in movers:
        mover.start()
    for mover in movers:
        mover.join(timeout=20)
    assert sorted(outcome) == ["moved", "refused"]


def test_a_rep_sees_his_own_territories_with_all_below(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User
) -> None:
    def seen(user: User) -> list[str]:
        return [territory["name"] for territory in sign_in(user).call("GET", "/territories").json()]

    assert seen(ana_user) == ["华北·海淀"]
    assert seen(boris_user) == ["华北", "华北·海淀"]
    assert seen(dora_user) == ["华北", "华南", "华北·海淀"]


def assign(client: ApiClient, territory: Territory, user: User, first: str, last: str | None = None) -> Any:
    body = {"user_id": user.pk, "from_on": first, "to_on": last}
    return client.call("POST", f"/territories/{territory.pk}/people", body)


def test_somebody_works_in_a_territory_from_a_day_to_a_day(
    sign_in: SignIn, fiona_user: User, chiara_user: User, north: Territory
) -> None:
    fiona = sign_in(fiona_user)
    row = assign(fiona, north, chiara_user, "2026-01-01").json()
    member = row["people"][0]
    assert (member["name"], member["to_on"]) == ("齐亚拉", None)
    assert north.pk in actor_of(chiara_user).territories
    ending = f"/territories/{north.pk}/people/{member['id']}/end"
    ended = fiona.call("POST", ending, {"version": 1, "to_on": "2026-03-31", "reason": "调岗"}).json()
    assert ended["people"][0]["to_on"] == "2026-03-31"
    assert north.pk not in actor_of(chiara_user).territories
    told = TerritoryMember.history.order_by("-history_id").first()
    assert (told.action, told.history_change_reason) == ("staff.territory_member.end", "调岗")
    stale = fiona.call("POST", ending, {"version": 1, "to_on": "2026-03-31"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    early = fiona.call("POST", ending, {"version": 2, "to_on": "2025-12-31"})
    assert early.json()["fields"] == {"to_on": "结束日不能早于开始日。"}


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        ("2026-03-01", "2026-03-31", 409),
        ("2026-06-30", None, 409),
        ("2025-12-01", "2026-01-01", 409),
        ("2026-07-01", None, 200),
        ("2025-12-01", "2025-12-31", 200),
    ],
)
def test_nobody_is_twice_in_one_territory_on_one_day(
    sign_in: SignIn,
    fiona_user: User,
    chiara_user: User,
    north: Territory,
    first: str,
    last: str | None,
    status: int,
) -> None:
    fiona = sign_in(fiona_user)
    assign(fiona, north, chiara_user, "2026-01-01", "2026-06-30")
    again = assign(fiona, north, chiara_user, first, last)
    assert again.status_code == status
    if status == 409:
        assert "2026-01-01" in again.json()["detail"]


def test_nobody_gives_himself_a_territory_or_a_team(
    sign_in: SignIn, fiona_user: User, north: Territory, northern_team: Team
) -> None:
    fiona = sign_in(fiona_user)
    refused = [
        assign(fiona, north, fiona_user, "2026-01-01"),
        fiona.call("POST", "/teams", {"name": "我的队", "lead_id": fiona_user.pk}),
        fiona.call("PATCH", f"/teams/{northern_team.pk}", {"version": 1, "lead_id": fiona_user.pk}),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [(409, "own_powers")] * 3


def test_a_team_has_a_lead_and_stands_below_another(
    sign_in: SignIn, fiona_user: User, boris_user: User, northern_team: Team, ana_user: User
) -> None:
    fiona = sign_in(fiona_user)
    above = fiona.call("POST", "/teams", {"name": "全国", "lead_id": boris_user.pk}).json()
    assert (above["lead_name"], above["members"]) == ("薄礼思", [])
    path = f"/teams/{northern_team.pk}"
    version = Team.objects.get(pk=northern_team.pk).version
    moved = fiona.call("PATCH", path, {"version": version, "parent_id": above["id"]}).json()
    assert (moved["parent_id"], moved["lead_id"]) == (above["id"], boris_user.pk)
    assert moved["members"] == [{"id": ana_user.pk, "name": "安娜"}]
    loop = fiona.call("PATCH", f"/teams/{above['id']}", {"version": 1, "parent_id": str(northern_team.pk)})
    assert loop.json()["fields"] == {"parent_id": "团队不能移到自己的下级中。"}
    stale = fiona.call("PATCH", path, {"version": version, "name": "x"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    unknown = fiona.call("POST", "/teams", {"name": "x", "lead_id": 999_999})
    assert list(unknown.json()["fields"]) == ["lead_id"]


def test_joining_a_team_puts_one_under_its_lead(
    sign_in: SignIn, fiona_user: User, chiara_user: User, boris_user: User, northern_team: Team
) -> None:
    joined = sign_in(fiona_user).call(
        "PUT", f"/people/{chiara_user.pk}/team", {"version": 1, "team_id": str(northern_team.pk)}
    )
    assert joined.json()["team_name"] == "华北一组"
    assert chiara_user.pk in actor_of(boris_user).team


def test_a_rep_sees_the_team_he_is_in(sign_in: SignIn, ana_user: User, chiara_user: User) -> None:
    def seen(user: User) -> list[str]:
        return [team["name"] for team in sign_in(user).call("GET", "/teams").json()]

    assert (seen(ana_user), seen(chiara_user)) == (["华北一组"], [])


def test_territories_and_teams_are_arranged_by_one_role_alone(
    sign_in: SignIn, emil_user: User, boris_user: User, north: Territory, northern_team: Team
) -> None:
    for method, path in (
        ("POST", "/territories"),
        ("PATCH", f"/territories/{north.pk}"),
        ("POST", f"/territories/{north.pk}/people"),
        ("POST", f"/territories/{north.pk}/people/{uuid4()}/end"),
        ("POST", "/teams"),
        ("PATCH", f"/teams/{northern_team.pk}"),
    ):
        for person in (emil_user, boris_user):
            assert sign_in(person).call(method, path, {}).status_code == 403, (method, path)


def test_the_history_of_a_territory_names_what_its_path_points_to(
    sign_in: SignIn, fiona_user: User, north: Territory
) -> None:
    leaf = make_territory("叶", north)
    told = sign_in(fiona_user).call("GET", f"/history/territory/{leaf.pk}").json()
    assert told["names"][str(north.pk)] == "华北"
    assert sign_in(fiona_user).call("GET", f"/history/team/{uuid4()}").status_code == 404


def test_the_database_refuses_a_stay_that_ends_before_it_starts(north: Territory, chiara_user: User) -> None:
    with (
        pytest.raises(IntegrityError, match="territory_member_days"),
        transaction.atomic(),
        change(SETUP, "test.setup"),
    ):
        TerritoryMember.objects.create(
            territory=north, user=chiara_user, from_on=date(2026, 2, 1), to_on=date(2026, 1, 1)
        )
