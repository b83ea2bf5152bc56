"""What the lists of the room can be asked."""

from datetime import date, timedelta

import django_filters

from events.choices import InviteeStatus, Tier
from events.models import EventQuerySet, InviteeQuerySet, SpeakerQuerySet
from events.selectors import start_of


class EventFilters(django_filters.FilterSet):
    """By words, state, type, owner, topic and days."""

    search = django_filters.CharFilter(method="by_words", label="number, title or venue")
    state = django_filters.BaseInFilter(field_name="state", label="one or more states, by commas")
    type = django_filters.UUIDFilter(field_name="type_id")
    topic = django_filters.UUIDFilter(field_name="topic_id")
    owner = django_filters.NumberFilter(field_name="owner_id")
    vars()["from"] = django_filters.DateFilter(method="since", label="first day")
    to = django_filters.DateFilter(method="until", label="last day")

    def by_words(self, events: EventQuerySet, name: str, words: str) -> EventQuerySet:
        """An event's number, or words of its title or venue."""
        if words.upper().startswith("EVT-"):
            return events.filter(number__startswith=words.upper())
        return events.about(words)

    def since(self, events: EventQuerySet, name: str, day: date) -> EventQuerySet:
        """From this day on."""
        return events.filter(starts_at__gte=start_of(day))

    def until(self, events: EventQuerySet, name: str, day: date) -> EventQuerySet:
        """Up to this day."""
        return events.filter(starts_at__lt=start_of(day + timedelta(days=1)))


class InviteeFilters(django_filters.FilterSet):
    """By status, by name, and whether somebody came unasked."""

    search = django_filters.CharFilter(method="by_words", label="any character of a name")
    status = django_filters.ChoiceFilter(choices=InviteeStatus.choices)
    walk_in = django_filters.BooleanFilter(field_name="walk_in")

    def by_words(self, invitees: InviteeQuerySet, name: str, words: str) -> InviteeQuerySet:
        """Those whose name holds these words."""
        return invitees.about(words)


class SpeakerFilters(django_filters.FilterSet):
    """By name and tier."""

    search = django_filters.CharFilter(method="by_words", label="any character of a name")
    tier = django_filters.ChoiceFilter(choices=Tier.choices)

    def by_words(self, speakers: SpeakerQuerySet, name: str, words: str) -> SpeakerQuerySet:
        """Those whose name holds these words."""
        return speakers.filter(hcp__name__icontains=words)
