"""A device at a hospital, when it was down, and what its meters showed."""

from typing import Any, Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from core.actor import Actor
from core.constraints import starts_before_it_ends
from core.history import History
from core.models import Record
from devices.choices import DeviceState, MeterKind
from devices.policies import READ
from hcp.querysets import AtInstitutionQuerySet, SearchableQuerySet

Part = TypeVar("Part", bound=models.Model)


class DeviceQuerySet(AtInstitutionQuerySet, SearchableQuerySet):  # type: ignore[override]  # stubs
    """Devices as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """Those at the hospitals one serves."""
        return super().visible_to(actor) if actor.may(READ) else self.none()


class PartQuerySet(models.QuerySet[Part]):
    """What belongs to a device and is seen with it; `equipment`, for a history row's `device` is the tablet."""

    def visible_to(self, actor: Actor) -> Self:
        """That of the devices one sees."""
        return self.filter(equipment__in=Device.objects.all().visible_to(actor).values("pk"))


class Device(Record):
    """One unit at a hospital. `udi` is the text of its label as scanned, kept apart from what was read of it."""

    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=10, choices=DeviceState.choices, default=DeviceState.PLANNED)
    model = models.ForeignKey("devices.DeviceModel", on_delete=models.PROTECT, related_name="devices")
    institution = models.ForeignKey(
        "hcp.Institution", on_delete=models.PROTECT, related_name="devices", db_index=False
    )
    department = models.ForeignKey(
        "hcp.Department", null=True, on_delete=models.PROTECT, related_name="devices"
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    room = models.CharField(max_length=80, blank=True)
    serial = models.CharField(max_length=60, blank=True)
    lot = models.CharField(max_length=60, blank=True)
    udi = models.CharField(max_length=300, blank=True)
    software = models.CharField(max_length=60, blank=True)
    made_on = models.DateField(null=True)
    installed_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    warranty_from = models.DateField(null=True)
    warranty_to = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    grams = ArrayField(models.TextField())
    search = models.TextField()

    history: Any = History(excluded_fields=["grams", "search"])
    objects = DeviceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(F("number").desc(), name="device_number"),
            models.Index("institution", F("number").desc(), name="device_institution"),
            models.Index("state", F("number").desc(), name="device_state"),
            GinIndex(fields=["grams"], name="device_grams"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "serial"], condition=~Q(serial=""), name="device_serial_once"
            ),
            models.CheckConstraint(name="device_state_known", condition=Q(state__in=DeviceState.values)),
            starts_before_it_ends("device_warranty_in_order", "warranty_from", "warranty_to"),
            models.CheckConstraint(
                name="device_not_its_own_part", condition=Q(parent=None) | ~Q(parent=F("id"))
            ),
        ]


class Downtime(Record):
    """A stretch in which a device did not work; open while it still does not."""

    equipment = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="downtimes")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["equipment"], condition=Q(to_at=None), name="down_once_at_a_time"
            ),
            models.CheckConstraint(
                name="down_before_up", condition=Q(to_at=None) | Q(to_at__gte=F("from_at"))
            ),
        ]


class Meter(Record):
    """Something a device counts."""

    equipment = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="meters")
    kind = models.CharField(max_length=10, choices=MeterKind.choices)
    name = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=20, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["equipment", "kind", "name"], name="meter_once"),
            models.CheckConstraint(name="meter_other_has_a_name", condition=~Q(kind="other") | ~Q(name="")),
        ]


class ReadingQuerySet(models.QuerySet["MeterReading"]):
    """Readings as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the meters one sees."""
        return self.filter(meter__equipment__in=Device.objects.all().visible_to(actor).values("pk"))


class MeterReading(Record):
    """What a meter showed at a moment. `reset`: the meter was set back or exchanged, so it may show less."""

    meter = models.ForeignKey(Meter, on_delete=models.PROTECT, related_name="readings")
    value = models.DecimalField(max_digits=14, decimal_places=2)
    read_at = models.DateTimeField()
    by_name = models.CharField(max_length=80)
    reset = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("meter", F("read_at").desc(), name="reading_latest")]
        constraints = [
            models.CheckConstraint(name="reading_not_below_zero", condition=Q(value__gte=0)),
            models.CheckConstraint(name="reading_reset_has_a_note", condition=Q(reset=False) | ~Q(note="")),
        ]
