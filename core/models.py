"""Records and the books the ground floor keeps: commands, access entries, attachments."""

from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.history import History


class Record(models.Model):
    """A row of the business: known by a uuid the tablet may have given, versioned, with a history."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    history: Any = History()

    class Meta:
        abstract = True


class Command(models.Model):
    """A write that was carried out, under its Idempotency-Key, with the answer it got."""

    # pii: answer
    key = models.UUIDField(primary_key=True)
    user_id = models.BigIntegerField()
    device_id = models.UUIDField(null=True)
    digest = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.BinaryField(null=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["received_at"])]


class AccessEntry(models.Model):
    """Somebody opened or exported personal data: who, what, why, when. Written once, never changed."""

    # pii: actor_name
    at = models.DateTimeField(auto_now_add=True)
    user_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    kind = models.CharField(max_length=40)
    subject_ids = models.JSONField()
    why = models.CharField(max_length=40)
    request_id = models.CharField(max_length=64)
    device_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "at"]), models.Index(fields=["user_id", "at"])]


class Attachment(models.Model):
    """A photo or signature that arrived from a tablet, before and after its record takes it."""

    class Kind(models.TextChoices):
        PHOTO = "photo"
        SIGNATURE = "signature"

    # pii: file
    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    stored_sha256 = models.BinaryField(max_length=32)
    owner_id = models.BigIntegerField()
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    file = models.FileField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["about_id"])]


class SealBatch(models.Model):
    """A link of the seal: the hashes of these rows of one table, chained to the link before, signed."""

    number = models.BigIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    book = models.CharField(max_length=63)  # the table
    columns = ArrayField(models.CharField(max_length=63))  # pinned: what is added later changes no old hash
    cluster = models.CharField(max_length=24)
    horizon = models.BigIntegerField()  # every transaction older than this is in a batch of this table
    ceiling = models.BigIntegerField()  # the next transaction when the rows had been read
    top = models.BigIntegerField(default=0)  # the highest number sealed in this table so far
    count = models.PositiveIntegerField()
    first_number = models.BigIntegerField(null=True)
    last_number = models.BigIntegerField(null=True)
    numbers = ArrayField(models.BigIntegerField(), default=list)
    uuids = ArrayField(models.UUIDField(), default=list)
    leaves = models.BinaryField()
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)
    key_name = models.CharField(max_length=16)
    signature = models.BinaryField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["book", "-number"], name="sealbatch_newest"),
            models.Index(fields=["book", "last_number"], name="sealbatch_near"),
        ]


class Verification(models.Model):
    """A proof of the seal that was asked for: how far it is and what it found."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        SOUND = "sound"
        BROKEN = "broken"
        FAILED = "failed"

    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.TextField()
    user_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    waiting = models.BigIntegerField(default=0)  # rows not sealed yet
    found = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)  # the first of them

    class Meta:
        indexes = [models.Index(fields=["-asked_at"], name="verification_newest")]
