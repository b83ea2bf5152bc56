"""Where every address leads: the API, sign-in, health, and the app's shell for the rest."""

from django.urls import include, path, re_path

from config.api import api
from config.pages import AT_ROOT, healthz, not_found, readyz, root_file, shell

urlpatterns = [
    path("api/", api.urls),
    # Signing in and out is all we serve of allauth: accounts and passwords change through our own doors.
    re_path(r"^_allauth/(?!browser/v1/(config|auth/login|auth/session)$)", not_found),
    path("_allauth/", include("allauth.headless.urls")),
    path("healthz", healthz),
    path("readyz", readyz),
    *[path(name, root_file, {"name": name}) for name in AT_ROOT],
    re_path(r"^(?!api/|_allauth/|assets/|icons/|static/|media/)(?P<path>.*)$", shell),
]

handler404 = "config.pages.not_found"
handler403 = "config.pages.forbidden"
handler500 = "config.pages.server_error"
