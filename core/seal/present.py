"""The records of today beside their newest history: a superuser may change the record itself."""

from typing import Any

from django.db.models import Model

from core.history import tracked_fields
from core.seal.books import Book
from core.seal.findings import Verdict


def check(cursor: Any, verdict: Verdict, book: Book, model: type[Model]) -> None:
    """Name every record that is not what its newest history says, and every line that tells of no change."""
    table, key = model._meta.db_table, str(model._meta.pk.column)
    columns = [field.column for field in tracked_fields(model)]
    cursor.execute(_differing(table, book.table, key, columns))
    for (record,) in cursor.fetchall():
        verdict.tell("differs", book=table, key=record)
    cursor.execute(_empty_changes(book, key, columns))
    for (line,) in cursor.fetchall():
        verdict.tell("empty_change", book=book.table, key=line)


def _differing(table: str, history: str, key: str, columns: list[str]) -> str:
    now = ", ".join(f't."{name}"' for name in columns)
    told = ", ".join(f'h."{name}"' for name in columns)
    return f"""
        SELECT coalesce(t."{key}", newest."{key}") FROM "{table}" t
        FULL JOIN (SELECT DISTINCT ON ("{key}") "{key}", history_id FROM "{history}"
            ORDER BY "{key}", history_id DESC) newest ON newest."{key}" = t."{key}"
        LEFT JOIN "{history}" h ON h.history_id = newest.history_id
        WHERE CASE WHEN t."{key}" IS NULL THEN h.history_type <> '-'
            ELSE h.history_id IS NULL OR h.history_type = '-' OR ROW({now}) IS DISTINCT FROM ROW({told}) END
    """  # noqa: S608


def _empty_changes(book: Book, key: str, columns: list[str]) -> str:
    """Lines that repeat the line before, create what is there or delete what is not."""
    told = ", ".join(f'h."{name}"' for name in columns)
    before = ", ".join(f'b."{name}"' for name in columns)
    return f"""
        SELECT h.history_id FROM "{book.table}" h
        LEFT JOIN LATERAL (SELECT * FROM "{book.table}" p WHERE p."{key}" = h."{key}"
            AND p.history_id < h.history_id ORDER BY p.history_id DESC LIMIT 1) b ON TRUE
        WHERE CASE h.history_type WHEN '~' THEN ROW({told}) IS NOT DISTINCT FROM ROW({before})
            ELSE (coalesce(b.history_type, '-') = '-') = (h.history_type = '-') END
    """  # noqa: S608
