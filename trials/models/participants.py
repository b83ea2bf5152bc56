"""Participants by number, and what happened to each. Nothing here says who anybody is."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from core.models import Record
from trials.choices import (
    AdverseSeverity,
    Criterion,
    LeavingCause,
    MilestoneCategory,
    ParticipantStatus,
    SdtmSex,
)
from trials.models.studies import BehindTheWall

DAY = r"^(\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?)?$"  # ISO 8601, known as far as it is known (CD-07)


def partial_day() -> "models.CharField[str, str]":
    """A day as it was told: 2014, 2014-07, 2014-07-02 or 2014-07-02T11:45."""
    return models.CharField(max_length=16, blank=True)


class Participant(Record):
    """Somebody who takes part, known by a number."""

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="participants")
    site = models.ForeignKey("trials.Site", on_delete=models.PROTECT, related_name="participants")
    number = models.CharField(max_length=40)  # the study's own, unlike any other
    screening_number = models.CharField(max_length=40)
    status = models.CharField(max_length=16, choices=ParticipantStatus.choices, blank=True)
    status_on = models.DateField(null=True)
    arm = models.ForeignKey("trials.Arm", null=True, on_delete=models.PROTECT, related_name="participants")
    actual_arm = models.ForeignKey("trials.Arm", null=True, on_delete=models.PROTECT, related_name="+")
    sex = models.CharField(max_length=1, choices=SdtmSex.choices)
    age = models.PositiveSmallIntegerField(null=True)
    race = models.CharField(max_length=60, blank=True)
    ethnicity = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=3)
    collected_on = models.DateField(null=True)
    reference_start_on = models.DateField(null=True)
    reference_end_on = models.DateField(null=True)
    exposed_from = models.DateField(null=True)
    exposed_until = models.DateField(null=True)
    ended_at = partial_day()
    died_on = models.DateField(null=True)

    objects = BehindTheWall.as_manager()

    class Meta:
        indexes = [models.Index(fields=["study", "status", "number"], name="participant_status")]
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="participant_number"),
            models.CheckConstraint(
                name="participant_lot_is_known",
                condition=~Q(status__in=[ParticipantStatus.RANDOMISED, ParticipantStatus.ON_TREATMENT])
                | Q(arm__isnull=False, reference_start_on__isnull=False),
            ),
        ]


class Milestone(Record):
    """A dated fact about a participant; some of them say where he stands from that day on (CT-11)."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="milestones")
    order = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20, choices=MilestoneCategory.choices)
    coded = models.CharField(max_length=60)
    term = models.CharField(max_length=200)
    status = models.CharField(max_length=16, choices=ParticipantStatus.choices, blank=True)
    cause = models.CharField(max_length=40, choices=LeavingCause.choices, blank=True)
    on = models.DateField()
    collected_at = partial_day()
    visit_number = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    visit_name = models.CharField(max_length=60, blank=True)
    sponsor_number = models.CharField(max_length=20, blank=True)

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "order"], name="milestone_order"),
            models.CheckConstraint(
                name="milestone_left_for_a_cause",
                condition=~Q(status=ParticipantStatus.WITHDRAWN) | ~Q(cause=""),
            ),
        ]


class StudyVisit(Record):
    """A visit that took place: one of the protocol's, or one nobody had scheduled."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="study_visits")
    planned = models.ForeignKey(
        "trials.PlannedVisit", null=True, on_delete=models.PROTECT, related_name="study_visits"
    )
    number = models.DecimalField(max_digits=6, decimal_places=1)
    name = models.CharField(max_length=60)
    started_on = models.DateField()
    ended_on = models.DateField()

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "number", "name"], name="study_visit_once"),
            models.CheckConstraint(
                name="study_visit_ends_after_start", condition=Q(ended_on__gte=models.F("started_on"))
            ),
        ]


class Consent(Record):
    """A version of the consent form a participant signed."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="consents")
    consent_version = models.ForeignKey(
        "trials.ConsentVersion", on_delete=models.PROTECT, related_name="consents"
    )
    signed_on = models.DateField()

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "consent_version"], name="consent_once")
        ]


class AdverseEvent(Record):
    """Something untoward that happened to a participant, whatever its cause."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="adverse_events")
    order = models.PositiveSmallIntegerField()
    sponsor_number = models.CharField(max_length=20, blank=True)
    verbatim = models.CharField(max_length=200)  # as it was told; free text, so no export carries it
    coded = models.CharField(max_length=200, blank=True)
    lowest_term = models.CharField(max_length=200, blank=True)
    high_term = models.CharField(max_length=200, blank=True)
    high_group = models.CharField(max_length=200, blank=True)
    system = models.CharField(max_length=200, blank=True)
    severity = models.CharField(max_length=10, choices=AdverseSeverity.choices, blank=True)
    grade = models.PositiveSmallIntegerField(null=True)
    serious = models.BooleanField(default=False)
    criteria = ArrayField(models.CharField(max_length=8, choices=Criterion.choices), default=list)
    relation = models.CharField(max_length=40, blank=True)
    action_taken = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    collected_at = partial_day()
    started_at = partial_day()
    ended_at = partial_day()

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "order"], name="adverse_event_order"),
            models.CheckConstraint(
                name="adverse_event_grade", condition=Q(grade=None) | Q(grade__range=(1, 5))
            ),
            models.CheckConstraint(
                name="adverse_event_serious_by_something",
                condition=Q(serious=False) | Q(criteria__len__gt=0),
            ),
        ]
