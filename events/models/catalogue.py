"""What an event can be and be about."""

from typing import Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.actor import Actor
from core.models import Record
from events.choices import EventKind, EvidenceKind
from events.policies import READ

Row = TypeVar("Row", bound=models.Model)


class EverybodysQuerySet(models.QuerySet[Row]):
    """Rows that everybody reads who reads events."""

    def visible_to(self, actor: Actor) -> Self:
        """All, or nothing."""
        return self.all() if actor.may(READ) else self.none()


class EventType(Record):
    """A type of event: what it needs before it can be asked for, and which evidence closes it."""

    kind = models.CharField(max_length=24, choices=EventKind.choices)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    needs_speakers = models.BooleanField(default=True)
    offers_meals = models.BooleanField(default=True)
    evidence = ArrayField(models.CharField(max_length=16, choices=EvidenceKind.choices), default=list)
    is_active = models.BooleanField(default=True)

    objects = EverybodysQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name_zh"], name="event_type_once")]


class Topic(Record):
    """What a talk is about: by it repeated attendance is seen (CODE-02)."""

    name_zh = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects = EverybodysQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name_zh"], name="topic_once")]
