"""Numbers for people: VIS-2026-000123. They may have gaps; the uuid is the record's identity."""

from django.db import connection
from django.utils import timezone


def next_number(prefix: str) -> str:
    """The next number of a kind. Never waits for another transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [f"number_{prefix.lower()}"])
        (count,) = cursor.fetchone()
    return f"{prefix}-{timezone.localdate():%Y}-{count:06d}"


def next_numbers(prefix: str, count: int) -> list[str]:
    """So many numbers of a kind at once, in their order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s) FROM generate_series(1, %s)", [f"number_{prefix.lower()}", count])
        return [f"{prefix}-{timezone.localdate():%Y}-{n:06d}" for (n,) in cursor.fetchall()]


def sequence_sql(prefix: str) -> str:
    """SQL for a migration that starts the count of a kind."""
    return f"CREATE SEQUENCE number_{prefix.lower()}"
