"""Sessions one forgot to end: on another desk, on a tablet left behind."""

from django.db import transaction

from core import access_log
from core.access import require
from core.actor import Actor
from core.errors import NotFound, Refused
from staff import sessions
from staff.policies import USE


@transaction.atomic
def end_session(actor: Actor, named: str, *, this: str) -> None:
    """End one of one's own other sessions; `this` is the id of the session that asks."""
    require(actor, USE)
    if named == sessions.digest(this):
        raise Refused(
            "this_session",
            "这是当前正在使用的会话，请用“退出登录”。",
            "This is the session you are using; sign out instead.",
        )
    for session, _ in sessions.live_sessions(actor.person_id):
        if sessions.digest(session.session_key) == named:
            session.delete()
            access_log.record(actor, "session", [actor.person_id], "session_ended")
            return
    raise NotFound
