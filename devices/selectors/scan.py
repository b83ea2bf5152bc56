"""What a scanned or typed code says, and what of it is on file (UD-09)."""

from typing import Any

from core.actor import Actor
from devices.models import Device
from devices.selectors.catalogue import model_of, model_row
from devices.selectors.devices import device_row, list_devices
from devices.udi import Udi

MOST = 20


def scan_row(actor: Actor, udi: Udi) -> dict[str, Any]:
    """The parts of the code, its model if the catalogue has it, and the devices it may be. Nothing is created."""
    model = model_of(actor, udi.di)
    return {
        "agency": udi.agency,
        "di": udi.di,
        "lot": udi.lot,
        "serial": udi.serial,
        "software": udi.software,
        "made_on": udi.made_on,
        "expires_on": udi.expires_on,
        "parts": [{"key": part.key, "value": part.value} for part in udi.parts],
        "model": model_row(model) if model else None,
        "devices": [device_row(actor, device) for device in _devices(actor, udi)],
    }


def _devices(actor: Actor, udi: Udi) -> list[Device]:
    """The unit of this serial number; without one, those of this model (and lot)."""
    if not udi.di:
        return []
    found = list_devices(actor).filter(model__di=udi.di)
    if udi.serial:
        found = found.filter(serial=udi.serial)
    elif udi.lot:
        found = found.filter(lot=udi.lot)
    return list(found.order_by("-number")[:MOST])
