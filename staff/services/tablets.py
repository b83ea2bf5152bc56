"""Tablets: registered by whoever uses them, revoked when they are lost."""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.errors import Refused
from core.history import amend, change
from core.versions import lock
from staff.access import TabletRevoked
from staff.choices import TabletState
from staff.models import Tablet
from staff.policies import REVOKE_TABLET
from staff.sessions import end_sessions


def register_tablet(actor: Actor, tablet_id: UUID, *, name: str) -> Tablet:
    """Register a tablet for the person signed in; registering it again changes nothing."""
    with change(actor, "staff.tablet.register"):
        tablet = Tablet.objects.select_for_update(of=("self",)).filter(pk=tablet_id).first()
        if tablet is None:
            made: Tablet = Tablet.objects.create(id=tablet_id, user_id=actor.person_id, name=name)
            return made
        if tablet.state == TabletState.REVOKED:
            raise TabletRevoked
        if tablet.user_id != actor.user_id:
            raise Refused(
                "tablet_taken",
                "这台平板登记在他人名下，请先清除本机数据。",
                "This tablet is registered to somebody else; wipe it first.",
            )
        held: Tablet = tablet
        return held


def revoke_tablet(actor: Actor, tablet: Tablet, *, reason: str) -> Tablet:
    """Lock a lost tablet out for ever; it wipes itself at its next contact. One may revoke one's own."""
    if tablet.user_id != actor.user_id:
        require(actor, REVOKE_TABLET)
    with change(actor, "staff.tablet.revoke", reason=reason):
        held = lock(tablet)
        if held.state == TabletState.REVOKED:
            return held
        end_sessions(held.user_id, tablet_id=held.pk)
        return amend(held, state=TabletState.REVOKED, revoked_at=timezone.now())


def note_contact(actor: Actor) -> None:
    """Remember when a registered tablet last asked for changes."""
    if actor.device_id is not None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO staff_tabletcontact (tablet_id, last_pull_at) VALUES (%s, %s)"
                " ON CONFLICT (tablet_id) DO UPDATE SET last_pull_at = EXCLUDED.last_pull_at",
                [actor.device_id, timezone.now()],
            )
