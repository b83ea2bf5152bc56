"""Institutions, their departments and hours, the people who work there, and who serves them."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from core.history import History
from core.models import Record
from hcp.choices import Gender, Grade, ImportMode, Kind, Level, Outcome, Post, RunState, Settling, Status
from hcp.querysets import (
    AssignmentQuerySet,
    AtInstitutionQuerySet,
    DatedAtInstitutionQuerySet,
    HcpQuerySet,
    ImportQuerySet,
    InstitutionQuerySet,
    RegistrationQuerySet,
)

# What a record is found by is computed from its names: history need not keep it twice.
COMPUTED = ["pinyin", "initials", "grams", "search"]


class Institution(Record):
    """A hospital or another place where people treat patients: what the field calls an account."""

    name = models.CharField(max_length=120)
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    level = models.CharField(max_length=1, choices=Level.choices, blank=True)
    grade = models.CharField(max_length=4, choices=Grade.choices, blank=True)
    division_code = models.CharField(max_length=6, blank=True)
    division_text = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    uscc = models.CharField(max_length=18, blank=True)
    specialties = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.UNVERIFIED)
    pinyin = models.CharField(max_length=500)
    initials = models.CharField(max_length=120)
    key = models.CharField(max_length=120, db_index=True)
    grams = ArrayField(models.TextField())
    search = models.TextField()

    history: Any = History(excluded_fields=[*COMPUTED, "key"])
    objects = InstitutionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["pinyin", "id"], name="institution_order"),
            models.Index(fields=["division_code", "pinyin", "id"], name="institution_division"),
            GinIndex(fields=["grams"], name="institution_grams"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["uscc"], condition=~Q(uscc=""), name="institution_uscc_once"),
            models.CheckConstraint(condition=~Q(name=""), name="institution_has_a_name"),
            models.CheckConstraint(
                condition=Q(grade="") | ~Q(level=""), name="institution_grade_has_a_level"
            ),
        ]


class AccountAssignment(Record):
    """An institution belongs to a territory from a day to a day."""

    territory = models.ForeignKey("staff.Territory", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="assignments")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["territory", "institution"], condition=Q(to_on=None), name="assigned_once"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="assignment_ends_after_it_begins"
            ),
        ]


class Department(Record):
    """A department under its local name, with the specialty of the national catalogue it practises."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="departments")
    name = models.CharField(max_length=80)
    specialty_code = models.CharField(max_length=8, blank=True)
    pinyin = models.CharField(max_length=300)

    history: Any = History(excluded_fields=["pinyin"])
    objects = AtInstitutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "name"], name="department_once"),
            models.CheckConstraint(condition=~Q(name=""), name="department_has_a_name"),
        ]


class Hcp(Record):
    """A health care professional: a doctor, pharmacist, nurse or technician."""

    # pii: name, gender, licence_no, phone
    name = models.CharField(max_length=60)
    gender = models.CharField(max_length=1, choices=Gender.choices, default=Gender.UNKNOWN)
    title_code = models.CharField(max_length=3, blank=True)
    licence_no = models.CharField(max_length=30, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    specialties = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.UNVERIFIED)
    pinyin = models.CharField(max_length=300)
    initials = models.CharField(max_length=60)
    grams = ArrayField(models.TextField())
    search = models.TextField()

    history: Any = History(excluded_fields=COMPUTED)
    objects = HcpQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["pinyin", "id"], name="hcp_order"),
            models.Index(fields=["title_code", "pinyin", "id"], name="hcp_title"),
            GinIndex(fields=["grams"], name="hcp_grams"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="hcp_has_a_name")]


class Affiliation(Record):
    """A post: somebody works at an institution, perhaps in a department, from a day to a day."""

    hcp = models.ForeignKey(Hcp, on_delete=models.PROTECT, related_name="affiliations")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="affiliations")
    department = models.ForeignKey(
        Department, null=True, on_delete=models.PROTECT, related_name="affiliations"
    )
    role = models.CharField(max_length=10, choices=Post.choices, default=Post.STAFF)
    is_main = models.BooleanField(default=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    objects = DatedAtInstitutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hcp"], condition=Q(is_main=True, to_on=None), name="one_main_post_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="post_ends_after_it_begins"
            ),
        ]


class ReceptionSlot(Record):
    """A weekly hour at which an institution, or one department of it, receives reps (三定)."""

    # pii: host
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="slots")
    department = models.ForeignKey(Department, null=True, on_delete=models.PROTECT, related_name="slots")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=120, blank=True)
    host = models.CharField(max_length=80, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    objects = DatedAtInstitutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__gte=1, weekday__lte=7), name="slot_has_a_weekday"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="slot_ends_after_it_starts"),
        ]


class HospitalRegistration(Record):
    """A rep is registered at an institution (MR-08, MR-16)."""

    user = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="registrations")
    number = models.CharField(max_length=60, blank=True)
    registered_on = models.DateField()
    expires_on = models.DateField(null=True)
    registered_by = models.CharField(max_length=80, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("registered_on")),
                name="registration_expires_after_it_begins",
            )
        ]


class LastVisit(models.Model):
    """The day somebody was last visited and how often: told by the visits room, a cache without history."""

    hcp = models.OneToOneField(Hcp, primary_key=True, on_delete=models.CASCADE, related_name="last_visit")
    visited_on = models.DateField()
    count = models.PositiveIntegerField(default=0)


class ImportRun(Record):
    """One uploaded list and what becomes of it. Its row is the queue of its job."""

    kind = models.CharField(max_length=20, default="institutions")
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.UPLOADED)
    mode = models.CharField(max_length=15, choices=ImportMode.choices, default=ImportMode.GOOD_ROWS)
    file_name = models.CharField(max_length=200)
    encoding = models.CharField(max_length=20)
    line_ends = models.CharField(max_length=10, blank=True)
    delimiter = models.CharField(max_length=2, blank=True)
    sheet = models.CharField(max_length=80, blank=True)
    columns = ArrayField(models.CharField(max_length=90))
    sample = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    problem = models.JSONField(null=True)  # why it failed: [code, zh, en]
    read = models.PositiveIntegerField()
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    queued = models.PositiveIntegerField(default=0)
    settled = models.PositiveIntegerField(default=0)  # of the queued rows: a person has decided
    rejected = models.PositiveIntegerField(default=0)
    undone = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-created_at", "id"], name="import_order")]


class ImportFile(models.Model):
    """The bytes of an uploaded list, kept apart from its run so that lists of runs stay light."""

    run = models.OneToOneField(ImportRun, primary_key=True, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()


class ImportProgress(models.Model):
    """How far the job of a run has come: written with every chunk, so without history."""

    run = models.OneToOneField(ImportRun, primary_key=True, on_delete=models.CASCADE, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)


class ImportRow(models.Model):
    """One row of an uploaded list: what became of it and why. Queued rows are the steward's work."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reasons = models.JSONField(default=list)  # of [code, zh, en]
    values = models.JSONField()  # column -> cell, as read
    digest = models.BinaryField(
        max_length=16
    )  # of what the row says and why it waits: the same again is no news
    institution_id = models.UUIDField(null=True)  # survives the account, so no foreign key
    made_version = models.PositiveIntegerField(
        null=True
    )  # the account's version after this row; null: untouched
    before = models.JSONField(null=True)  # the account's fields this row changed; null: the row created it
    undone = models.BooleanField(null=True)  # after an undo: taken back, or kept because it changed since

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["run", "outcome", "line"], name="import_row_outcome")]
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="import_row_once")]


class Settlement(Record):
    """What a person decided about a queued row, and what that did to which account."""

    row = models.OneToOneField(ImportRow, on_delete=models.CASCADE, related_name="settlement")
    act = models.CharField(max_length=8, choices=Settling.choices)
    reason = models.CharField(max_length=500, blank=True)
    by_name = models.CharField(max_length=80)
    said = models.BinaryField(max_length=16)  # what the row says: the same in a later list is known by it
    institution_id = models.UUIDField(null=True)  # survives the account, so no foreign key
    made_version = models.PositiveIntegerField(null=True)  # the account's version after it; null: untouched
    before = models.JSONField(null=True)  # the account's fields it changed; null: it created the account

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["institution_id"], name="settlement_institution")]
