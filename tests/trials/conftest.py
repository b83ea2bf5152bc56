"""Cora coordinates a small study at two sites; Mila of medical affairs reads it; Dora of compliance reviews."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from core.actor import Actor
from core.history import change
from staff.access import actor_of
from staff.choices import Role
from staff.models import User
from tests.conftest import SETUP, make_person
from trials import services
from trials.models import Arm, ConsentVersion, Participant, PlannedVisit, Site, Study

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "trials"
CANARY = {"name": "金丝雀甲乙", "phone": "13800138999", "id_document": "110101199003077571"}


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path: Path) -> Path:
    """Each test has a folder of keys of its own."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def real() -> Path:
    """The folder of real files nobody on the team wrote."""
    if not DATA.is_dir():
        pytest.skip("the real files (../shared/data) are not here")
    return DATA


@pytest.fixture
def cora_user(db: None) -> User:
    return make_person("cora", "柯拉", Role.COORDINATOR)


@pytest.fixture
def cora(cora_user: User) -> Actor:
    return actor_of(cora_user)


@pytest.fixture
def mila_user(db: None) -> User:
    return make_person("mila", "米拉", Role.MEDICAL)


@pytest.fixture
def study(db: None) -> Study:
    """A study with two arms, a site, three visits and two versions of its consent form."""
    with change(SETUP, "test.setup"):
        made = Study.objects.create(
            number="RND-101",
            name="研究一",
            ctcae="5.0",
            planned=40,
            enrol_from=date(2026, 1, 1),
            enrol_until=date(2026, 12, 31),
        )
        Site.objects.create(study=made, number="01", planned=20)
        for code in ("A", "B"):
            Arm.objects.create(study=made, code=code, name=f"组{code}", planned=20)
        for number, day in ((1, -7), (2, 1), (3, 28)):
            PlannedVisit.objects.create(
                study=made, number=number, name=f"V{number}", day=day, before=3, after=3
            )
        for name, approved in (("1.0", date(2025, 12, 1)), ("2.0", date(2026, 6, 1))):
            ConsentVersion.objects.create(study=made, name=name, language="zh", approved_on=approved)
    return made


@pytest.fixture
def person(cora: Actor, study: Study) -> Participant:
    """Somebody who is screened, known by number."""
    site = study.sites.get()
    return services.add_participant(
        cora, study, id=uuid4(), site_id=site.pk, screening_number="001", sex="F", age=63, country="CHN"
    )


@pytest.fixture
def sealed(cora: Actor, person: Participant) -> Participant:
    """The same, with a canary's identity."""
    services.seal_identity(cora, person, **CANARY)
    return person
