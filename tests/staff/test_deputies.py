"""Deputies: appointed for days that are named, seen from both sides, never in a ring."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.actor import Actor
from core.errors import DomainError
from core.history import change
from staff import selectors, services
from staff.access import actor_of
from staff.models import Deputy, Team, User
from staff.services import appoint_deputy
from tests.conftest import SETUP, ApiClient, make_person

SignIn = Callable[[User], ApiClient]


def days(first: int = 0, last: int = 7) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "from_on": today + timedelta(days=first),
        "to_on": today + timedelta(days=last),
        "reason": "休假",
    }


def refused(code: str) -> pytest.RaisesExc[DomainError]:
    return pytest.raises(DomainError, match=f"^{code}:")


def test_a_deputy_stands_in_on_his_days_and_for_his_kinds(boris: Actor, dora_user: User) -> None:
    appoint_deputy(boris, dora_user.pk, **days(), scope=["visit"])
    today = timezone.localdate()
    assert selectors.deputies_on(today, "visit") == {boris.user_id: dora_user.pk}
    assert selectors.deputies_on(today, "rule_set") == {}
    assert selectors.deputies_on(today + timedelta(days=8), "visit") == {}


def test_deputies_never_close_a_ring(boris: Actor, dora_user: User, chiara_user: User) -> None:
    appoint_deputy(boris, dora_user.pk, **days())
    appoint_deputy(actor_of(dora_user), chiara_user.pk, **days(5, 9))
    with refused("deputies_in_a_ring"):
        appoint_deputy(actor_of(chiara_user), boris.person_id, **days(7, 7))
    assert appoint_deputy(actor_of(chiara_user), boris.person_id, **days(20, 21))


def test_nobody_stands_in_for_himself_nor_does_somebody_who_left(boris: Actor, dora_user: User) -> None:
    with refused("invalid"):
        appoint_deputy(boris, boris.person_id, **days())
    with change(SETUP, "test.setup"):
        dora_user.is_active = False
        dora_user.save()
    with refused("invalid"):
        appoint_deputy(boris, dora_user.pk, **days())
    with (
        pytest.raises(IntegrityError, match="deputy_is_another"),
        transaction.atomic(),
        change(SETUP, "test.setup"),
    ):
        Deputy.objects.create(
            delegator=dora_user, delegate=dora_user, from_on=date(2026, 1, 1), to_on=date(2026, 1, 2)
        )


@pytest.mark.parametrize(("first", "last"), [(3, 2), (-9, -2), (0, 400)])
def test_days_that_are_over_or_the_wrong_way_round_are_refused(
    boris: Actor, dora_user: User, first: int, last: int
) -> None:
    with refused("invalid"):
        appoint_deputy(boris, dora_user.pk, **days(first, last))


def test_an_appointment_is_taken_back_by_whoever_made_it(boris: Actor, dora: Actor) -> None:
    made = appoint_deputy(boris, dora.person_id, **days())
    with refused("not_your_deputy"):
        services.end_deputy(dora, made)
    services.end_deputy(boris, made)
    assert selectors.deputies_on(timezone.localdate(), "visit") == {}
    with refused("deputy_over"):
        services.end_deputy(boris, made)


def test_both_sides_see_it_and_nobody_else(
    sign_in: SignIn, boris: Actor, boris_user: User, chiara_user: User
) -> None:
    gerd = make_person("gerd", "格德")
    appoint_deputy(boris, chiara_user.pk, **days())
    assert len(sign_in(boris_user).call("GET", "/deputies").json()["items"]) == 1
    assert len(sign_in(chiara_user).call("GET", "/deputies").json()["items"]) == 1
    assert selectors.list_deputies(actor_of(gerd)).count() == 0


def test_above_a_person_stands_his_lead_and_above_a_lead_the_team_above(
    ana_user: User, boris_user: User, northern_team: Team
) -> None:
    helga = make_person("helga", "海尔加")
    with change(SETUP, "test.setup"):
        country = Team.objects.create(name="全国", lead=helga)
        northern_team.parent = country
        northern_team.save()
        boris_user.team = northern_team
        boris_user.save()
    assert selectors.superior_of(ana_user.pk) == boris_user.pk
    assert selectors.superior_of(boris_user.pk) == helga.pk
    assert selectors.superior_of(helga.pk) is None
