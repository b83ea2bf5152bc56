"""An event with its agenda, its money and its evidence."""

from typing import Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from core.actor import Actor
from core.models import Record
from events.choices import Category, EventState, EvidenceKind, Format, SharedBy, VenueKind
from events.policies import SEE_ALL

Part = TypeVar("Part", bound=models.Model)


class EventQuerySet(models.QuerySet["Event"]):
    """Events as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own, one's team's, those one helps with, or everybody's for those who look after all."""
        if actor.may(SEE_ALL):
            return self.all()
        return self.of_team(actor)

    def of_team(self, actor: Actor) -> Self:
        """One's own, one's team's, and those one helps with."""
        if actor.user_id is None:
            return self.none()
        return self.filter(Q(owner__in=actor.team) | Q(team__contains=[actor.user_id]))

    def run_by(self, actor: Actor) -> Self:
        """Those the actor has a hand in himself."""
        if actor.user_id is None:
            return self.none()
        return self.filter(Q(owner=actor.user_id) | Q(team__contains=[actor.user_id]))

    def about(self, words: str) -> Self:
        """Those whose title or venue holds these words."""
        return self.filter(Q(title__icontains=words) | Q(venue__icontains=words))


class PartQuerySet(models.QuerySet[Part]):
    """Parts of an event, seen with it."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the events this reader sees."""
        if actor.user_id is None:
            return self.none()
        return self.filter(event__in=Event.objects.all().visible_to(actor))


class Event(Record):
    """A meeting that is planned, took place or was called off."""

    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=20, choices=EventState.choices, default=EventState.DRAFT)
    type = models.ForeignKey("events.EventType", on_delete=models.PROTECT, related_name="events")
    title = models.CharField(max_length=160)
    need = models.CharField(max_length=2000, blank=True)
    format = models.CharField(max_length=10, choices=Format.choices, default=Format.IN_PERSON)
    country = models.CharField(max_length=2, default="CN")
    venue = models.CharField(max_length=200, blank=True)
    venue_kind = models.CharField(max_length=20, choices=VenueKind.choices, default=VenueKind.HOSPITAL)
    alcohol = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")
    owner = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="events", db_index=False)
    team = ArrayField(models.BigIntegerField(), default=list)
    product_ids = ArrayField(models.UUIDField(), default=list)
    topic = models.ForeignKey("events.Topic", null=True, on_delete=models.PROTECT, related_name="events")
    planned_heads = models.PositiveIntegerField(default=0)
    currency = models.CharField(max_length=3, default="CNY")
    returned_reason = models.CharField(max_length=500, blank=True)
    approved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(F("starts_at").desc(), F("id").desc(), name="event_starts"),
            models.Index("owner", F("starts_at").desc(), F("id").desc(), name="event_owner"),
            models.Index("state", F("starts_at").desc(), F("id").desc(), name="event_state"),
            GinIndex(fields=["team"], name="event_team"),
        ]
        constraints = [
            models.CheckConstraint(name="event_state_known", condition=Q(state__in=EventState.values)),
            models.CheckConstraint(
                name="event_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="event_closed_has_time", condition=~Q(state="closed") | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="event_cancelled_has_time",
                condition=~Q(state="cancelled") | Q(cancelled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class AgendaItem(Record):
    """One item of the programme."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="agenda")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    speaker = models.ForeignKey("events.Speaker", null=True, on_delete=models.PROTECT, related_name="+")

    objects = PartQuerySet.as_manager()


class BudgetLine(Record):
    """One thing money is spent on: estimated when asked for, committed when ordered, actual when paid."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="lines")
    category = models.CharField(max_length=20, choices=Category.choices)
    what = models.CharField(max_length=160, blank=True)
    payee = models.CharField(max_length=160, blank=True)
    shared_by = models.CharField(max_length=10, choices=SharedBy.choices, default=SharedBy.NOBODY)
    engagement = models.ForeignKey(
        "events.Engagement", null=True, on_delete=models.PROTECT, related_name="lines"
    )
    estimated = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    committed = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    actual = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    cash = models.BooleanField(default=False)
    receipts = models.JSONField(default=list)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="line_not_below_zero",
                condition=Q(estimated__gte=0)
                & (Q(committed=None) | Q(committed__gte=0))
                & (Q(actual=None) | Q(actual__gte=0)),
            ),
            models.CheckConstraint(
                name="line_of_a_speaker",
                condition=Q(shared_by=SharedBy.SPEAKER, engagement__isnull=False)
                | ~Q(shared_by=SharedBy.SPEAKER) & Q(engagement=None),
            ),
        ]


class Evidence(Record):
    """A file that proves something about an event."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=16, choices=EvidenceKind.choices)
    file = models.JSONField()
    note = models.CharField(max_length=300, blank=True)

    objects = PartQuerySet.as_manager()
