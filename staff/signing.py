"""Signing at one's desk: wrong passwords are counted outside the transaction that a refusal undoes."""

from collections.abc import Callable

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse

from core.answers import error_answer
from staff.sessions import TooManyTries

SIGNED = "/api/tasks/"
PASSWORD = b'"password"'
ACTION = "sign"


def signing_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Count a try before each request that carries a password to sign with; a signature forgives them (ER-08)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _signs(request):
            return get_response(request)
        if not ratelimit.consume(request, action=ACTION, user=request.user):
            return error_answer(request, TooManyTries())
        response = get_response(request)
        if response.status_code == 200:
            ratelimit.clear(request, action=ACTION, user=request.user)
        return response

    return middleware


def _signs(request: HttpRequest) -> bool:
    return (
        request.method == "POST"
        and request.path.startswith(SIGNED)
        and request.user.is_authenticated
        and PASSWORD in request.body
    )
