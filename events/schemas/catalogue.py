"""Types of event, topics, rates and speakers."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from core.bodies import In, Schema, VersionIn, line
from events.choices import EventKind, EvidenceKind, Tier
from events.schemas.shapes import Amount, Country, Currency

Name = Annotated[str, line(60)]
Named = Annotated[str, line(120)]
Score = Annotated[int, Field(ge=0, le=4)]


class TypeIn(In):
    id: UUID | None = None
    kind: EventKind
    name_zh: Name
    name_en: Name
    needs_speakers: bool = True
    offers_meals: bool = True
    evidence: list[EvidenceKind] = Field(default_factory=list, max_length=10)


class TypeEdit(VersionIn):
    name_zh: Name = ""
    name_en: Name = ""
    needs_speakers: bool = True
    offers_meals: bool = True
    evidence: list[EvidenceKind] = Field(default_factory=list, max_length=10)
    is_active: bool = True


class TypeOut(Schema):
    id: UUID
    version: int
    kind: EventKind
    name_zh: str
    name_en: str
    needs_speakers: bool
    offers_meals: bool
    evidence: list[EvidenceKind]
    is_active: bool


class TypesOut(Schema):
    items: list[TypeOut]


class TopicIn(In):
    id: UUID | None = None
    name_zh: Named
    name_en: Named


class TopicEdit(VersionIn):
    name_zh: Named = ""
    name_en: Named = ""
    is_active: bool = True


class TopicOut(Schema):
    id: UUID
    version: int
    name_zh: str
    name_en: str
    is_active: bool


class TopicsOut(Schema):
    items: list[TopicOut]


class RateIn(In):
    tier: Tier
    country: Country
    currency: Currency
    per_hour: Amount
    from_on: date
    to_on: date | None = None


class RateEdit(VersionIn):
    to_on: date | None


class RateOut(Schema):
    id: UUID
    version: int
    tier: Tier
    country: str
    currency: str
    per_hour: str
    from_on: date
    to_on: date | None


class RatesOut(Schema):
    items: list[RateOut]


class CriteriaIn(In):
    """What a curriculum shows, from 0 to 4 each; nothing of sales or prescriptions (FMV-02)."""

    academic_rank: Score = 0
    society_posts: Score = 0
    publications: Score = 0
    trials: Score = 0
    speaking: Score = 0
    experience: Score = 0


class SpeakerIn(In):
    id: UUID | None = None
    hcp_id: UUID
    criteria: CriteriaIn
    assessed_on: date
    expires_on: date
    contract_from_on: date | None = None
    contract_to_on: date | None = None
    trained_on: date | None = None


class SpeakerEdit(VersionIn):
    criteria: CriteriaIn | None = None
    assessed_on: date = date.min
    expires_on: date = date.min
    contract_from_on: date | None = None
    contract_to_on: date | None = None
    trained_on: date | None = None


class SpeakerOut(Schema):
    id: UUID
    version: int
    hcp_id: UUID
    name: str
    criteria: dict[str, Any]
    score: int
    tier: Tier
    assessor_name: str
    assessed_on: date
    expires_on: date
    contract_from_on: date | None
    contract_to_on: date | None
    trained_on: date | None


class SpeakerPage(Schema):
    items: list[SpeakerOut]
    next: str | None
