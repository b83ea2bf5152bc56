"""The three administrators (三员), medical affairs, and a rep's papers."""

from datetime import date

import pytest

from core.history import change
from staff.choices import Degree, Role
from staff.models import Product, Qualification, User
from tests.conftest import SETUP, make_person


@pytest.fixture
def emil_user(db: None) -> User:
    """System administrator."""
    return make_person("emil", "艾米尔", Role.SYSADMIN)


@pytest.fixture
def fiona_user(db: None) -> User:
    """Security administrator."""
    return make_person("fiona", "费欧娜", Role.SECADMIN)


@pytest.fixture
def gus_user(db: None) -> User:
    """Audit administrator."""
    return make_person("gus", "古斯", Role.AUDITADMIN)


@pytest.fixture
def hana_user(db: None) -> User:
    """Medical affairs."""
    return make_person("hana", "哈娜", Role.MEDICAL)


@pytest.fixture
def product(db: None) -> Product:
    with change(SETUP, "test.setup"):
        return Product.objects.create(name_zh="安倍宁", name_en="Abenin", kind="drug")


@pytest.fixture
def qualified(ana_user: User) -> Qualification:
    """ana has her degree, her training and her pass."""
    with change(SETUP, "test.setup"):
        return Qualification.objects.create(
            user=ana_user,
            degree=Degree.BACHELOR,
            major="药学",
            training="安倍宁药理与不良反应",
            passed_on=date(2020, 1, 1),
        )
