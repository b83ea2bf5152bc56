"""One hospital in Ana's territory with a doctor, her papers for one drug, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from core.actor import Actor
from hcp.models import Hcp, Institution
from staff.access import actor_of
from staff.models import Product, User
from tests.hcp.factories import HcpFactory, InstitutionFactory, RegistrationFactory
from tests.visits.factories import (
    NOW,
    FilingFactory,
    LetterFactory,
    ProductFactory,
    QualificationFactory,
    VisitFactory,
)
from visits.models import Visit


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is Wednesday, ten o'clock in Shanghai."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def hospital(ana_user: User) -> Institution:
    membership = ana_user.territories.first()
    assert membership
    return InstitutionFactory.create(name="北京市海淀安和医院", territory=membership.territory)


@pytest.fixture
def elsewhere(chiara_user: User) -> Institution:
    """A hospital of Chiara's."""
    membership = chiara_user.territories.first()
    assert membership
    return InstitutionFactory.create(
        name="广州康宁医院", division_code="440103", territory=membership.territory
    )


@pytest.fixture
def doctor(hospital: Institution) -> Hcp:
    return HcpFactory.create(name="张建国", institution=hospital)


@pytest.fixture
def drug() -> Product:
    return ProductFactory.create(name_zh="安倍宁片", name_en="Abenin tablets")


@pytest.fixture
def papers(ana_user: User, hospital: Institution, drug: Product) -> dict[str, Any]:
    """Everything Ana needs to visit her hospital with her drug."""
    return {
        "qualification": QualificationFactory.create(user=ana_user),
        "filing": FilingFactory.create(user=ana_user),
        "letter": LetterFactory.create(user=ana_user, product_ids=[drug.pk]),
        "registration": RegistrationFactory.create(
            user=ana_user, institution=hospital, expires_on=date(2027, 8, 4)
        ),
    }


@pytest.fixture
def make_visit(
    ana_user: User, hospital: Institution, doctor: Hcp, drug: Product, papers: dict[str, Any]
) -> Callable[..., Visit]:
    """Give it a trait, get a visit of Ana's in that state."""

    def make(**given: Any) -> Visit:
        defaults = {"owner": ana_user, "institution": hospital, "hcp": doctor, "drug": drug}
        return VisitFactory.create(**defaults | given)

    return make


@pytest.fixture
def boris(boris_user: User, ana_user: User) -> Actor:
    return actor_of(boris_user)
