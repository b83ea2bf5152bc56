"""The jobs of an import: check, carry out, take back. Each may die at any moment and be called again.

The run's row is the queue. Good rows are written chunk by chunk, each chunk with its part of the report in one
transaction, so a new worker goes on behind the last row reported. All-or-nothing is one transaction.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection, transaction

from core.actor import Actor
from core.history import change, history_of
from hcp.choices import ImportMode, Outcome, RunState
from hcp.flow import import_flow
from hcp.importing.book import load_book
from hcp.importing.decisions import Answers, Decision, Settled, decide
from hcp.importing.facts import read_facts
from hcp.importing.undoing import take_back, take_settlements_back
from hcp.importing.writing import count, start_progress, write_chunk, write_report
from hcp.models import ImportRow, ImportRun, Settlement
from hcp.policies import CARRY_OUT
from hcp.reading.table import read_table

CHUNK = 1000
WORKING = (RunState.CHECKING, RunState.RUNNING, RunState.UNDOING)
log = logging.getLogger(__name__)


def carry_out_due() -> None:
    """Carry out every import that waits, unless another worker has it."""
    for run_id in (
        ImportRun.objects.filter(state__in=WORKING).order_by("updated_at").values_list("pk", flat=True)
    ):
        with _held(run_id) as mine:
            if mine:
                carry_out(ImportRun.objects.get(pk=run_id))


def carry_out_here(run: ImportRun) -> ImportRun:
    """Carry out one import in this process; if a worker was faster, wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_lock_of(run.pk)])
        try:
            return carry_out(ImportRun.objects.get(pk=run.pk))
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_lock_of(run.pk)])


def _lock_of(run_id: UUID) -> int:
    return run_id.int & (2**63 - 1)


@contextmanager
def _held(run_id: UUID) -> Iterator[bool]:
    """Hold a run for this process; PostgreSQL lets go of it when the process dies."""
    key = _lock_of(run_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def carry_out(run: ImportRun) -> ImportRun:
    """Do what the run's state asks for; a defect stops the run with a sentence, not the queue."""
    actor = carrier_of(run)
    try:
        if run.state == RunState.CHECKING:
            return check(actor, run)
        if run.state == RunState.RUNNING:
            return write(actor, run)
        if run.state == RunState.UNDOING:
            return undo(actor, run)
    except SoftTimeLimitExceeded:  # it goes on where it stopped, at the next alarm
        raise
    except Exception:
        log.exception("import %s stopped", run.pk)
        problem = [
            "import_stopped",
            "导入意外中止，请重新检查后再试。",
            "The import stopped unexpectedly; check again.",
        ]
        return import_flow.move(actor, ImportRun.objects.get(pk=run.pk), "fail", problem=problem)
    return run


def carrier_of(run: ImportRun) -> Actor:
    """Whoever asked for it, with the one permission the job needs."""
    asked = history_of(ImportRun).objects.filter(id=run.pk).order_by("-history_id").first()
    name = asked.actor_name if asked else "job:import"
    return Actor(
        user_id=asked and asked.history_user_id,
        name=name,
        codes=frozenset({CARRY_OUT}),
        request_id=asked.request_id if asked else "",
    )


def check(actor: Actor, run: ImportRun) -> ImportRun:
    """Say what would become of every row; no account is touched."""
    with transaction.atomic():
        ImportRow.objects.filter(run=run).delete()
        start_progress(run)
    decisions: list[Decision] = []
    for chunk in _chunks(_decisions(run)):
        write_report(run, chunk)
        decisions += chunk
    return import_flow.move(actor, run, "finish_check", **_counted(count(decisions)))


def write(actor: Actor, run: ImportRun) -> ImportRun:
    """Carry the list out."""
    if run.mode == ImportMode.ALL_OR_NOTHING:
        return _write_all(actor, run)
    for chunk in _chunks(_decisions(run), after=_reported(run)):
        write_chunk(actor, run, chunk)
    return _finish(actor, run)


def _reported(run: ImportRun) -> int:
    """The last line already carried out; before the first, the report of the check is wiped."""
    if ImportRow.objects.filter(run=run, made_version__isnull=False).exists():
        last = ImportRow.objects.filter(run=run).order_by("-line").values_list("line", flat=True).first() or 0
        start_progress(run, ImportRow.objects.filter(run=run).count())
        return last
    with transaction.atomic():
        ImportRow.objects.filter(run=run).delete()
        start_progress(run)
    return 0


def _write_all(actor: Actor, run: ImportRun) -> ImportRun:
    """All rows in one transaction, or none when one is rejected."""
    with transaction.atomic():
        ImportRow.objects.filter(run=run).delete()
        start_progress(run)
        decisions = list(_decisions(run))
        counts = count(decisions)
        if counts[Outcome.REJECTED]:
            for start in range(0, len(decisions), CHUNK):
                write_report(run, decisions[start : start + CHUNK])
            problem = _rejection(counts[Outcome.REJECTED])
            return import_flow.move(actor, run, "fail", **_counted(counts) | {"problem": problem})
        with change(actor, "hcp.institution.import", reason=run.file_name):
            for chunk in _chunks(iter(decisions)):
                write_chunk(actor, run, chunk)
        return _finish(actor, run)


def _counted(counts: dict[str, int]) -> dict[str, Any]:
    return {**counts, "problem": None}


def _rejection(rows: int) -> list[str]:
    return [
        "rows_rejected",
        f"有 {rows} 行不能导入，按“全部或不导入”未写入任何机构。",
        f"{rows} rows cannot be imported; as asked (all or nothing) no institution was written.",
    ]


def _finish(actor: Actor, run: ImportRun) -> ImportRun:
    rows = ImportRow.objects.filter(run=run)
    counts = {outcome.value: rows.filter(outcome=outcome).count() for outcome in Outcome}
    return import_flow.move(actor, run, "finish_run", **_counted(counts))


def undo(actor: Actor, run: ImportRun) -> ImportRun:
    """Take back what the run and the decisions about its rows did to accounts nobody changed since."""
    start_progress(
        run, run.read - ImportRow.objects.filter(run=run, made_version__isnull=False, undone=None).count()
    )
    take_settlements_back(actor, run)
    while take_back(actor, run):
        pass
    undone = ImportRow.objects.filter(run=run, undone=True).count()
    kept = ImportRow.objects.filter(run=run, undone=False).count()
    return import_flow.move(actor, run, "finish_undo", problem=None, undone=undone, kept=kept)


def _decisions(run: ImportRun) -> Iterator[Decision]:
    """A decision for every row of the file, in its order."""
    table = read_table(bytes(run.file.content))
    book, known, answers = load_book(made_by=_made_by(run)), _questions(run), _answers(run)
    for line in table.rows:
        yield decide(read_facts(line, table.columns, run.mapping), book, known, answers)


def _made_by(run: ImportRun) -> dict[UUID, int]:
    """The accounts this run has made already, by the line that made them: a dead worker's work."""
    made = ImportRow.objects.filter(run=run, made_version__isnull=False, before__isnull=True)
    return dict(made.values_list("institution_id", "line"))


def _questions(run: ImportRun) -> set[bytes]:
    """What finished imports asked already."""
    rows = ImportRow.objects.filter(run__state=RunState.DONE, outcome=Outcome.QUEUED).exclude(run=run)
    return {bytes(digest) for digest in rows.values_list("digest", flat=True).iterator(chunk_size=5000)}


def _answers(run: ImportRun) -> Answers:
    """What people decided about the queued rows of finished imports, by what the row says."""
    found: defaultdict[bytes, list[Settled]] = defaultdict(list)
    settlements = Settlement.objects.filter(row__run__state=RunState.DONE).exclude(row__run=run)
    columns = settlements.order_by("created_at").values_list("said", "row__values", "institution_id")
    for said, cells, institution_id in columns.iterator(chunk_size=5000):
        found[bytes(said)].append(Settled(cells, institution_id))
    return found


def _chunks(decisions: Iterable[Decision], *, after: int = 0) -> Iterator[list[Decision]]:
    """Chunks in which no account is written twice, behind a line."""
    chunk: list[Decision] = []
    touched: set[UUID] = set()
    for decision in decisions:
        if decision.facts.line <= after:
            continue
        account = decision.account.id if decision.account and decision.changes else None
        if len(chunk) >= CHUNK or account in touched:
            yield chunk
            chunk, touched = [], set()
        chunk.append(decision)
        if account:
            touched.add(account)
    if chunk:
        yield chunk
