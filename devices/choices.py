"""The closed lists of the devices room."""

from django.db import models


class Issuer(models.TextChoices):
    """Who issued the number a model is known by (UD-06)."""

    GS1 = "gs1"
    HIBCC = "hibcc"
    MA = "ma"


class RiskClass(models.TextChoices):
    """How risky a device is by law (医疗器械分类)."""

    I = "1"  # noqa: E741 - a class, not a letter
    II = "2"
    III = "3"


class DeviceState(models.TextChoices):
    """Where a device stands in its life."""

    PLANNED = "planned"
    IN_USE = "in_use"
    DOWN = "down"
    STANDBY = "standby"
    RETIRED = "retired"


class MeterKind(models.TextChoices):
    """What a device counts."""

    HOURS = "hours"
    CYCLES = "cycles"
    EXPOSURES = "exposures"
    LITRES = "litres"
    OTHER = "other"


class ImportKind(models.TextChoices):
    """What a list is of."""

    MODELS = "models"
    DEVICES = "devices"
