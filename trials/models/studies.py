"""A study as its protocol says it: arms, sites, visits and the versions of its consent form."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from core.actor import Actor
from core.models import Record
from trials.policies import READ
from trials.wall import is_inside

Kept = TypeVar("Kept", bound=models.Model)


class BehindTheWall(models.QuerySet[Kept]):
    """Rows of the room: whoever reads studies sees them, whoever sells sees nothing (MW-05)."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them, or none."""
        return self.all() if actor.may(READ) and is_inside(actor) else self.none()


class Study(Record):
    """A clinical study: what it asks, how many people it wants and until when."""

    number = models.CharField(max_length=40, unique=True)  # the protocol's
    name = models.CharField(max_length=300)
    phase = models.CharField(max_length=20, blank=True)
    sponsor = models.CharField(max_length=200, blank=True)
    indication = models.CharField(max_length=300, blank=True)
    ctcae = models.CharField(max_length=8)  # grades of two versions are never pooled (CT-17)
    sae_hours = models.PositiveSmallIntegerField(default=24)  # from knowing to telling the sponsor (CT-02)
    planned = models.PositiveIntegerField()  # participants to be randomised
    enrol_from = models.DateField()
    enrol_until = models.DateField()

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="study_enrols_forward", condition=Q(enrol_until__gte=F("enrol_from")))
        ]


class Arm(Record):
    """One of the treatments participants are given by lot."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="arms")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    planned = models.PositiveIntegerField()

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "code"], name="arm_code")]


class Site(Record):
    """A place where the study takes participants."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="sites")
    number = models.CharField(max_length=20)
    institution = models.ForeignKey(
        "hcp.Institution", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    planned = models.PositiveIntegerField(default=0)

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="site_number")]


class PlannedVisit(Record):
    """A visit of the protocol: the day of the study it is aimed at and its window; without a day, as needed."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="planned_visits")
    number = models.DecimalField(max_digits=6, decimal_places=1)
    name = models.CharField(max_length=60)
    day = models.SmallIntegerField(null=True)
    before = models.PositiveSmallIntegerField(default=0)
    after = models.PositiveSmallIntegerField(default=0)

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "number", "name"], name="planned_visit_number"),
            models.CheckConstraint(name="planned_visit_no_day_0", condition=~Q(day=0)),
        ]


class ConsentVersion(Record):
    """A version of the consent form, with the day the ethics committee approved it (CT-10)."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="consent_versions")
    name = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    approved_on = models.DateField()

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "name", "language"], name="consent_version_name")
        ]
