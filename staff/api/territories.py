"""Endpoints of territories and teams."""

from typing import Any
from uuid import UUID

from ninja import Router

from core.requests import ActorRequest
from staff import selectors, services
from staff.access import needs
from staff.policies import GRANT_ROLES, USE
from staff.schemas.territories import (
    AssignmentEndIn,
    AssignmentIn,
    TeamIn,
    TeamOut,
    TeamPatch,
    TerritoryIn,
    TerritoryOut,
    TerritoryPatch,
)

router = Router(tags=["staff"])
Row = dict[str, Any]


@router.get("/territories", response=list[TerritoryOut], auth=needs(USE), url_name="territories")
def list_territories(request: ActorRequest) -> list[Row]:
    """The territories one sees, each after the one it lies in."""
    return [selectors.territory_row(territory) for territory in selectors.list_territories(request.auth)]


@router.post("/territories", response=TerritoryOut, auth=needs(GRANT_ROLES), url_name="territory-add")
def add_territory(request: ActorRequest, body: TerritoryIn) -> Row:
    """Add a territory, on top or inside another."""
    made = services.add_territory(
        request.auth, territory_id=body.id, name=body.name, parent_id=body.parent_id
    )
    return selectors.territory_row(made)


@router.patch(
    "/territories/{uuid:territory_id}",
    response=TerritoryOut,
    auth=needs(GRANT_ROLES),
    url_name="territory-change",
)
def change_territory(request: ActorRequest, territory_id: UUID, body: TerritoryPatch) -> Row:
    """Rename a territory or move it with everything below it."""
    territory = selectors.get_territory(request.auth, territory_id)
    changed = services.change_territory(request.auth, territory, **body.given())
    return selectors.territory_row(changed)


@router.post(
    "/territories/{uuid:territory_id}/people",
    response=TerritoryOut,
    auth=needs(GRANT_ROLES),
    url_name="territory-assign",
)
def assign_person(request: ActorRequest, territory_id: UUID, body: AssignmentIn) -> Row:
    """Let somebody work in a territory from a day to a day."""
    actor = request.auth
    territory = selectors.get_territory(actor, territory_id)
    person = selectors.get_person(actor, body.user_id)
    services.assign_person(
        actor, territory, person, member_id=body.id, from_on=body.from_on, to_on=body.to_on
    )
    return selectors.territory_row(selectors.get_territory(actor, territory_id))


@router.post(
    "/territories/{uuid:territory_id}/people/{uuid:member_id}/end",
    response=TerritoryOut,
    auth=needs(GRANT_ROLES),
    url_name="territory-end",
)
def end_assignment(request: ActorRequest, territory_id: UUID, member_id: UUID, body: AssignmentEndIn) -> Row:
    """Set the last day somebody works in a territory."""
    actor = request.auth
    member = selectors.get_territory_member(actor, territory_id, member_id)
    services.end_assignment(actor, member, **body.given())
    return selectors.territory_row(selectors.get_territory(actor, territory_id))


@router.get("/teams", response=list[TeamOut], auth=needs(USE), url_name="teams")
def list_teams(request: ActorRequest) -> list[Row]:
    """The teams one sees, with lead and members."""
    return [selectors.team_row(team) for team in selectors.list_teams(request.auth)]


@router.post("/teams", response=TeamOut, auth=needs(GRANT_ROLES), url_name="team-add")
def add_team(request: ActorRequest, body: TeamIn) -> Row:
    """Add a team with its lead."""
    made = services.add_team(
        request.auth, team_id=body.id, name=body.name, lead_id=body.lead_id, parent_id=body.parent_id
    )
    return selectors.team_row(made)


@router.patch("/teams/{uuid:team_id}", response=TeamOut, auth=needs(GRANT_ROLES), url_name="team-change")
def change_team(request: ActorRequest, team_id: UUID, body: TeamPatch) -> Row:
    """Rename a team, give it another lead, or put it below another."""
    team = selectors.get_team(request.auth, team_id)
    changed = services.change_team(request.auth, team, **body.given())
    return selectors.team_row(changed)
