"""Proofs of the seal that somebody asked for, carried out in the background; and how the seal stands."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.utils import timezone

from core.actor import Actor
from core.models import Verification
from core.seal.books import books
from core.seal.findings import Finding, Verdict
from core.seal.verify import verify

OPEN = (Verification.State.WAITING, Verification.State.RUNNING)
SHOWN = 200  # findings kept with a proof; `manage.py verify` tells all
_LOCK = 0x5EA2
log = logging.getLogger(__name__)


def ask(actor: Actor) -> Verification:
    """Ask for a proof; the one that is under way serves everybody."""
    under_way = Verification.objects.filter(state__in=OPEN).order_by("-asked_at").first()
    return under_way or Verification.objects.create(asked_by=actor.name, user_id=actor.user_id)


def newest() -> Verification | None:
    """The proof asked for last."""
    return Verification.objects.order_by("-asked_at", "-pk").first()


def carry_out_due() -> None:
    """Carry out every proof that waits or whose worker died, unless another worker has it."""
    with _alone() as mine:
        if not mine:
            return
        for proof in Verification.objects.filter(state__in=OPEN).order_by("asked_at"):
            carry_out(proof)


@contextmanager
def _alone() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def carry_out(proof: Verification) -> None:
    """Verify, tell how far it is on the way, keep the result; a defect fails the proof, not the queue."""
    proof.state, proof.started_at, proof.done = Verification.State.RUNNING, timezone.now(), 0
    proof.save()
    beside = connection.copy()  # progress is seen at once, the proof itself reads one old snapshot
    try:
        verdict = verify(lambda done, total: _note_progress(beside, proof, done, total))
    except Exception:
        log.exception("proof %s of the seal did not end", proof.pk)
        proof.state = Verification.State.FAILED
    else:
        _keep(proof, verdict)
    finally:
        beside.close()
    proof.ended_at = timezone.now()
    proof.save()


def _note_progress(beside: Any, proof: Verification, done: int, total: int) -> None:
    with beside.cursor() as cursor:
        cursor.execute(
            "UPDATE core_verification SET done = %s, total = %s WHERE id = %s", [done, total, proof.pk]
        )


def _keep(proof: Verification, verdict: Verdict) -> None:
    proof.state = Verification.State.SOUND if verdict.is_sound else Verification.State.BROKEN
    proof.done = proof.total = verdict.rows
    proof.waiting, proof.found = verdict.waiting, verdict.found
    proof.findings = [{"code": one.code, "params": one.params} for one in verdict.findings[:SHOWN]]


def sentences(proof: Verification, language: str) -> list[str]:
    """What a proof found, in the reader's language."""
    return [Finding(one["code"], one["params"]).read(language) for one in proof.findings]


def waiting() -> int:
    """Rows written since each table's last seal, by its transactions."""
    parts = [
        f'SELECT count(*) AS rows FROM "{book.table}" WHERE "{book.txid}" >= coalesce((SELECT b.horizon'  # noqa: S608
        f" FROM core_sealbatch b WHERE b.book = '{book.table}' ORDER BY b.number DESC LIMIT 1), 0)::text::xid8"
        for book in books()
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sum(rows) FROM ({' UNION ALL '.join(parts)}) unsealed")  # noqa: S608
        return int(cursor.fetchone()[0])
