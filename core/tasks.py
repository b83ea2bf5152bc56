"""Housekeeping of the ground floor, from the timetable."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import connection
from django.utils import timezone

from core import heartbeat
from core.actor import Actor
from core.jobs import job
from core.seal import batches, proofs

KEEP_COMMANDS = timedelta(days=90)
_SLICE = 5_000


@job
def note_alive() -> None:
    """Prove that the clock, the queue and a worker are alive."""
    heartbeat.note()


@job
def clear_sessions() -> None:
    """Forget sessions that have run out."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@job
def forget_commands() -> None:
    """Forget stored answers nobody will ask for again, a slice at a time."""
    before = timezone.now() - KEEP_COMMANDS
    while _forget_slice(before):
        pass


@job
def seal_books() -> None:
    """Seal what was written since the last time."""
    batches.seal()


@job
def carry_out_proofs() -> None:
    """Verify the seal for whoever asked."""
    proofs.carry_out_due()


@job
def verify_nightly() -> None:
    """Verify the seal once a day, whether anybody asks or not (A11-03)."""
    proofs.ask(Actor.job("nightly"))
    proofs.carry_out_due()


def _forget_slice(before: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM core_command WHERE key IN"
            " (SELECT key FROM core_command WHERE received_at < %s ORDER BY received_at LIMIT %s)",
            [before, _SLICE],
        )
        return int(cursor.rowcount) == _SLICE
