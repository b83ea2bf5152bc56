"""Costs, evidence and who was given what."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.bodies import In, Schema, VersionIn, line
from events.choices import Category, EvidenceKind, SharedBy
from events.schemas.shapes import Amount

Words = Annotated[str, line(160, shortest=0)]


class ExpenseIn(In):
    """What a line came to."""

    id: UUID
    category: Category
    shared_by: SharedBy
    what: Words = ""
    payee: Words = ""
    cash: bool = False
    actual: Amount
    receipts: list[UUID] = Field(default_factory=list, max_length=20)


class ExpensesIn(VersionIn):
    lines: list[ExpenseIn] = Field(max_length=100)


class EvidenceIn(In):
    id: UUID
    kind: EvidenceKind
    file_id: UUID
    note: Annotated[str, line(300, shortest=0)] = ""


class ShareLineOut(Schema):
    line_id: UUID
    category: Category
    amount: str


class ShareOut(Schema):
    """What one person was given."""

    hcp_id: UUID
    name: str
    amount: str
    lines: list[ShareLineOut]


class SharesOut(Schema):
    items: list[ShareOut]
