"""What devices there are: the models that makers sell."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from core.actor import Actor
from core.history import History
from core.models import Record
from devices.choices import Issuer, RiskClass
from devices.policies import READ
from hcp.querysets import SearchableQuerySet

COMPUTED = ["pinyin", "grams", "search"]


class DeviceModelQuerySet(SearchableQuerySet):
    """The catalogue is everybody's who reads devices."""

    def visible_to(self, actor: Actor) -> Self:
        """All, or nothing."""
        return self.all() if actor.may(READ) else self.none()


class DeviceModel(Record):
    """A model in the catalogue; `di` is the fixed part of its UDI, the same on every unit (UD-06)."""

    di = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=8, choices=Issuer.choices, blank=True)
    name_zh = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    maker = models.CharField(max_length=120)
    model_no = models.CharField(max_length=60, blank=True)
    catalogue_no = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=160, blank=True)
    risk_class = models.CharField(max_length=1, choices=RiskClass.choices, blank=True)
    registration_no = models.CharField(max_length=60, blank=True)
    by_lot = models.BooleanField(default=False)
    by_serial = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    pinyin = models.CharField(max_length=300)
    grams = ArrayField(models.TextField())
    search = models.TextField()

    history: Any = History(excluded_fields=COMPUTED)
    objects = DeviceModelQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["pinyin", "id"], name="device_model_order"),
            GinIndex(fields=["grams"], name="device_model_grams"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["di"], condition=~Q(di=""), name="device_model_di_once"),
            models.CheckConstraint(condition=~Q(name_zh="") | ~Q(name_en=""), name="device_model_has_a_name"),
            models.CheckConstraint(
                condition=Q(di="", issuer="") | ~Q(di="") & ~Q(issuer=""), name="device_model_di_has_issuer"
            ),
        ]
