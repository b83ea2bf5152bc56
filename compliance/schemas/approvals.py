"""What the endpoints of requests, processes and signatures take and answer."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints

from compliance.approvals.definition import Definition, Meaning, Mode
from compliance.approvals.lint import Level
from compliance.approvals.state import Place, Source, Status, TaskKind, TaskState
from compliance.choices import VersionState
from core.lists import Page, PageQuery

Comment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Password = Annotated[str, StringConstraints(max_length=128)]


class DecisionIn(Schema):
    """A yes; the password where the step is signed."""

    comment: Comment = ""
    password: Password = ""


class RejectionIn(Schema):
    """A no, with its reason."""

    comment: Said
    password: Password = ""


class SendBackIn(Schema):
    """Back to an earlier step or to the requester (`start`)."""

    to: str = Field(max_length=30)
    resume: bool = False
    comment: Said


class PassOnIn(Schema):
    """To whom, and why."""

    to: int
    comment: Comment = ""


class AddSignerIn(Schema):
    """Who signs too, and when."""

    who: int
    place: Place
    comment: Comment = ""


class CommentIn(Schema):
    """A word with the act."""

    comment: Comment = ""


class WithdrawIn(Schema):
    """Why the request is taken back."""

    reason: Said


class TellIn(Schema):
    """Who may read along."""

    people: list[int] = Field(min_length=1, max_length=50)


class RunIn(Schema):
    """A record that is asked for, and whom the requester chooses where he may."""

    id: UUID | None = None
    about_kind: str = Field(max_length=40)
    about_id: UUID
    chosen: dict[str, list[int]] = Field(default_factory=dict)


class RunsQuery(PageQuery):
    """Which requests."""

    about_kind: str = Field("", max_length=40, pattern=r"^[a-z_]*$")
    about_id: UUID | None = None
    mine: bool = False


class TaskOut(Schema):
    """What one person was asked, and what became of it."""

    id: UUID
    version: int
    kind: TaskKind
    state: TaskState
    step: str
    step_zh: str
    step_en: str
    assignee_id: int
    assignee_name: str
    on_behalf_of_name: str
    source: Source
    place: Place
    comment: str
    nudges: int
    opened_at: AwareDatetime
    due_at: AwareDatetime | None
    reminded: bool
    late: bool
    decided_at: AwareDatetime | None


class InboxRow(TaskOut):
    """A task as the inbox shows it."""

    run_id: UUID
    number: str
    about_kind: str
    about_id: UUID
    title_zh: str
    title_en: str
    money: str | None
    currency: str
    rules: int
    worst: str
    requester_id: int
    requester_name: str
    handed_in_at: AwareDatetime
    meaning: Meaning | None


class InboxPage(Page):
    items: list[InboxRow]


class MyTaskOut(InboxRow):
    """One's own open task, with what one may do."""

    acts: list[str]
    returnable: list[str]


class RunRow(Schema):
    """A request as lists show it."""

    id: UUID
    version: int
    number: str
    state: Status
    about_kind: str
    about_id: UUID
    title_zh: str
    title_en: str
    money: str | None
    currency: str
    requester_id: int
    requester_name: str
    handed_in_at: AwareDatetime
    expected_at: AwareDatetime | None
    ended_at: AwareDatetime | None


class RunPage(Page):
    items: list[RunRow]


class SummaryLineOut(Schema):
    name_zh: str
    name_en: str
    zh: str
    en: str


class AnswerRow(Schema):
    """A rule that speaks; `grant`: the role that may grant an exception."""

    rule: str
    outcome: str
    zh: str
    en: str
    grant: str = ""


class StepOut(Schema):
    """A step of the way."""

    key: str
    kind: str
    zh: str
    en: str
    mode: Mode | str
    meaning: Meaning | None
    seats: int
    turn: int
    state: str


class SignatureOut(Schema):
    """A signature as every readable copy shows it."""

    id: UUID
    signer_name: str
    username: str
    on_behalf_of_name: str
    meaning: Meaning
    decision: str
    comment: str
    signed_at: AwareDatetime


class RunOut(RunRow):
    """A request with its whole way."""

    lines: list[SummaryLineOut]
    answers: list[AnswerRow]
    steps: list[StepOut]
    tasks: list[TaskOut]
    my_tasks: list[MyTaskOut]
    acts: list[str]
    signatures: list[SignatureOut]
    earlier: list[RunRow]


class DifferenceOut(Schema):
    """Where the record differs from what was signed."""

    path: str
    signed: Any
    now: Any


class VerifiedSignatureOut(SignatureOut):
    """A signature and whether it still holds."""

    state: str
    changed: list[DifferenceOut]
    content: dict[str, Any]
    digest: str
    about_kind: str
    about_id: UUID
    about_version: int
    run_id: UUID
    number: str
    title_zh: str
    title_en: str


class ChoiceOut(Schema):
    value: str
    zh: str
    en: str


class FactOut(Schema):
    """A fact conditions may ask."""

    name: str
    kind: str
    zh: str
    en: str
    operators: list[str]
    choices: list[ChoiceOut]


class ProcessVersionOut(Schema):
    """A process as it was drawn."""

    id: UUID
    version: int
    kind: str
    edition: int
    state: VersionState
    definition: Definition
    drafted_by_name: str
    activated_by_name: str
    activated_at: AwareDatetime | None
    moves: list[str]


class ProcessOut(Schema):
    """How one kind of request is decided."""

    kind: str
    name_zh: str
    name_en: str
    process_id: UUID | None
    active: ProcessVersionOut | None
    draft: ProcessVersionOut | None
    facts: list[FactOut]


class ProcessesOut(Schema):
    items: list[ProcessOut]


class DraftIn(Schema):
    """A process as it is drawn now."""

    definition: Definition
    version: int | None = None


class LintIn(Schema):
    """A process to be looked through."""

    definition: Definition


class FindingOut(Schema):
    """One thing that is wrong with a process."""

    level: Level
    code: str
    step: str
    branch: int | None
    zh: str
    en: str


class FindingsOut(Schema):
    items: list[FindingOut]


class ActivateIn(Schema):
    """Why it is put into force."""

    reason: Said


class SpecialDayIn(Schema):
    """A day that differs from its weekday."""

    works: bool = False
    name_zh: str = Field(min_length=1, max_length=60)
    name_en: str = Field(min_length=1, max_length=60)


class SpecialDayOut(Schema):
    id: UUID
    version: int
    day: date
    works: bool
    name_zh: str
    name_en: str


class SpecialDayPage(Page):
    items: list[SpecialDayOut]


class RemovedOut(Schema):
    """What was taken away."""

    id: UUID
