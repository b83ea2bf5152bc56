"""What is written in a plan is looked through when it is handed in: promises open a case, a topic of safety does not."""

from collections.abc import Callable
from typing import Any

import pytest

from compliance.models import Case
from core.actor import Actor
from events import services
from events.models import Event

Make = Callable[..., Event]


@pytest.fixture(autouse=True)
def _asked(in_force: Any) -> None:
    """Events go through their process."""


def test_a_promise_in_a_plan_opens_a_case(mara: Actor, make_draft: Make) -> None:
    event = services.submit_event(mara, make_draft(need="本品保证治愈，须向科室说明。"))
    case = Case.objects.get()
    assert (case.kind, case.about_kind, case.about_id) == ("promise", "event", event.pk)
    assert (case.about_number, case.reporter_id) == (event.number, mara.user_id)
    assert case.found[0]["field"] == "need"


def test_a_talk_about_adverse_reactions_opens_none(mara: Actor, make_draft: Make) -> None:
    services.submit_event(mara, make_draft(title="不良反应的识别与处理"))
    assert not Case.objects.exists()
