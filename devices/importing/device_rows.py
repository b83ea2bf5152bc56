"""A row of an installed base."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.actor import Actor
from core.errors import Invalid
from devices.importing.rows import Judged, day, fitting
from devices.models import DeviceModel
from devices.selectors import list_devices, list_models
from devices.udi import read
from hcp import selectors as hcp
from hcp.reference.institution_names import name_key

DAYS = ("made_on", "installed_on", "accepted_on", "warranty_from", "warranty_to")
LENGTHS = {"serial": 60, "lot": 60, "room": 80, "software": 60, "note": 500}


@dataclass(slots=True)
class Known:
    """What rows may name: models, hospitals with their departments, and the units already registered."""

    by_di: dict[str, DeviceModel] = field(default_factory=dict)
    by_number: dict[str, list[DeviceModel]] = field(default_factory=dict)
    hospitals: dict[str, list[UUID]] = field(default_factory=dict)
    departments: dict[tuple[UUID, str], UUID] = field(default_factory=dict)
    taken: set[tuple[UUID, str]] = field(default_factory=set)


def look_up(actor: Actor, rows: Iterable[Mapping[str, str]]) -> Known:
    """Everything the rows name, asked at once."""
    known, said = Known(), list(rows)
    for model in list_models(actor).filter(is_active=True):
        known.by_di[model.di] = model
        for text in {model.model_no, model.name_zh, model.name_en} - {""}:
            known.by_number.setdefault(text.casefold(), []).append(model)
    keys = {name_key(row.get("institution", "")) for row in said}
    found = dict(hcp.list_institutions(actor).filter(key__in=keys).values_list("pk", "key"))
    for hospital, key in found.items():
        known.hospitals.setdefault(key, []).append(hospital)
    for department in hcp.list_departments(actor).filter(institution__in=found):
        known.departments[department.institution_id, department.name] = department.pk
    registered = list_devices(actor).exclude(serial="").order_by()
    known.taken = set(registered.values_list("model_id", "serial"))
    return known


def judge_device(said: Mapping[str, str], known: Known) -> Judged:
    """A device to be registered, or one that is registered already."""
    values = _values(said)
    model = _model(said, values.pop("di"), known)
    values |= {"model_id": model.pk, **_place(said, known)}
    if model.by_serial and not values["serial"]:
        raise Invalid.of(
            "serial",
            "该型号按序列号管理，这一行没有序列号。",
            "This model needs a serial number; the row has none.",
        )
    if values["warranty_to"] and values["warranty_from"] and values["warranty_to"] < values["warranty_from"]:
        raise Invalid.of("warranty_to", "保修截止日早于起始日。", "The warranty ends before it begins.")
    unit = (model.pk, values["serial"])
    if values["serial"] and unit in known.taken:
        return Judged(0, "unchanged", {})
    known.taken.add(unit)
    return Judged(0, "created", values)


def _values(said: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: fitting(name, said.get(name, ""), most) for name, most in LENGTHS.items()}
    values |= {name: day(name, said.get(name, "")) for name in DAYS}
    values |= {"di": "", "udi": ""}
    if text := said.get("udi", ""):
        udi = read(text)
        values |= {"di": udi.di, "udi": fitting("udi", text, 300)}
        values["serial"], values["lot"] = values["serial"] or udi.serial, values["lot"] or udi.lot
        values["made_on"] = values["made_on"] or udi.made_on
    return values


def _model(said: Mapping[str, str], di: str, known: Known) -> DeviceModel:
    if di:
        if model := known.by_di.get(di):
            return model
        raise Invalid.of(
            "udi",
            "目录中没有 UDI-DI {di}，请先添加型号。",
            "The catalogue has no UDI-DI {di}; add its model first.",
            di=di,
        )
    for name in ("model_no", "name"):
        found = known.by_number.get(said.get(name, "").casefold(), [])
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise Invalid.of(
                name,
                "目录中有多个“{text}”，请填写 UDI。",
                "“{text}” is several models; give the UDI.",
                text=said[name],
            )
    raise Invalid.of(
        "model_no", "目录中没有这个型号，请先添加。", "The catalogue has no such model; add it first."
    )


def _place(said: Mapping[str, str], known: Known) -> dict[str, Any]:
    name = said.get("institution", "")
    found = known.hospitals.get(name_key(name), []) if name else []
    if len(found) != 1:
        raise Invalid.of(
            "institution",
            "“{name}”不是（或不止一家）您可见的医院，请填写医院全称。",
            "“{name}” is no hospital you see, or several; write its full name.",
            name=name,
        )
    if not (department := said.get("department", "")):
        return {"institution_id": found[0], "department_id": None}
    if (found[0], department) not in known.departments:
        raise Invalid.of(
            "department",
            "该医院没有科室“{department}”，请先添加科室。",
            "The hospital has no department “{department}”; add it first.",
            department=department,
        )
    return {"institution_id": found[0], "department_id": known.departments[found[0], department]}
