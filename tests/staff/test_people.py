"""Accounts by the system administrator, powers by the security administrator, nobody for himself."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.access import all_codes
from core.actor import Actor
from core.errors import Forbidden
from core.history import amend, change
from core.models import AccessEntry, Command
from staff import services
from staff.access import actor_of
from staff.choices import Role
from staff.models import AuthorisationLetter, Filing, Product, Qualification, Team, User
from tests.conftest import PASSWORD, SETUP, ApiClient, make_person

SignIn = Callable[[User], ApiClient]
NEW = {"username": "jonas", "name": "约纳斯", "password": "a brand new phrase", "email": "jonas@example.com"}


def names(answer: Any) -> list[str]:
    return [person["username"] for person in answer.json()["items"]]


def test_a_rep_sees_himself_a_manager_his_team_and_compliance_everybody(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User
) -> None:
    assert names(sign_in(ana_user).call("GET", "/people")) == ["ana"]
    assert names(sign_in(boris_user).call("GET", "/people")) == ["ana", "boris"]
    assert names(sign_in(dora_user).call("GET", "/people")) == ["ana", "boris", "chiara", "dora"]
    assert sign_in(ana_user).call("GET", f"/people/{chiara_user.pk}").status_code == 404


def test_people_are_found_by_name_user_name_mail_role_team_and_state(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User, northern_team: Team
) -> None:
    dora = sign_in(dora_user)
    with change(SETUP, "test.setup"):
        amend(chiara_user, email="chiara@example.com", is_active=False)
    for query, found in {
        "search=安": ["ana"],
        "search=BOR": ["boris"],
        "search=chiara@": ["chiara"],
        "role=rep": ["ana", "chiara"],
        f"team={northern_team.pk}": ["ana"],
        "active=false": ["chiara"],
        "active=true&role=rep": ["ana"],
    }.items():
        assert names(dora.call("GET", f"/people?{query}")) == found, query
    for query in ("role=king", "team=7", "limit=0", "cursor=%00", "search=%00"):
        assert dora.call("GET", f"/people?{query}").status_code == 422, query


def test_a_list_of_people_goes_on_where_its_page_ended(
    sign_in: SignIn, ana_user: User, chiara_user: User, dora_user: User
) -> None:
    dora = sign_in(dora_user)
    first = dora.call("GET", "/people?limit=3")
    assert names(first) == ["ana", "boris", "chiara"]
    second = dora.call("GET", f"/people?limit=3&cursor={first.json()['next']}")
    assert (names(second), second.json()["next"]) == (["dora"], None)


def test_opening_a_person_is_written_into_the_access_log(
    sign_in: SignIn, ana_user: User, dora_user: User
) -> None:
    page = sign_in(dora_user).call("GET", f"/people/{ana_user.pk}").json()
    assert [place["name"] for place in page["territories"]] == ["华北·海淀"]
    assert (page["qualification"], page["filing"], page["letters"], page["tablets"]) == (None, None, [], [])
    entry = AccessEntry.objects.get(kind="person")
    assert (entry.actor_name, entry.subject_ids, entry.why) == ("窦拉", [str(ana_user.pk)], "opened")


def test_the_system_administrator_opens_an_account_that_may_nothing_yet(
    sign_in: SignIn, emil_user: User
) -> None:
    made = sign_in(emil_user).call("POST", "/people", NEW)
    assert made.status_code == 200, made.content
    assert (made.json()["roles"], made.json()["version"], made.json()["language"]) == ([], 1, "zh-hans")
    jonas = User.objects.get(username="jonas")
    assert jonas.check_password("a brand new phrase")
    assert sign_in(jonas).call("GET", "/products").status_code == 403
    assert jonas.history.get().action == "staff.user.create"


def test_a_password_lies_neither_in_history_nor_in_the_table_of_answers(
    sign_in: SignIn, emil_user: User
) -> None:
    sign_in(emil_user).call("POST", "/people", NEW)
    told = User.history.get(username="jonas")
    assert not hasattr(told, "password")
    assert b"brand new" not in bytes(Command.objects.get().answer or b"")


def test_a_user_name_belongs_to_one_person(sign_in: SignIn, emil_user: User, ana_user: User) -> None:
    refused = sign_in(emil_user).call("POST", "/people", {**NEW, "username": "ana"})
    assert refused.status_code == 422
    assert refused.json()["fields"] == {"username": "该用户名已被使用，请换一个。"}
    assert sign_in(emil_user).call("POST", "/people", {**NEW, "username": "Ana"}).status_code == 422


def test_an_account_is_corrected_from_the_version_one_saw(
    sign_in: SignIn, emil_user: User, ana_user: User
) -> None:
    emil, path = sign_in(emil_user), f"/people/{ana_user.pk}"
    done = emil.call("PATCH", path, {"version": 1, "name": "安娜·李"})
    assert (done.json()["name"], done.json()["version"]) == ("安娜·李", 2)
    stale = emil.call("PATCH", path, {"version": 1, "name": "安"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert stale.json()["current"]["name"] == "安娜·李"


@pytest.mark.parametrize("field", ["roles", "team_id", "is_active", "password", "nonsense"])
def test_powers_cannot_be_slipped_into_the_data_of_an_account(
    sign_in: SignIn, emil_user: User, ana_user: User, field: str
) -> None:
    refused = sign_in(emil_user).call("PATCH", f"/people/{ana_user.pk}", {"version": 1, field: None})
    assert (refused.status_code, list(refused.json()["fields"])) == (422, [field])


ACCOUNT_DOORS = [
    ("POST", "/people", NEW),
    ("PATCH", "/people/{ana}", {"version": 1, "name": "安"}),
    ("PUT", "/people/{ana}/password", {"password": "a brand new phrase"}),
    ("POST", "/people/{ana}/deactivate", {"version": 1, "reason": "离职"}),
    ("POST", "/people/{ana}/activate", {"version": 1, "reason": "返岗"}),
]
POWER_DOORS = [
    ("PUT", "/people/{ana}/roles", {"version": 1, "roles": ["msl"]}),
    ("PUT", "/people/{ana}/team", {"version": 1, "team_id": None}),
]


@pytest.mark.parametrize(("method", "path", "body"), [*ACCOUNT_DOORS, *POWER_DOORS])
def test_accounts_and_powers_are_kept_by_two_different_people(
    sign_in: SignIn,
    emil_user: User,
    fiona_user: User,
    gus_user: User,
    ana_user: User,
    dora_user: User,
    method: str,
    path: str,
    body: Any,
) -> None:
    keeper, other = (
        (emil_user, fiona_user) if (method, path, body) in ACCOUNT_DOORS else (fiona_user, emil_user)
    )
    path = path.format(ana=ana_user.pk)
    for person in (other, gus_user, dora_user):
        assert sign_in(person).call(method, path, body).status_code == 403, person.name
    assert sign_in(keeper).call(method, path, body).status_code == 200


def test_the_service_asks_for_the_permission_too(ana_user: User) -> None:
    ana = actor_of(ana_user)
    for forbidden in (
        lambda: services.create_person(ana, username="x1", name="x", password=PASSWORD),
        lambda: services.grant_roles(ana, ana_user, version=1, roles=[Role.MSL]),
        lambda: services.set_password(ana, ana_user, password=PASSWORD),
        lambda: services.deactivate_person(ana, ana_user, version=1, reason="x"),
    ):
        with pytest.raises(Forbidden):
            forbidden()


def test_nobody_gives_himself_a_role_or_a_team(
    sign_in: SignIn, fiona_user: User, northern_team: Team
) -> None:
    fiona, mine = sign_in(fiona_user), f"/people/{fiona_user.pk}"
    for path, body in (
        ("/roles", {"version": 1, "roles": ["secadmin", "compliance"]}),
        ("/team", {"version": 1, "team_id": str(northern_team.pk)}),
    ):
        refused = fiona.call("PUT", mine + path, body)
        assert (refused.status_code, refused.json()["code"]) == (409, "own_powers")


def test_nobody_holds_two_of_the_three_administrators_roles(
    sign_in: SignIn, fiona_user: User, ana_user: User
) -> None:
    refused = sign_in(fiona_user).call(
        "PUT", f"/people/{ana_user.pk}/roles", {"version": 1, "roles": ["sysadmin", "auditadmin"]}
    )
    assert (refused.status_code, refused.json()["rule"]) == (422, "ML-03")
    assert "三人分别担任" in refused.json()["fields"]["roles"]


def test_roles_are_given_with_a_reason_that_history_keeps(
    sign_in: SignIn, fiona_user: User, ana_user: User
) -> None:
    given = sign_in(fiona_user).call(
        "PUT",
        f"/people/{ana_user.pk}/roles",
        {"version": 1, "roles": ["manager", "rep", "manager"], "reason": "晋升"},
    )
    assert (given.json()["roles"], given.json()["role"]) == (["manager", "rep"], "manager")
    newest = User.history.filter(id=ana_user.pk).order_by("-history_id").first()
    assert (newest.actor_name, newest.history_change_reason, newest.roles) == (
        "费欧娜",
        "晋升",
        ["manager", "rep"],
    )


def test_the_last_administrator_of_a_kind_stays(
    sign_in: SignIn, emil_user: User, fiona_user: User, gus_user: User
) -> None:
    emil, fiona = sign_in(emil_user), sign_in(fiona_user)
    closing = {"version": 1, "reason": "离职"}
    refused = [
        emil.call("POST", f"/people/{gus_user.pk}/deactivate", closing),
        fiona.call("PUT", f"/people/{gus_user.pk}/roles", {"version": 1, "roles": []}),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [(409, "last_admin")] * 2
    make_person("second", "第二位", Role.AUDITADMIN)
    assert emil.call("POST", f"/people/{gus_user.pk}/deactivate", closing).status_code == 200


def test_closing_an_account_ends_its_sessions_for_good(
    sign_in: SignIn, emil_user: User, ana_user: User, chiara_user: User
) -> None:
    emil, ana, chiara = sign_in(emil_user), sign_in(ana_user), sign_in(chiara_user)
    path = f"/people/{ana_user.pk}"
    closed = emil.call("POST", f"{path}/deactivate", {"version": 1, "reason": "离职"})
    assert closed.json()["is_active"] is False
    assert ana.call("GET", "/products").status_code == 401
    emil.call("POST", f"{path}/activate", {"version": 2, "reason": "返岗"})
    assert ana.call("GET", "/products").status_code == 401, "the old session does not come back"
    assert chiara.call("GET", "/products").status_code == 200


def test_nobody_closes_his_own_account_or_gives_himself_a_password(sign_in: SignIn, emil_user: User) -> None:
    emil, mine = sign_in(emil_user), f"/people/{emil_user.pk}"
    closing = emil.call("POST", f"{mine}/deactivate", {"version": 1, "reason": "x"})
    password = emil.call("PUT", f"{mine}/password", {"password": "a brand new phrase"})
    assert [answer.json()["code"] for answer in (closing, password)] == ["own_account", "own_password"]


def test_a_password_given_by_the_administrator_ends_the_sessions_of_its_owner(
    sign_in: SignIn, emil_user: User, ana_user: User
) -> None:
    emil, ana = sign_in(emil_user), sign_in(ana_user)
    done = emil.call("PUT", f"/people/{ana_user.pk}/password", {"password": "a brand new phrase"})
    assert done.status_code == 200
    assert ana.call("GET", "/products").status_code == 401
    newest = User.history.filter(id=ana_user.pk).order_by("-history_id").first()
    assert (newest.actor_name, newest.action) == ("艾米尔", "staff.user.set_password")


def test_the_history_of_a_person_is_read_by_whoever_sees_him(
    sign_in: SignIn, fiona_user: User, ana_user: User, chiara_user: User
) -> None:
    fiona = sign_in(fiona_user)
    fiona.call("PUT", f"/people/{ana_user.pk}/roles", {"version": 1, "roles": ["msl"], "reason": "转岗"})
    newest = fiona.call("GET", f"/history/person/{ana_user.pk}").json()["items"][0]
    assert (newest["actor"], newest["reason"]) == ("费欧娜", "转岗")
    assert newest["changes"] == [{"field": "roles", "before": ["rep"], "after": ["msl"]}]
    assert sign_in(chiara_user).call("GET", f"/history/person/{ana_user.pk}").status_code == 404


def test_every_role_but_none_may_use_rounds(db: None) -> None:
    assert all_codes()["staff.use"].roles == set(Role)
    assert not actor_of(make_person("nobody", "无名")).codes


def test_an_actor_that_is_a_job_is_nobody(db: None) -> None:
    with pytest.raises(Forbidden, match="not_a_person"):
        services.choose_language(Actor.job("night"), "en")


def test_the_list_tells_what_a_licence_to_act_stands_on(
    sign_in: SignIn, dora_user: User, chiara_user: User, qualified: Qualification, product: Product
) -> None:
    today = timezone.localdate()
    with change(SETUP, "test.setup"):
        Filing.objects.create(
            user=qualified.user,
            number="YD1",
            company="甲",
            id_document="1",
            contract_from_on=today,
            contract_to_on=today + timedelta(days=9),
            areas="甲",
            territory="甲",
            committed_on=today,
            filed_on=today,
        )
        for number, days in (("L1", 5), ("L2", 20)):
            AuthorisationLetter.objects.create(
                user=qualified.user,
                number=number,
                product_ids=[product.pk],
                from_on=today,
                to_on=today + timedelta(days=days),
            )
    rows = sign_in(dora_user).call("GET", "/people?role=rep").json()["items"]
    permits = {row["username"]: row["permit"] for row in rows}
    assert permits["ana"] == {
        "qualified": True,
        "qualified_until": qualified.expires_on and str(qualified.expires_on),
        "filed": True,
        "filed_until": str(today + timedelta(days=9)),
        "letter_until": str(today + timedelta(days=20)),
    }
    assert permits["chiara"] == {
        "qualified": False,
        "qualified_until": None,
        "filed": False,
        "filed_until": None,
        "letter_until": None,
    }
