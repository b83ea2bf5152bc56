"""Questions about registered tablets."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from core.actor import Actor
from core.lists import one
from staff.choices import TabletState
from staff.models import Tablet


def list_tablets(actor: Actor) -> QuerySet[Tablet]:
    """Tablets of the people this reader looks after, and his own."""
    return Tablet.objects.visible_to(actor).select_related("user", "contact")


def get_tablet(actor: Actor, tablet_id: UUID) -> Tablet:
    """One tablet."""
    return one(list_tablets(actor), tablet_id)


def is_revoked(tablet_id: UUID | None) -> bool:
    """Whether this tablet was reported lost, whoever holds it now."""
    if tablet_id is None:
        return False
    return Tablet.objects.filter(pk=tablet_id, state=TabletState.REVOKED).exists()


def tablet_names(tablet_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What the tablets are called, for sentences of history."""
    return dict(Tablet.objects.filter(pk__in=list(tablet_ids)).values_list("pk", "name"))


def tablet_row(tablet: Tablet) -> dict[str, Any]:
    """A tablet as the screens read it."""
    contact = getattr(tablet, "contact", None)
    return {
        "id": tablet.pk,
        "version": tablet.version,
        "name": tablet.name,
        "state": tablet.state,
        "user_id": tablet.user_id,
        "user_name": tablet.user.name,
        "registered_at": tablet.created_at,
        "revoked_at": tablet.revoked_at,
        "last_seen_at": contact and contact.last_pull_at,
    }
