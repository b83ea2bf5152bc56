"""Powers: roles and teams, given and taken by the security administrator, never to himself (三员分立)."""

from collections.abc import Iterable
from uuid import UUID

from core.access import require
from core.actor import Actor
from core.errors import Invalid, Refused
from core.history import change
from core.versions import edit
from staff.choices import ADMIN_ROLES, MEDICAL_ROLES, SELLING_ROLES, Role
from staff.models import User
from staff.policies import GRANT_ROLES
from staff.selectors import get_team, person_row


def refuse_self(actor: Actor, user_id: int) -> None:
    """Refuse to give powers to oneself."""
    if user_id == actor.user_id:
        raise Refused(
            "own_powers", "不能为自己授权，请由他人办理。", "Nobody gives himself powers; ask somebody else."
        )


def grant_roles(actor: Actor, person: User, *, version: int, roles: Iterable[Role], reason: str = "") -> User:
    """Give somebody exactly these roles."""
    require(actor, GRANT_ROLES)
    refuse_self(actor, person.pk)
    given = list(dict.fromkeys(roles))
    _refuse_two_admins(given)
    _refuse_both_sides(given)
    with change(actor, "staff.user.grant_roles", reason=reason):
        keep_one_admin(person, losing=set(person.roles) - set(given))
        return edit(
            actor,
            "staff.user.grant_roles",
            person,
            version=version,
            current=person_row,
            reason=reason,
            roles=given,
        )


def _refuse_two_admins(roles: Iterable[Role]) -> None:
    if len(set(ADMIN_ROLES).intersection(roles)) > 1:
        raise Invalid.of(
            "roles",
            "系统管理员、安全管理员、审计管理员须由三人分别担任，同一人只能任其一。",
            "System, security and audit administrator are three people: nobody holds two of these roles.",
            rule="ML-03",
        )


def _refuse_both_sides(roles: Iterable[Role]) -> None:
    held = set(roles)
    if held.intersection(SELLING_ROLES) and held.intersection(MEDICAL_ROLES):
        raise Invalid.of(
            "roles",
            "商业角色（代表、经理）不得与医学角色（MSL、医学部、研究协调员）或审计管理员由同一人担任。",
            "Nobody who sells (rep, manager) is MSL, medical, coordinator or audit administrator as well.",
            rule="MW-01",
        )


def keep_one_admin(person: User, *, losing: Iterable[str]) -> None:
    """Refuse to take an administrator's role from its last holder: nobody could give it again."""
    for role in set(ADMIN_ROLES).intersection(losing):
        holders = User.objects.select_for_update(of=("self",)).filter(is_active=True, roles__contains=[role])
        if {holder.pk for holder in holders.order_by("pk")} == {person.pk}:
            raise Refused(
                "last_admin",
                "该角色仅剩此人，请先授予他人。",
                "This is the last person holding this role; give it to somebody else first.",
            )


def join_team(actor: Actor, person: User, *, version: int, team_id: UUID | None) -> User:
    """Put somebody into a team, or into none."""
    require(actor, GRANT_ROLES)
    refuse_self(actor, person.pk)
    team = None if team_id is None else get_team(actor, team_id)
    return edit(actor, "staff.user.join_team", person, version=version, current=person_row, team=team)
