"""Who sees which people, teams, territories and products, in the words of the business."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from core.actor import Actor
from staff.policies import SEE_PEOPLE, SEE_TERRITORIES, USE

Row = TypeVar("Row", bound=models.Model)


class PersonalQuerySet(models.QuerySet[Row]):
    """Rows about one person, in the column `user`."""

    def visible_to(self, actor: Actor) -> Self:
        """Everybody's for those who look after people; one's team's; one's own."""
        if actor.may(SEE_PEOPLE):
            return self
        return self.filter(user__in=actor.team) if actor.user_id else self.none()


class TeamQuerySet(models.QuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """Every team for those who look after people; the teams one leads and one's own."""
        if actor.may(SEE_PEOPLE):
            return self
        theirs = self.model._default_manager.filter(members__in=actor.team).values("pk")
        return self.filter(Q(pk__in=theirs) | Q(lead__in=actor.team)) if actor.user_id else self.none()


class TerritoryQuerySet(models.QuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The whole tree for those who divide it; one's own territories with all below them."""
        return self if actor.may(SEE_TERRITORIES) else self.filter(pk__in=actor.territories)


class TerritoryMemberQuerySet(models.QuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """Who works in the territories this reader sees."""
        return self if actor.may(SEE_TERRITORIES) else self.filter(territory__in=actor.territories)


class ProductQuerySet(models.QuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """Everything the company brings to hospitals: no secret inside the company."""
        return self if actor.may(USE) else self.none()
