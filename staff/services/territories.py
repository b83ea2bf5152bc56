"""Where people work and who leads whom, arranged by the security administrator."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused, Stale
from core.history import amend, bulk_save_tracked, change
from core.versions import edit, lock
from core.words import Text
from staff.models import Team, Territory, TerritoryMember, User
from staff.policies import GRANT_ROLES
from staff.selectors import team_row, territory_row
from staff.services.powers import refuse_self

ID_TAKEN = Refused("id_taken", "该编号已有另一条记录。", "Another record is already kept under this id.")
SENTENCES = {
    "staff_territory_pkey": ID_TAKEN,
    "staff_team_pkey": ID_TAKEN,
    "staff_territorymember_pkey": ID_TAKEN,
    "territory_member_days": Invalid.of(
        "to_on", "结束日不能早于开始日。", "The last day cannot be before the first."
    ),
}
UNKNOWN_PARENT = Text("上级不存在。", "There is no such parent.")


def add_territory(actor: Actor, *, territory_id: UUID, name: str, parent_id: UUID | None) -> Territory:
    """Add a territory, on top or inside another."""
    require(actor, GRANT_ROLES)
    with change(actor, "staff.territory.add"), told(SENTENCES):
        above = _path(_hold_tree(Territory), parent_id)
        made: Territory = Territory.objects.create(
            id=territory_id, name=name, parent_id=parent_id, path=[*above, territory_id]
        )
        return made


def change_territory(actor: Actor, territory: Territory, *, version: int, **fields: Any) -> Territory:
    """Rename a territory or move it with everything below it."""
    require(actor, GRANT_ROLES)
    with change(actor, "staff.territory.change"):
        tree = _hold_tree(Territory)
        held: Territory = tree[territory.pk]
        if held.version != version:
            raise Stale(territory_row(held))
        if "parent_id" in fields:
            fields["path"] = [*_path(tree, fields["parent_id"], moving=held), held.pk]
            _move_below(tree, held, fields["path"])
        changed = {name: value for name, value in fields.items() if getattr(held, name) != value}
        return amend(held, **changed) if changed else held


def _hold_tree(model: type[Any]) -> dict[UUID, Any]:
    """All nodes of a tree, held until the transaction ends: two moves at once could tie a loop."""
    return {node.pk: node for node in model.objects.select_for_update(of=("self",)).order_by("pk")}


def _path(
    tree: Mapping[UUID, Territory], parent_id: UUID | None, moving: Territory | None = None
) -> list[UUID]:
    """The path of the parent; refuses a parent that lies below what is being moved."""
    if parent_id is None:
        return []
    if parent_id not in tree:
        raise Invalid.of("parent_id", *UNKNOWN_PARENT)
    path = tree[parent_id].path
    if moving is not None and moving.pk in path:
        raise Invalid.of(
            "parent_id", "区域不能移到自己的下级中。", "A territory cannot be moved into one below itself."
        )
    return path


def _move_below(tree: Mapping[UUID, Territory], top: Territory, path: list[UUID]) -> None:
    """Write the new path of everything below a territory that moves."""
    depth = len(top.path)
    below = [node for node in tree.values() if top.pk in node.path and node.pk != top.pk]
    for node in below:
        node.path = [*path, *node.path[depth:]]
    if path != top.path:
        bulk_save_tracked(below, ["path"])


def assign_person(
    actor: Actor, territory: Territory, person: User, *, member_id: UUID, from_on: date, to_on: date | None
) -> TerritoryMember:
    """Let somebody work in a territory from a day to a day, once at a time."""
    require(actor, GRANT_ROLES)
    refuse_self(actor, person.pk)
    with change(actor, "staff.territory_member.assign"), told(SENTENCES):
        lock(person)
        _refuse_overlap(territory, person, from_on, to_on)
        made: TerritoryMember = TerritoryMember.objects.create(
            id=member_id, territory=territory, user=person, from_on=from_on, to_on=to_on
        )
        return made


def _refuse_overlap(territory: Territory, person: User, from_on: date, to_on: date | None) -> None:
    theirs = TerritoryMember.objects.filter(territory=territory, user=person).order_by("from_on")
    for member in theirs:
        if (to_on is None or member.from_on <= to_on) and (member.to_on is None or from_on <= member.to_on):
            raise Refused(
                "already_assigned",
                "此人在这段时间已属于该区域（自 {day} 起）。",
                "This person already works in the territory in that time (from {day}).",
                day=member.from_on,
            )


def end_assignment(
    actor: Actor, member: TerritoryMember, *, version: int, to_on: date, reason: str = ""
) -> TerritoryMember:
    """Set the last day somebody works in a territory."""
    require(actor, GRANT_ROLES)
    refuse_self(actor, member.user_id)
    with told(SENTENCES):
        return edit(
            actor,
            "staff.territory_member.end",
            member,
            version=version,
            current=lambda held: territory_row(held.territory),
            reason=reason,
            to_on=to_on,
        )


def add_team(actor: Actor, *, team_id: UUID, name: str, lead_id: int | None, parent_id: UUID | None) -> Team:
    """Add a team with its lead."""
    require(actor, GRANT_ROLES)
    with change(actor, "staff.team.add"), told(SENTENCES):
        teams = _hold_tree(Team)
        _check_team(actor, teams, lead_id, parent_id)
        made: Team = Team.objects.create(id=team_id, name=name, lead_id=lead_id, parent_id=parent_id)
        return made


def change_team(actor: Actor, team: Team, *, version: int, **fields: Any) -> Team:
    """Rename a team, give it another lead, or put it below another."""
    require(actor, GRANT_ROLES)
    with change(actor, "staff.team.change"):
        teams = _hold_tree(Team)
        lead_id = fields.get("lead_id")
        _check_team(
            actor,
            teams,
            lead_id if lead_id != teams[team.pk].lead_id else None,
            fields.get("parent_id"),
            moving=team.pk,
        )
        return edit(actor, "staff.team.change", team, version=version, current=team_row, **fields)


def _check_team(
    actor: Actor,
    teams: Mapping[UUID, Team],
    lead_id: int | None,
    parent_id: UUID | None,
    moving: UUID | None = None,
) -> None:
    """A known lead who is not oneself, a known parent that is not below the team itself."""
    if lead_id is not None:
        refuse_self(actor, lead_id)
        if not User.objects.filter(pk=lead_id, is_active=True).exists():
            raise Invalid.of(
                "lead_id", "没有这个人员，或其账号已停用。", "There is no such person with an open account."
            )
    if parent_id is not None and parent_id not in teams:
        raise Invalid.of("parent_id", *UNKNOWN_PARENT)
    above = parent_id
    while above is not None:
        if above == moving:
            raise Invalid.of(
                "parent_id", "团队不能移到自己的下级中。", "A team cannot be moved below one of its own."
            )
        above = teams[above].parent_id
