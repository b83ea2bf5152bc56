"""Imports: a list uploaded, its columns mapped, then checked, carried out or taken back by a job."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from core.access import require
from core.actor import Actor
from core.errors import Invalid, Refused, Stale
from core.history import change
from core.words import Text
from hcp.choices import ImportMode, RunState
from hcp.flow import import_flow
from hcp.models import ImportFile, ImportProgress, ImportRow, ImportRun
from hcp.policies import IMPORT
from hcp.reading.headers import FIELDS, MANY, guess_mapping
from hcp.reading.table import Table, read_table
from hcp.selectors import import_row

SAMPLE = 20
_JOB = "hcp.tasks.carry_out_imports"  # by name: tasks stand above services


def upload_list(actor: Actor, *, file_name: str, content: bytes, kind: str = "institutions") -> ImportRun:
    """Take a list in: read it, guess its columns, keep its bytes for the job."""
    require(actor, IMPORT)
    if kind != "institutions":
        raise Invalid.of("kind", "目前只能导入机构名单。", "Only lists of institutions can be imported.")
    table = read_table(content)
    mapping = _remembered(table.columns) or guess_mapping(table.columns)
    with change(actor, "hcp.import.upload"):
        run = ImportRun.objects.create(
            kind=kind,
            file_name=file_name.replace("\0", "")[-200:],
            state=RunState.MAPPED if "name" in mapping.values() else RunState.UPLOADED,
            mapping=mapping,
            read=len(table.rows),
            **_writing(table),
        )
        ImportFile.objects.create(run=run, content=content)
        ImportProgress.objects.create(run=run)
    return run


def _writing(table: Table) -> dict[str, Any]:
    """How the file was written, and its first rows."""
    return {
        "encoding": table.encoding,
        "line_ends": table.line_ends,
        "delimiter": table.delimiter,
        "sheet": table.sheet[:80],
        "columns": table.columns,
        "sample": [row.cells[: len(table.columns)] for row in table.rows[:SAMPLE]],
    }


def _remembered(columns: list[str]) -> dict[str, str]:
    """The mapping a person chose for the last list with these very columns."""
    last = (
        ImportRun.objects.filter(columns=columns)
        .exclude(state=RunState.UPLOADED)
        .order_by("-created_at")
        .first()
    )
    return dict(last.mapping) if last else {}


def map_columns(actor: Actor, run: ImportRun, *, version: int, mapping: Mapping[str, str]) -> ImportRun:
    """Say which column is which field."""
    require(actor, IMPORT)
    if run.version != version:
        raise Stale(import_row(actor, run))
    chosen = {column: field for column, field in mapping.items() if field}
    _check_mapping(run, chosen)
    _check_unwritten(run)
    return import_flow.move(actor, run, "map", mapping=chosen)


def _check_mapping(run: ImportRun, mapping: Mapping[str, str]) -> None:
    fields = list(mapping.values())
    if not set(mapping) <= set(run.columns) or not set(fields) <= set(FIELDS):
        raise _unmappable(
            "对应关系中有不存在的列或字段。", "The mapping names a column or field that does not exist."
        )
    if "name" not in fields:
        raise _unmappable("请指定哪一列是机构名称。", "Say which column holds the institution's name.")
    if any(fields.count(field) > 1 for field in fields if field not in MANY):
        raise _unmappable("同一字段只能对应一列。", "A field can come from one column only.")


def _unmappable(zh: str, en: str) -> Invalid:
    return Invalid("bad_mapping", zh, en, fields={"mapping": Text(zh, en)})


def start_dry_run(actor: Actor, run: ImportRun) -> ImportRun:
    """Ask for a check of every row, which changes no account."""
    _check_unwritten(run)
    return _start(actor, run, "dry_run")


def _check_unwritten(run: ImportRun) -> None:
    """A run that stopped half-way knows what it wrote: it can go on or be undone, not begin anew."""
    if run.settled or ImportRow.objects.filter(run=run, made_version__isnull=False, undone=None).exists():
        raise Refused(
            "import_half_done",
            "该导入已写入部分机构，请继续导入或撤销。",
            "This import has written some institutions already; go on with it or undo it.",
        )


def start_run(actor: Actor, run: ImportRun, *, mode: str = ImportMode.GOOD_ROWS) -> ImportRun:
    """Ask for the list to be carried out."""
    if run.settled:
        raise Refused(
            "import_settled",
            "该导入中已有人工核对的行，只能撤销。",
            "Rows of this import have been settled by hand; it can only be undone.",
        )
    return _start(actor, run, "run", mode=mode)


def start_undo(actor: Actor, run: ImportRun, *, reason: str = "") -> ImportRun:
    """Ask for the import to be taken back."""
    return _start(actor, run, "undo", reason=reason)


@transaction.atomic
def _start(actor: Actor, run: ImportRun, move: str, **fields: Any) -> ImportRun:
    """The move and its alarm clock: the row waits for the job even if the alarm is lost."""
    moved = import_flow.move(actor, run, move, **fields)
    moved.progress.done = 0  # the bar of this job, not of the one before
    moved.progress.save(update_fields=["done"])
    import_string(_JOB).delay_on_commit()
    return moved
