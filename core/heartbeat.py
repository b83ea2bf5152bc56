"""When each machine's worker was last known to work, in place of Celery's remote control."""

import socket
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

LATE = timedelta(minutes=5)


def note() -> None:
    """Write down that a worker of this machine has just carried out a task from the timetable."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_heartbeat (machine, seen_at) VALUES (%s, now())"
            " ON CONFLICT (machine) DO UPDATE SET seen_at = now()",
            [socket.gethostname()],
        )


def last_seen() -> datetime | None:
    """When any worker last did so; nothing if none ever did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(seen_at) FROM core_heartbeat")
        row = cursor.fetchone()
    return row[0] if row else None


def is_working() -> bool:
    """Whether background work is being done."""
    seen = last_seen()
    return seen is not None and timezone.now() - seen < LATE
