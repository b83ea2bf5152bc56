"""Endpoints of one's own sessions."""

from typing import Any

from ninja import Router

from core.requests import ActorRequest
from staff import selectors, services
from staff.access import needs
from staff.policies import USE
from staff.schemas.sessions import OwnSessionOut

router = Router(tags=["staff"])
Row = dict[str, Any]


@router.get("/sessions", response=list[OwnSessionOut], auth=needs(USE), url_name="sessions")
def list_sessions(request: ActorRequest) -> list[Row]:
    """Where one is signed in now: desks and tablets, the last used first."""
    return selectors.list_sessions(request.auth, request.session.session_key or "")


@router.post(
    "/sessions/{session_id}/end", response=list[OwnSessionOut], auth=needs(USE), url_name="session-end"
)
def end_session(request: ActorRequest, session_id: str) -> list[Row]:
    """End one of one's other sessions; answers those that go on."""
    this = request.session.session_key or ""
    services.end_session(request.auth, session_id, this=this)
    return selectors.list_sessions(request.auth, this)
