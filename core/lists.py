"""Lists: django-filter says what can be asked, keyset pages say where to go on, one row is asked by its id.

The FilterSet of a room is the one place that names its filters; `query_schema` turns it into the typed
query parameters ninja documents. A page never counts and never skips: it starts after the last row seen.
"""

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar
from uuid import UUID

import django_filters
import orjson
from django.core.exceptions import ValidationError
from django.db.models import F, Func, Model, Q, QuerySet, TextField
from pydantic import Field, create_model

from core.bodies import Schema
from core.errors import Invalid, NotFound
from core.words import Text

MAX_LIMIT = 200
T = TypeVar("T", bound=Model)

TYPES: dict[type[django_filters.Filter], type] = {
    django_filters.NumberFilter: int,
    django_filters.BooleanFilter: bool,
    django_filters.UUIDFilter: UUID,
    django_filters.DateFilter: date,
}


class PageQuery(Schema):
    """What every list takes: how many rows, and after which."""

    cursor: str = ""
    limit: int = Field(default=50, ge=1, le=MAX_LIMIT)


class Page(Schema):
    """One page of a list and the cursor of the next, if there is one."""

    items: list[Any]
    next: str | None


@cache
def query_schema(filters: type[django_filters.FilterSet]) -> type[PageQuery]:
    """The query parameters of a list, taken from its FilterSet."""
    fields: dict[str, Any] = {
        name: (_type(declared) | None, Field(None, description=str(declared.label or name)))
        for name, declared in filters.base_filters.items()
    }
    return create_model(f"{filters.__name__}Query", __base__=PageQuery, **fields)


def _type(declared: django_filters.Filter) -> Any:
    """The Python type of a filter's value; a closed list names its values."""
    if type(declared) is django_filters.ChoiceFilter:
        return Literal[tuple(value for value, _ in declared.extra["choices"])]
    return TYPES.get(type(declared), str)


def filtered(filters: type[django_filters.FilterSet], query: PageQuery, rows: QuerySet[T]) -> QuerySet[T]:
    """Rows narrowed by the filters that were asked for; a badly formed value names its field."""
    asked = {
        name: value
        for name, value in query.model_dump(exclude={"cursor", "limit"}).items()
        if value not in (None, "")
    }
    if not asked:
        return rows
    if unkept := [name for name, value in asked.items() if "\0" in str(value)]:
        raise _bad_filter(unkept)
    lean: Any = _lean(filters, frozenset(asked))  # type: ignore[arg-type]  # a class is hashable
    form = lean(asked, queryset=rows)
    if not form.is_valid():
        raise _bad_filter(form.errors)
    narrowed: QuerySet[T] = form.qs
    return narrowed


def _bad_filter(names: Iterable[str]) -> Invalid:
    wrong = Text("筛选值格式不正确。", "This filter value is badly formed.")
    return Invalid("bad_filter", wrong.zh, wrong.en, fields=dict.fromkeys(names, wrong))


@cache
def _lean(filters: type[django_filters.FilterSet], asked: frozenset[str]) -> type[django_filters.FilterSet]:
    """The same FilterSet with only the asked filters: building unused form fields costs 2 ms a request."""
    kept = {name: declared for name, declared in filters.base_filters.items() if name in asked}
    return type(filters.__name__, (filters,), {"base_filters": kept, "__module__": filters.__module__})


def one(rows: QuerySet[T], pk: UUID | int) -> T:
    """The row of this id among those the reader sees; any other does not exist for him."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def page(
    rows: QuerySet[Any],
    query: PageQuery,
    *,
    order: Sequence[str],
    row: Callable[[Any], Any],
    gather: bool = False,
) -> dict[str, Any]:
    """One page in a stable order (its last field unique); `-name` sorts downwards.

    With `gather` the found rows are sorted after they are found, by a text: a search for a rare word would
    else walk the index of the order to its end.
    """
    names = [name.removeprefix("-") for name in order]
    if query.cursor:
        rows = _rows_after(rows, order, query.cursor)
    sorting = (_gathered(order[0]), *order[1:]) if gather else order
    found = list(rows.order_by(*sorting)[: query.limit + 1])
    more = len(found) > query.limit
    found = found[: query.limit]
    following = page_cursor([_value(found[-1], name) for name in names]) if more else None
    return {"items": [row(thing) for thing in found], "next": following}


def _gathered(name: str) -> Func:
    """The same order by a value no index holds."""
    return Func(F(name), template="(%(expressions)s || '')", output_field=TextField())


def _rows_after(rows: QuerySet[Any], order: Sequence[str], cursor: str) -> QuerySet[Any]:
    try:
        return rows.filter(_after(order, read_cursor(cursor, len(order))))
    except (ValueError, TypeError, ValidationError):  # values of other columns than these
        raise bad_cursor() from None


def _value(thing: Any, name: str) -> Any:
    return thing[name] if isinstance(thing, dict) else getattr(thing, name)


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows behind these values: strictly after on the first field, or equal there and after on the rest."""
    name, value = order[0], values[0]
    direction = "lt" if name.startswith("-") else "gt"
    field = name.removeprefix("-")
    beyond = Q(**{f"{field}__{direction}": value})
    if len(order) == 1:
        return beyond
    return Q(**{f"{field}__{direction}e": value}) & (beyond | _after(order[1:], values[1:]))


def page_cursor(values: Sequence[Any]) -> str:
    """The values of the last row seen, as one word."""
    return base64.urlsafe_b64encode(orjson.dumps(values, default=str)).decode().rstrip("=")


def read_cursor(cursor: str, length: int) -> list[Any]:
    """The values in a cursor; one that was not made here is refused."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = orjson.loads(text)
        if isinstance(values, list) and len(values) == length and b"\\u0000" not in text:
            return values
    except (ValueError, binascii.Error):
        pass
    raise bad_cursor()


def bad_cursor() -> Invalid:
    """The cursor was not made by this server; the list starts again without it."""
    wrong = Text(
        "翻页位置无效，请从第一页重新加载。",
        "This page position is not valid; reload from the first page.",
    )
    return Invalid("bad_cursor", wrong.zh, wrong.en, fields={"cursor": wrong})
