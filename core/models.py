"""Records and the books the ground floor keeps: commands, access entries, attachments."""

from typing import Any
from uuid import uuid4

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
