"""What goes in and out of the visit endpoints."""

from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, Field

from compliance.schemas.ledger import NamedTransferOut
from compliance.schemas.rules import AnswerOut
from core.bodies import Schema
from visits.choices import Channel, MealState, Outcome, PositionMissing, Reaction, VisitState

T = TypeVar("T")
OrBlank = Annotated[T | None, BeforeValidator(lambda value: value or None)]  # rows write "not chosen" as ""


class VisitProductIn(Schema):
    """A product that was spoken of: which message, how it was taken."""

    product_id: UUID
    message_id: UUID | None = None
    reaction: OrBlank[Reaction] = None
    note: str = Field("", max_length=500)


class MealIn(Schema):
    """What was eaten together: what it came to, for how many heads, whom of those met it was shared with."""

    amount: Decimal | None = Field(None, gt=0, max_digits=12, decimal_places=2)
    currency: str = Field("CNY", pattern=r"^[A-Z]{3}$")
    heads: int | None = Field(None, ge=1, le=500)
    hcp_ids: list[UUID] = Field(default_factory=list, max_length=31)
    reason: str = Field("", max_length=500)
    receipts: list[UUID] = Field(default_factory=list, max_length=5)


class PositionIn(Schema):
    """Where the tablet was at check-in, given with the person's consent."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    accuracy: float = Field(ge=0, le=1_000_000)


class VisitFields(Schema):
    """What the owner writes; everything may be left out until the visit is handed in."""

    department_id: UUID | None = None
    hcp_id: UUID | None = None
    also_met: list[UUID] = Field(default_factory=list, max_length=30)
    channel: Channel = Channel.IN_PERSON
    slot_id: UUID | None = None
    planned_at: AwareDatetime | None = None
    planned_minutes: int | None = Field(None, ge=5, le=720)
    happened_at: AwareDatetime | None = None
    products: list[VisitProductIn] = Field(default_factory=list, max_length=20)
    outcome: OrBlank[Outcome] = None
    next_step: str = Field("", max_length=500)
    next_on: date | None = None
    note: str = Field("", max_length=2000)
    attachments: list[UUID] = Field(default_factory=list, max_length=20)
    meal: MealIn | None = None


class VisitIn(VisitFields):
    """A new visit; the tablet gives its id."""

    id: UUID
    institution_id: UUID
    plan: bool = False


class VisitEdit(VisitFields):
    """Changes to a visit, and the version they started from."""

    version: int
    institution_id: UUID | None = None


class CheckInIn(Schema):
    """Being there: the position, or why there is none."""

    position: PositionIn | None = None
    position_missing: PositionMissing = PositionMissing.NOT_GIVEN


class SubmitIn(Schema):
    """Handing in: when it was written, and when it happened if that was not said before."""

    written_at: AwareDatetime | None = None
    happened_at: AwareDatetime | None = None


class VisitReasonIn(Schema):
    """Why."""

    reason: str = Field("", max_length=500)


class VisitProductOut(Schema):
    product_id: UUID
    message_id: UUID | None
    reaction: str
    note: str


class PositionOut(Schema):
    lat: float
    lon: float
    accuracy: float


class FileOut(Schema):
    id: UUID
    kind: str
    mime: str
    size: int


class WarningOut(Schema):
    """A rule that was broken but lets pass."""

    rule: str
    code: str
    outcome: str
    zh: str
    en: str


class MealAnswerOut(AnswerOut):
    """A rule about the meal that is broken, or could not be judged; about one person when it names him."""

    hcp_id: UUID | None


class MealOut(Schema):
    """A meal, where it stands, and what the rules answered when it was handed in."""

    amount: str | None
    currency: str
    heads: int | None
    hcp_ids: list[UUID]
    reason: str
    receipts: list[FileOut]
    state: MealState
    answers: list[MealAnswerOut]


class VisitLedgerOut(Schema):
    """What a visit wrote into the ledger, reversals included."""

    lines: list[NamedTransferOut]


class VisitOut(Schema):
    """A visit."""

    id: UUID
    number: str
    version: int
    state: VisitState
    moves: list[str]
    owner_id: int
    owner_name: str
    institution_id: UUID
    institution_name: str
    department_id: UUID | None
    hcp_id: UUID | None
    hcp_name: str
    also_met: list[UUID]
    channel: Channel
    slot_id: UUID | None
    planned_at: AwareDatetime | None
    planned_minutes: int | None
    happened_at: AwareDatetime | None
    written_at: AwareDatetime | None
    arrived_at: AwareDatetime | None
    late: bool
    checked_in_at: AwareDatetime | None
    position: PositionOut | None
    position_missing: str
    products: list[VisitProductOut]
    outcome: str
    next_step: str
    next_on: date | None
    note: str
    attachments: list[FileOut]
    meal: MealOut | None
    warnings: list[WarningOut]
    returned_reason: str
    submitted_at: AwareDatetime | None
    approved_at: AwareDatetime | None
    cancelled_at: AwareDatetime | None


class VisitPage(Schema):
    """One page of visits."""

    items: list[VisitOut]
    next: str | None


class DayOut(Schema):
    """Somebody's own day."""

    on: date
    items: list[VisitOut]


class LastVisitOut(Schema):
    """The last visit, if there was one."""

    visit: VisitOut | None


class TeamQuery(Schema):
    """The days a team's visits are counted for."""

    from_: date = Field(alias="from")
    to: date


class TeamRow(Schema):
    """One person's visits in figures."""

    user_id: int
    name: str
    planned: int
    submitted: int
    approved: int
    returned: int
    late: int


class VisitTeamOut(Schema):
    """A team's visits in figures."""

    rows: list[TeamRow]
