"""What a list of participants can be asked."""

from typing import Any

import django_filters


class ParticipantFilters(django_filters.FilterSet):
    """By number, status, site and arm."""

    search = django_filters.CharFilter(field_name="number", lookup_expr="icontains", label="number")
    status = django_filters.BaseInFilter(field_name="status", label="one or more, by commas")
    site = django_filters.UUIDFilter(field_name="site_id")
    arm = django_filters.UUIDFilter(field_name="arm_id")
    serious = django_filters.BooleanFilter(field_name="has_serious")


class OpeningFilters(django_filters.FilterSet):
    """Those that wait for their review, or all."""

    waiting = django_filters.BooleanFilter(method="by_waiting")

    def by_waiting(self, openings: Any, name: str, waiting: bool) -> Any:
        """Not reviewed yet, or reviewed."""
        return openings.filter(verdict="") if waiting else openings.exclude(verdict="")
