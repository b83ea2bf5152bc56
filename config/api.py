"""The one API: routers of the rooms, and every failure turned into an answer once."""

from importlib.util import find_spec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from ninja.errors import AuthenticationError, HttpError, ValidationError

from config.contract import RoundsAPI
from config.invalid import sentences
from core.answers import JsonParser, JsonRenderer, error_answer
from core.errors import DomainError, Forbidden, Invalid, NotFound, NotSignedIn

ROUTERS = {
    "core": "config.house.router",
    "staff": "staff.api.router",
    "hcp": "hcp.api.router",
    "compliance": "compliance.api.router",
    "visits": "visits.api.router",
    "events": "events.api.router",
    "devices": "devices.api.router",
    "trials": "trials.api.router",
}

CSRF_FAILED = Forbidden(
    "csrf_failed", "页面已过期，请刷新后重试。", "This page is out of date; reload it and try again."
)

api = RoundsAPI(
    title="Rounds",
    version="1",
    renderer=JsonRenderer(),
    parser=JsonParser(),
    docs_url="/docs" if settings.DEBUG else None,
    openapi_url="/openapi.json" if settings.DEBUG else None,
)
for room, path in ROUTERS.items():
    if room in settings.INSTALLED_APPS and find_spec(path.removesuffix(".router")):
        api.add_router("", import_string(path))


@api.exception_handler(DomainError)
def domain_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """A failure the house foresaw."""
    return error_answer(request, error)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Input that does not have the form the endpoint names."""
    return error_answer(
        request,
        Invalid(
            "invalid",
            "有字段填写不正确，请按提示修改。",
            "Some fields are not filled in correctly; see the remedy beside each.",
            fields=sentences(error.errors),
        ),
    )


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No session, or it has ended."""
    return error_answer(request, NotSignedIn())


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """ninja's own refusals: a body that is not JSON, a CSRF token that is missing."""
    if isinstance(error.__cause__, DomainError):  # our own parser's, wrapped by ninja
        return error_answer(request, error.__cause__)
    if error.status_code == 404:
        return error_answer(request, NotFound())
    if error.status_code == 403:
        return error_answer(request, CSRF_FAILED)
    refused = DomainError("bad_request", "请求格式不正确。", "The request is badly formed.")
    refused.status = error.status_code
    return error_answer(request, refused)
