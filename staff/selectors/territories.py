"""Questions about where people work and who leads whom."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from core.actor import Actor
from core.errors import NotFound
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
    territory = list_territories(actor).filter(pk=territory_id).first()
    if territory is None:
        raise NotFound
    return territory


def get_stay(actor: Actor, member_id: UUID) -> TerritoryMember:
    """A person's stay in a territory, wherever it is."""
    member = TerritoryMember.objects.visible_to(actor).filter(pk=member_id).first()
    if member is None:
        raise NotFound
    return member


def get_territory_member(actor: Actor, territory_id: UUID, member_id: UUID) -> TerritoryMember:
    """A person's stay in a territory."""
    seen = TerritoryMember.objects.visible_to(actor)
    member = seen.filter(pk=member_id, territory_id=territory_id).first()
    if member is None:
        raise NotFound
    return member


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
    team = list_teams(actor).filter(pk=team_id).first()
    if team is None:
        raise NotFound
    return team


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
