"""An event made again what it was: while its plan may change, and not once it was approved."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from config import restoring, wiring
from core.actor import Actor
from core.errors import Refused
from core.history import amend, change
from core.restore import plan_restore, restore
from events.models import Event
from events.services import edit_event
from tests.conftest import SETUP
from tests.visits.factories import NOW

EVENT = wiring.TIMELINES["event"]
HOW = restoring.how_of(EVENT)


@pytest.fixture
def edited(make_draft: Callable[..., Event], mara: Actor, clock: time_machine.Traveller) -> Event:
    """Renamed and moved an hour after it was written."""
    event = make_draft()
    clock.shift(timedelta(hours=1))
    return edit_event(mara, event, version=event.version, title="改错的名称", venue="别处")


def test_a_plan_is_put_back_by_its_owner(edited: Event, mara: Actor) -> None:
    restore(EVENT, HOW, mara, edited.pk, NOW, version=edited.version, reason="改错了")
    edited.refresh_from_db()
    assert (edited.title, edited.venue) == ("慢性心衰新进展", "安和医院二楼会议室")


def test_an_approved_event_is_not_put_back_and_the_plan_says_so_beforehand(
    make_event: Callable[..., Event], mara: Actor, clock: time_machine.Traveller
) -> None:
    event = make_event()
    clock.shift(timedelta(hours=1))
    event = edit_event(mara, event, version=event.version, title="改名")
    with change(SETUP, "test.setup"):
        amend(event, state="approved")
    plan = plan_restore(EVENT, HOW, mara, event.pk, NOW)
    assert plan["refusal"]
    assert "已锁定" in plan["refusal"]
    with pytest.raises(Refused, match="frozen"):
        restore(EVENT, HOW, mara, event.pk, NOW, version=event.version, reason="改错了")
