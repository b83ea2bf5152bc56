"""The tables of the devices room."""

from devices.models.catalogue import DeviceModel, DeviceModelQuerySet
from devices.models.devices import Device, DeviceQuerySet, Downtime, Meter, MeterReading, PartQuerySet

__all__ = [
    "Device",
    "DeviceModel",
    "DeviceModelQuerySet",
    "DeviceQuerySet",
    "Downtime",
    "Meter",
    "MeterReading",
    "PartQuerySet",
]
