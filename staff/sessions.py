"""Sessions: an unattended desk signs itself out, a tablet keeps its lease, a lost one loses it."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable, Iterator
from typing import Any, ClassVar
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from core.errors import DomainError
from staff.browsers import browser_name
from staff.models import Session, User

TOUCH_SECONDS = 300  # how often an active session is written again
STARTED = "started_at"
TOUCHED = "touched_at"
BROWSER = "browser"
TABLET = "tablet"


class TooManyTries(DomainError):
    """Somebody guesses; he may go on later."""

    status = 429
    headers: ClassVar = {"Retry-After": "900"}

    def __init__(self) -> None:
        super().__init__(
            "too_many_tries", "尝试次数过多，请 15 分钟后再试。", "Too many tries. Try again in 15 minutes."
        )


def person_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Say who asks, and prolong his session; one that lies idle runs out by itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(lambda: signed_in_person(request))  # type: ignore[assignment]
        if request.session.session_key and request.user.is_authenticated and _lies_long(request):
            touch(request)
        return get_response(request)

    return middleware


def signed_in_person(request: HttpRequest) -> User | AnonymousUser:
    """The person of the session; nobody, once his password is another one than it was."""
    session: Any = request.session
    person: User | None = session.person
    if person is None:
        return AnonymousUser()
    if constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()):
        return person
    session.flush()
    return AnonymousUser()


def _lies_long(request: HttpRequest) -> bool:
    touched: int = request.session.get(TOUCHED, 0)
    return time.time() - touched > TOUCH_SECONDS


def touch(request: HttpRequest) -> None:
    """Write down that the session is in use, and by which browser."""
    now = int(time.time())
    request.session.setdefault(STARTED, now)
    request.session[TOUCHED] = now
    request.session[BROWSER] = browser_name(request.headers.get("User-Agent", ""))


def lease(request: HttpRequest, tablet_id: UUID) -> None:
    """Give a registered tablet its longer lease: it locks itself by PIN meanwhile."""
    request.session.set_expiry(settings.TABLET_HOURS * 3600)
    request.session[TABLET] = str(tablet_id)


def live_sessions(user_id: int) -> Iterator[tuple[Session, dict[str, Any]]]:
    """A person's sessions that have not run out, each with what it holds."""
    for session in Session.objects.filter(person_id=user_id, expire_date__gt=timezone.now()):
        yield session, session.get_decoded()


def end_sessions(user_id: int, *, tablet_id: UUID | None = None) -> None:
    """End a person's sessions, or only those leased to one tablet."""
    for session, held in live_sessions(user_id):
        if tablet_id is None or held.get(TABLET) == str(tablet_id):
            session.delete()


def digest(session_key: str) -> str:
    """What a session is called outside: its own id would let whoever reads it act as its owner."""
    return hashlib.sha256(session_key.encode()).hexdigest()


def limit_password_tries(request: HttpRequest) -> None:
    """Whoever finds an open session must not guess its password at leisure."""
    if not ratelimit.consume(request, action="change_password", user=request.user):
        raise TooManyTries()


def data_key(tablet_id: UUID, user_id: int) -> str:
    """The key that encrypts one person's data on one tablet (base64, 256 bits)."""
    secret = settings.SECRET_KEY.encode()
    key = hmac.new(secret, f"tablet-data:{tablet_id}:{user_id}".encode(), hashlib.sha256).digest()
    return base64.b64encode(key).decode()
