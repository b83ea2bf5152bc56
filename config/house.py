"""Endpoints of the house itself: session, tablet, feed, files, history. Rooms have their own api.py."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import FileResponse, HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from ninja import Query, Router
from pydantic import AwareDatetime

from config import audit, restoring, wiring
from config.schemas import (
    AsOfOut,
    AttachmentOut,
    FeedOut,
    HistoryPage,
    LanguageIn,
    LanguageOut,
    OwnAccountOut,
    RestoredOut,
    RestoreIn,
    RestorePlanOut,
    SessionOut,
    TabletIn,
    TabletKeyOut,
)
from core import access_log, attachments, restore, timeline
from core.bodies import Schema
from core.errors import NotFound
from core.lists import PageQuery
from core.models import Attachment
from core.requests import ActorRequest, device_of
from staff import selectors, services, sessions
from staff.access import needs, refuse_revoked
from staff.models import User
from staff.policies import EXPLORE_HISTORY, READ_HISTORY, USE
from staff.schemas.people import OwnPasswordIn

router = Router()
router.add_router("", audit.router)


def _documented(answer: type[Schema]) -> dict[str, Any]:
    """The form of an answer for the contract alone: checking every row of a large one costs too much."""
    form = answer.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"responses": {200: {"description": "OK", "content": {"application/json": {"schema": form}}}}}


@router.get("/session", response=SessionOut, auth=None, url_name="session", tags=["house"])
def get_session(request: HttpRequest) -> dict[str, Any]:
    """Who is signed in, on which tablet, and a fresh CSRF token. Open to all: it tells of nobody else."""
    refuse_revoked(device_of(request))
    user = request.user if isinstance(request.user, User) else None
    return {
        "csrf": get_token(request),
        "user": selectors.session_user(user),
        "tablet": selectors.session_tablet(user, device_of(request)),
        "min_client": settings.MIN_CLIENT,
        "server_time": timezone.now(),
    }


@router.post(
    "/session/tablet", response=TabletKeyOut, auth=needs(USE), url_name="session-tablet", tags=["house"]
)
def register_tablet(request: ActorRequest, body: TabletIn) -> dict[str, Any]:
    """Register this tablet for the person signed in and hand out its data key."""
    tablet = services.register_tablet(request.auth, body.id, name=body.name)
    sessions.lease(request, tablet.pk)
    return {
        "id": tablet.pk,
        "state": tablet.state,
        "data_key": sessions.data_key(tablet.pk, tablet.user_id),
        "lease_hours": settings.TABLET_HOURS,
    }


@router.post(
    "/session/language", response=LanguageOut, auth=needs(USE), url_name="session-language", tags=["house"]
)
def choose_language(request: ActorRequest, body: LanguageIn) -> dict[str, Any]:
    """Change the language one reads."""
    user = services.choose_language(request.auth, body.language)
    return {"language": user.language}


@router.post(
    "/session/password", response=OwnAccountOut, auth=needs(USE), url_name="session-password", tags=["house"]
)
def change_password(request: ActorRequest, body: OwnPasswordIn) -> dict[str, Any]:
    """Change one's own password; this session goes on, all others end."""
    sessions.limit_password_tries(request)
    user = services.change_password(request.auth, current=body.current, password=body.password)
    update_session_auth_hash(request, user)
    return {"user": selectors.session_user(user)}


@router.get("/feed", auth=needs(USE), url_name="feed", tags=["house"], openapi_extra=_documented(FeedOut))
def pull_feed(request: ActorRequest, cursor: str = "", limit: int = 500) -> dict[str, Any]:
    """Rows and tombstones since the cursor, only what the reader may see."""
    actor = request.auth
    answer = wiring.FEED.pull(actor, cursor, limit)
    services.note_contact(actor)
    return {**answer, "min_client": settings.MIN_CLIENT}


@router.put(
    "/attachments/{uuid:attachment_id}",
    response=AttachmentOut,
    auth=needs(USE),
    url_name="attachment-put",
    tags=["house"],
)
def put_attachment(request: ActorRequest, attachment_id: UUID, kind: Attachment.Kind) -> dict[str, Any]:
    """Bring a photo or a signature; the record that follows names it."""
    sha256 = request.headers.get("X-Sha256", "")
    actor = request.auth
    attachment = attachments.receive(actor, attachment_id, kind, request.body, sha256)
    return {"id": attachment.pk, "kind": attachment.kind, "mime": attachment.mime, "size": attachment.size}


@router.get("/attachments/{uuid:attachment_id}", auth=needs(USE), url_name="attachment", tags=["house"])
def get_attachment(request: ActorRequest, attachment_id: UUID) -> FileResponse:
    """Open a file, if the reader may see the record it belongs to."""
    actor = request.auth
    attachment = attachments.get_attachment(attachment_id)
    wiring.check_attachment_visible(actor, attachment)
    access_log.record(actor, "attachment", [attachment.pk], "opened")
    response = FileResponse(attachment.file.open("rb"), content_type=attachment.mime)
    response["Cache-Control"] = "private, max-age=86400, immutable"
    return response


def _kind(name: str) -> timeline.TimelineKind:
    kind = wiring.TIMELINES.get(name)
    if kind is None:
        raise NotFound
    return kind


def _key(kind: timeline.TimelineKind, pk: str) -> UUID | int:
    try:
        return int(pk) if kind.model is User else UUID(pk)
    except ValueError:
        raise NotFound from None


@router.get(
    "/history/{kind}/{pk}", response=HistoryPage, auth=needs(READ_HISTORY), url_name="history", tags=["house"]
)
def read_history(request: ActorRequest, kind: str, pk: str, query: Query[PageQuery]) -> dict[str, Any]:
    """What happened to a record, newest first: who, what, before, after, why, from where."""
    found, actor = _kind(kind), request.auth
    auditing = actor.may(EXPLORE_HISTORY)
    answer = timeline.changes_of(found, actor, _key(found, pk), query, auditing=auditing)
    access_log.record(actor, found.name, [_key(found, pk)], "history")
    tablets = selectors.tablet_names({item["device"] for item in answer["items"] if item["device"]})
    answer["names"] |= {str(tablet_id): name for tablet_id, name in tablets.items()}
    return answer


@router.get(
    "/history/{kind}/{pk}/as-of",
    response=AsOfOut,
    auth=needs(READ_HISTORY),
    url_name="history-as-of",
    tags=["house"],
)
def read_as_of(request: ActorRequest, kind: str, pk: str, at: AwareDatetime) -> dict[str, Any]:
    """The record as it was at a moment."""
    found, actor = _kind(kind), request.auth
    answer = timeline.row_as_of(found, actor, _key(found, pk), at, auditing=actor.may(EXPLORE_HISTORY))
    access_log.record(actor, found.name, [_key(found, pk)], "history")
    return {**answer, "restore": restoring.may_restore(actor, found)}


@router.get(
    "/history/{kind}/{pk}/restore",
    response=RestorePlanOut,
    auth=needs(READ_HISTORY),
    url_name="history-restore-plan",
    tags=["house"],
)
def plan_restore(request: ActorRequest, kind: str, pk: str, at: AwareDatetime) -> dict[str, Any]:
    """What would change if the record were made again what it was at a moment."""
    found, actor = _kind(kind), request.auth
    how = restoring.how_of(found)
    answer = restore.plan_restore(found, how, actor, _key(found, pk), at)
    access_log.record(actor, found.name, [_key(found, pk)], "history")
    return answer


@router.post(
    "/history/{kind}/{pk}/restore",
    response=RestoredOut,
    auth=needs(READ_HISTORY),
    url_name="history-restore",
    tags=["house"],
)
def restore_record(request: ActorRequest, kind: str, pk: str, body: RestoreIn) -> Any:
    """Make a record again what it was at a moment, as a new change with its reason."""
    found, key = _kind(kind), _key(_kind(kind), pk)
    how = restoring.how_of(found)
    restore.restore(found, how, request.auth, key, body.at, version=body.version, reason=body.reason)
    return found.get(request.auth, key)
