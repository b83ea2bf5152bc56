"""Values the bodies of several areas share."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, WithJsonSchema

from core.bodies import Schema, line

AS_TEXT = WithJsonSchema({"type": "string"}, mode="validation")
Amount = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2), AS_TEXT]
Hours = Annotated[Decimal, Field(ge=0, le=200, max_digits=5, decimal_places=2), AS_TEXT]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Why = Annotated[str, line(500)]
Maybe = Annotated[str, line(500, shortest=0)]


class FileOut(Schema):
    id: UUID
    kind: str
    mime: str
    size: int
