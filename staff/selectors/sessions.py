"""Questions about where a person is signed in."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from core.actor import Actor
from staff import sessions
from staff.selectors.tablets import tablet_names


def list_sessions(actor: Actor, this: str) -> list[dict[str, Any]]:
    """Where one is signed in now, the last used first; `this` is the id of the session that asks."""
    live = [(session.session_key, held) for session, held in sessions.live_sessions(actor.person_id)]
    names = tablet_names({UUID(held[sessions.TABLET]) for _, held in live if sessions.TABLET in held})
    rows = [session_row(key, held, names, is_this=key == this) for key, held in live]
    return sorted(rows, key=lambda row: (row["last_used_at"], row["id"]), reverse=True)


def session_row(key: str, held: dict[str, Any], names: dict[UUID, str], *, is_this: bool) -> dict[str, Any]:
    """A session as the screen reads it, without the id that would open it."""
    tablet_id = UUID(held[sessions.TABLET]) if sessions.TABLET in held else None
    touched = held.get(sessions.TOUCHED, 0)
    return {
        "id": sessions.digest(key),
        "is_this": is_this,
        "tablet_id": tablet_id,
        "tablet_name": names.get(tablet_id, "") if tablet_id else "",
        "browser": held.get(sessions.BROWSER, ""),
        "started_at": datetime.fromtimestamp(held.get(sessions.STARTED, touched), UTC),
        "last_used_at": timezone.now() if is_this else datetime.fromtimestamp(touched, UTC),
    }
