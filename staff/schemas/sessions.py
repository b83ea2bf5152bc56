"""Sessions, as their owner sees them."""

from datetime import datetime
from uuid import UUID

from core.bodies import Schema


class OwnSessionOut(Schema):
    """One place where one is signed in; `id` is a digest that opens nothing, times are to five minutes."""

    id: str
    is_this: bool
    tablet_id: UUID | None
    tablet_name: str
    browser: str
    started_at: datetime
    last_used_at: datetime
