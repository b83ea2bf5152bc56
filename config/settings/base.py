"""One set of settings for every deployment; only the environment differs (docs/operate/settings.md)."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("ROUNDS_DATA", BASE_DIR / "var")).resolve()
FRONTEND_DIST = Path(os.environ.get("FRONTEND_DIST", BASE_DIR / "frontend" / "dist"))


def _secret_key() -> str:
    """From the environment, or made once and kept readable by its owner alone."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    path = DATA_DIR / "secret.key"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _database(url: str) -> dict[str, object]:
    """Django's words for a PostgreSQL address; a socket folder may stand in `?host=`."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "rounds",
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "TEST": {"SERIALIZE": False},
    }


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, str(int(default))) in ("1", "true", "yes")


SECRET_KEY = _secret_key()
DEBUG = _flag("DEBUG", False)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "*").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TRUSTED_ORIGINS", "").split(",") if origin]
SECURE_COOKIES = _flag("SECURE_COOKIES", False)  # on behind HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = "staff.session_store"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # the app reads it to send it back in a header
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "simple_history",
    "django_filters",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "core",
    "staff",
    "hcp",
    "compliance",
    "visits",
    "events",
    "devices",
    "trials",
    "config",
]
ROOMS = ["core", "staff", "hcp", "compliance", "visits", "events", "devices", "trials"]
INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in ROOMS or (BASE_DIR / app / "apps.py").exists()]

MIDDLEWARE = [
    "core.requests.request_id_middleware",
    "config.pages.security_headers_middleware",
    "django.middleware.gzip.GZipMiddleware",  # a ward's network is slow; its padding answers BREACH
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",  # sign-in speaks the reader's language
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "staff.sessions.person_middleware",
    "allauth.account.middleware.AccountMiddleware",
    "staff.signing.signing_middleware",  # before the transaction of the next: a wrong password stays counted
    "core.idempotency.idempotency_middleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql:///rounds"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Sign-in: username and password through allauth's browser API; accounts are made by an administrator.
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "staff.signin.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
# Five failures lock a name for 15 minutes. A whole office may share one address, so that limit is wide.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "5/15m/key,100/15m/ip",
    "change_password": "5/15m/user",
    "sign": "5/15m/user",
    "rsvp": "60/m/ip",
    "certificate": "30/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("TRUSTED_PROXIES", "0")
)  # proxies before us that name the caller
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ["browser"]
HEADLESS_FRONTEND_URLS: dict[str, str] = {}
IDLE_MINUTES = int(os.environ.get("IDLE_MINUTES", "30"))  # a desk; a registered tablet locks itself by PIN
TABLET_HOURS = int(os.environ.get("TABLET_HOURS", "72"))  # a tablet's lease without the server
SESSION_COOKIE_AGE = IDLE_MINUTES * 60

# The limits of sign-in are counted in the cache, so every process must share it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
    }
}

# Mail goes out only where a server for it is named; until then invitations wait and say so.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = _flag("EMAIL_TLS", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "rounds@localhost")
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://localhost:8000").rstrip("/")  # in links of invitations

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = os.environ.get("TIME_ZONE", "Asia/Shanghai")
USE_I18N = True
USE_TZ = True

MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# Writes whose question or answer is a secret that must not lie in the table of answers.
ANSWERS_NOT_KEPT = {"/api/session/tablet", "/api/session/password"}
MIN_CLIENT = "0.1.0"  # the oldest version of the app whose commands this server still takes

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
}

SILENCED_SYSTEM_CHECKS = ["models.W042"]
SIMPLE_HISTORY_DATE_INDEX = False
