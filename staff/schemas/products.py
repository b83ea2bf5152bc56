"""Products and messages."""

from typing import Annotated
from uuid import UUID, uuid4

from pydantic import Field

from core.bodies import In, Schema, VersionIn, line
from staff.choices import ProductKind


class ProductIn(In):
    id: UUID = Field(default_factory=uuid4)
    name_zh: Annotated[str, line(120)]
    name_en: Annotated[str, line(120)]
    kind: ProductKind
    area_zh: Annotated[str, line(80, shortest=0)] = ""
    area_en: Annotated[str, line(80, shortest=0)] = ""


class ProductPatch(VersionIn):
    name_zh: Annotated[str, line(120)] = ""
    name_en: Annotated[str, line(120)] = ""
    kind: ProductKind = ProductKind.DRUG
    area_zh: Annotated[str, line(80, shortest=0)] = ""
    area_en: Annotated[str, line(80, shortest=0)] = ""
    is_active: bool = True


class MessageIn(In):
    id: UUID = Field(default_factory=uuid4)
    text_zh: Annotated[str, line(200)]
    text_en: Annotated[str, line(200)]


class MessagePatch(VersionIn):
    text_zh: Annotated[str, line(200)] = ""
    text_en: Annotated[str, line(200)] = ""
    is_active: bool = True


class MessageOut(Schema):
    id: UUID
    version: int
    text_zh: str
    text_en: str
    is_active: bool


class ProductOut(Schema):
    id: UUID
    version: int
    name_zh: str
    name_en: str
    kind: ProductKind
    area_zh: str
    area_en: str
    is_active: bool
    messages: list[MessageOut]
