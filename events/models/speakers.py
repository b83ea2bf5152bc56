"""Who speaks, by what curriculum and contract, and what an hour of it is worth."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from core.actor import Actor
from core.constraints import starts_before_it_ends
from core.models import Record
from events.choices import SpeakerRole, Tier
from events.models.catalogue import EverybodysQuerySet
from events.models.events import Event, PartQuerySet
from events.policies import READ


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads events reads who may speak at them."""
        return self.all() if actor.may(READ) else self.none()


class Speaker(Record):
    """A healthcare professional assessed to speak: score, who assessed, until when, contract and training."""

    hcp = models.OneToOneField("hcp.Hcp", on_delete=models.PROTECT, related_name="+")
    criteria = models.JSONField()
    score = models.PositiveSmallIntegerField()
    tier = models.CharField(max_length=16, choices=Tier.choices)
    assessor = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    assessed_on = models.DateField()
    expires_on = models.DateField()
    contract_from_on = models.DateField(null=True)
    contract_to_on = models.DateField(null=True)
    trained_on = models.DateField(null=True)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="assessment_ends_after_it_begins", condition=Q(expires_on__gt=F("assessed_on"))
            ),
            starts_before_it_ends("contract_ends_after_it_begins", "contract_from_on", "contract_to_on"),
        ]


class SpeakerRate(Record):
    """What an hour of a tier is worth in a country, from a day to a day (FMV-01)."""

    tier = models.CharField(max_length=16, choices=Tier.choices)
    country = models.CharField(max_length=2)
    currency = models.CharField(max_length=3)
    per_hour = models.DecimalField(max_digits=10, decimal_places=2)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    objects = EverybodysQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tier", "country", "currency", "from_on"], name="rate_once"),
            models.CheckConstraint(name="rate_above_zero", condition=Q(per_hour__gt=0)),
            starts_before_it_ends("rate_ends_after_it_begins", "from_on", "to_on"),
        ]


class Engagement(Record):
    """A speaker at an event: what he does, for how many hours, and the fee the rate makes of them."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="engagements")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="engagements")
    role = models.CharField(max_length=12, choices=SpeakerRole.choices, default=SpeakerRole.SPEAKER)
    service_hours = models.DecimalField(max_digits=5, decimal_places=2)
    preparation_hours = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    travel_hours = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    per_hour = models.DecimalField(max_digits=10, decimal_places=2)
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "speaker"], name="speaker_once_an_event"),
            models.CheckConstraint(name="engagement_has_hours", condition=Q(service_hours__gt=0)),
        ]
