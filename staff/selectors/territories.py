"""Questions about where people work and who leads whom."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from core.actor import Actor
from core.lists import one
from staff.models import Team, Territory, TerritoryMember, User


def list_territories(actor: Actor) -> QuerySet[Territory]:
    """The territories this reader sees, each after the one it lies in, with its people."""
    members = TerritoryMember.objects.select_related("user").order_by("from_on", "id")
    return (
        Territory.objects.visible_to(actor)
        .prefetch_related(Prefetch("members", members))
        .order_by("path__len", "name", "id")
    )


def get_territory(actor: Actor, territory_id: UUID) -> Territory:
    """One territory."""
    return one(list_territories(actor), territory_id)


def get_stay(actor: Actor, member_id: UUID) -> TerritoryMember:
    """A person's stay in a territory, wherever it is."""
    return one(TerritoryMember.objects.visible_to(actor), member_id)


def get_territory_member(actor: Actor, territory_id: UUID, member_id: UUID) -> TerritoryMember:
    """A person's stay in a territory."""
    there = TerritoryMember.objects.visible_to(actor).filter(territory_id=territory_id)
    return one(there, member_id)


def territory_row(territory: Territory) -> dict[str, Any]:
    """A territory as the screens read it."""
    return {
        "id": territory.pk,
        "version": territory.version,
        "name": territory.name,
        "parent_id": territory.parent_id,
        "path": territory.path,
        "people": [
            {
                "id": member.pk,
                "version": member.version,
                "user_id": member.user_id,
                "name": member.user.name,
                "from_on": member.from_on,
                "to_on": member.to_on,
            }
            for member in territory.members.all()
        ],
    }


def list_teams(actor: Actor) -> QuerySet[Team]:
    """The teams this reader sees."""
    members = Prefetch("members", User.objects.order_by("username"))
    seen = Team.objects.visible_to(actor)
    return seen.select_related("lead").prefetch_related(members).order_by("name", "id")


def get_team(actor: Actor, team_id: UUID) -> Team:
    """One team."""
    return one(list_teams(actor), team_id)


def team_row(team: Team) -> dict[str, Any]:
    """A team as the screens read it."""
    return {
        "id": team.pk,
        "version": team.version,
        "name": team.name,
        "lead_id": team.lead_id,
        "lead_name": team.lead.name if team.lead else "",
        "parent_id": team.parent_id,
        "members": [{"id": member.pk, "name": member.name} for member in team.members.all()],
    }
