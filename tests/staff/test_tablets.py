"""Tablets: everybody sees his own; a lost one is locked out with its sessions."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import AccessEntry
from staff import services
from staff.access import actor_of
from staff.models import Tablet, TabletContact, User
from tests.conftest import ApiClient

SignIn = Callable[[User], ApiClient]


def register(client: ApiClient, name: str = "平板七") -> UUID:
    tablet = uuid4()
    answer = client.call("POST", "/session/tablet", {"id": str(tablet), "name": name})
    assert answer.status_code == 200, answer.content
    return tablet


def revoke(client: ApiClient, tablet: UUID, reason: str = "遗失") -> Any:
    return client.call("POST", f"/tablets/{tablet}/revoke", {"reason": reason})


def test_one_sees_ones_own_tablets_and_a_manager_those_of_his_team(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, fiona_user: User
) -> None:
    register(sign_in(ana_user), "安娜的")
    register(sign_in(chiara_user), "齐亚拉的")

    def seen(user: User, query: str = "") -> list[str]:
        return [row["name"] for row in sign_in(user).call("GET", f"/tablets{query}").json()["items"]]

    assert (seen(ana_user), seen(boris_user)) == (["安娜的"], ["安娜的"])
    assert seen(fiona_user) == ["齐亚拉的", "安娜的"]
    assert seen(fiona_user, f"?user={ana_user.pk}&state=active") == ["安娜的"]
    assert seen(fiona_user, "?state=revoked") == []


def test_asking_for_changes_notes_when_a_tablet_was_last_seen(
    sign_in: SignIn, ana_user: User, chiara_user: User
) -> None:
    ana = sign_in(ana_user)
    tablet = register(ana)
    sign_in(chiara_user).call("GET", "/feed", x_device=str(tablet))
    assert not TabletContact.objects.exists(), "somebody else's tablet is not noted"
    ana.call("GET", "/feed", x_device=str(tablet))
    row = ana.call("GET", "/tablets").json()["items"][0]
    assert row["last_seen_at"] is not None


def test_noting_a_contact_costs_one_statement_the_first_time_and_every_time(
    sign_in: SignIn, ana_user: User
) -> None:
    tablet = register(sign_in(ana_user))
    for hour in (9, 10):
        with (
            time_machine.travel(datetime(2026, 11, 22, hour, tzinfo=UTC), tick=False),
            CaptureQueriesContext(connection) as queries,
        ):
            services.note_contact(actor_of(ana_user, device_id=tablet))
        assert len(queries) == 2, "who asks, and the note"
        assert TabletContact.objects.get().last_pull_at == datetime(2026, 11, 22, hour, tzinfo=UTC)


def test_anybody_revokes_his_own_lost_tablet_and_its_session_ends(
    sign_in: SignIn, ana_user: User, chiara_user: User
) -> None:
    lost, desk = sign_in(ana_user), sign_in(ana_user)
    tablet = register(lost)
    assert revoke(sign_in(chiara_user), tablet).status_code == 404
    done = revoke(desk, tablet)
    assert (done.status_code, done.json()["state"]) == (200, "revoked")
    told = Tablet.history.filter(id=tablet).order_by("-history_id").first()
    assert (told.actor_name, told.history_change_reason) == ("安娜", "遗失")
    without_header = lost.call("GET", "/products")
    assert without_header.status_code == 401, "leaving the header out does not help a thief"
    assert lost.call("GET", "/products", x_device=str(tablet)).json()["code"] == "tablet_revoked"
    assert desk.call("GET", "/products").status_code == 200


def test_the_security_administrator_revokes_anybodys_and_a_manager_does_not(
    sign_in: SignIn, ana_user: User, boris_user: User, fiona_user: User
) -> None:
    tablet = register(sign_in(ana_user))
    assert revoke(sign_in(boris_user), tablet).status_code == 403
    first = revoke(sign_in(fiona_user), tablet)
    again = revoke(sign_in(fiona_user), tablet, "再次")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json()["version"] == first.json()["version"] == 2


def test_revoking_wants_a_reason(sign_in: SignIn, ana_user: User) -> None:
    ana = sign_in(ana_user)
    refused = revoke(ana, register(ana), "  ")
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["reason"])


@pytest.mark.django_db
def test_a_read_of_tablets_is_not_a_read_of_a_person(sign_in: SignIn, ana_user: User) -> None:
    sign_in(ana_user).call("GET", "/tablets")
    assert not AccessEntry.objects.exists()
