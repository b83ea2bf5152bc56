"""Devices through their life: registered, moved, down and up again, counted."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from core.actor import Actor
from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from devices import services
from devices.models import Device, DeviceModel, Downtime
from devices.selectors import device_detail, list_devices
from hcp.models import Department, Institution
from tests.devices.conftest import DI
from tests.hcp.factories import DepartmentFactory
from tests.visits.factories import NOW

Make = Callable[..., Device]


def test_a_device_gets_a_number_and_is_seen_where_it_stands(
    make_device: Make, felix: Actor, emil: Actor
) -> None:
    device = make_device()
    assert device.number.startswith("EQ-2026-")
    assert [each.pk for each in list_devices(emil)] == [device.pk]
    assert list(list_devices(felix)) == []


def test_nobody_registers_a_device_at_a_hospital_he_does_not_serve(
    make_device: Make, felix: Actor, scanner: DeviceModel, hospital: Institution
) -> None:
    with pytest.raises(NotFound):
        services.register_device(felix, model_id=scanner.pk, institution_id=hospital.pk, serial="X")


def test_a_reader_may_not_keep(make_device: Make, ana: Actor) -> None:
    device = make_device()
    with pytest.raises(Forbidden):
        services.edit_device(ana, device, version=device.version, room="x")


def test_a_serial_number_is_once_a_model(make_device: Make) -> None:
    make_device(serial="A1")
    with pytest.raises(Refused, match="serial_taken"):
        make_device(serial="A1")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"serial": ""}, "serial"),
        ({"warranty_from": date(2026, 2, 1), "warranty_to": date(2026, 1, 1)}, "warranty_to"),
    ],
)
def test_what_is_missing_or_wrong_is_named(make_device: Make, fields: dict[str, Any], named: str) -> None:
    with pytest.raises(Invalid) as caught:
        make_device(**fields)
    assert named in caught.value.fields


def test_a_model_tracked_by_lot_wants_the_lot(make_device: Make, disha: Actor) -> None:
    kit = services.create_model(disha, name_zh="试剂盒", maker="华影医疗", by_serial=False, by_lot=True)
    with pytest.raises(Invalid) as caught:
        make_device(model_id=kit.pk, serial="")
    assert "lot" in caught.value.fields
    assert make_device(model_id=kit.pk, serial="", lot="L1").lot == "L1"


def test_a_device_that_goes_to_another_hospital_leaves_its_department(
    make_device: Make, emil: Actor, far_hospital: Institution, north: Any
) -> None:
    device = make_device()
    with pytest.raises(NotFound):  # the other hospital is not his
        services.edit_device(emil, device, version=device.version, institution_id=far_hospital.pk)


def test_a_department_is_one_of_the_hospital(
    make_device: Make, emil: Actor, far_hospital: Institution
) -> None:
    foreign = DepartmentFactory.create(institution=far_hospital)
    with pytest.raises((Invalid, NotFound)):
        make_device(department_id=foreign.pk)


def test_two_who_correct_at_once_are_told(make_device: Make, emil: Actor) -> None:
    device = make_device()
    services.edit_device(emil, device, version=device.version, room="B2")
    with pytest.raises(Stale) as caught:
        services.edit_device(emil, device, version=device.version, room="B3")
    assert caught.value.current["room"] == "B2"


def test_a_corrected_serial_is_found_and_the_old_one_is_not(make_device: Make, emil: Actor) -> None:
    device = make_device(serial="OLD-77")
    services.edit_device(emil, device, version=device.version, serial="NEW-88")
    assert [each.pk for each in Device.objects.search("new-88")] == [device.pk]
    assert list(Device.objects.search("old-77")) == []


def test_a_part_stands_with_the_whole_and_no_ring_is_closed(make_device: Make, emil: Actor) -> None:
    whole = make_device()
    coil = make_device(parent_id=whole.pk)
    assert [row["id"] for row in device_detail(emil, whole)["parts"]] == [coil.pk]
    assert device_detail(emil, coil)["parent"]["id"] == whole.pk
    with pytest.raises(Invalid, match="part of its own"):
        services.edit_device(emil, whole, version=whole.version, parent_id=coil.pk)


def test_down_and_up_again_is_a_stretch_and_counts_against_uptime(
    make_device: Make, emil: Actor, clock: time_machine.Traveller
) -> None:
    device = make_device(installed_on=date(2026, 11, 8))
    services.move_device(emil, device, "report_down", reason="无图像", at=NOW - timedelta(hours=1))
    clock.shift(timedelta(hours=23))
    services.move_device(emil, device, "restore")
    [stretch] = Downtime.objects.all()
    assert (stretch.from_at, stretch.to_at) == (NOW - timedelta(hours=1), NOW + timedelta(hours=23))
    told = device_detail(emil, list_devices(emil).get(pk=device.pk))
    # Eleven days and nine hours since the first moment of the 8th; one of these days down.
    assert told["uptime"] == f"{100 * (1 - 24 / (11 * 24 + 9)):.1f}"


def test_it_cannot_work_again_before_it_went_down(make_device: Make, emil: Actor) -> None:
    device = make_device("down")
    with pytest.raises(Invalid) as caught:
        services.move_device(emil, device, "restore", at=NOW - timedelta(days=1))
    assert "at" in caught.value.fields
    assert Device.objects.get(pk=device.pk).state == "down", "nothing of it was written"


def test_what_lies_in_the_future_is_refused(make_device: Make, emil: Actor) -> None:
    with pytest.raises(Invalid):
        services.move_device(emil, make_device(), "report_down", reason="x", at=NOW + timedelta(minutes=1))


def test_a_fault_wants_its_reason(make_device: Make, emil: Actor) -> None:
    device = make_device()
    with pytest.raises(Invalid, match="reason_missing"):
        services.move_device(emil, device, "report_down")
    assert not Downtime.objects.exists()


def test_retiring_a_broken_device_ends_its_downtime(make_device: Make, emil: Actor) -> None:
    services.move_device(emil, make_device("down"), "retire", reason="无法修复")
    assert Downtime.objects.get().to_at == NOW


def test_a_meter_never_runs_backwards_unless_somebody_says_why(
    make_device: Make, emil: Actor, clock: time_machine.Traveller
) -> None:
    meter = services.add_meter(emil, make_device(), kind="hours")
    services.read_meter(emil, meter, value=Decimal("100"))
    clock.shift(timedelta(days=1))
    with pytest.raises(Invalid) as caught:
        services.read_meter(emil, meter, value=Decimal("99"))
    assert "100" in str(caught.value.answer("en")["detail"])
    with pytest.raises(Invalid):
        services.read_meter(emil, meter, value=Decimal("0"), reset=True)
    services.read_meter(emil, meter, value=Decimal("0"), reset=True, note="更换主板")
    with pytest.raises(Invalid):  # between 100 and the exchange nothing less than 100 was shown
        services.read_meter(emil, meter, value=Decimal("50"), read_at=NOW + timedelta(hours=1))
    services.read_meter(emil, meter, value=Decimal("120"), read_at=NOW + timedelta(hours=1))


def test_a_reading_written_down_late_fits_between_its_neighbours(
    make_device: Make, emil: Actor, clock: time_machine.Traveller
) -> None:
    meter = services.add_meter(emil, make_device(), kind="cycles")
    services.read_meter(emil, meter, value=Decimal("10"), read_at=NOW - timedelta(days=10))
    services.read_meter(emil, meter, value=Decimal("30"))
    with pytest.raises(Invalid, match="later reading"):
        services.read_meter(emil, meter, value=Decimal("31"), read_at=NOW - timedelta(days=5))
    services.read_meter(emil, meter, value=Decimal("20"), read_at=NOW - timedelta(days=5))


def test_a_model_is_known_by_one_number_whatever_was_scanned(disha: Actor, scanner: DeviceModel) -> None:
    assert (scanner.di, scanner.issuer) == (DI, "gs1")
    with pytest.raises(Refused, match="di_taken"):
        services.create_model(disha, di=f"https://id.example.com/01/{DI}", name_zh="又一台", maker="华影医疗")
    with pytest.raises(Invalid) as caught:
        services.create_model(disha, di="(01)06912345678921", name_zh="错码", maker="华影医疗")
    assert "di" in caught.value.fields
    with pytest.raises(Invalid):
        services.create_model(disha, di="(00)069123456789123458", name_zh="托盘", maker="华影医疗")
    with pytest.raises(Invalid) as caught:
        services.create_model(disha, maker="华影医疗")
    assert "name_zh" in caught.value.fields


def test_a_renamed_model_is_found_by_its_new_name(disha: Actor, scanner: DeviceModel) -> None:
    services.edit_model(disha, scanner, version=scanner.version, name_zh="核磁共振仪")
    assert [each.pk for each in DeviceModel.objects.search("hcgz")] == [scanner.pk]


@pytest.fixture(autouse=True)
def _departments(radiology: Department) -> None:
    """Every device of these tests stands in radiology unless it says otherwise."""
