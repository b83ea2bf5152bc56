"""Django made stricter than in production: what works only by luck fails here."""

import random
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models.query import QuerySet

chance = random.Random()


def be_strict() -> None:
    """Patch Django for the whole run."""
    patches: list[tuple[Any, str, Any]] = [
        (QuerySet, "_fetch_all", _shuffled),
        (QuerySet, "_iterator", _shuffled_iterator),
        (models.Model, "save", _saving_auto_now),
        (models.DateField, "get_prep_value", _no_instant_for_a_day),
    ]
    for owner, name, patched in patches:
        setattr(owner, name, patched(getattr(owner, name)))


def _shuffled(fetch_all: Any) -> Any:
    """Rows nobody ordered come in any order; a lock over a join names what it locks."""

    def fetched(self: Any) -> None:
        fresh = self._result_cache is None
        if fresh:
            _check_lock(self)
        fetch_all(self)
        if fresh and not self.ordered and len(self._result_cache) > 1:
            chance.shuffle(self._result_cache)

    return fetched


def _shuffled_iterator(iterate: Any) -> Any:
    def iterated(self: Any, *args: Any, **kwargs: Any) -> Any:
        rows = iterate(self, *args, **kwargs)
        if self.ordered:
            return rows
        unordered = list(rows)
        chance.shuffle(unordered)
        return iter(unordered)

    return iterated


def _check_lock(rows: Any) -> None:
    query = rows.query
    if query.select_for_update and query.select_related and not query.select_for_update_of:
        raise AssertionError("select_for_update with select_related locks the other tables too: say of=(...)")


def _saving_auto_now(save: Any) -> Any:
    """A save that names its fields names the one that keeps the time of the last change."""

    def saved(self: models.Model, *args: Any, **kwargs: Any) -> None:
        named = kwargs.get("update_fields")
        kept = {field.name for field in self._meta.fields if getattr(field, "auto_now", False)}
        if named and not kept <= set(named):
            raise AssertionError(f"save(update_fields=...) leaves out {sorted(kept - set(named))}")
        save(self, *args, **kwargs)

    return saved


def _no_instant_for_a_day(prepare: Any) -> Any:
    def prepared(self: Any, value: Any) -> Any:
        if isinstance(value, datetime) and not isinstance(self, models.DateTimeField):
            raise AssertionError(f"{self.name} is a day, {value} is an instant: say which zone's day")
        if (
            isinstance(self, models.DateTimeField)
            and isinstance(value, date)
            and not isinstance(value, datetime)
        ):
            raise AssertionError(f"{self.name} is an instant, {value} is a day")
        return prepare(self, value)

    return prepared
