"""Questions about devices: the list, and one device with all that hangs on it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from core.actor import Actor
from core.lists import one
from devices.choices import DeviceState
from devices.flow import device_flow
from devices.models import Device, DeviceQuerySet, Downtime, Meter, MeterReading
from devices.selectors.catalogue import model_row

YEAR = timedelta(days=365)
READINGS = 200  # of all meters of one device, the newest


def list_devices(actor: Actor) -> DeviceQuerySet:
    """The devices this reader sees, with the names their rows show."""
    seen: DeviceQuerySet = (
        Device.objects.all()
        .visible_to(actor)
        .defer("grams", "search")
        .annotate(
            model_zh=F("model__name_zh"),
            model_en=F("model__name_en"),
            maker=F("model__maker"),
            model_no=F("model__model_no"),
            institution_name=F("institution__name"),
            department_name=F("department__name"),
        )
    )
    return seen


def get_device(actor: Actor, device_id: UUID) -> Device:
    """One device."""
    found: Device = one(list_devices(actor), device_id)
    return found


def get_downtime(actor: Actor, downtime_id: UUID) -> Downtime:
    """One stretch in which a device was down."""
    found: Downtime = one(Downtime.objects.all().visible_to(actor), downtime_id)
    return found


def get_meter(actor: Actor, meter_id: UUID) -> Meter:
    """One meter of a device this reader sees."""
    found: Meter = one(Meter.objects.all().visible_to(actor).select_related("equipment"), meter_id)
    return found


def get_reading(actor: Actor, reading_id: UUID) -> MeterReading:
    """One reading."""
    found: MeterReading = one(MeterReading.objects.all().visible_to(actor), reading_id)
    return found


def device_row(actor: Actor, device: Device) -> dict[str, Any]:
    """A device as lists show it, with the moves open to the reader."""
    named: Any = device  # carries the names list_devices() put beside its columns
    return {
        "id": device.pk,
        "number": device.number,
        "version": device.version,
        "state": device.state,
        "moves": device_flow.open_to(actor, device),
        "model_id": device.model_id,
        "model_zh": named.model_zh,
        "model_en": named.model_en,
        "maker": named.maker,
        "model_no": named.model_no,
        "institution_id": device.institution_id,
        "institution_name": named.institution_name,
        "department_id": device.department_id,
        "department_name": named.department_name or "",
        "room": device.room,
        "serial": device.serial,
        "lot": device.lot,
        "warranty_to": device.warranty_to,
    }


def device_detail(actor: Actor, device: Device) -> dict[str, Any]:
    """A device with its model, parts, meters and the times it was down."""
    downtimes = list(device.downtimes.order_by("-from_at", "id"))
    parent = list_devices(actor).filter(pk=device.parent_id).first() if device.parent_id else None
    parts = list_devices(actor).filter(parent=device).order_by("-number")
    return {
        **device_row(actor, device),
        "model": model_row(device.model),
        "parent": device_row(actor, parent) if parent else None,
        "parts": [device_row(actor, part) for part in parts],
        "udi": device.udi,
        "software": device.software,
        "made_on": device.made_on,
        "installed_on": device.installed_on,
        "accepted_on": device.accepted_on,
        "warranty_from": device.warranty_from,
        "under_warranty": under_warranty(device, timezone.localdate()),
        "note": device.note,
        "downtimes": [downtime_row(each) for each in downtimes],
        "uptime": uptime(device, downtimes, timezone.now()),
        "meters": _meters(device),
    }


def under_warranty(device: Device, day: date) -> bool | None:
    """Whether the maker's warranty covers this day; None when nobody wrote one down."""
    if device.warranty_to is None:
        return None
    return (device.warranty_from or date.min) <= day <= device.warranty_to


def downtime_row(downtime: Downtime) -> dict[str, Any]:
    """A stretch in which a device was down."""
    return {
        "id": downtime.pk,
        "from_at": downtime.from_at,
        "to_at": downtime.to_at,
        "reason": downtime.reason,
    }


def uptime(device: Device, downtimes: Sequence[Downtime], now: datetime) -> str | None:
    """The share of the last 365 days (or since it was installed) in which it was not down, in percent, one decimal.

    None before it was a day in use.
    """
    began = now - YEAR
    if device.installed_on is not None:
        began = max(began, timezone.make_aware(datetime.combine(device.installed_on, time.min)))
    whole = now - began
    if device.state == DeviceState.PLANNED or whole < timedelta(days=1):
        return None
    down = sum((_within(each, began, now) for each in downtimes), timedelta())
    return f"{100 * (1 - down / whole):.1f}"


def _within(downtime: Downtime, began: datetime, now: datetime) -> timedelta:
    return max(min(downtime.to_at or now, now) - max(downtime.from_at, began), timedelta())


def _meters(device: Device) -> list[dict[str, Any]]:
    readings = MeterReading.objects.filter(meter__equipment=device).order_by("-read_at", "-created_at")[
        :READINGS
    ]
    of: dict[UUID, list[MeterReading]] = {}
    for reading in readings:
        of.setdefault(reading.meter_id, []).append(reading)
    meters = device.meters.order_by("created_at", "id")
    return [meter_row(meter, of.get(meter.pk, [])) for meter in meters]


def meter_row(meter: Meter, readings: Sequence[MeterReading]) -> dict[str, Any]:
    """A meter with its readings, the newest first."""
    return {
        "id": meter.pk,
        "kind": meter.kind,
        "name": meter.name,
        "unit": meter.unit,
        "readings": [reading_row(each) for each in readings],
    }


def reading_row(reading: MeterReading) -> dict[str, Any]:
    """What a meter showed."""
    return {
        "id": reading.pk,
        "value": str(reading.value),
        "read_at": reading.read_at,
        "by_name": reading.by_name,
        "reset": reading.reset,
        "note": reading.note,
    }
