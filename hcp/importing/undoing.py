"""Taking an import back, as new changes: last rows first, and only what nobody touched since."""

from collections.abc import Iterable
from uuid import UUID

from core.actor import Actor
from core.history import bulk_delete_tracked, bulk_save_tracked, change
from hcp.importing.decisions import WRITTEN
from hcp.importing.writing import note_progress
from hcp.models import ImportRow, ImportRun, Institution
from hcp.naming import naming_of_institution
from hcp.reference.doubts import doubt

CHUNK = 500


def take_back(actor: Actor, run: ImportRun) -> bool:
    """Take back the last rows not yet dealt with, in one transaction; False when none is left."""
    rows = _next_rows(run)
    if not rows:
        return False
    with change(actor, "hcp.institution.undo_import", reason=run.file_name):
        ids = [row.institution_id for row in rows]
        held = Institution.objects.select_for_update(of=("self",)).in_bulk(ids)
        used = _in_use([row.institution_id for row in rows if row.before is None])
        doomed = [row for row in rows if row.before is None and _is_untouched(row, held, used)]
        restored = [row for row in rows if row.before is not None and _is_untouched(row, held, set())]
        _restore(run, restored, held)
        bulk_delete_tracked([held[row.institution_id] for row in doomed if row.institution_id])
        ImportRow.objects.bulk_update(rows, ["undone", "reasons"])
        note_progress(run, len(rows))
    return True


def _next_rows(run: ImportRun) -> list[ImportRow]:
    """The last rows that wrote something, each account once."""
    waiting = ImportRow.objects.filter(run=run, made_version__isnull=False, undone=None).order_by("-line")
    rows: dict[UUID | None, ImportRow] = {}
    for row in waiting[:CHUNK]:
        if row.institution_id in rows:
            break
        rows[row.institution_id] = row
    return list(rows.values())


def _is_untouched(row: ImportRow, held: dict[UUID, Institution], used: set[UUID]) -> bool:
    """Whether the account is still as this row left it; the row says so if it is not."""
    assert row.institution_id is not None
    institution = held.get(row.institution_id)
    row.undone = bool(
        institution and institution.version == row.made_version and row.institution_id not in used
    )
    if not row.undone:
        why = doubt("kept_in_use" if row.institution_id in used else "kept_changed")
        row.reasons = [*row.reasons, list(why)]
    return row.undone


def _in_use(ids: Iterable[UUID | None]) -> set[UUID]:
    """The institutions other records refer to, in this room and those above."""
    used: set[UUID] = set()
    wanted = list(ids)
    for relation in Institution._meta.related_objects:
        column = relation.field.attname
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": wanted})
        used |= set(rows.values_list(column, flat=True).distinct())
    return used


def _restore(run: ImportRun, rows: list[ImportRow], held: dict[UUID, Institution]) -> None:
    restored = []
    for row in rows:
        assert row.institution_id is not None
        institution = held[row.institution_id]
        for name, value in (row.before or {}).items():
            setattr(institution, name, value)
        for name, value in naming_of_institution(institution.name, institution.aliases).items():
            setattr(institution, name, value)
        restored.append(institution)
    bulk_save_tracked(restored, [*WRITTEN, "pinyin", "initials", "key", "grams", "search"])
    for row, institution in zip(
        rows, restored, strict=True
    ):  # an earlier row of this run finds its work again
        ImportRow.objects.filter(
            run=run, institution_id=row.institution_id, line__lt=row.line, made_version__isnull=False
        ).update(made_version=institution.version)
