"""Nobody stands on both sides of the wall."""

import pytest

from core.actor import Actor
from core.errors import Invalid
from staff import services
from staff.access import actor_of
from staff.choices import Role
from staff.models import User
from tests.conftest import make_person


@pytest.fixture
def sven(db: None) -> Actor:
    """The security administrator."""
    return actor_of(make_person("sven", "斯文", Role.SECADMIN))


@pytest.mark.parametrize("inside", [Role.COORDINATOR, Role.MEDICAL, Role.MSL, Role.AUDITADMIN])
@pytest.mark.parametrize("outside", [Role.REP, Role.MANAGER])
def test_nobody_sells_and_stands_on_the_medical_side(
    sven: Actor, ana_user: User, inside: Role, outside: Role
) -> None:
    with pytest.raises(Invalid, match="sells"):
        services.grant_roles(sven, ana_user, version=ana_user.version, roles=[inside, outside])
    kept = services.grant_roles(sven, ana_user, version=ana_user.version, roles=[inside])
    assert kept.roles == [inside]
