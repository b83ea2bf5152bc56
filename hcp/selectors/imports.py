"""Questions about imports and their rows."""

from typing import Any
from uuid import UUID

from core.actor import Actor
from core.errors import NotFound
from core.lists import one
from core.words import Text
from hcp.choices import Outcome, RunState, Settling
from hcp.flow import import_flow
from hcp.models import ImportRow, ImportRun, Settlement
from hcp.policies import IMPORT
from hcp.querysets import ImportQuerySet
from hcp.reading.headers import FIELDS


def list_imports(actor: Actor) -> ImportQuerySet:
    """The imports this reader sees."""
    seen: ImportQuerySet = ImportRun.objects.visible_to(actor)
    return seen.select_related("progress")


def get_import(actor: Actor, run_id: UUID) -> ImportRun:
    """One import."""
    found: ImportRun = one(list_imports(actor), run_id)
    return found


def import_row(actor: Actor, run: ImportRun) -> dict[str, Any]:
    """An import as the screens read it; progress is per cent."""
    return {
        "id": run.pk,
        "version": run.version,
        "kind": run.kind,
        "state": run.state,
        "mode": run.mode,
        "file_name": run.file_name,
        "encoding": run.encoding,
        "line_ends": run.line_ends,
        "delimiter": run.delimiter,
        "sheet": run.sheet,
        "columns": run.columns,
        "sample": run.sample,
        "mapping": run.mapping,
        "fields": list(FIELDS),
        "problem": run.problem and Text(*run.problem[1:]).read(actor.language),
        "read": run.read,
        "created": run.created,
        "updated": run.updated,
        "unchanged": run.unchanged,
        "queued": run.queued,
        "settled": run.settled,
        "rejected": run.rejected,
        "undone": run.undone,
        "kept": run.kept,
        "progress": round(100 * run.progress.done / run.read) if run.read else 100,
        "moves": import_flow.open_to(actor, run),
        "created_at": run.created_at,
    }


def list_import_rows(actor: Actor, run: ImportRun) -> ImportQuerySet:
    """The rows of an import."""
    seen: ImportQuerySet = ImportRow.objects.visible_to(actor)
    return seen.filter(run=run).select_related("settlement")


def get_import_line(actor: Actor, run: ImportRun, line: int) -> ImportRow:
    """One row of an import."""
    found: ImportRow | None = list_import_rows(actor, run).filter(line=line).first()
    if found is None:
        raise NotFound
    return found


def get_settlement(actor: Actor, settlement_id: UUID) -> Settlement:
    """What was decided about one queued row."""
    found: Settlement = one(Settlement.objects.visible_to(actor), settlement_id)
    return found


def acts_of(actor: Actor, run: ImportRun, row: ImportRow) -> list[Settling]:
    """What this reader may say of a queued row; nothing once somebody has."""
    if row.outcome != Outcome.QUEUED or run.state != RunState.DONE or not actor.may(IMPORT):
        return []
    if hasattr(row, "settlement"):
        return []
    wrote = row.made_version is not None
    is_open = {
        Settling.DIVISION: bool(row.institution_id)
        and any(_about_division(code) for code, *_ in row.reasons),
        Settling.SAME: True,
        Settling.CREATE: not wrote or row.before is None,  # what it wrote to an old account is no new one
        Settling.DROP: True,
    }
    return [act for act, said in is_open.items() if said]


def _about_division(code: str) -> bool:
    return code.startswith("division_")


def import_line(actor: Actor, run: ImportRun, row: ImportRow) -> dict[str, Any]:
    """A row of an import as the screens read it, its reasons in the reader's language."""
    reasons = [Text(zh, en).read(actor.language) for _, zh, en in row.reasons]
    return {
        "line": row.line,
        "outcome": row.outcome,
        "reason": " ".join(reasons),
        "reasons": [
            {"code": code, "text": text} for (code, *_), text in zip(row.reasons, reasons, strict=True)
        ],
        "values": row.values,
        "institution_id": row.institution_id,
        "made": row.made_version is not None and row.before is None,
        "undone": row.undone,
        "acts": acts_of(actor, run, row),
        "settlement": _settlement(row),
    }


def _settlement(row: ImportRow) -> dict[str, Any] | None:
    settled: Settlement | None = getattr(row, "settlement", None)
    if settled is None:
        return None
    return {
        "id": settled.pk,
        "act": settled.act,
        "by_name": settled.by_name,
        "at": settled.created_at,
        "reason": settled.reason,
        "institution_id": settled.institution_id,
    }
