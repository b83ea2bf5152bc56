"""Devices: registered, corrected, moved through their life."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import amend, change
from core.numbers import next_number
from core.versions import edit
from devices.flow import device_flow
from devices.models import Device, Downtime
from devices.naming import naming_of_device
from devices.policies import KEEP
from devices.selectors import device_row, get_device, get_model, list_devices
from devices.udi import read
from hcp import selectors as hcp

SENTENCES = {
    "device_serial_once": Refused(
        "serial_taken",
        "该型号已登记过这个序列号。",
        "A device of this model with this serial number is registered already.",
    ),
    "device_warranty_in_order": Invalid.of(
        "warranty_to", "保修截止日不能早于起始日。", "The warranty cannot end before it begins."
    ),
    "devices_device_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
}
NEEDS_SERIAL = Invalid.of(
    "serial", "该型号按序列号管理，请填写序列号。", "This model is tracked by serial number; give it."
)
NEEDS_LOT = Invalid.of("lot", "该型号按批号管理，请填写批号。", "This model is tracked by lot; give it.")
DEEPEST = 20


def register_device(
    actor: Actor, *, id: UUID | None = None, model_id: UUID, institution_id: UUID, **given: Any
) -> Device:
    """Write down a device at a hospital the actor serves."""
    require(actor, KEEP)
    fields = {**given, "model_id": model_id, "institution_id": institution_id}
    _check(actor, None, fields)
    number = next_number("EQ")
    device = Device(id=id or uuid4(), number=number, **fields)
    for name, value in _naming(device).items():
        setattr(device, name, value)
    with change(actor, "devices.device.register"), told(SENTENCES):
        device.save(force_insert=True)
    return get_device(actor, device.pk)


def edit_device(actor: Actor, device: Device, *, version: int, reason: str = "", **given: Any) -> Device:
    """Correct a device; another hospital, department or parent is a move of the device and stays in its history."""
    require(actor, KEEP)
    _check(actor, device, given)
    wanted = Device(**{name: given.get(name, getattr(device, name)) for name in ("serial", "lot", "room")})
    wanted.number = device.number
    given |= _naming(wanted)
    with told(SENTENCES):
        edit(
            actor,
            "devices.device.edit",
            device,
            version=version,
            reason=reason,
            current=lambda row: device_row(actor, get_device(actor, row.pk)),
            **given,
        )
    return get_device(actor, device.pk)


def move_device(
    actor: Actor, device: Device, name: str, *, reason: str = "", at: datetime | None = None
) -> Device:
    """Move a device through its life; going down opens its downtime, working again ends it.

    `at`: since when it is down or works again, if not since now; never in the future.
    """
    moment = _moment(at)
    with change(actor, f"devices.device.{name}", reason=reason):
        fields = {}
        if name == "install" and device.installed_on is None:
            fields["installed_on"] = timezone.localdate(moment)
        device_flow.move(actor, device, name, reason=reason, **fields)
        if name == "report_down":
            Downtime.objects.create(equipment=device, from_at=moment, reason=reason.strip())
        elif name in ("restore", "retire"):
            _end_downtime(device, moment)
    return get_device(actor, device.pk)


def _moment(at: datetime | None) -> datetime:
    now = timezone.now()
    if at is not None and at > now:
        raise Invalid.of("at", "时间不能在将来。", "The time cannot lie in the future.")
    return at or now


def _end_downtime(device: Device, moment: datetime) -> None:
    for downtime in device.downtimes.filter(to_at=None):
        if moment < downtime.from_at:
            raise Invalid.of("at", "恢复时间不能早于故障时间。", "It cannot work again before it went down.")
        amend(downtime, to_at=moment)


def _naming(device: Device) -> dict[str, Any]:
    return naming_of_device({name: getattr(device, name) for name in ("number", "serial", "lot", "room")})


def _check(actor: Actor, device: Device | None, given: dict[str, Any]) -> None:
    """What is named exists and fits: hospital, department, parent, serial or lot as the model wants, a code that reads."""

    def now(name: str) -> Any:
        return given[name] if name in given or device is None else getattr(device, name)

    if "institution_id" in given or "department_id" in given:
        institution = hcp.get_institution(actor, now("institution_id"))
        hcp.find_department(actor, institution, given.get("department_id", _kept_department(device, given)))
    if given.get("parent_id"):
        _check_parent(actor, device, given["parent_id"], now("institution_id"))
    if given.get("udi"):
        read(given["udi"])
    if device is None or {"model_id", "serial", "lot"} & given.keys():
        _check_tracking(actor, now("model_id"), given, device)


def _kept_department(device: Device | None, given: dict[str, Any]) -> UUID | None:
    """A device that goes to another hospital leaves its department, which must be said."""
    return device.department_id if device is not None else None


def _check_tracking(actor: Actor, model_id: UUID, given: dict[str, Any], device: Device | None) -> None:
    model = get_model(actor, model_id)
    serial = given.get("serial", device.serial if device else "")
    lot = given.get("lot", device.lot if device else "")
    if model.by_serial and not serial:
        raise NEEDS_SERIAL
    if model.by_lot and not model.by_serial and not lot:
        raise NEEDS_LOT


def _check_parent(actor: Actor, device: Device | None, parent_id: UUID, institution_id: UUID) -> None:
    """A part stands where the whole stands, and no device is part of its own part."""
    above, parent = list_devices(actor), get_device(actor, parent_id)
    if parent.institution_id != institution_id:
        raise Invalid.of(
            "parent_id", "主机与部件须在同一家医院。", "A part stands at the hospital where the whole stands."
        )
    seen: Device | None = parent
    for _ in range(DEEPEST):
        if seen is None:
            return
        if device is not None and seen.pk == device.pk:
            break
        seen = above.filter(pk=seen.parent_id).first() if seen.parent_id else None
    raise Invalid.of("parent_id", "设备不能是自己部件的部件。", "A device cannot be part of its own part.")
