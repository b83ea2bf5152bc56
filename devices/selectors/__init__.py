"""Questions about devices: the door other rooms ask through."""

from devices.selectors.catalogue import get_model, list_models, model_of, model_row
from devices.selectors.devices import (
    device_detail,
    device_row,
    get_device,
    get_downtime,
    get_meter,
    get_reading,
    list_devices,
    meter_row,
)
from devices.selectors.scan import scan_row

__all__ = [
    "device_detail",
    "device_row",
    "get_device",
    "get_downtime",
    "get_meter",
    "get_model",
    "get_reading",
    "list_devices",
    "list_models",
    "meter_row",
    "model_of",
    "model_row",
    "scan_row",
]
