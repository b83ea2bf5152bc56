"""Decisions become accounts and rows of the report: one chunk, one transaction, each change with its history."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from core.actor import Actor
from core.history import bulk_copy, bulk_create_tracked, bulk_save_tracked, change
from hcp.choices import Outcome, Status
from hcp.importing.decisions import WRITTEN, Decision
from hcp.models import ImportProgress, ImportRow, ImportRun, Institution
from hcp.naming import naming_of_institution
from hcp.reference.doubts import doubt

COMPUTED = ["pinyin", "initials", "key", "grams", "search"]


def write_report(run: ImportRun, decisions: Sequence[Decision]) -> None:
    """Write down what would become of these rows; no account is touched."""
    with transaction.atomic():
        bulk_copy([_report(run, decision) for decision in decisions])
        note_progress(run, len(decisions))


def write_chunk(actor: Actor, run: ImportRun, decisions: Sequence[Decision]) -> None:
    """Carry out these decisions; an account somebody changed meanwhile is left alone and asked about."""
    with change(actor, "hcp.institution.import", reason=run.file_name):
        made = _create([decision for decision in decisions if decision.is_new])
        saved = _save([decision for decision in decisions if decision.changes and not decision.is_new])
        versions = {institution.pk: institution.version for institution in (*made, *saved)}
        rows = [_report(run, decision) for decision in decisions]
        for row, decision in zip(rows, decisions, strict=True):
            if decision.is_new or decision.changes:
                row.made_version = versions.get(decision.account.id) if decision.account else None
                row.before = None if decision.is_new else decision.before
        bulk_copy(rows)
        note_progress(run, len(decisions))


def _create(decisions: Sequence[Decision]) -> list[Institution]:
    return bulk_create_tracked([_institution(decision) for decision in decisions])


def _institution(decision: Decision) -> Institution:
    account = decision.account
    assert account is not None
    status = Status.UNVERIFIED if decision.doubts else Status.VERIFIED
    name, values = decision.facts.name, decision.changes
    computed = naming_of_institution(name, values["aliases"])
    return Institution(id=account.id, name=name, status=status, **values, **computed)


def _save(decisions: Sequence[Decision]) -> list[Institution]:
    ids = [decision.account.id for decision in decisions if decision.account]
    rows: QuerySet[Institution] = Institution.objects.select_for_update(of=("self",))
    renamed = any("aliases" in decision.changes for decision in decisions)
    held = (rows if renamed else rows.defer(*COMPUTED)).in_bulk(ids)
    changed = [found for decision in decisions if (found := _amend(decision, held))]
    bulk_save_tracked(changed, [*WRITTEN, *(COMPUTED if renamed else [])])
    return changed


def _amend(decision: Decision, held: dict[Any, Institution]) -> Institution | None:
    account = decision.account
    assert account is not None
    institution = held.get(account.id)
    if institution is None or institution.version != decision.version:
        decision.changes, decision.outcome = {}, Outcome.QUEUED
        decision.doubts = (*decision.doubts, doubt("changed_meanwhile"))
        return None
    for name, value in decision.changes.items():
        setattr(institution, name, value)
    if "aliases" in decision.changes:
        for name, value in naming_of_institution(institution.name, institution.aliases).items():
            setattr(institution, name, value)
    return institution


def _report(run: ImportRun, decision: Decision) -> ImportRow:
    return ImportRow(
        run=run,
        line=decision.facts.line,
        outcome=decision.outcome,
        reasons=[list(each) for each in decision.doubts],
        values=decision.facts.cells,
        digest=decision.digest,
        institution_id=decision.account.id if decision.account else None,
    )


def note_progress(run: ImportRun, rows: int) -> None:
    """Say how far the job has come, in the transaction that brings it there."""
    ImportProgress.objects.filter(run=run).update(done=F("done") + rows, beat_at=timezone.now())


def start_progress(run: ImportRun, done: int = 0) -> None:
    """Begin to count, from nothing or from where a dead worker stopped."""
    ImportProgress.objects.filter(run=run).update(done=done, beat_at=timezone.now())


def count(decisions: Sequence[Decision]) -> dict[str, int]:
    """How many rows have each outcome."""
    counted = Counter(decision.outcome for decision in decisions)
    return {outcome.value: counted[outcome] for outcome in Outcome}
