"""What the endpoints of cases, safety reports and word lists take and answer."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from compliance.choices import (
    AgeBand,
    CaseKind,
    CaseOrigin,
    CaseState,
    CaseStepKind,
    ReportWay,
    Seriousness,
    Sex,
    WordOutcome,
)
from core.bodies import In, Schema, line
from core.lists import PageQuery

Word = Annotated[str, line(60)]
Phrase = Annotated[str, line(80)]
SafetyKind = Literal["adverse_event", "product_complaint"]


class WordListFields(In):
    """What is looked for, and what finding it means."""

    words_zh: list[Word] = Field(default_factory=list, max_length=1000)
    words_en: list[Word] = Field(default_factory=list, max_length=1000)
    excepted: list[Phrase] = Field(default_factory=list, max_length=1000)
    outcome: WordOutcome = WordOutcome.CASE
    hours: int = Field(ge=1, le=720)
    from_on: date
    to_on: date | None = None
    source_zh: Annotated[str, line(300)]
    source_en: Annotated[str, line(300)]
    reason: Annotated[str, line(500)]


class WordListIn(WordListFields):
    """A new list of a kind, from a day on."""

    id: UUID | None = None
    kind: CaseKind
    name_zh: Annotated[str, line(60)]
    name_en: Annotated[str, line(60)]
    rule: Annotated[str, line(20, shortest=0)] = ""


class WordListEdit(WordListFields):
    """A list as it is to be, and the version the change started from."""

    version: int


class WordListOut(Schema):
    """A list of words."""

    id: UUID
    version: int
    kind: CaseKind
    name_zh: str
    name_en: str
    words_zh: list[str]
    words_en: list[str]
    excepted: list[str]
    outcome: WordOutcome
    hours: int
    from_on: date
    to_on: date | None
    rule: str
    source_zh: str
    source_en: str


class WordListsOut(Schema):
    """All lists."""

    items: list[WordListOut]


class SafetyReportIn(In):
    """A report under the id the tablet gave it. The patient is an age band and a sex, never a name."""

    id: UUID
    kind: SafetyKind = "adverse_event"
    about_kind: Annotated[str, line(40, shortest=0)] = ""
    about_id: UUID | None = None
    hcp_id: UUID | None = None
    product_id: UUID
    lot: Annotated[str, line(40, shortest=0)] = ""
    patient_age: AgeBand
    patient_sex: Sex
    happened: Annotated[str, line(2000)]
    onset_on: date | None = None
    seriousness: list[Seriousness] = Field(default_factory=list, max_length=6)
    outcome_told: Annotated[str, line(200, shortest=0)] = ""
    learned_at: AwareDatetime
    written_at: AwareDatetime | None = None


class CaseQuery(PageQuery):
    """Which cases: those that wait for the reader, all that are open, those that are over."""

    show: Literal["mine", "open", "over"] = "open"
    kind: CaseKind | None = None


class NoteReportIn(In):
    """A report to pharmacovigilance: when, by which way, to whom, under which number."""

    reported_at: AwareDatetime
    way: ReportWay
    to: Annotated[str, line(120)]
    reference: Annotated[str, line(60, shortest=0)] = ""


class CorrectIn(In):
    """How a violation was corrected, and whether it is a serious one."""

    text: Annotated[str, line(1000)]
    serious: bool
    done_on: date | None = None


class CaseReasonIn(In):
    """Why."""

    reason: Annotated[str, line(500)]


class AssignIn(In):
    """To whom."""

    owner_id: int


class CaseStepIn(In):
    """A step that was taken on a day, or one that is not needed, and why."""

    kind: CaseStepKind
    text: Annotated[str, line(1000)]
    done_on: date | None = None
    needed: bool = True


class CaseRow(Schema):
    """A case as lists show it; `words` are empty for whom they do not concern."""

    id: UUID
    version: int
    number: str
    kind: CaseKind
    origin: CaseOrigin
    state: CaseState
    rule: str
    about_kind: str
    about_id: UUID | None
    about_number: str
    product_zh: str
    product_en: str
    reporter_name: str
    owner_id: int | None
    owner_name: str
    words: list[str]
    hours: int
    knew_at: AwareDatetime
    opened_at: AwareDatetime
    due_at: AwareDatetime
    answered_at: AwareDatetime | None
    late: bool
    reminded: bool
    escalated_at: AwareDatetime | None
    serious: bool


class FoundOut(Schema):
    """A word found: in which field, and what stands around it."""

    word: str
    field: str
    before: str
    text: str
    after: str


class SafetyReportOut(Schema):
    """A report as it was written."""

    id: UUID
    kind: SafetyKind
    hcp_id: UUID | None
    hcp_name: str
    product_id: UUID
    lot: str
    patient_age: AgeBand
    patient_sex: Sex
    happened: str
    onset_on: date | None
    seriousness: list[Seriousness]
    outcome_told: str
    learned_at: AwareDatetime
    written_at: AwareDatetime
    arrived_at: AwareDatetime


class CaseStepOut(Schema):
    """A step."""

    id: UUID
    kind: CaseStepKind
    needed: bool
    text: str
    done_on: date
    by_name: str
    written_at: AwareDatetime


class CaseOut(CaseRow):
    """A case as its page shows it; whoever only reported it reads how far it is (`inside` false)."""

    moves: list[str]
    may_write_steps: bool
    inside: bool
    found: list[FoundOut]
    report: SafetyReportOut | None
    escalated_to_name: str
    report_way: ReportWay | Literal[""]
    report_to: str
    report_reference: str
    dismissed_reason: str
    closed_at: AwareDatetime | None
    steps: list[CaseStepOut]
    steps_wanted: list[CaseStepKind]


class CasePage(Schema):
    """One page of cases."""

    items: list[CaseRow]
    next: str | None


class JudgeOut(Schema):
    """Somebody who may judge a case."""

    id: int
    name: str


class JudgesOut(Schema):
    """Those who may judge a case."""

    items: list[JudgeOut]
