"""Meters of devices and what they show."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import change
from core.versions import lock
from devices.models import Device, Meter, MeterReading
from devices.policies import METER

SENTENCES = {
    "meter_once": Refused(
        "meter_exists", "该设备已有这个计数器。", "The device has a meter of this kind and name already."
    ),
    "meter_other_has_a_name": Invalid.of("name", "请写明计数内容。", "Say what it counts."),
    "devices_meter_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
    "devices_meterreading_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
}


def add_meter(
    actor: Actor, device: Device, *, id: UUID | None = None, kind: str, name: str = "", unit: str = ""
) -> Meter:
    """Say that a device counts something."""
    require(actor, METER)
    with change(actor, "devices.meter.add"), told(SENTENCES):
        return Meter.objects.create(id=id or uuid4(), equipment=device, kind=kind, name=name, unit=unit)


def read_meter(
    actor: Actor,
    meter: Meter,
    *,
    id: UUID | None = None,
    value: Decimal,
    read_at: datetime | None = None,
    reset: bool = False,
    note: str = "",
) -> MeterReading:
    """Write down what a meter shows. It never shows less than before, unless it was set back and a note says why."""
    require(actor, METER)
    moment = read_at or timezone.now()
    if moment > timezone.now():
        raise Invalid.of("read_at", "读数时间不能在将来。", "A reading cannot lie in the future.")
    if reset and not note:
        raise Invalid.of(
            "note", "请说明计数器为何归零或更换。", "Say why the meter was set back or exchanged."
        )
    with change(actor, "devices.meter.read"), told(SENTENCES):
        lock(meter)
        _check_order(meter, value, moment, reset)
        return MeterReading.objects.create(
            id=id or uuid4(),
            meter=meter,
            value=value,
            read_at=moment,
            by_name=actor.name,
            reset=reset,
            note=note,
        )


def _check_order(meter: Meter, value: Decimal, moment: datetime, reset: bool) -> None:
    before = meter.readings.filter(read_at__lte=moment).order_by("-read_at", "-created_at").first()
    after = meter.readings.filter(read_at__gt=moment).order_by("read_at", "created_at").first()
    if before is not None and value < before.value and not reset:
        raise Invalid.of(
            "value",
            "读数小于上一次的 {before}。如计数器已归零或更换，请勾选并说明。",
            "That is less than the reading before, {before}. If the meter was set back or exchanged, say so.",
            before=before.value,
        )
    if after is not None and value > after.value and not after.reset:
        raise Invalid.of(
            "value",
            "读数大于其后一次的 {after}，请核对时间与数值。",
            "That is more than a later reading, {after}. Check the time and the value.",
            after=after.value,
        )
