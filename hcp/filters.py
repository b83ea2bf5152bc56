"""What the lists of this room can be narrowed by: the one place that names it."""

from typing import TYPE_CHECKING
from uuid import UUID

import django_filters
from django.db.models import QuerySet

from core.lists import PageQuery, query_schema
from hcp.choices import Kind, Level, Outcome, Status
from hcp.models import Affiliation, ImportRow
from hcp.querysets import HcpQuerySet, InstitutionQuerySet
from hcp.reference.divisions import prefix_of


class InstitutionFilter(django_filters.FilterSet):
    """Institutions by what they are called, where they are, what they are."""

    search = django_filters.CharFilter(
        method="by_words", label="any character, reading, initials or other name"
    )
    province = django_filters.CharFilter(method="by_division", label="division code, 2 or 6 digits")
    division = django_filters.CharFilter(method="by_division", label="division code, all within it")
    level = django_filters.ChoiceFilter(choices=Level.choices)
    kind = django_filters.ChoiceFilter(choices=Kind.choices)
    status = django_filters.ChoiceFilter(choices=Status.choices)

    def by_words(self, institutions: InstitutionQuerySet, name: str, words: str) -> InstitutionQuerySet:
        """Those in which every word is found."""
        return institutions.search(words)

    def by_division(self, institutions: InstitutionQuerySet, name: str, code: str) -> InstitutionQuerySet:
        """Those within a division."""
        return institutions.filter(division_code__startswith=prefix_of(code))


class HcpFilter(django_filters.FilterSet):
    """People by name, by where they work today, by title, specialty and status."""

    search = django_filters.CharFilter(method="by_words", label="any character, reading or initials")
    institution = django_filters.UUIDFilter(method="by_institution")
    department = django_filters.UUIDFilter(method="by_department")
    title = django_filters.CharFilter(field_name="title_code")
    specialty = django_filters.CharFilter(
        field_name="specialties", lookup_expr="contains", method="by_specialty"
    )
    status = django_filters.ChoiceFilter(choices=Status.choices)

    def by_words(self, people: HcpQuerySet, name: str, words: str) -> HcpQuerySet:
        """Those in whose name every word is found."""
        return people.search(words)

    def by_institution(self, people: HcpQuerySet, name: str, institution_id: UUID) -> HcpQuerySet:
        """Those who work there today."""
        posts = Affiliation.objects.today().filter(institution=institution_id)
        return people.filter(pk__in=posts.values("hcp"))

    def by_department(self, people: HcpQuerySet, name: str, department_id: UUID) -> HcpQuerySet:
        """Those who work in that department today."""
        posts = Affiliation.objects.today().filter(department=department_id)
        return people.filter(pk__in=posts.values("hcp"))

    def by_specialty(self, people: HcpQuerySet, name: str, code: str) -> HcpQuerySet:
        """Those who practise a specialty."""
        return people.filter(specialties__contains=[code])


class RegistrationFilter(django_filters.FilterSet):
    """Registrations by person and institution."""

    user = django_filters.NumberFilter(field_name="user_id")
    institution = django_filters.UUIDFilter(field_name="institution_id")


class ImportRowFilter(django_filters.FilterSet):
    """Rows of an import by what became of them."""

    outcome = django_filters.ChoiceFilter(choices=Outcome.choices)
    undone = django_filters.BooleanFilter(field_name="undone")
    settled = django_filters.BooleanFilter(field_name="settlement", lookup_expr="isnull", exclude=True)
    institution = django_filters.UUIDFilter(method="by_institution")

    def by_institution(
        self, rows: QuerySet[ImportRow], name: str, institution_id: UUID
    ) -> QuerySet[ImportRow]:
        """The rows about one institution."""
        return rows.filter(institution_id=institution_id)


if TYPE_CHECKING:  # classes made of the filters above; a type checker sees what they extend
    InstitutionQuery = PageQuery
    HcpQuery = PageQuery
    RegistrationQuery = PageQuery
    ImportRowQuery = PageQuery
else:
    InstitutionQuery, HcpQuery = query_schema(InstitutionFilter), query_schema(HcpFilter)
    RegistrationQuery, ImportRowQuery = query_schema(RegistrationFilter), query_schema(ImportRowFilter)
