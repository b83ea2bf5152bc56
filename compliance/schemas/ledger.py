"""What goes in and out of the endpoints of the ledger."""

from datetime import date, datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from compliance.choices import Standing
from compliance.schemas.rules import RoomOut


class StatementQuery(Schema):
    """Whose year."""

    year: int = Field(ge=2000, le=2100)


class YearSumOut(Schema):
    """What a year comes to in one currency."""

    currency: str
    given: str
    held: str


class TransferOut(Schema):
    """A line of the ledger."""

    id: int
    standing: Standing
    category: str
    category_zh: str
    category_en: str
    amount: str
    currency: str
    times: int
    on: date
    country: str
    cause_kind: str
    cause_id: UUID
    reverses_id: int | None
    reason: str
    written_at: datetime
    actor: str


class NamedTransferOut(TransferOut):
    """A line of the ledger, and whom it is for."""

    hcp_id: UUID
    hcp_name: str


class StatementOut(Schema):
    """Everything given to somebody in a year."""

    hcp_id: UUID
    hcp_name: str
    institution_name: str
    year: int
    sums: list[YearSumOut]
    times_given: int
    times_held: int
    rooms: list[RoomOut]
    lines: list[TransferOut]


class ReversalIn(Schema):
    """Why a line is taken back."""

    reason: str = Field(min_length=1, max_length=500)
