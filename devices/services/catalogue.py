"""The catalogue: models added and corrected."""

from typing import Any
from uuid import UUID, uuid4

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import change
from core.versions import edit
from devices.models import DeviceModel
from devices.naming import identity, naming_of_model
from devices.policies import KEEP_CATALOGUE
from devices.selectors import model_row

SENTENCES = {
    "device_model_di_once": Refused(
        "di_taken", "目录中已有这个 UDI-DI 的型号。", "A model with this UDI-DI is in the catalogue already."
    ),
    "device_model_has_a_name": Invalid.of(
        "name_zh", "请填写中文或英文名称。", "Give a name in Chinese or in English."
    ),
    "devices_devicemodel_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
}
FIELDS = ("name_zh", "name_en", "maker", "model_no", "catalogue_no", "kind", "di")


def create_model(actor: Actor, *, id: UUID | None = None, di: str = "", **fields: Any) -> DeviceModel:
    """Add a model; its UDI-DI may be given as a whole scan and is read first."""
    require(actor, KEEP_CATALOGUE)
    values = {**fields, **identity(di)}
    with change(actor, "devices.model.create"), told(SENTENCES):
        return DeviceModel.objects.create(id=id or uuid4(), **values, **naming_of_model(_said(values)))


def edit_model(actor: Actor, model: DeviceModel, *, version: int, **fields: Any) -> DeviceModel:
    """Correct a model, or put it aside."""
    require(actor, KEEP_CATALOGUE)
    values = dict(fields)
    if "di" in fields:
        values |= identity(fields["di"])
    said = {key: getattr(model, key) for key in FIELDS} | values
    _check_name(said)
    values |= naming_of_model(said)
    with told(SENTENCES):
        return edit(actor, "devices.model.edit", model, version=version, current=model_row, **values)


def _said(values: dict[str, Any]) -> dict[str, Any]:
    said = {key: values.get(key, "") for key in FIELDS}
    _check_name(said)
    return said


def _check_name(said: dict[str, Any]) -> None:
    if not said["name_zh"] and not said["name_en"]:
        raise SENTENCES["device_model_has_a_name"]
