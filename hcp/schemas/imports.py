"""Imports and their rows."""

from datetime import datetime
from uuid import UUID

from typing_extensions import TypedDict

from core.bodies import In
from hcp.choices import ImportMode, RunState, Settling
from hcp.schemas.base import Reason


class MappingIn(In):
    version: int
    mapping: dict[str, str]


class RunIn(In):
    mode: ImportMode = ImportMode.GOOD_ROWS


class UndoIn(In):
    reason: Reason = ""


class SettleIn(In):
    act: Settling
    institution_id: UUID | None = None
    division_code: str = ""
    takes_row: bool = False
    reason: Reason = ""


class NothingIn(In):
    """A move that needs no word."""


class ImportOut(TypedDict):
    id: UUID
    version: int
    kind: str
    state: RunState
    mode: ImportMode
    file_name: str
    encoding: str
    line_ends: str
    delimiter: str
    sheet: str
    columns: list[str]
    sample: list[list[str]]
    mapping: dict[str, str]
    fields: list[str]
    problem: str | None
    read: int
    created: int
    updated: int
    unchanged: int
    queued: int
    settled: int
    rejected: int
    undone: int
    kept: int
    progress: int
    moves: list[str]
    created_at: datetime


class ImportPage(TypedDict):
    items: list[ImportOut]
    next: str | None


class ReasonOut(TypedDict):
    code: str
    text: str


class SettlementOut(TypedDict):
    id: UUID
    act: Settling
    by_name: str
    at: datetime
    reason: str
    institution_id: UUID | None


class ImportLineOut(TypedDict):
    line: int
    outcome: str
    reason: str
    reasons: list[ReasonOut]
    values: dict[str, str]
    institution_id: UUID | None
    made: bool
    undone: bool | None
    acts: list[Settling]
    settlement: SettlementOut | None


class ImportLinePage(TypedDict):
    items: list[ImportLineOut]
    next: str | None
