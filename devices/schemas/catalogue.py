"""Models, scans and imports."""

from typing import Annotated, Literal
from uuid import UUID

from core.bodies import In, Schema, VersionIn, line
from devices.choices import ImportKind, Issuer, RiskClass

Name = Annotated[str, line(200, shortest=0)]
Maker = Annotated[str, line(120)]
Short = Annotated[str, line(60, shortest=0)]
Kind = Annotated[str, line(160, shortest=0)]
Code = Annotated[str, line(300, shortest=0)]


class DeviceModelIn(In):
    id: UUID | None = None
    di: Code = ""
    name_zh: Name = ""
    name_en: Name = ""
    maker: Maker
    model_no: Short = ""
    catalogue_no: Short = ""
    kind: Kind = ""
    risk_class: RiskClass | Literal[""] = ""
    registration_no: Short = ""
    by_lot: bool = False
    by_serial: bool = True


class DeviceModelEdit(VersionIn):
    di: Code = ""
    name_zh: Name = ""
    name_en: Name = ""
    maker: Maker = ""
    model_no: Short = ""
    catalogue_no: Short = ""
    kind: Kind = ""
    risk_class: RiskClass | Literal[""] = ""
    registration_no: Short = ""
    by_lot: bool = False
    by_serial: bool = True
    is_active: bool = True


class DeviceModelOut(Schema):
    id: UUID
    version: int
    di: str
    issuer: Issuer | Literal[""]
    name_zh: str
    name_en: str
    maker: str
    model_no: str
    catalogue_no: str
    kind: str
    risk_class: RiskClass | Literal[""]
    registration_no: str
    by_lot: bool
    by_serial: bool
    is_active: bool
    pinyin: str


class DeviceModelPage(Schema):
    items: list[DeviceModelOut]
    next: str | None


class DeviceScanIn(In):
    text: Annotated[str, line(2000)]


class DeviceColumnOut(Schema):
    column: str
    field: str


class DeviceRejectOut(Schema):
    line: int
    zh: str
    en: str


class DeviceImportOut(Schema):
    kind: ImportKind
    carried_out: bool
    read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    columns: list[DeviceColumnOut]
    ignored: list[str]
    rejects: list[DeviceRejectOut]


class UdiPartOut(Schema):
    key: str
    value: str
