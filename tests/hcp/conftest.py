"""A hospital of Ana's in the north, one of Chiara's in the south, and Emil who keeps the data."""

from pathlib import Path

import pytest

from core.actor import Actor
from hcp.models import Institution
from staff.access import actor_of
from staff.choices import Role
from staff.models import Territory, User
from tests.conftest import make_person
from tests.hcp.factories import InstitutionFactory

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture
def real() -> Path:
    """The folder of real files nobody on the team wrote."""
    if not DATA.is_dir():
        pytest.skip("the real files (../shared/data) are not here")
    return DATA


@pytest.fixture
def emil_user(db: None) -> User:
    return make_person("emil", "艾米尔", Role.STEWARD)


@pytest.fixture
def emil(emil_user: User) -> Actor:
    return actor_of(emil_user)


@pytest.fixture
def haidian(ana_user: User) -> Territory:
    """Ana's own territory, inside the north."""
    stay = ana_user.territories.first()
    assert stay
    found: Territory = stay.territory
    return found


@pytest.fixture
def hospital(haidian: Territory) -> Institution:
    return InstitutionFactory.create(name="北京安和医院", aliases=["海淀第九医院"], territory=haidian)


@pytest.fixture
def southern(south: Territory) -> Institution:
    return InstitutionFactory.create(name="广州康宁医院", in_guangzhou=True, territory=south)
