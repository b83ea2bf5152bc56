"""Who stands in for whom, who stands above whom, who holds a role: what an approval asks of the staff room."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from core.actor import Actor
from core.lists import one
from staff.models import Deputy, DeputyQuerySet, Team, User


def list_deputies(actor: Actor) -> DeputyQuerySet:
    """Deputies this reader may see, the latest first."""
    rows: DeputyQuerySet = Deputy.objects.visible_to(actor)
    return rows.select_related("delegator", "delegate").order_by("-from_on", "-id")


def get_deputy(actor: Actor, deputy_id: UUID) -> Deputy:
    """One of them."""
    return one(list_deputies(actor), deputy_id)


def deputy_row(deputy: Deputy) -> dict[str, Any]:
    """A deputy as the screens read him."""
    return {
        "id": deputy.pk,
        "version": deputy.version,
        "delegator_id": deputy.delegator_id,
        "delegator_name": deputy.delegator.name,
        "delegate_id": deputy.delegate_id,
        "delegate_name": deputy.delegate.name,
        "from_on": deputy.from_on,
        "to_on": deputy.to_on,
        "reason": deputy.reason,
        "scope": deputy.scope,
        "is_over": deputy.to_on < timezone.localdate(),
    }


def deputies_on(day: date, kind: str) -> dict[int, int]:
    """Who stands in for whom that day about this kind of request: delegator to delegate, the newest wins."""
    rows = Deputy.objects.filter(from_on__lte=day, to_on__gte=day).filter(
        Q(scope=[]) | Q(scope__contains=[kind])
    )
    return dict(rows.order_by("created_at", "id").values_list("delegator_id", "delegate_id"))


def people_in_role(role: str) -> list[int]:
    """Those who hold a role and can sign in."""
    active = User.objects.filter(is_active=True, roles__contains=[role])
    return list(active.order_by("pk").values_list("pk", flat=True))


def can_sign_in(user_id: int) -> bool:
    """Whether the account of a person is open."""
    return User.objects.filter(pk=user_id, is_active=True).exists()


def superior_of(user_id: int) -> int | None:
    """Who leads the team of a person; of a lead himself, the team above."""
    team = Team.objects.filter(members=user_id).select_related("parent").first()
    while team is not None and team.lead_id in (None, user_id):
        team = team.parent
    return None if team is None else team.lead_id


def colleagues() -> list[dict[str, Any]]:
    """Whom one may ask or appoint: everybody who can sign in, by name and role, no more."""
    rows = User.objects.filter(is_active=True).order_by("name", "pk")
    return [{"id": u.pk, "name": u.name, "roles": u.roles} for u in rows.only("name", "roles")]


def names_of(user_ids: Iterable[int]) -> dict[int, str]:
    """What these people are called."""
    return dict(User.objects.filter(pk__in=set(user_ids)).values_list("pk", "name"))
