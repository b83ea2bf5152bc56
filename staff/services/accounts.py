"""Accounts: made, corrected, closed and opened again by the system administrator, passwords included."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import amend, change
from core.versions import edit, lock
from core.words import Text
from staff.models import User
from staff.policies import MANAGE_ACCOUNTS, USE
from staff.selectors import person_row
from staff.services.powers import keep_one_admin
from staff.sessions import end_sessions

USERNAME_TAKEN = {
    "staff_user_username_key": Invalid.of(
        "username", "该用户名已被使用，请换一个。", "This user name is taken; choose another."
    )
}
PASSWORD_SENTENCES = {
    "password_too_short": Text("密码至少 10 个字符。", "A password has at least 10 characters."),
    "password_too_common": Text("该密码过于常见，请换一个。", "This password is too common; choose another."),
    "password_entirely_numeric": Text("密码不能全是数字。", "A password is not digits alone."),
    "password_too_similar": Text(
        "密码与姓名或用户名过于相似。", "This password is too close to the name or user name."
    ),
}
UNFIT = Text("该密码不符合要求，请换一个。", "This password does not do; choose another.")


def create_person(
    actor: Actor, *, username: str, name: str, password: str, email: str = "", language: str = ""
) -> User:
    """Open an account. It holds no role yet: those are another administrator's to give."""
    require(actor, MANAGE_ACCOUNTS)
    person = User(username=username, name=name, email=email, language=language or actor.language)
    _take_password(person, password)
    with change(actor, "staff.user.create"), told(USERNAME_TAKEN):
        person.save()
    return person


def correct_person(actor: Actor, person: User, *, version: int, **fields: Any) -> User:
    """Correct the data of an account."""
    require(actor, MANAGE_ACCOUNTS)
    with told(USERNAME_TAKEN):
        return edit(actor, "staff.user.correct", person, version=version, current=person_row, **fields)


def set_password(actor: Actor, person: User, *, password: str) -> User:
    """Give somebody a new password, which he changes at once; his sessions end."""
    require(actor, MANAGE_ACCOUNTS)
    if person.pk == actor.user_id:
        raise Refused(
            "own_password",
            "请用“修改密码”更改自己的密码。",
            "Change your own password with “Change password”, which asks for the present one.",
        )
    return _write_password(actor, "staff.user.set_password", person, password)


def change_password(actor: Actor, *, current: str, password: str) -> User:
    """Change one's own password, proving the present one; all other sessions end."""
    require(actor, USE)
    person = User.objects.get(pk=actor.person_id)
    if not person.check_password(current):
        raise Invalid.of("current", "当前密码不正确。", "The present password is not right.")
    return _write_password(actor, "staff.user.change_password", person, password)


def _write_password(actor: Actor, action: str, person: User, password: str) -> User:
    with change(actor, action):
        held = lock(person)
        _take_password(held, password)
        return amend(held, password=held.password)


def _take_password(person: User, password: str) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        said = [PASSWORD_SENTENCES.get(found.code or "", UNFIT) for found in error.error_list]
        zh, en = "".join(text.zh for text in said), " ".join(text.en for text in said)
        raise Invalid.of("password", zh, en) from None
    person.set_password(password)


def deactivate_person(actor: Actor, person: User, *, version: int, reason: str) -> User:
    """Close an account: nobody signs in with it, and the sessions it has end now."""
    require(actor, MANAGE_ACCOUNTS)
    if person.pk == actor.user_id:
        raise Refused("own_account", "不能停用自己的账号。", "You cannot close your own account.")
    with change(actor, "staff.user.deactivate", reason=reason):
        keep_one_admin(person, losing=person.roles)
        closed = _set_active(actor, "staff.user.deactivate", person, version, reason, is_active=False)
        end_sessions(person.pk)
    return closed


def activate_person(actor: Actor, person: User, *, version: int, reason: str) -> User:
    """Open a closed account again."""
    require(actor, MANAGE_ACCOUNTS)
    return _set_active(actor, "staff.user.activate", person, version, reason, is_active=True)


def _set_active(
    actor: Actor, action: str, person: User, version: int, reason: str, *, is_active: bool
) -> User:
    return edit(
        actor, action, person, version=version, current=person_row, reason=reason, is_active=is_active
    )


def choose_language(actor: Actor, language: str) -> User:
    """Change the language a person reads."""
    with change(actor, "staff.user.choose_language"):
        user = User.objects.select_for_update(of=("self",)).get(pk=actor.person_id)
        return amend(user, language=language) if user.language != language else user


def prove_identity(actor: Actor, password: str) -> User:
    """Prove with one's password that one is who is signed in: what a signature stands on (ER-08)."""
    person = User.objects.get(pk=actor.person_id)
    if not person.is_active or not person.check_password(password):
        raise Invalid.of("password", "密码不正确，未签名。", "The password is not right; nothing was signed.")
    return person
