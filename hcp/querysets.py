"""Who sees which rows, in the words of the business. Doubt gives none()."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.actor import Actor
from hcp.policies import IMPORT, SEE_ALL
from hcp.reference.pinyin import read_search


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold from a day to a day, both included; an open end holds for ever."""

    def on(self, day: date) -> Self:
        """Those that hold on this day."""
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)

    def today(self) -> Self:
        """Those that hold today."""
        return self.on(timezone.localdate())


class SearchableQuerySet(models.QuerySet[Any]):
    """Rows with grams: found by any character, reading, initials or other name."""

    def search(self, text: str) -> Self:
        """Rows in which every typed word is found; text without a letter or digit finds nothing."""
        wanted = read_search(text)
        if not wanted.grams:
            return self.none()
        found = self.filter(grams__contains=list(wanted.grams))
        for word in wanted.words:
            found = found.filter(search__contains=word)
        return found


class AssignmentQuerySet(DatedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The assignments of one's own territories; all of them for those who see everything."""
        if actor.may(SEE_ALL):
            return self
        return self.filter(territory__in=actor.territories) if actor.territories else self.none()


class InstitutionQuerySet(SearchableQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The institutions assigned today to one's territories; all of them for those who see everything."""
        if actor.may(SEE_ALL):
            return self
        return self.filter(pk__in=_accounts(self.model, actor)) if actor.territories else self.none()


def _accounts(institution: Any, actor: Actor) -> models.QuerySet[Any]:
    """The ids of the institutions assigned today to one's territories."""
    assigned = institution._meta.get_field("assignments").related_model.objects
    ids: models.QuerySet[Any] = assigned.visible_to(actor).today().values("institution")
    return ids


class AtInstitutionQuerySet(models.QuerySet[Any]):
    """Rows that belong to one institution and are seen with it."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the institutions one sees."""
        if actor.may(SEE_ALL):
            return self
        institution = self.model._meta.get_field("institution").related_model
        return (
            self.filter(institution__in=_accounts(institution, actor)) if actor.territories else self.none()
        )


class DatedAtInstitutionQuerySet(AtInstitutionQuerySet, DatedQuerySet):  # type: ignore[override]  # stubs
    """Dated rows that belong to one institution."""


class HcpQuerySet(SearchableQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The people who work today at an institution one sees; everybody for those who see everything."""
        if actor.may(SEE_ALL):
            return self
        posts = self.model._meta.get_field("affiliations").related_model.objects
        return self.filter(pk__in=posts.visible_to(actor).today().values("hcp"))


class RegistrationQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own and one's team's registrations; all of them for those who see everything."""
        return self if actor.may(SEE_ALL) else self.filter(user__in=actor.team)


class ImportQuerySet(models.QuerySet[Any]):
    """Uploaded lists, their rows, and what was decided about them."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them for those who import; none for others."""
        return self if actor.may(IMPORT) else self.none()
