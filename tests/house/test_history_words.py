"""The app can put every change into words: the list its words are tested against is the server's own."""

import json

from django.apps import apps
from django.conf import settings

from config import wiring
from config.management.commands.describe_history import TARGET, written
from core.history import is_tracked


def test_the_list_of_fields_and_actions_is_as_the_server_has_them() -> None:
    kept = (settings.BASE_DIR / TARGET).read_text(encoding="utf-8")
    assert kept == written(), "run manage.py describe_history, then name what is new in frontend/src/history"


def test_every_record_that_has_a_history_can_be_asked_for_it() -> None:
    read = {kind.model for kind in wiring.TIMELINES.values()}
    assert [model.__name__ for model in apps.get_models() if is_tracked(model) and model not in read] == []


def test_the_list_names_real_actions_and_no_modules() -> None:
    actions = json.loads(written())["actions"]
    assert "visits.visit.submit" in actions
    assert "staff.tablet.revoke" in actions
    assert not [name for name in actions if name.endswith((".router", ".models", ".py"))]
