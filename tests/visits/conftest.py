"""One hospital in Ana's territory with a doctor, her papers for one drug, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from compliance.approvals.definition import Definition
from compliance.models import ProcessVersion
from compliance.services import approvals
from core.actor import Actor
from hcp.models import Hcp, Institution
from staff.access import actor_of
from staff.choices import Role
from staff.models import Product, User
from tests.compliance.approvals.company import approve, role
from tests.conftest import make_person
from tests.hcp.factories import HcpFactory, InstitutionFactory, RegistrationFactory
from tests.visits.factories import (
    NOW,
    FilingFactory,
    LetterFactory,
    ProductFactory,
    QualificationFactory,
    VisitFactory,
)
from visits import services
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


@pytest.fixture
def colleague(hospital: Institution) -> Hcp:
    return HcpFactory.create(name="李敏", institution=hospital)


@pytest.fixture
def eve_user(db: None) -> User:
    return make_person("eve", "伊芙", Role.COMPLIANCE)


@pytest.fixture
def eve(eve_user: User) -> Actor:
    return actor_of(eve_user)


@pytest.fixture
def in_force(dora: Actor, eve: Actor) -> ProcessVersion:
    """One of compliance signs what is over a cap."""
    step = approve("check", role("compliance"), mode="any", meaning="approval")
    definition = Definition.model_validate({"steps": [step], "fallback": "compliance"})
    drawn = approvals.draft_process(dora, "visit", definition)
    return approvals.activate_process(eve, drawn, reason="首次启用")


@pytest.fixture
def wrote(
    ana: Actor, hospital: Institution, doctor: Hcp, colleague: Hcp, drug: Product, papers: dict[str, Any]
) -> Callable[..., Visit]:
    """Give it the amount and the heads, get a visit of Ana's to two doctors with that meal, not handed in."""

    def write(amount: str | None = "200.00", heads: int | None = 3, **more: Any) -> Visit:
        visit_fields: dict[str, Any] = {
            name: more.pop(name) for name in ("channel", "outcome") if name in more
        }
        meal = {"amount": amount and Decimal(amount), "heads": heads, "currency": "CNY", "reason": ""}
        people = {"hcp_ids": [doctor.pk, colleague.pk], "receipts": []}
        return services.create_visit(
            ana,
            id=uuid4(),
            institution_id=hospital.pk,
            hcp_id=doctor.pk,
            also_met=[colleague.pk],
            products=[{"product_id": drug.pk, "message_id": None, "reaction": None, "note": ""}],
            happened_at=NOW - timedelta(minutes=30),
            meal=meal | people | more,
            **{"outcome": "interested", **visit_fields},
        )

    return write
