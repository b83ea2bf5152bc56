"""Word lists, the reports of people, and the cases both open."""

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from compliance.choices import (
    OPEN_CASES,
    RUNNING,
    SAFETY_KINDS,
    AgeBand,
    CaseKind,
    CaseOrigin,
    CaseState,
    CaseStepKind,
    ReportWay,
    Seriousness,
    Sex,
    WordOutcome,
)
from compliance.policies import READ_CASES, READ_RULES, SEE_ALL_CASES, SEE_SAFETY_CASES
from core.actor import Actor
from core.constraints import starts_before_it_ends
from core.models import Record


class WordListQuerySet(models.QuerySet["WordList"]):
    def visible_to(self, actor: Actor) -> Self:
        """What is looked for is told to everybody who writes, before he writes it."""
        return self.all() if actor.may(READ_RULES) else self.none()

    def in_force(self, day: date) -> Self:
        """Those that hold on this day."""
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)


class WordList(Record):
    """The words of one kind, from a day (to a day): what finding one means and how many hours it leaves."""

    kind = models.CharField(max_length=20, choices=CaseKind.choices)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    words_zh = ArrayField(models.CharField(max_length=60), default=list)
    words_en = ArrayField(models.CharField(max_length=60), default=list)
    excepted = ArrayField(
        models.CharField(max_length=80), default=list
    )  # phrases in which a word does not count
    outcome = models.CharField(max_length=8, choices=WordOutcome.choices, default=WordOutcome.CASE)
    hours = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    rule = models.CharField(max_length=20, blank=True)
    source_zh = models.CharField(max_length=300)
    source_en = models.CharField(max_length=300)

    objects = WordListQuerySet.as_manager()

    class Meta:
        constraints = [
            starts_before_it_ends("word_list_days", "from_on", "to_on"),
            models.CheckConstraint(name="word_list_hours", condition=Q(hours__gte=1, hours__lte=720)),
            models.UniqueConstraint(name="word_list_once", fields=["kind", "from_on"]),
        ]

    def __str__(self) -> str:
        return self.name_en


class SafetyReportQuerySet(models.QuerySet["SafetyReport"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own; those who judge safety, and those who look after all, see all."""
        if actor.may(SEE_ALL_CASES) or actor.may(SEE_SAFETY_CASES):
            return self.all()
        return self.filter(reporter=actor.user_id) if actor.user_id else self.none()


class SafetyReport(Record):
    """What somebody of the company learned about a patient and a product; written once (CT-05, CT-06).

    The patient is an age band and a sex. A name, an identity number, a telephone are refused.
    """

    # pii: patient_age, patient_sex, happened, outcome_told
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in SAFETY_KINDS])
    reporter = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=40, blank=True)  # the record it was learned at, if at one
    about_id = models.UUIDField(null=True)
    hcp = models.ForeignKey("hcp.Hcp", null=True, on_delete=models.PROTECT, related_name="+")  # who told it
    product = models.ForeignKey("staff.Product", on_delete=models.PROTECT, related_name="+")
    lot = models.CharField(max_length=40, blank=True)
    patient_age = models.CharField(max_length=12, choices=AgeBand.choices)
    patient_sex = models.CharField(max_length=8, choices=Sex.choices)
    happened = models.CharField(max_length=2000)
    onset_on = models.DateField(null=True)
    seriousness = ArrayField(
        models.CharField(max_length=20, choices=Seriousness.choices), default=list
    )  # empty: not serious
    outcome_told = models.CharField(max_length=200, blank=True)
    learned_at = models.DateTimeField()
    written_at = models.DateTimeField()
    arrived_at = models.DateTimeField()

    objects = SafetyReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="safety_report_about",
                condition=Q(about_kind="", about_id__isnull=True)
                | ~Q(about_kind="") & Q(about_id__isnull=False),
            )
        ]


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for those who look after all; safety for those who judge it; else one's own safety reports.

        Whose words opened a case of a violation does not see it: he would be warned. Whoever it was
        escalated to does.
        """
        if not actor.may(READ_CASES) or actor.user_id is None:
            return self.none()
        if actor.may(SEE_ALL_CASES):
            return self.all()
        mine = Q(owner=actor.user_id) | Q(escalated_to=actor.user_id)
        safety = Q(kind__in=SAFETY_KINDS)
        if actor.may(SEE_SAFETY_CASES):
            return self.filter(mine | safety)
        return self.filter(mine | safety & Q(reporter=actor.user_id))

    def open(self) -> Self:
        """Those that are not over."""
        return self.filter(state__in=OPEN_CASES)

    def running(self) -> Self:
        """Those whose clock runs."""
        return self.filter(state__in=RUNNING)


class Case(Record):
    """Something to be judged, with a clock and an owner: a safety report, or words found in a text."""

    # pii: found
    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=CaseKind.choices)
    origin = models.CharField(max_length=8, choices=CaseOrigin.choices)
    state = models.CharField(max_length=12, choices=CaseState.choices, default=CaseState.NEW)
    rule = models.CharField(max_length=20, blank=True)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    about_version = models.PositiveIntegerField(null=True)
    about_number = models.CharField(max_length=40, blank=True)
    found = models.JSONField(default=list)  # rows of word, field, before, text, after
    report = models.OneToOneField(SafetyReport, null=True, on_delete=models.PROTECT, related_name="case")
    product = models.ForeignKey("staff.Product", null=True, on_delete=models.PROTECT, related_name="+")
    reporter = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.PROTECT, related_name="+")
    hours = models.PositiveSmallIntegerField()
    knew_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    remind_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    escalated_to = models.ForeignKey("staff.User", null=True, on_delete=models.PROTECT, related_name="+")
    serious = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)  # when the clock stopped
    report_way = models.CharField(max_length=8, choices=ReportWay.choices, blank=True)
    report_to = models.CharField(max_length=120, blank=True)
    report_reference = models.CharField(max_length=60, blank=True)
    dismissed_reason = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("due_at", "id", name="case_due"),
            models.Index("owner", "due_at", name="case_owner", condition=Q(state__in=list(OPEN_CASES))),
            models.Index("about_kind", "about_id", name="case_about"),
            models.Index("reporter", name="case_reporter"),
            models.Index(
                "remind_at", name="case_to_remind", condition=Q(state__in=list(RUNNING), reminded_at=None)
            ),
            models.Index(
                "due_at", name="case_to_escalate", condition=Q(state__in=list(RUNNING), escalated_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="case_one_open_per_text",
                fields=["about_kind", "about_id", "kind"],
                condition=Q(origin="text", state__in=list(OPEN_CASES)),
            ),
            models.CheckConstraint(
                name="case_answered", condition=Q(state__in=list(RUNNING)) | Q(answered_at__isnull=False)
            ),
            models.CheckConstraint(
                name="case_reported_says_how",
                condition=~Q(state="reported") | ~Q(report_way="") & ~Q(report_to=""),
            ),
            models.CheckConstraint(
                name="case_dismissed_says_why", condition=~Q(state="dismissed") | ~Q(dismissed_reason="")
            ),
            models.CheckConstraint(
                name="case_closed_has_time", condition=~Q(state="closed") | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="case_from_report_has_one", condition=~Q(origin="report") | Q(report__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_violation(self) -> bool:
        """Whether it is about what somebody of the company did, not about a patient."""
        return self.kind not in SAFETY_KINDS


class CaseStepQuerySet(models.QuerySet["CaseStep"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the cases this reader sees."""
        return self.filter(case__in=Case.objects.all().visible_to(actor)) if actor.user_id else self.none()


class CaseStep(Record):
    """Something that was done about a case, on a day; or a step of MR-18 that is said not to be needed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16, choices=CaseStepKind.choices)
    needed = models.BooleanField(default=True)
    text = models.CharField(max_length=1000)
    done_on = models.DateField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")

    objects = CaseStepQuerySet.as_manager()
