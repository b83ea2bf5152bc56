"""What every request carries beside its body: an id, the tablet, and the tablet's own time."""

import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from core.actor import Actor
from core.errors import Invalid
from core.words import Text

T = TypeVar("T")

request_id: ContextVar[str] = ContextVar("request_id", default="")


class ActorRequest(HttpRequest):
    """A request that passed an endpoint's door: `auth` is the Actor who asks."""

    auth: Actor


def request_id_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give each request one id that history, the access log and the program log share."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = request_id.set(uuid.uuid4().hex)
        try:
            response = get_response(request)
            response["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(token)

    return middleware


def device_of(request: HttpRequest) -> UUID | None:
    """The tablet the request says it comes from."""
    return _header(request, "X-Device", UUID)


def occurred_at(request: HttpRequest) -> datetime | None:
    """When the tablet says it happened; must carry its offset from UTC."""
    return _header(request, "X-Occurred-At", _instant)


def _instant(value: str) -> datetime:
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise ValueError("no time zone")
    return instant


def _header(request: HttpRequest, name: str, read: Callable[[str], T]) -> T | None:
    value = request.headers.get(name)
    if not value:
        return None
    try:
        return read(value)
    except ValueError:
        wrong = Text(f"请求头 {name} 格式不正确。", f"The header {name} is badly formed.")
        raise Invalid("bad_header", wrong.zh, wrong.en, fields={name: wrong}) from None
