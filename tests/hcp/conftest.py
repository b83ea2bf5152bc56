"""A hospital of Ana's in the north, one of Chiara's in the south, and Emil who keeps the data."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.actor import Actor
from hcp import services
from hcp.choices import ImportMode
from hcp.importing import running
from hcp.models import ImportRun, Institution
from staff.access import actor_of
from staff.choices import Role
from staff.models import Territory, User
from tests.conftest import make_person
from tests.hcp.factories import InstitutionFactory

HEADER = "机构名称,行政区划,医院等级,地址,统一社会信用代码"
Import = Callable[..., ImportRun]
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


@pytest.fixture
def run(emil: Actor) -> Import:
    """Give it rows, get the import carried out (or only checked)."""

    def carried_out(*rows: str, only_check: bool = False, mode: str = ImportMode.GOOD_ROWS) -> ImportRun:
        made = services.upload_list(emil, file_name="名单.csv", content="\n".join([HEADER, *rows]).encode())
        if only_check:
            return running.carry_out(services.start_dry_run(emil, made))
        return running.carry_out(services.start_run(emil, made, mode=mode))

    return carried_out
