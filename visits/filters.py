"""What a list of visits can be asked."""

from datetime import date, timedelta
from uuid import UUID

import django_filters

from visits.models import VisitQuerySet
from visits.selectors import start_of


class VisitFilters(django_filters.FilterSet):
    """By words, state, owner, whom, where and when."""

    search = django_filters.CharFilter(method="by_words", label="number, institution or person")
    state = django_filters.BaseInFilter(field_name="state", label="one or more states, by commas")
    owner = django_filters.NumberFilter(field_name="owner_id")
    hcp = django_filters.UUIDFilter(method="by_hcp")
    institution = django_filters.UUIDFilter(field_name="institution_id")
    channel = django_filters.CharFilter(field_name="channel")
    late = django_filters.BooleanFilter(field_name="late")
    vars()["from"] = django_filters.DateFilter(method="since", label="first day")
    to = django_filters.DateFilter(method="until", label="last day")

    def by_words(self, visits: VisitQuerySet, name: str, words: str) -> VisitQuerySet:
        """A visit's number, or what finds its person or institution."""
        if words.upper().startswith("VIS-"):
            return visits.filter(number__startswith=words.upper())
        return visits.about(words)

    def by_hcp(self, visits: VisitQuerySet, name: str, hcp_id: UUID) -> VisitQuerySet:
        """Visits to this person, alone or among others."""
        return visits.of_hcp(hcp_id)

    def since(self, visits: VisitQuerySet, name: str, day: date) -> VisitQuerySet:
        """From this day on."""
        return visits.filter(at__gte=start_of(day))

    def until(self, visits: VisitQuerySet, name: str, day: date) -> VisitQuerySet:
        """Up to this day."""
        return visits.filter(at__lt=start_of(day + timedelta(days=1)))
