"""An event and its plan."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from compliance.schemas.rules import JudgementOut
from core.bodies import In, Schema, VersionIn, line
from events.choices import (
    Category,
    EventKind,
    EventState,
    EvidenceKind,
    Format,
    SharedBy,
    SpeakerRole,
    Tier,
    VenueKind,
)
from events.schemas.shapes import Amount, Country, Currency, FileOut, Hours, Why

Title = Annotated[str, line(160)]
Words = Annotated[str, line(160, shortest=0)]


class EventFields(In):
    """What the planner writes; what is missing is asked for when it is submitted."""

    need: Annotated[str, line(2000, shortest=0)] = ""
    format: Format = Format.IN_PERSON
    country: Country = "CN"
    venue: Annotated[str, line(200, shortest=0)] = ""
    venue_kind: VenueKind = VenueKind.HOSPITAL
    alcohol: bool = False
    time_zone: str = Field("Asia/Shanghai", max_length=40)
    team: list[int] = Field(default_factory=list, max_length=30)
    product_ids: list[UUID] = Field(default_factory=list, max_length=20)
    topic_id: UUID | None = None
    planned_heads: int = Field(0, ge=0, le=5000)
    currency: Currency = "CNY"


class EventIn(EventFields):
    """A new event; whoever writes it down gives its id."""

    id: UUID
    type_id: UUID
    title: Title
    starts_at: AwareDatetime
    ends_at: AwareDatetime


class EventEdit(EventFields):
    """Changes to an event, and the version they started from."""

    version: int
    type_id: UUID | None = None
    title: Title = ""
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None


class AgendaItemIn(In):
    id: UUID
    starts_at: AwareDatetime
    minutes: int = Field(ge=1, le=1440)
    title: Title
    speaker_id: UUID | None = None


class AgendaIn(VersionIn):
    """The whole programme."""

    items: list[AgendaItemIn] = Field(max_length=100)


class EngagementIn(In):
    id: UUID
    speaker_id: UUID
    role: SpeakerRole = SpeakerRole.SPEAKER
    service_hours: Annotated[Hours, Field(gt=0)]
    preparation_hours: Hours = Field(default=0, validate_default=True)
    travel_hours: Hours = Field(default=0, validate_default=True)


class SpeakersIn(VersionIn):
    """Everybody who speaks."""

    engagements: list[EngagementIn] = Field(max_length=50)


class LineIn(In):
    id: UUID
    category: Category
    what: Words = ""
    payee: Words = ""
    shared_by: SharedBy = SharedBy.NOBODY
    estimated: Amount
    committed: Amount | None = None
    cash: bool = False


class BudgetIn(VersionIn):
    """Everything money is spent on, but for the fees of speakers."""

    lines: list[LineIn] = Field(max_length=100)


class EventReasonIn(In):
    reason: Why


class RescheduleIn(EventReasonIn):
    starts_at: AwareDatetime
    ends_at: AwareDatetime


class AgendaItemOut(Schema):
    id: UUID
    starts_at: AwareDatetime
    minutes: int
    title: str
    speaker_id: UUID | None


class EngagementOut(Schema):
    id: UUID
    speaker_id: UUID
    hcp_id: UUID
    speaker_name: str
    tier: Tier
    role: SpeakerRole
    service_hours: str
    preparation_hours: str
    travel_hours: str
    per_hour: str
    amount: str


class LineOut(Schema):
    id: UUID
    category: Category
    what: str
    payee: str
    shared_by: SharedBy
    engagement_id: UUID | None
    estimated: str
    committed: str | None
    actual: str | None
    cash: bool
    receipts: list[FileOut]


class EvidenceOut(Schema):
    id: UUID
    kind: EvidenceKind
    note: str
    file: FileOut
    created_at: AwareDatetime


class MoneyOut(Schema):
    estimated: str
    committed: str
    actual: str


class HeadsOut(Schema):
    listed: int
    accepted: int
    declined: int
    signed_in: int
    walk_ins: int
    unsettled: int


class EventOut(Schema):
    """An event as lists show it."""

    id: UUID
    number: str
    version: int
    state: EventState
    moves: list[str]
    type_id: UUID
    type_kind: EventKind
    type_zh: str
    type_en: str
    title: str
    format: Format
    country: str
    venue: str
    venue_kind: VenueKind
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    time_zone: str
    owner_id: int
    owner_name: str
    team: list[int]
    topic_id: UUID | None
    topic_zh: str
    topic_en: str
    planned_heads: int
    currency: str
    offers_meals: bool
    is_mine: bool


class EventPage(Schema):
    items: list[EventOut]
    next: str | None


class EventDetail(EventOut):
    """An event with all its parts."""

    need: str
    alcohol: bool
    product_ids: list[UUID]
    team_names: list[str]
    returned_reason: str
    approved_at: AwareDatetime | None
    closed_at: AwareDatetime | None
    cancelled_at: AwareDatetime | None
    may_plan: bool
    agenda: list[AgendaItemOut]
    engagements: list[EngagementOut]
    lines: list[LineOut]
    evidence: list[EvidenceOut]
    evidence_needed: list[EvidenceKind]
    money: MoneyOut
    people: HeadsOut


class CheckOut(Schema):
    """What the rules say about one thing that is planned."""

    about: Literal["event", "line", "engagement", "invitee"]
    id: UUID | None
    judgement: JudgementOut


class ChecksOut(Schema):
    """What the rules say about the whole plan; an invitee is told by his HCP."""

    items: list[CheckOut]
