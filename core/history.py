"""History nobody can bend: every change of a tracked row has an actor, an action and a reason.

`change()` is the only way to write a tracked model. Python refuses a save outside it (NoActor); the
database refuses a row whose newest history row does not say the same in the same transaction, and any
UPDATE, DELETE or TRUNCATE of history itself (core/tracking.py). Law: ER-02, AL-01, A11-01.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from core.actor import Actor


class NoActor(RuntimeError):
    """A tracked row was about to change and nobody said who does it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes, what he calls it, why, and when he says it happened."""

    actor: Actor
    action: str
    reason: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """The stamp as columns of a history row."""
        return {
            "history_user_id": self.actor.user_id,
            "actor_name": self.actor.name,
            "action": self.action,
            "request_id": self.actor.request_id,
            "device_id": self.actor.device_id,
            "occurred_at": self.actor.occurred_at,
        }


_stamp: ContextVar[Stamp | None] = ContextVar("stamp", default=None)
_told_as: ContextVar[tuple[str, str] | None] = ContextVar("told_as", default=None)


@contextmanager
def change(actor: Actor, action: str, *, reason: str = "") -> Iterator[Stamp]:
    """One transaction, one actor, one action: everything saved inside carries this stamp."""
    if not actor.name:
        raise NoActor(action)
    with transaction.atomic():
        stamp = Stamp(actor, *(_told_as.get() or (action, reason)))
        token = _stamp.set(stamp)
        try:
            yield stamp
        finally:
            _stamp.reset(token)


@contextmanager
def told_as(action: str, reason: str) -> Iterator[None]:
    """What is changed inside is written down as this act, whatever the door it goes through calls it."""
    token = _told_as.set((action, reason))
    try:
        yield
    finally:
        _told_as.reset(token)


def current_stamp() -> Stamp:
    """The stamp of the change being made; refuses when nobody is named."""
    stamp = _stamp.get()
    if stamp is None:
        raise NoActor("a tracked row is saved outside change()")
    return stamp


class StampColumns(models.Model):
    """What every history row says about its change, beside the copy of the row itself."""

    actor_name = models.TextField()
    action = models.CharField(max_length=80)
    request_id = models.CharField(max_length=64)
    device_id = models.UUIDField(null=True)
    occurred_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class History(HistoricalRecords):
    """The history of a model; declared once, on the abstract Record or beside a model's fields."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            bases=[StampColumns],
            history_id_field=models.BigAutoField(primary_key=True),
            inherit=True,
            history_user_id_field=models.BigIntegerField(null=True),
            history_change_reason_field=models.TextField(default="", blank=True),
            get_user=lambda **_: None,
            **options,
        )

    def contribute_to_class(self, cls: Any, name: str) -> None:
        super().contribute_to_class(cls, name)
        cls.declared_history = self

    def finalize(self, sender: Any, **kwargs: Any) -> None:
        """A history declared beside a model's fields stands before the one it would inherit."""
        if getattr(sender, "declared_history", self) is self:
            super().finalize(sender, **kwargs)

    def copy_fields(self, model: type[models.Model]) -> dict[str, Any]:
        """The model's fields without their indexes: history is read by id and by transaction alone."""
        fields: dict[str, Any] = super().copy_fields(model)
        for field in fields.values():
            field.db_index = False
        return fields

    def get_change_reason_for_object(
        self, instance: models.Model, history_type: str, using: str | None
    ) -> str:
        return current_stamp().reason


def _stamp_history_row(history_instance: models.Model, **_: Any) -> None:
    for column, value in current_stamp().columns.items():
        setattr(history_instance, column, value)


pre_create_historical_record.connect(_stamp_history_row, dispatch_uid="core.history.stamp")

T = TypeVar("T", bound=models.Model)


def bulk_create_tracked(objects: Sequence[T]) -> list[T]:
    """Create many rows of one model, each with its history row, inside the open change()."""
    if not objects:
        return []
    bulk_copy(objects)
    _bulk_history(objects, "+")
    return list(objects)


def bulk_copy(objects: Sequence[models.Model]) -> None:
    """Write many new rows of one model through COPY, at a third of an INSERT's cost; keys must be given or new."""
    model = type(objects[0])
    fields = [
        field for field in model._meta.concrete_fields if objects[0].pk is not None or not field.primary_key
    ]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for thing in objects:
            copy.write_row([f.get_db_prep_save(f.pre_save(thing, True), connection) for f in fields])
            thing._state.adding = False


def bulk_save_tracked(objects: Sequence[T], fields: Iterable[str], *, batch_size: int = 1000) -> None:
    """Save these fields of many rows of one model, each with its history row, inside the open change()."""
    if not objects:
        return
    now = timezone.now()
    names = {*fields, "version", "updated_at"}
    for thing in objects:
        thing.version += 1  # type: ignore[attr-defined]
        thing.updated_at = now  # type: ignore[attr-defined]
    type(objects[0])._default_manager.bulk_update(objects, sorted(names), batch_size=batch_size)
    _bulk_history(objects, "~")


def bulk_delete_tracked(objects: Sequence[models.Model]) -> None:
    """Delete many rows of one model inside the open change(); their history keeps each as it last was."""
    if not objects:
        return
    _bulk_history(objects, "-")
    table, key = type(objects[0])._meta.db_table, objects[0]._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table}" WHERE "{key}" = ANY(%s)', [[thing.pk for thing in objects]])  # noqa: S608


def _bulk_history(objects: Sequence[models.Model], kind: str) -> None:
    """One statement copies the rows, as they now stand, into their history."""
    stamp, model = current_stamp(), type(objects[0])
    said = {
        "history_date": timezone.now(),
        "history_type": kind,
        "history_change_reason": stamp.reason,
        **stamp.columns,
    }
    columns = ", ".join(f'"{field.column}"' for field in tracked_fields(model))
    stamped = ", ".join(f'"{name}"' for name in said)
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{history_of(model)._meta.db_table}" ({columns}, {stamped})'  # noqa: S608  names of ours
            f' SELECT {columns}, {", ".join(["%s"] * len(said))} FROM "{table}" WHERE "{key}" = ANY(%s)',
            [*said.values(), [thing.pk for thing in objects]],
        )


@cache
def history_of(model: type[models.Model]) -> Any:
    """The history model of a tracked model; looking it up costs simple-history half a millisecond."""
    return model.history.model  # type: ignore[attr-defined]


def tracked_fields(model: type[models.Model]) -> list[Any]:
    """The fields whose values history keeps."""
    return list(history_of(model).tracked_fields)


def is_tracked(model: type[models.Model]) -> bool:
    """Whether the model has a history."""
    return hasattr(model._meta, "simple_history_manager_attribute")


def amend(thing: T, **fields: Any) -> T:
    """Write these fields of a tracked row inside the open change(), as its next version."""
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.version += 1  # type: ignore[attr-defined]
    thing.save(update_fields=[*fields, "version", "updated_at"])
    return thing


def overtake(thing: T, still: Mapping[str, Any], **fields: Any) -> bool:
    """Write these fields as the next version if the row is still as this one knows it; False when it is not.

    One UPDATE whose WHERE holds the version and what must `still` be true, and its history row: of two who
    write at once, the second changes nothing.
    """
    version = thing.version  # type: ignore[attr-defined]
    fields |= {"version": version + 1, "updated_at": timezone.now()}
    known = type(thing)._default_manager.filter(pk=thing.pk, version=version, **still)
    if known.update(**fields) == 0:
        return False
    for name, value in fields.items():
        setattr(thing, name, value)
    _bulk_history([thing], "~")
    return True


def as_of(model: type[T], pk: UUID | int, moment: datetime) -> models.Model | None:
    """The history row that was true of a record at that moment, or None when it did not exist."""
    row = (
        history_of(model)
        ._default_manager.filter(**{model._meta.pk.attname: pk}, history_date__lte=moment)
        .order_by("-history_id")
        .first()
    )
    return None if row is None or row.history_type == "-" else row
