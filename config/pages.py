"""The app's own files: its shell on every path, its worker and manifest at the root, health answers."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse

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
BUILD_MISSING = "The app is not built yet: run `make run`. 应用尚未构建：请运行 make run。"


def security_headers_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """One content policy for every answer: the shell lies in the tablet's cache, so it holds no nonce."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", CSP)
        response.setdefault("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()")
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    return middleware


def shell(request: HttpRequest, path: str = "") -> HttpResponse | FileResponse:
    """The app's page for every address of the app: its router takes it from there."""
    return _file("index.html", "text/html; charset=utf-8")


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
