"""What the tablet of somebody who helps with events carries: the events of these weeks and their lists."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core.actor import Actor
from core.history import history_of
from events.choices import EventState
from events.models import Event, EventQuerySet, Invitee, InviteeQuerySet
from events.selectors.events import with_names
from events.selectors.invitees import named

PAST = timedelta(days=28)
CARRIED = (EventState.APPROVED, EventState.INVITING, EventState.RUNNING, EventState.RECONCILING)


def events_for_feed(actor: Actor) -> EventQuerySet:
    """Events one has a hand in, of the past four weeks and to come."""
    return with_names(_carried(actor))


def invitees_for_feed(actor: Actor) -> InviteeQuerySet:
    """The lists of those whose doors may open or have opened."""
    return named(Invitee.objects.filter(event__in=_carried(actor).filter(state__in=CARRIED).values("pk")))


def events_seen_by(actor: Actor) -> Q:
    """History rows whose loss concerns this reader: of events he ever had a hand in."""
    ever = history_of(Event)._default_manager.filter(id=OuterRef("id"))
    return Q(Exists(ever.filter(Q(owner_id=actor.user_id) | Q(team__contains=[actor.user_id]))))


def invitees_seen_by(actor: Actor) -> Q:
    """History rows of lists whose loss concerns this reader."""
    return Q(event_id__in=Event.objects.all().run_by(actor).values("pk"))


def _carried(actor: Actor) -> EventQuerySet:
    return Event.objects.all().run_by(actor).filter(starts_at__gte=timezone.now() - PAST)
