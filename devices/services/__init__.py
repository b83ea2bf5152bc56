"""What is done with devices: the door of the room, one module per area."""

from devices.services.catalogue import create_model, edit_model
from devices.services.devices import edit_device, move_device, register_device
from devices.services.importing import import_list
from devices.services.meters import add_meter, read_meter

__all__ = [
    "add_meter",
    "create_model",
    "edit_device",
    "edit_model",
    "import_list",
    "move_device",
    "read_meter",
    "register_device",
]
