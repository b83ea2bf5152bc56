"""The app's own files: its shell on every path, its worker and manifest at the root, health answers."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse

from core.answers import error_answer
from core.errors import DomainError, NotFound

CSP = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; worker-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
AT_ROOT = {
    "sw.js": "text/javascript",
    "manifest.webmanifest": "application/manifest+json",
    "favicon.ico": "image/x-icon",
}
GUESTS = ("rsvp", "certificate")  # whoever holds a link or a code, without an account
BUILD_MISSING = "The app is not built yet: run `make run`. 应用尚未构建：请运行 make run。"


def security_headers_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """One content policy for every answer: the shell lies in the tablet's cache, so it holds no nonce."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", CSP)
        response.setdefault("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()")
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    return middleware


def shell(request: HttpRequest, path: str = "") -> HttpResponse | FileResponse:
    """The app's page for every address of the app: its router takes it from there; guests have a small one."""
    return _file("guest.html" if path in GUESTS else "index.html", "text/html; charset=utf-8")


def root_file(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """The worker and the manifest, which must lie at the root and must not be cached."""
    return _file(name, AT_ROOT[name])


def _file(name: str, content_type: str) -> HttpResponse | FileResponse:
    path = Path(settings.FRONTEND_DIST) / name
    if not path.exists():
        return HttpResponseNotFound(BUILD_MISSING, content_type="text/plain; charset=utf-8")
    response = FileResponse(path.open("rb"), content_type=content_type)
    response["Cache-Control"] = "no-cache"
    return response


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
    """The process reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ready"})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such address: a sentence, never Django's page."""
    return error_answer(request, NotFound("没有这个地址。", "There is no such address."))


def server_error(request: HttpRequest) -> HttpResponse:
    """A defect of ours: the log holds the trace under the request id, the reader gets a sentence."""
    error = DomainError(
        "server_error",
        "系统出错，您的数据没有丢失。请稍后重试，或把请求编号告诉管理员。",
        "Something broke on our side; nothing of yours was lost. "
        "Try again, or tell the administrator the request id.",
    )
    error.status = 500
    return error_answer(request, error)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refused by Django itself, such as a form sent without its CSRF token."""
    error = DomainError(
        "forbidden",
        "请求被拒绝，请刷新页面后重试。",
        "The request was refused; reload the page and try again.",
    )
    error.status = 403
    return error_answer(request, error)
