"""The paper that says that somebody took part."""

from typing import Self

from django.db import models
from django.db.models import Q

from core.actor import Actor
from core.models import Record
from events.models.events import Event
from staff.choices import Language


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the events this reader sees."""
        if actor.user_id is None:
            return self.none()
        return self.filter(event__in=Event.objects.all().visible_to(actor))

    def due(self) -> Self:
        """Those whose document is still to be made, the oldest first."""
        return self.filter(made_at=None).order_by("created_at", "id")

    def made(self) -> Self:
        """Those whose document is there."""
        return self.filter(made_at__isnull=False)


class Certificate(Record):
    """The certificate of attendance of one person: numbered, and proved by its code or its digest."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="certificates")
    invitee = models.OneToOneField("events.Invitee", on_delete=models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=20, unique=True)
    language = models.CharField(max_length=8, choices=Language.choices)
    code_digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.BinaryField(max_length=32, default=bytes)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("created_at", "id", name="certificate_due", condition=Q(made_at=None))]
        constraints = [
            models.CheckConstraint(
                name="certificate_made_has_file", condition=Q(made_at=None) | Q(size__gt=0) & ~Q(file="")
            ),
        ]
