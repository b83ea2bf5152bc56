"""What the house's own endpoints take and answer."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from core.bodies import In, Schema, line
from core.explorer import Search
from core.lists import Page
from core.models import Attachment, Verification
from staff.choices import Language, Role, TabletState


class TabletIn(Schema):
    id: UUID
    name: str = Field(min_length=1, max_length=80)


class LanguageIn(Schema):
    language: Language


class SessionUserOut(Schema):
    id: int
    username: str
    name: str
    role: Role | str
    roles: list[Role]
    language: Language
    codes: list[str]


class SessionTabletOut(Schema):
    id: UUID
    name: str
    state: TabletState


class SessionOut(Schema):
    csrf: str
    user: SessionUserOut | None
    tablet: SessionTabletOut | None
    min_client: str
    server_time: datetime


class TabletKeyOut(Schema):
    """The tablet's data key: 32 bytes, base64."""

    id: UUID
    state: TabletState
    data_key: str
    lease_hours: int


class LanguageOut(Schema):
    language: Language


class OwnAccountOut(Schema):
    user: SessionUserOut


class FeedOut(Schema):
    """Rows by kind, ids gone by kind; `reset`: what this round does not bring is to be swept at its end."""

    rows: dict[str, list[dict[str, Any]]]
    gone: dict[str, list[str]]
    cursor: str
    more: bool
    reset: bool
    server_time: datetime
    min_client: str


class AttachmentOut(Schema):
    id: UUID
    kind: Attachment.Kind
    mime: str
    size: int


class ChangeOut(Schema):
    """One field of a change; a masked value reads `***`."""

    field: str
    before: Any
    after: Any


class HistoryEntryOut(Schema):
    id: int
    at: datetime
    actor: str
    action: str
    type: str
    reason: str
    device: UUID | None
    occurred_at: datetime | None
    changes: list[ChangeOut]


class HistoryPage(Page):
    """Changes, and what the records and tablets are called that they name by id."""

    items: list[HistoryEntryOut]
    names: dict[str, str]


class AsOfOut(Schema):
    """A record at a moment; `restore`: its fields can be put back to it by this reader."""

    at: datetime
    row: dict[str, Any]
    names: dict[str, str]
    restore: bool


class RestorePlanOut(Schema):
    """What restoring would change (before: now, after: as it was), from which version, and what forbids it."""

    at: datetime
    version: int
    changes: list[ChangeOut]
    names: dict[str, str]
    refusal: str | None
    rule: str


class RestoreIn(In):
    """Which moment, from which version it was looked at, and why."""

    at: AwareDatetime
    version: int
    reason: Annotated[str, line(500, shortest=2)]


class RestoredOut(Schema):
    version: int


class FoundChangeOut(HistoryEntryOut):
    """A change, and which record it is about."""

    kind: str
    record: str
    called: str


class ExplorerPage(Page):
    """Changes of many records, newest first, and what they name by id."""

    items: list[FoundChangeOut]
    names: dict[str, str]


class TrailQuery(Search):
    """What a file of changes holds, and in which form."""

    format: Literal["xlsx", "pdf"] = "xlsx"

    def search(self, limit: int) -> Search:
        """The same question, for a page of this size from the beginning."""
        return Search(**{**self.model_dump(exclude={"format"}), "cursor": "", "limit": limit})


class ProofOut(Schema):
    """A verification of the seal: how far it is, and what it found."""

    id: int
    asked_at: datetime
    asked_by: str
    state: Verification.State
    started_at: datetime | None
    ended_at: datetime | None
    done: int
    total: int
    waiting: int
    found: int
    findings: list[str]


class SealOut(Schema):
    """How the seal stands: the head of its chain, rows not sealed yet, the last verification."""

    number: int
    digest: str
    sealed_at: datetime | None
    waiting: int
    proof: ProofOut | None
