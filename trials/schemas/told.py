"""What the room's doors answer."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime

from core.bodies import Schema
from core.lists import Page


class CountsOut(Schema):
    """How many are and were in a study."""

    people: int
    screen_failures: int
    in_study: int
    completed: int
    withdrawn: int
    randomised: int


class StudyOut(Schema):
    """A study in a list."""

    id: UUID
    version: int
    number: str
    name: str
    phase: str
    sponsor: str
    indication: str
    ctcae: str
    sae_hours: int
    planned: int
    enrol_from: date
    enrol_until: date
    counts: CountsOut


class StudiesOut(Schema):
    items: list[StudyOut]


class ArmOut(Schema):
    id: UUID
    code: str
    name: str
    planned: int
    randomised: int


class SiteOut(Schema):
    id: UUID
    number: str
    institution_name: str | None
    planned: int
    people: int
    randomised: int
    screen_failures: int


class PlannedVisitOut(Schema):
    id: UUID
    number: Decimal
    name: str
    day: int | None
    before: int
    after: int


class ConsentVersionOut(Schema):
    id: UUID
    name: str
    language: str
    approved_on: date


class AdverseCountsOut(Schema):
    all: int
    people: int
    serious: int


class MonthOut(Schema):
    """A month of enrolment: in it, up to its end, and by an even pace."""

    month: date
    randomised: int
    total: int
    planned: int


class StudyPageOut(StudyOut):
    """A study with its parts."""

    arms: list[ArmOut]
    sites: list[SiteOut]
    planned_visits: list[PlannedVisitOut]
    consent_versions: list[ConsentVersionOut]
    adverse_events: AdverseCountsOut
    enrolment: list[MonthOut]


class ParticipantOut(Schema):
    """A participant in a list: a number and no name."""

    id: UUID
    version: int
    study_id: UUID
    study_number: str
    number: str
    site_number: str
    status: str
    status_on: date | None
    arm_name: str
    sex: str
    age: int | None
    has_serious: bool


class ParticipantsPage(Page):
    items: list[ParticipantOut]


class FoundParticipantsOut(Schema):
    items: list[ParticipantOut]


class MilestoneOut(Schema):
    id: UUID
    on: date
    status: str
    category: str
    coded: str
    term: str
    cause: str


class StudyVisitOut(Schema):
    """A visit and its window; without `started_on` it did not take place yet."""

    id: UUID | None
    planned_id: UUID | None
    number: Decimal
    name: str
    started_on: date | None
    ended_on: date | None
    day: int | None
    first: date | None
    target: date | None
    last: date | None
    standing: str
    before_consent: bool


class ConsentOut(Schema):
    id: UUID
    name: str
    version_id: UUID
    signed_on: date


class ConsentDueOut(Schema):
    id: UUID
    name: str
    approved_on: date


class AdverseEventOut(Schema):
    id: UUID
    order: int
    verbatim: str
    coded: str
    severity: str
    grade: int | None
    serious: bool
    criteria: list[str]
    relation: str
    outcome: str
    started_at: str
    ended_at: str


class ParticipantPageOut(ParticipantOut):
    """A participant with all that happened."""

    race: str
    ethnicity: str
    country: str
    reference_start_on: date | None
    next_statuses: list[str]
    identity: str
    milestones: list[MilestoneOut]
    visits: list[StudyVisitOut]
    consents: list[ConsentOut]
    consent_due: ConsentDueOut | None
    adverse_events: list[AdverseEventOut]


class OpeningOut(Schema):
    """Who opened an identity, why, and what was said of it."""

    id: UUID
    version: int
    participant_id: UUID
    participant_number: str
    study_number: str
    opened_at: AwareDatetime
    opened_by_name: str
    reason: str
    verdict: str
    verdict_note: str
    reviewed_at: AwareDatetime | None
    reviewed_by_name: str


class OpeningsPage(Page):
    items: list[OpeningOut]


class IdentityOut(Schema):
    """An identity in clear, for a few minutes."""

    name: str
    phone: str
    id_document: str
    until: AwareDatetime


class StudyExportOut(Schema):
    """An export that was made."""

    id: UUID
    study_id: UUID
    form: str
    k: int
    report: dict[str, Any]
    sha256: str
    size: int
    made_at: AwareDatetime
    made_by_name: str


class StudyExportsPage(Page):
    items: list[StudyExportOut]
