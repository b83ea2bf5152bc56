"""What the lists of this room can be narrowed by."""

from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Q, QuerySet

from core.lists import PageQuery, query_schema
from staff.choices import Role, TabletState


class PersonFilter(django_filters.FilterSet):
    """People by what one remembers of them, their role, their team."""

    search = django_filters.CharFilter(method="by_words", label="name, user name, e-mail or filing number")
    role = django_filters.ChoiceFilter(choices=Role.choices, method="by_role")
    team = django_filters.UUIDFilter(field_name="team_id")
    active = django_filters.BooleanFilter(field_name="is_active")

    def by_words(self, people: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        """Whose name, user name, e-mail or filing number holds these words."""
        said = words.strip()
        named = Q(name__icontains=said) | Q(username__icontains=said) | Q(email__icontains=said)
        return people.filter(named | Q(filing__number__icontains=said))

    def by_role(self, people: QuerySet[Any], name: str, role: str) -> QuerySet[Any]:
        """Who holds this role."""
        return people.filter(roles__contains=[role])


class TabletFilter(django_filters.FilterSet):
    """Tablets by holder and state."""

    user = django_filters.NumberFilter(field_name="user_id")
    state = django_filters.ChoiceFilter(choices=TabletState.choices)


if TYPE_CHECKING:  # classes made of the filters above; a type checker sees what they extend
    PersonQuery = PageQuery
    TabletQuery = PageQuery
else:
    PersonQuery, TabletQuery = query_schema(PersonFilter), query_schema(TabletFilter)
