"""Taking an import back, as new changes: decisions first, then rows from the last, and only what is untouched."""

from collections.abc import Iterable
from uuid import UUID

from core.actor import Actor
from core.history import amend, bulk_delete_tracked, bulk_save_tracked, change
from hcp.importing.decisions import WRITTEN
from hcp.importing.writing import note_progress
from hcp.models import ImportRow, ImportRun, Institution, Settlement
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
        used = in_use([row.institution_id for row in rows if row.before is None])
        doomed = [row for row in rows if row.before is None and _is_untouched(row, held, used)]
        restored = [row for row in rows if row.before is not None and _is_untouched(row, held, set())]
        restore(run, restored, held)
        bulk_delete_tracked([held[row.institution_id] for row in doomed if row.institution_id])
        ImportRow.objects.bulk_update(rows, ["undone", "reasons"])
        note_progress(run, len(rows))
    return True


def take_settlements_back(actor: Actor, run: ImportRun) -> None:
    """Take back what people decided about queued rows, the last decision first."""
    found = Settlement.objects.filter(row__run=run, made_version__isnull=False, row__undone=None)
    for pk in list(found.order_by("-created_at", "-id").values_list("pk", flat=True)):
        with change(actor, "hcp.institution.undo_import", reason=run.file_name):
            _take_settlement_back(run, Settlement.objects.select_related("row").get(pk=pk))


def _take_settlement_back(run: ImportRun, settlement: Settlement) -> None:
    row, is_made = settlement.row, settlement.before is None
    account = Institution.objects.select_for_update(of=("self",)).filter(pk=settlement.institution_id).first()
    used = bool(account and is_made and account.pk in in_use([account.pk]))
    if account is None or used or account.version != settlement.made_version:
        _keep(row, "kept_in_use" if used else "kept_changed")
        return
    if is_made:
        account.delete()
    else:
        _give_back(run, settlement, account)
    if row.made_version is None:  # else the row's own work is taken back next
        row.undone = True
        row.save(update_fields=["undone"])


def _keep(row: ImportRow, why: str) -> None:
    row.undone, row.reasons = False, [*row.reasons, list(doubt(why))]
    row.save(update_fields=["undone", "reasons"])


def _give_back(run: ImportRun, settlement: Settlement, account: Institution) -> None:
    """The account as it was before the decision; what came before finds its work again."""
    before = settlement.before or {}
    names = naming_of_institution(account.name, before["aliases"]) if "aliases" in before else {}
    amend(account, **before, **names)
    base = (settlement.made_version or 0) - 1
    ImportRow.objects.filter(run=run, institution_id=account.pk, made_version=base, undone=None).update(
        made_version=account.version
    )
    for earlier in Settlement.objects.filter(row__run=run, institution_id=account.pk, made_version=base):
        amend(earlier, made_version=account.version)


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


def in_use(ids: Iterable[UUID | None]) -> set[UUID]:
    """The institutions other records refer to, in this room and those above."""
    used: set[UUID] = set()
    wanted = list(ids)
    for relation in Institution._meta.related_objects:
        column = relation.field.attname
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": wanted})
        used |= set(rows.values_list(column, flat=True).distinct())
    return used


def restore(run: ImportRun, rows: list[ImportRow], held: dict[UUID, Institution]) -> None:
    """Give accounts back the values these rows changed."""
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
