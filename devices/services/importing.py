"""Lists of models and devices: judged row by row, then written whole or not at all."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid
from core.history import bulk_create_tracked, bulk_save_tracked, change
from core.numbers import next_numbers
from core.words import Text
from devices.choices import DeviceState, ImportKind
from devices.importing.columns import guess, pick, read_columns
from devices.importing.device_rows import judge_device, look_up
from devices.importing.model_rows import Known, judge_model, known_by
from devices.importing.rows import Judged, judged
from devices.models import Device, DeviceModel
from devices.naming import naming_of_device
from devices.policies import IMPORT
from devices.selectors import list_models
from devices.services import devices as registering
from hcp.reading.table import Table, read_table

MOST_ROWS = 10_000
SHOWN = 200  # rows of the report that are not plain
NEEDED = {ImportKind.MODELS: ("maker",), ImportKind.DEVICES: ("institution",)}
ACTIONS = {ImportKind.MODELS: "devices.model.import", ImportKind.DEVICES: "devices.device.import"}
COLUMN = {ImportKind.MODELS: Text("厂家", "maker"), ImportKind.DEVICES: Text("医院", "hospital")}


def import_list(
    actor: Actor, *, kind: ImportKind, content: bytes, file_name: str, carry_out: bool
) -> dict[str, Any]:
    """Say what would become of every row, or carry the good ones out in one transaction; refused rows stay out.

    The same file again changes nothing: what is on file already is told as unchanged.
    """
    require(actor, IMPORT)
    table = read_table(content, partial(guess, kind))
    mapping = _mapping(kind, table)
    said = [(row.number, pick(table.columns, row.cells, mapping)) for row in table.rows]
    with change(actor, ACTIONS[kind], reason=file_name[:200]):
        rows = _judge(actor, kind, said)
        if carry_out:
            _write(kind, rows)
    return _report(kind, mapping, table, rows, carry_out)


def _mapping(kind: ImportKind, table: Table) -> dict[str, str]:
    if len(table.rows) > MOST_ROWS:
        raise Invalid.of(
            "file",
            "一次最多导入 {most} 行，请拆分文件。",
            "At most {most} rows at a time; split the file.",
            most=MOST_ROWS,
        )
    mapping = read_columns(kind, table.columns)
    if not set(NEEDED[kind]) <= set(mapping.values()):
        raise Invalid.of(
            "file",
            "没有找到“{column}”列，请在表头中写明。",
            "No column “{column}” was found; name it in the header.",
            column=COLUMN[kind],
        )
    return mapping


def _judge(actor: Actor, kind: ImportKind, said: Sequence[tuple[int, dict[str, str]]]) -> list[Judged]:
    if kind is ImportKind.MODELS:
        on_file, seen = {known_by(vars(model)): model for model in list_models(actor)}, set[Known]()
        return [judged(line, lambda row=row: judge_model(row, on_file, seen)) for line, row in said]  # type: ignore[misc]
    named = look_up(actor, (row for _, row in said))
    return [judged(line, lambda row=row: judge_device(row, named)) for line, row in said]  # type: ignore[misc]


def _write(kind: ImportKind, rows: Sequence[Judged]) -> None:
    new = [row.values for row in rows if row.outcome == "created"]
    if kind is ImportKind.MODELS:
        bulk_create_tracked([DeviceModel(id=uuid4(), **values) for values in new])
        _update([row.values for row in rows if row.outcome == "updated"])
        return
    with told(registering.SENTENCES):
        bulk_create_tracked([_device(values, n) for values, n in zip(new, _numbers(len(new)), strict=True)])


def _numbers(count: int) -> list[str]:
    return next_numbers("EQ", count) if count else []


def _device(values: dict[str, Any], number: str) -> Device:
    state = DeviceState.IN_USE if values["installed_on"] else DeviceState.PLANNED
    return Device(
        id=uuid4(), number=number, state=state, **values, **naming_of_device({**values, "number": number})
    )


def _update(changes: Sequence[dict[str, Any]]) -> None:
    fields: set[str] = set()
    for each in changes:
        for name, value in each["changed"].items():
            setattr(each["model"], name, value)
        fields |= each["changed"].keys()
    bulk_save_tracked([each["model"] for each in changes], fields)


def _report(
    kind: ImportKind, mapping: dict[str, str], table: Table, rows: Sequence[Judged], carried_out: bool
) -> dict[str, Any]:
    counts = Counter(row.outcome for row in rows)
    return {
        "kind": kind,
        "carried_out": carried_out,
        "read": len(rows),
        **{outcome: counts[outcome] for outcome in ("created", "updated", "unchanged", "rejected")},
        "columns": [{"column": column, "field": field} for column, field in mapping.items()],
        "ignored": [column for column in table.columns if column not in mapping],
        "rejects": [
            {"line": row.line, "zh": row.reason.zh, "en": row.reason.en}
            for row in rows
            if row.reason is not None
        ][:SHOWN],
    }
