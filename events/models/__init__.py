"""The tables of the room, one module per area."""

from events.models.catalogue import EventType, Topic
from events.models.certificates import Certificate, CertificateQuerySet
from events.models.events import AgendaItem, BudgetLine, Event, EventQuerySet, Evidence
from events.models.invitees import Invitee, InviteeQuerySet
from events.models.speakers import Engagement, Speaker, SpeakerQuerySet, SpeakerRate

__all__ = [
    "AgendaItem",
    "BudgetLine",
    "Certificate",
    "CertificateQuerySet",
    "Engagement",
    "Event",
    "EventQuerySet",
    "EventType",
    "Evidence",
    "Invitee",
    "InviteeQuerySet",
    "Speaker",
    "SpeakerQuerySet",
    "SpeakerRate",
    "Topic",
]
