"""Who a participant is: sealed, in tables of its own, under a key of his own (PIPL 51, ST-05, CD-08)."""

from typing import Self

from django.db import models
from django.db.models import Q

from core.actor import Actor
from core.models import Record
from trials.choices import OpeningVerdict
from trials.models.studies import BehindTheWall
from trials.policies import READ, REVIEW_OPENINGS
from trials.wall import is_inside


class Identity(Record):
    """Name, phone and identity number of a participant, each sealed; its history holds the sealed forms alone."""

    # pii: name, phone, id_document
    participant = models.OneToOneField(
        "trials.Participant", on_delete=models.PROTECT, related_name="identity"
    )
    name = models.BinaryField()
    phone = models.BinaryField()
    id_document = models.BinaryField()
    erased_at = models.DateTimeField(null=True)

    objects = BehindTheWall.as_manager()


class IdentityKey(models.Model):
    """The wrapped key of one identity and what finds it by an exact value. Deleted when it is erased."""

    # pii: name_index, phone_index, id_document_index
    identity = models.OneToOneField(
        Identity, on_delete=models.PROTECT, primary_key=True, related_name="sealed_by"
    )
    master = models.CharField(max_length=8)
    wrapped = models.BinaryField(max_length=40)
    name_index = models.BinaryField(max_length=16)
    phone_index = models.BinaryField(max_length=16)
    id_document_index = models.BinaryField(max_length=16)

    class Meta:
        indexes = [
            models.Index(fields=["master"]),
            models.Index(fields=["name_index"]),
            models.Index(fields=["phone_index"]),
            models.Index(fields=["id_document_index"]),
        ]


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Openings as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for whoever reviews them or reads studies, inside the wall."""
        may = actor.may(READ) or actor.may(REVIEW_OPENINGS)
        return self.all() if may and is_inside(actor) else self.none()


class Opening(Record):
    """Somebody opened an identity: who, when, why, and what the reviewer said of it."""

    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="openings")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=500)
    verdict = models.CharField(max_length=10, choices=OpeningVerdict.choices, blank=True)
    verdict_note = models.CharField(max_length=500, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = OpeningQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(models.F("opened_at").desc(), models.F("id").desc(), name="opening_newest")]
        constraints = [
            models.CheckConstraint(
                name="opening_reviewed_whole",
                condition=Q(verdict="", reviewed_at=None, reviewed_by=None)
                | ~Q(verdict="") & Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="opening_reviewed_by_another", condition=~Q(reviewed_by=models.F("opened_by"))
            ),
        ]
