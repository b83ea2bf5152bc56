"""A visit is one row: its products and files are part of it, so one version and one history row tell all."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from core.actor import Actor
from core.models import Record
from visits.choices import HANDED_IN, Channel, Outcome, PositionMissing, VisitState
from visits.policies import SEE_ALL

# How many found people, or places, are few: a thousandth or so of a large company's.
FEW_PEOPLE = 1000
FEW_PLACES = 100


class VisitQuerySet(models.QuerySet["Visit"]):
    """Visits as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own, one's team's, or everybody's for those who look after all."""
        if actor.may(SEE_ALL):
            return self.all()
        return self.of_team(actor)

    def of_team(self, actor: Actor) -> Self:
        """One's own and one's team's."""
        return self.filter(owner__in=actor.team) if actor.user_id else self.none()

    def between(self, start: datetime, end: datetime) -> Self:
        """Those from one moment until, but not at, another."""
        return self.filter(at__gte=start, at__lt=end)

    def of_hcp(self, hcp_id: UUID) -> Self:
        """Those to this person, alone or among others. Two index reads, whatever the planner thinks."""
        main = self.model._default_manager.filter(hcp=hcp_id).values("pk")
        among = self.model._default_manager.filter(also_met__contains=[hcp_id]).values("pk")
        return self.filter(pk__in=main.union(among, all=True))

    def about(self, words: str) -> Self:
        """Those whose person or institution is found by these words, as in the lists of either.

        What few are meant is read through their own indexes; when many are, the newest are found at once.
        """
        people, places = (self._found_by(words, name) for name in ("hcp", "institution"))
        few_people, few_places = list(people[: FEW_PEOPLE + 1]), list(places[: FEW_PLACES + 1])
        if len(few_people) > FEW_PEOPLE or len(few_places) > FEW_PLACES:
            return self.filter(Q(hcp__in=people) | Q(institution__in=places))
        theirs = self.model._default_manager.filter(hcp__in=few_people).values("pk")
        there = self.model._default_manager.filter(institution__in=few_places).values("pk")
        return self.filter(pk__in=theirs.union(there, all=True))

    def _found_by(self, words: str, name: str) -> Any:
        related: Any = self.model._meta.get_field(name).related_model
        return related.objects.search(words).values_list("pk", flat=True)

    def handed_in(self) -> Self:
        """Those that count as done."""
        return self.filter(state__in=HANDED_IN)


class Visit(Record):
    """A meeting that is planned, took place or was cancelled."""

    # pii: note, next_step, position, meal
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, choices=VisitState.choices, default=VisitState.DRAFT)
    owner = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="visits", db_index=False)
    institution = models.ForeignKey(
        "hcp.Institution", on_delete=models.PROTECT, related_name="visits", db_index=False
    )
    department = models.ForeignKey(
        "hcp.Department", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    hcp = models.ForeignKey(
        "hcp.Hcp", null=True, on_delete=models.PROTECT, related_name="visits", db_index=False
    )
    also_met = ArrayField(models.UUIDField(), default=list)
    channel = models.CharField(max_length=12, choices=Channel.choices, default=Channel.IN_PERSON)
    slot = models.ForeignKey(
        "hcp.ReceptionSlot", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()  # when it happened, else when it is planned: what lists sort by
    planned_at = models.DateTimeField(null=True)
    planned_minutes = models.PositiveSmallIntegerField(null=True)
    checked_in_at = models.DateTimeField(null=True)
    position = models.JSONField(null=True)
    position_missing = models.CharField(max_length=12, choices=PositionMissing.choices, blank=True)
    happened_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    products = models.JSONField(default=list)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    next_step = models.CharField(max_length=500, blank=True)
    next_on = models.DateField(null=True)
    note = models.CharField(max_length=2000, blank=True)
    attachments = models.JSONField(default=list)
    meal = models.JSONField(null=True)  # services/meals.py
    warnings = models.JSONField(default=list)
    returned_reason = models.CharField(max_length=500, blank=True)
    submitted_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("owner", F("at").desc(), F("id").desc(), name="visit_owner_at"),
            models.Index(F("at").desc(), F("id").desc(), name="visit_at"),
            models.Index("hcp", F("at").desc(), F("id").desc(), name="visit_hcp_at"),
            models.Index("institution", F("at").desc(), F("id").desc(), name="visit_institution_at"),
            models.Index("owner", name="visit_to_review", condition=Q(state="submitted")),
            models.Index("department", name="visit_department", condition=Q(department__isnull=False)),
            models.Index("slot", name="visit_slot", condition=Q(slot__isnull=False)),
            GinIndex(fields=["also_met"], name="visit_also_met"),
        ]
        constraints = [
            models.CheckConstraint(name="visit_state_known", condition=Q(state__in=VisitState.values)),
            models.CheckConstraint(
                name="visit_at_is_its_time", condition=Q(at=Coalesce("happened_at", "planned_at", "at"))
            ),
            models.CheckConstraint(
                name="visit_planned_has_time", condition=~Q(state="planned") | Q(planned_at__isnull=False)
            ),
            models.CheckConstraint(
                name="visit_checked_in_has_time",
                condition=~Q(state="checked_in") | Q(checked_in_at__isnull=False),
            ),
            models.CheckConstraint(
                name="visit_handed_in_is_whole",
                condition=~Q(state__in=["submitted", "approved", "returned"])
                | Q(
                    submitted_at__isnull=False,
                    happened_at__isnull=False,
                    written_at__isnull=False,
                    arrived_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="visit_submitted_has_hcp",
                condition=~Q(state__in=["submitted", "approved"]) | Q(hcp__isnull=False) & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="visit_approved_has_time", condition=~Q(state="approved") | Q(approved_at__isnull=False)
            ),
            models.CheckConstraint(
                name="visit_cancelled_has_time",
                condition=~Q(state="cancelled") | Q(cancelled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number
