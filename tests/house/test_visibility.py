"""Every model that is read through the API says who sees which rows."""

from typing import Any

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import connection

from core.actor import Actor
from core.history import is_tracked
from tests.house.tree import our_models

UNSEEN: dict[str, str] = {}  # tracked models nobody reads through the API, with the reason
EVERYBODYS = {"compliance.GateRule": "a rule is shown before the act, to everybody who acts"}
TRACKED = [model for model in our_models() if is_tracked(model)]
STRANGER = Actor(user_id=None, name="stranger")


def test_every_model_says_who_sees_which_rows() -> None:
    silent = {
        model._meta.label for model in TRACKED if not hasattr(model._default_manager.all(), "visible_to")
    }
    assert silent == set(UNSEEN)


@pytest.mark.django_db
def test_in_doubt_nobody_sees_anything() -> None:
    """A job without codes, team or territory sees no row: its question is empty before it is asked."""
    open_to_all = set()
    for model in TRACKED:
        rows: Any = model._default_manager.all()
        if not _asks_nothing(rows.visible_to(STRANGER)):
            open_to_all.add(model._meta.label)
    assert open_to_all == set(EVERYBODYS)


def _asks_nothing(rows: Any) -> bool:
    """Whether the database would not even be asked, or only for members of an empty set."""
    try:
        rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return True
    return False
