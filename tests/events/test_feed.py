"""What the tablet carries: the events one has a hand in, and their lists once the doors may open."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from config.wiring import FEED
from core.actor import Actor
from core.history import amend, change
from events import services
from events.models import Event
from hcp.models import Hcp
from tests.conftest import SETUP
from tests.events.conftest import STARTS

Make = Callable[..., Event]
pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]


def pull(actor: Actor, cursor: str = "") -> dict[str, Any]:
    told = FEED.pull(actor, cursor, 2000)
    assert not told["more"]
    return told


def carried(actor: Actor) -> tuple[int, int]:
    rows = pull(actor)["rows"]
    return len(rows.get("events", [])), len(rows.get("invitees", []))


def test_whoever_helps_carries_the_event_and_once_approved_its_list(
    make_draft: Make, mara: Actor, ana: Actor, boris: Actor, dora: Actor, doctor: Hcp
) -> None:
    event = make_draft()
    services.add_invitee(mara, event, id=uuid4(), hcp_id=doctor.pk)
    assert [carried(actor) for actor in (mara, ana, boris, dora)] == [(1, 0), (1, 0), (0, 0), (0, 0)]
    cursor = pull(ana)["cursor"]
    with change(SETUP, "test.setup"):
        amend(Event.objects.get(pk=event.pk), state="inviting")
    told = pull(ana, cursor)
    assert [row["state"] for row in told["rows"]["events"]] == ["inviting"]
    assert [row["name"] for row in told["rows"]["invitees"]] == [doctor.name]


def test_whoever_helps_no_longer_loses_both(make_event: Make, mara: Actor, ana: Actor, doctor: Hcp) -> None:
    event = make_event("inviting")
    services.add_invitee(mara, event, id=uuid4(), hcp_id=doctor.pk)
    cursor = pull(ana)["cursor"]
    with change(SETUP, "test.setup"):
        amend(Event.objects.get(pk=event.pk), team=[])
    assert str(event.pk) in pull(ana, cursor)["gone"]["events"]


def test_what_is_long_past_is_not_carried(make_event: Make, ana: Actor) -> None:
    make_event("closed", starts_at=STARTS - timedelta(days=60))
    assert carried(ana) == (0, 0)
