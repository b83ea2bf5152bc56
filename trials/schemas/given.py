"""What is given to the room's doors."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field

from core.bodies import In, VersionIn, line
from trials.choices import (
    AdverseSeverity,
    Criterion,
    LeavingCause,
    OpeningVerdict,
    ParticipantStatus,
    SdtmSex,
)
from trials.models.exports import ExportForm

PARTIAL = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"
Line60 = Annotated[str, line(60)]
Line200 = Annotated[str, line(200)]
Short = Annotated[str, line(200, shortest=0)]
OrNone = BeforeValidator(lambda value: value or None)


class ParticipantIn(In):
    """Somebody who is screened, by number; the screen gives the id."""

    id: UUID
    site_id: UUID
    screening_number: Annotated[str, line(20)] = Field(pattern=r"^[A-Za-z0-9-]+$")
    sex: SdtmSex
    age: Annotated[int | None, Field(ge=0, le=120)] = None
    race: Short = ""
    ethnicity: Short = ""
    country: Annotated[str, line(3, shortest=3)] = "CHN"
    collected_on: date | None = None


class StatusIn(In):
    """Where a participant stands from a day on."""

    status: ParticipantStatus
    on: date
    cause: Annotated[LeavingCause | None, OrNone] = None
    term: Short = ""
    arm_id: UUID | None = None


class ConsentIn(In):
    """A signed version of the consent form."""

    version_id: UUID
    signed_on: date


class StudyVisitIn(In):
    """A visit that took place: of the protocol by its id, or another by its name."""

    planned_id: UUID | None = None
    name: Annotated[str, line(60, shortest=0)] = ""
    started_on: date
    ended_on: date | None = None


class AdverseEventIn(In):
    """Something untoward; days as far as they are known."""

    verbatim: Line200
    severity: AdverseSeverity
    grade: Annotated[int | None, Field(ge=1, le=5)] = None
    serious: bool = False
    criteria: list[Criterion] = Field(default_factory=list, max_length=7)
    relation: Short = ""
    outcome: Short = ""
    started_at: str = Field("", pattern=PARTIAL)
    ended_at: str = Field("", pattern=PARTIAL)


class IdentityIn(In):
    """Who a participant is; sealed before it is written."""

    name: Line60
    phone: Annotated[str, line(30, shortest=0)] = ""
    id_document: Annotated[str, line(30, shortest=0)] = ""


class OpenIn(In):
    """Why an identity is opened."""

    reason: str = Field("", max_length=500)


class EraseIn(In):
    """Why an identity is erased."""

    reason: str = Field("", max_length=500)


class FindIn(In):
    """A value that is looked for exactly; it goes in the body, never in an address."""

    field: Literal["name", "phone", "id_document"]
    value: Line60


class OpeningReviewIn(VersionIn):
    """What the reviewer says of an opening."""

    verdict: OpeningVerdict
    note: str = Field("", max_length=500)


class StudyExportIn(In):
    """The form of the file and how many must be alike."""

    form: ExportForm
    k: int = Field(5, ge=2, le=50)
