"""Sessions: nobody signs himself up, an unattended desk signs itself out, a tablet keeps its lease."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

TOUCH_SECONDS = 300  # how often an active session is written again
TOUCHED = "touched_at"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth, but accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def idle_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Prolong the session of somebody who works; one that lies idle runs out by itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.session.session_key and request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get(TOUCHED, 0) > TOUCH_SECONDS:
                request.session[TOUCHED] = now
        return get_response(request)

    return middleware


def lease(request: HttpRequest) -> None:
    """Give a registered tablet its longer lease: it locks itself by PIN meanwhile."""
    request.session.set_expiry(settings.TABLET_HOURS * 3600)


def data_key(tablet_id: UUID, user_id: int) -> str:
    """The key that encrypts one person's data on one tablet (base64, 256 bits)."""
    secret = settings.SECRET_KEY.encode()
    key = hmac.new(secret, f"tablet-data:{tablet_id}:{user_id}".encode(), hashlib.sha256).digest()
    return base64.b64encode(key).decode()
