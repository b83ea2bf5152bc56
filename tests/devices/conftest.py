"""Emil is an engineer in the north, Disha its dispatcher, Felix an engineer in the south; a scanner stands at Ana's hospital."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine

from core.actor import Actor
from devices import services
from devices.models import Device, DeviceModel
from devices.selectors import get_device
from hcp.models import Department, Institution
from staff.access import actor_of
from staff.choices import Role
from staff.models import Territory, User
from tests.conftest import make_person, place
from tests.hcp.factories import DepartmentFactory, InstitutionFactory
from tests.visits.factories import NOW

DI = "06912345678926"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is Wednesday, ten o'clock in Shanghai."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def emil_user(north: Territory) -> User:
    user = make_person("emil", "艾米", Role.ENGINEER)
    place(user, north)
    return user


@pytest.fixture
def disha_user(north: Territory) -> User:
    user = make_person("disha", "狄莎", Role.DISPATCHER)
    place(user, north)
    return user


@pytest.fixture
def felix_user(south: Territory) -> User:
    user = make_person("felix", "费力", Role.ENGINEER)
    place(user, south)
    return user


@pytest.fixture
def emil(emil_user: User) -> Actor:
    return actor_of(emil_user)


@pytest.fixture
def disha(disha_user: User) -> Actor:
    return actor_of(disha_user)


@pytest.fixture
def felix(felix_user: User) -> Actor:
    return actor_of(felix_user)


@pytest.fixture
def hospital(north: Territory) -> Institution:
    return InstitutionFactory.create(name="北京市海淀安和医院", territory=north)


@pytest.fixture
def far_hospital(south: Territory) -> Institution:
    return InstitutionFactory.create(name="广州南安医院", territory=south)


@pytest.fixture
def radiology(hospital: Institution) -> Department:
    return DepartmentFactory.create(institution=hospital, name="放射科")


@pytest.fixture
def scanner(disha: Actor) -> DeviceModel:
    return services.create_model(
        disha,
        di=f"(01){DI}",
        name_zh="磁共振成像系统",
        name_en="MR system",
        maker="华影医疗",
        model_no="HY-MR30",
        risk_class="3",
    )


@pytest.fixture
def make_device(
    emil: Actor, scanner: DeviceModel, hospital: Institution, radiology: Department
) -> Callable[..., Device]:
    """Give it fields that differ, get a device at the hospital."""
    count = 0

    def make(state: str = "in_use", **more: Any) -> Device:
        nonlocal count
        count += 1
        given = {
            "model_id": scanner.pk,
            "institution_id": hospital.pk,
            "department_id": radiology.pk,
            "serial": f"SN-{count:04d}",
            "room": "B1-03",
        }
        device = services.register_device(emil, **{**given, **more})
        if state != "planned":
            device = services.move_device(emil, device, "install")
        if state == "down":
            device = services.move_device(emil, device, "report_down", reason="线圈故障")
        return get_device(emil, device.pk)

    return make
