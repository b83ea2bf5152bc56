"""Exactly once: a write sent again under the same key gets the first answer and changes nothing more.

The key row, the effect and the stored answer are one transaction. Two equal requests at once wait for each
other on the key's unique index. Only successes are stored: a refused write changed nothing, so sending it
again may ask again.
"""

import hashlib
import hmac
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse

from core.afterwards import listening
from core.answers import error_answer
from core.errors import Busy, Invalid
from core.models import Command
from core.requests import device_of

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
WAIT = "5s"  # how long an equal request waits for the first one before it is told to come back
LOCK_NOT_AVAILABLE = "55P03"
# One journey to the database.
CLAIM = """
SET LOCAL lock_timeout = %s;
INSERT INTO core_command (key, user_id, device_id, digest, received_at)
    VALUES (%s, %s, %s, %s, now()) ON CONFLICT DO NOTHING;
SET LOCAL lock_timeout = DEFAULT
"""


class _Undo(Exception):
    """Carries an unsuccessful answer out of the transaction that must not be kept."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def idempotency_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Guard every write below /api/ with its Idempotency-Key."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in WRITES or not request.path.startswith("/api/"):
            return get_response(request)
        if request.path in settings.ANSWERS_NOT_KEPT:
            return get_response(request)
        try:
            with listening() as acts:
                return _once(request, get_response)
        except _Undo as undo:
            for act in acts:
                act()
            return undo.response
        except (Invalid, Busy) as error:
            return error_answer(request, error)

    return middleware


def _once(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    user_id = request.user.pk
    if user_id is None:
        return get_response(request)  # nobody signed in: the endpoint answers 401
    key, digest = _key(request), _digest(request)
    with transaction.atomic():
        if not _claim(key, user_id, request, digest):
            return _stored(key, user_id, digest)
        response = get_response(request)
        if not 200 <= response.status_code < 300:
            raise _Undo(response)
        Command.objects.filter(key=key).update(status=response.status_code, answer=response.content)
    return response


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.headers.get("Idempotency-Key", ""))
    except ValueError:
        raise Invalid(
            "key_missing",
            "请求缺少有效的 Idempotency-Key（UUID）。",
            "The request needs an Idempotency-Key header holding a UUID.",
        ) from None


def _digest(request: HttpRequest) -> bytes:
    digest = hmac.new(settings.SECRET_KEY.encode(), digestmod=hashlib.sha256)  # a body may hold a password
    for part in (request.method or "", request.get_full_path()):
        digest.update(part.encode() + b"\0")
    digest.update(request.body)
    return digest.digest()


def _claim(key: UUID, user_id: int, request: HttpRequest, digest: bytes) -> bool:
    """Insert the key; False when it is already there. Waits for an equal request under way."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, [WAIT, key, user_id, device_of(request), digest])
            cursor.nextset()
            return bool(cursor.rowcount == 1)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == LOCK_NOT_AVAILABLE:
            raise Busy from None
        raise


def _stored(key: UUID, user_id: int, digest: bytes) -> HttpResponse:
    command = Command.objects.get(pk=key)
    if command.user_id != user_id or bytes(command.digest) != digest:
        raise Invalid(
            "key_reused",
            "同一个 Idempotency-Key 已用于另一个请求。",
            "This Idempotency-Key was used for another request.",
        )
    response = HttpResponse(
        bytes(command.answer or b""), status=command.status or 200, content_type="application/json"
    )
    response["Idempotent-Replay"] = "1"
    return response
