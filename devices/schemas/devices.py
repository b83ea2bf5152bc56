"""Devices, their downtimes and meters."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, WithJsonSchema

from core.bodies import In, Schema, VersionIn, line
from devices.choices import DeviceState, Issuer, MeterKind
from devices.schemas.catalogue import Code, DeviceModelOut, Short, UdiPartOut

Room = Annotated[str, line(80, shortest=0)]
Note = Annotated[str, line(500, shortest=0)]
Reason = Annotated[str, line(500, shortest=0)]
Value = Annotated[
    Decimal,
    Field(ge=0, max_digits=14, decimal_places=2),
    WithJsonSchema({"type": "string"}, mode="validation"),
]


class DeviceIn(In):
    id: UUID | None = None
    model_id: UUID
    institution_id: UUID
    department_id: UUID | None = None
    parent_id: UUID | None = None
    room: Room = ""
    serial: Short = ""
    lot: Short = ""
    udi: Code = ""
    software: Short = ""
    made_on: date | None = None
    installed_on: date | None = None
    accepted_on: date | None = None
    warranty_from: date | None = None
    warranty_to: date | None = None
    note: Note = ""


class DeviceEdit(VersionIn):
    institution_id: UUID | None = None
    department_id: UUID | None = None
    parent_id: UUID | None = None
    room: Room = ""
    serial: Short = ""
    lot: Short = ""
    udi: Code = ""
    software: Short = ""
    made_on: date | None = None
    installed_on: date | None = None
    accepted_on: date | None = None
    warranty_from: date | None = None
    warranty_to: date | None = None
    note: Note = ""
    reason: Reason = ""


class DeviceMoveIn(In):
    reason: Reason = ""
    at: datetime | None = None


class DeviceOut(Schema):
    id: UUID
    number: str
    version: int
    state: DeviceState
    moves: list[str]
    model_id: UUID
    model_zh: str
    model_en: str
    maker: str
    model_no: str
    institution_id: UUID
    institution_name: str
    department_id: UUID | None
    department_name: str
    room: str
    serial: str
    lot: str
    warranty_to: date | None


class DevicePage(Schema):
    items: list[DeviceOut]
    next: str | None


class DowntimeOut(Schema):
    id: UUID
    from_at: datetime
    to_at: datetime | None
    reason: str


class MeterReadingOut(Schema):
    id: UUID
    value: str
    read_at: datetime
    by_name: str
    reset: bool
    note: str


class DeviceMeterOut(Schema):
    id: UUID
    kind: MeterKind
    name: str
    unit: str
    readings: list[MeterReadingOut]


class DeviceDetail(DeviceOut):
    model: DeviceModelOut
    parent: DeviceOut | None
    parts: list[DeviceOut]
    udi: str
    software: str
    made_on: date | None
    installed_on: date | None
    accepted_on: date | None
    warranty_from: date | None
    under_warranty: bool | None
    note: str
    downtimes: list[DowntimeOut]
    uptime: str | None
    meters: list[DeviceMeterOut]


class DeviceMeterIn(In):
    id: UUID | None = None
    kind: MeterKind
    name: Annotated[str, line(60, shortest=0)] = ""
    unit: Annotated[str, line(20, shortest=0)] = ""


class MeterReadingIn(In):
    id: UUID | None = None
    value: Value
    read_at: datetime | None = None
    reset: bool = False
    note: Annotated[str, line(300, shortest=0)] = ""


class DeviceScanOut(Schema):
    agency: Issuer
    di: str
    lot: str
    serial: str
    software: str
    made_on: date | None
    expires_on: date | None
    parts: list[UdiPartOut]
    model: DeviceModelOut | None
    devices: list[DeviceOut]
