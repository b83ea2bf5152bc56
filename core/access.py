"""Permission codes: declared once beside their room, with a sentence and default roles."""

from collections.abc import Iterable

from core.actor import Actor
from core.errors import Forbidden
from core.words import Text


class Code(str):
    """A permission code that remembers its sentence and the roles that hold it by default."""

    text: Text
    roles: frozenset[str]


_codes: dict[str, Code] = {}


def code(name: str, *, en: str, zh: str, roles: Iterable[str] = ()) -> Code:
    """Declare a permission; declaring the same name twice is a programming error."""
    if name in _codes:
        raise ValueError(f"permission {name} is declared twice")
    declared = Code(name)
    declared.text = Text(zh, en)
    declared.roles = frozenset(roles)
    _codes[name] = declared
    return declared


def all_codes() -> dict[str, Code]:
    """Every declared permission by name."""
    return dict(_codes)


def codes_of(roles: Iterable[str]) -> frozenset[str]:
    """The permissions that these roles hold together."""
    held = frozenset(roles)
    return frozenset(name for name, declared in _codes.items() if declared.roles & held)


def require(actor: Actor, needed: str) -> None:
    """Refuse unless the actor holds the permission."""
    if actor.may(needed):
        return
    text = _codes[needed].text
    raise Forbidden(
        "forbidden",
        "您没有“{what}”的权限。",
        "You may not: {what}.",
        what=text,
    )
