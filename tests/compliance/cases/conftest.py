"""Ana's hospital and doctor, a medical colleague who judges safety, and reports ready to be sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.actor import Actor
from hcp.models import Hcp
from staff.access import actor_of
from staff.choices import Role
from staff.models import Product, User
from tests.conftest import make_person
from tests.visits.conftest import clock, doctor, drug, hospital, make_visit, papers
from tests.visits.factories import NOW

__all__ = ["clock", "doctor", "drug", "hospital", "make_visit", "papers"]


@pytest.fixture
def mei_user(db: None) -> User:
    """Of medical affairs: judges safety."""
    return make_person("mei", "梅", Role.MEDICAL)


@pytest.fixture
def mei(mei_user: User) -> Actor:
    return actor_of(mei_user)


@pytest.fixture
def emil_user(db: None) -> User:
    """Another compliance officer."""
    return make_person("emil", "埃米尔", Role.COMPLIANCE)


@pytest.fixture
def make_report(drug: Product, doctor: Hcp) -> Callable[..., dict[str, Any]]:
    """The body of a report of an adverse event; whatever is not said is in order."""

    def make(**given: Any) -> dict[str, Any]:
        return {
            "id": uuid4(),
            "kind": "adverse_event",
            "product_id": drug.pk,
            "hcp_id": doctor.pk,
            "patient_age": "adult",
            "patient_sex": "female",
            "happened": "用药第三天出现皮疹",
            "seriousness": [],
            "learned_at": NOW - timedelta(hours=2),
            "written_at": NOW - timedelta(hours=1),
            **given,
        }

    return make
