"""Signing in and out: accounts are made by an administrator, failures lock, the access log keeps both."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import lazystr
from django.utils.translation import get_language

from core import access_log
from core.actor import Actor
from core.errors import Invalid
from core.requests import device_of, request_id
from core.words import Text, language_of
from staff import sessions
from staff.models import User

UNKNOWN = "?"  # what was typed may be a password, so it is never written down


def _spoken(zh: str, en: str) -> Any:
    """A sentence in the language of the request it is read in."""

    class Spoken:
        def __str__(self) -> str:
            return Text(zh, en).read(language_of(get_language()))

    return lazystr(Spoken())


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's sign-in with our sentences, without signing up, and told to the access log."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _spoken(
            "登录失败次数过多，账号已暂时锁定，请 15 分钟后再试。",
            "Too many failed attempts: sign-in is locked. Try again in 15 minutes.",
        ),
        "username_password_mismatch": _spoken(
            "用户名或密码不正确。", "The user name or the password is not right."
        ),
        "account_inactive": _spoken(
            "该账号已停用，请联系系统管理员。", "This account is closed; ask the system administrator."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures count per name alone: allauth adds the host, which whoever guesses may choose."""
        return str(credentials.get("username", "")).lower()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            _note(request, _named(credentials), "sign_in_locked")
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The person, if the password is his and the account is open."""
        user: User | None = super().authenticate(request, **credentials)
        if user is not None and not user.is_active:
            _note(request, user, "sign_in_closed")
            raise self.validation_error("account_inactive")
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        _note(request, _named(credentials), "sign_in_failed")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        sessions.touch(request)
        _note(request, user, "sign_in")

    def logout(self, request: HttpRequest) -> None:
        _note(request, request.user, "sign_out")
        super().logout(request)


def _named(credentials: dict[str, Any]) -> User | None:
    return User.objects.filter(username__iexact=credentials.get("username", "")).order_by("pk").first()


def _note(request: HttpRequest, user: object, what: str) -> None:
    """One entry of the session book."""
    known = user if isinstance(user, User) else None
    actor = Actor(
        user_id=known.pk if known else None,
        name=known.name if known else UNKNOWN,
        device_id=_device(request),
        request_id=request_id.get(),
    )
    access_log.record(actor, "session", [known.pk if known else 0], what)


def _device(request: HttpRequest) -> Any:
    try:
        return device_of(request)
    except Invalid:  # a badly formed header is no reason to lose the entry
        return None
