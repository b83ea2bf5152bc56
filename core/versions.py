"""Edits carry the version they started from, so that nobody overwrites what he has not seen."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import models

from core.actor import Actor
from core.errors import NotFound, Stale
from core.history import amend, change

T = TypeVar("T", bound=models.Model)


def lock(thing: T) -> T:
    """The row as it is now, held until the transaction ends."""
    locked = type(thing)._default_manager.select_for_update(of=("self",)).filter(pk=thing.pk).first()
    if locked is None:
        raise NotFound()
    return locked


def edit(
    actor: Actor,
    action: str,
    thing: T,
    /,
    *,
    version: int,
    current: Callable[[T], Mapping[str, object]],
    reason: str = "",
    **fields: Any,
) -> T:
    """Write these fields as the next version; a stale start is answered with the row as it is now."""
    with change(actor, action, reason=reason):
        locked = lock(thing)
        if locked.version != version:  # type: ignore[attr-defined]
            raise Stale(current(locked))
        changed = {name: value for name, value in fields.items() if getattr(locked, name) != value}
        return amend(locked, **changed) if changed else locked
