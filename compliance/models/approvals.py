"""Processes as versions, requests on their way through them, and the task each person has."""

from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from compliance.approvals.state import Place, Source, Status, TaskKind, TaskState
from compliance.choices import VersionState
from compliance.policies import READ_PROCESSES, SEE_REQUESTS
from core.actor import Actor
from core.models import Record

OPEN_STATUS = (Status.RUNNING.value, Status.RETURNED.value)


def _choices(values: type[Status | TaskKind | TaskState | Source | Place]) -> list[tuple[str, str]]:
    return [(value.value, value.name.title()) for value in values]


class ProcessQuerySet(models.QuerySet["Process"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever may be asked or asks may read how it goes."""
        return self.all() if actor.may(READ_PROCESSES) else self.none()


class Process(Record):
    """How one kind of request is decided; what holds is its active version."""

    kind = models.CharField(max_length=40, unique=True)  # a Subject's
    name_zh = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    objects = ProcessQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name_zh


class ProcessVersionQuerySet(models.QuerySet["ProcessVersion"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever may be asked or asks may read how it goes."""
        return self.all() if actor.may(READ_PROCESSES) else self.none()


class ProcessVersion(Record):
    """A process as it was drawn: used as soon as a second person puts it into force."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="versions")
    edition = models.PositiveIntegerField()
    definition = models.JSONField()
    state = models.CharField(max_length=8, choices=VersionState.choices, default=VersionState.DRAFT)
    drafted_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    activated_by = models.ForeignKey("staff.User", null=True, on_delete=models.PROTECT, related_name="+")
    activated_at = models.DateTimeField(null=True)

    objects = ProcessVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="process_edition_once", fields=["process", "edition"]),
            models.UniqueConstraint(
                name="process_one_active", fields=["process"], condition=Q(state=VersionState.ACTIVE)
            ),
            models.UniqueConstraint(
                name="process_one_draft", fields=["process"], condition=Q(state=VersionState.DRAFT)
            ),
            models.CheckConstraint(
                name="process_two_persons",
                condition=Q(activated_by__isnull=True) | ~Q(activated_by=F("drafted_by")),
            ),
            models.CheckConstraint(
                name="process_active_is_activated",
                condition=~Q(state=VersionState.ACTIVE)
                | Q(activated_by__isnull=False, activated_at__isnull=False),
            ),
        ]


class RunQuerySet(models.QuerySet["Run"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own and one's team's requests, those one has or had a task in, all for those who look after all."""
        if actor.may(SEE_REQUESTS):
            return self.all()
        if actor.user_id is None:
            return self.none()
        asked = Task.objects.filter(Q(assignee=actor.user_id) | Q(on_behalf_of=actor.user_id)).values("run")
        return self.filter(Q(requester__in=actor.team) | Q(submitter=actor.user_id) | Q(pk__in=asked))

    def under_way(self) -> Self:
        """Those not over yet."""
        return self.filter(state__in=OPEN_STATUS)


class Run(Record):
    """One request: what is asked, as it was handed in, and how far it has come."""

    number = models.CharField(max_length=20, unique=True)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    about_version = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    process_version = models.ForeignKey(ProcessVersion, on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(max_length=10, choices=_choices(Status), default=Status.RUNNING.value)
    requester = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="requests")
    submitter = models.ForeignKey("staff.User", null=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()
    summary = models.JSONField()
    hcp_ids = ArrayField(models.UUIDField(), default=list)
    chosen = models.JSONField(default=dict)
    done = ArrayField(models.CharField(max_length=30), default=list)
    turns = models.JSONField(default=dict)
    resumes = models.BooleanField(default=False)
    handed_in_at = models.DateTimeField()
    expected_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("requester", F("handed_in_at").desc(), F("id").desc(), name="run_requester"),
            models.Index("about_kind", "about_id", name="run_about"),
            GinIndex(fields=["hcp_ids"], name="run_hcps"),
            models.Index("state", name="run_under_way", condition=Q(state__in=list(OPEN_STATUS))),
        ]
        constraints = [
            models.UniqueConstraint(
                name="run_one_under_way",
                fields=["about_kind", "about_id"],
                condition=Q(state__in=list(OPEN_STATUS)),
            ),
            models.CheckConstraint(
                name="run_ended", condition=Q(state__in=list(OPEN_STATUS)) | Q(ended_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.number


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the requests this reader sees."""
        return self.filter(run__in=Run.objects.all().visible_to(actor)) if actor.user_id else self.none()

    def inbox_of(self, actor: Actor) -> Self:
        """What waits for this person."""
        return self.filter(assignee=actor.user_id, state=TaskState.OPEN) if actor.user_id else self.none()

    def late_at(self, moment: datetime) -> Self:
        """Decisions whose time is over."""
        return self.filter(state=TaskState.OPEN, due_at__lte=moment)


class Task(Record):
    """What one person is asked to do; an open one always has an owner, and never whoever asked."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="tasks")
    key = models.PositiveIntegerField()
    step = models.CharField(max_length=30)
    turn = models.PositiveIntegerField(default=1)
    seat = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=8, choices=_choices(TaskKind))
    assignee = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="tasks", db_index=False)
    on_behalf_of = models.ForeignKey("staff.User", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=_choices(Source))
    place = models.CharField(max_length=8, choices=_choices(Place))
    parent = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=_choices(TaskState))
    requester = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    submitter = models.ForeignKey(
        "staff.User", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    comment = models.CharField(max_length=1000, blank=True)
    nudges = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    remind_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("assignee", "opened_at", "id", name="task_inbox", condition=Q(state="open")),
            models.Index("assignee", "run", name="task_asked"),
            models.Index("remind_at", name="task_to_remind", condition=Q(state="open", reminded_at=None)),
            models.Index("due_at", name="task_to_escalate", condition=Q(state="open", escalated_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(name="task_key_once", fields=["run", "key"]),
            models.CheckConstraint(
                name="task_never_ones_own",
                condition=~Q(kind="decide")
                | (
                    ~Q(assignee=F("requester"))
                    & (Q(submitter__isnull=True) | ~Q(assignee=F("submitter")))
                    & (Q(on_behalf_of__isnull=True) | ~Q(on_behalf_of=F("requester")))
                ),
            ),
            models.CheckConstraint(
                name="task_over_has_time",
                condition=Q(state__in=["open", "waiting", "cancelled"]) | Q(decided_at__isnull=False),
            ),
        ]


class SpecialDayQuerySet(models.QuerySet["SpecialDay"]):
    def visible_to(self, actor: Actor) -> Self:
        """The calendar is everybody's who asks or is asked."""
        return self.all() if actor.may(READ_PROCESSES) else self.none()


class SpecialDay(Record):
    """A day that differs from its weekday: a holiday, or a weekend that is worked (调休)."""

    day = models.DateField(unique=True)
    works = models.BooleanField(default=False)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)

    objects = SpecialDayQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name_zh
