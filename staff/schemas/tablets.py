"""Tablets."""

from datetime import datetime
from uuid import UUID

from core.bodies import Schema
from staff.choices import TabletState


class TabletOut(Schema):
    id: UUID
    version: int
    name: str
    state: TabletState
    user_id: int
    user_name: str
    registered_at: datetime
    revoked_at: datetime | None
    last_seen_at: datetime | None


class TabletPage(Schema):
    items: list[TabletOut]
    next: str | None
