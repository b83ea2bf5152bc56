"""The closed lists of the room."""

from django.db import models


class Kind(models.TextChoices):
    """What sort of institution it is (categories of 医疗机构管理条例实施细则, article 3, and their neighbours)."""

    HOSPITAL = "hospital"
    MATERNAL = "maternal"
    TOWNSHIP = "township"
    COMMUNITY = "community"
    CLINIC = "clinic"
    VILLAGE = "village"
    NURSING = "nursing"
    SANATORIUM = "sanatorium"
    EMERGENCY = "emergency"
    BLOOD = "blood"
    CDC = "cdc"
    PREVENTION = "prevention"
    CENTER = "center"
    OTHER = "other"


class Level(models.TextChoices):
    """医院级别; empty when it is not rated or not known."""

    THIRD = "3"
    SECOND = "2"
    FIRST = "1"


class Grade(models.TextChoices):
    """医院等次 within the level; empty when it is not rated or not known."""

    SPECIAL = "sp"
    A = "a"
    B = "b"
    C = "c"
    PASS = "pass"  # noqa: S105  合格 is a grade


class Status(models.TextChoices):
    """How sure we are that a record is right."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    CLOSED = "closed"


class Gender(models.TextChoices):
    """GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    UNSAID = "9"


class Post(models.TextChoices):
    """What somebody is at an institution (role of an affiliation)."""

    STAFF = "staff"
    HEAD = "head"
    DEPUTY = "deputy"
    DIRECTOR = "director"
    PHARMACY = "pharmacy"
    NURSE = "nurse"
    TRAINEE = "trainee"
    VISITING = "visiting"
    OTHER = "other"


class RunState(models.TextChoices):
    """The life of an import."""

    UPLOADED = "uploaded"
    MAPPED = "mapped"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"


class Outcome(models.TextChoices):
    """What becomes of one row of an imported list; each row has exactly one."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    QUEUED = "queued"
    REJECTED = "rejected"


class Settling(models.TextChoices):
    """What a person says of a queued row: where its account is, which account it is, a new one, or none."""

    DIVISION = "division"
    SAME = "same"
    CREATE = "create"
    DROP = "drop"


class ImportMode(models.TextChoices):
    """What a rejected row means for the others."""

    GOOD_ROWS = "good_rows"
    ALL_OR_NOTHING = "all_or_nothing"
