"""Which tables are sealed, and how a row becomes the text that is hashed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from core.history import history_of, is_tracked
from core.models import SealBatch
from core.tracking import WRITTEN, AppendOnly

# A row's text must be the same in every session, for ever.
SPELLING = (
    "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'iso_8601';"
    " SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL xmlbinary = 'base64'"
)


@dataclass(frozen=True, slots=True)
class Book:
    """A table whose rows are written once: its key, and the column of the transaction that wrote a row."""

    table: str
    key: str
    txid: str
    numbered: bool  # by a sequence; otherwise by uuid
    tracked: type[Model] | None = None  # the model whose history it is

    @property
    def keys(self) -> str:
        """The column of a batch that holds its keys."""
        return "numbers" if self.numbered else "uuids"


@cache
def books() -> tuple[Book, ...]:
    """Every table to be sealed: a model that comes later joins by its history or its AppendOnly."""
    tracked = {model: history_of(model)._meta.db_table for model in apps.get_models() if is_tracked(model)}
    histories = [Book(table, "history_id", "history_txid", True, model) for model, table in tracked.items()]
    written_once = {table: model for model in apps.get_models() if (table := model._meta.db_table) in _once()}
    others = [_book_of(model) for model in written_once.values() if model is not SealBatch]
    return tuple(sorted([*histories, *others], key=lambda book: book.table))


def _book_of(model: type[Model]) -> Book:
    key: Any = model._meta.pk
    numbered = key.get_internal_type() in ("BigAutoField", "AutoField", "BigIntegerField")
    return Book(model._meta.db_table, key.column, WRITTEN, numbered)


def _once() -> set[str]:
    """The tables migrations made append-only; the database is not asked, it may have been told to forget."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    operations = [one for migration in loader.disk_migrations.values() for one in migration.operations]
    return {operation.table for operation in operations if isinstance(operation, AppendOnly)}


def columns_of(cursor: Any, book: Book) -> list[str]:
    """The columns a table has today, in the order they were added; none if the table is gone."""
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped"
        " ORDER BY attnum",
        [f'"{book.table}"'],
    )
    return [name for (name,) in cursor.fetchall()]


def hashed(columns: Sequence[str], replaced: str = "", by: str = "") -> str:
    """SQL of a row's hash over these columns of `h`, one of them perhaps replaced by another value."""
    values = ", ".join(by if name == replaced else f'h."{name}"' for name in columns)
    return f"sha256(convert_to(ROW({values})::text, 'UTF8'))"
