"""What is done with people: tablets registered, languages chosen. ."""

from uuid import UUID

from django.utils import timezone

from core.actor import Actor
from core.errors import Refused
from core.history import amend, change
from staff.access import TabletRevoked
from staff.choices import TabletState
from staff.models import Tablet, TabletContact, User


def register_tablet(actor: Actor, tablet_id: UUID, *, name: str) -> Tablet:
    """Register a tablet for the person signed in; registering it again changes nothing."""
    with change(actor, "staff.tablet.register"):
        tablet = Tablet.objects.select_for_update(of=("self",)).filter(pk=tablet_id).first()
        if tablet is None:
            return Tablet.objects.create(id=tablet_id, user_id=actor.user_id, name=name)
        if tablet.user_id != actor.user_id:
            raise Refused(
                "tablet_taken",
                "这台平板登记在他人名下，请先清除本机数据。",
                "This tablet is registered to somebody else; wipe it first.",
            )
        if tablet.state == TabletState.REVOKED:
            raise TabletRevoked
        return tablet


def choose_language(actor: Actor, language: str) -> User:
    """Change the language a person reads."""
    with change(actor, "staff.user.choose_language"):
        user = User.objects.select_for_update(of=("self",)).get(pk=actor.user_id)
        return amend(user, language=language) if user.language != language else user


def note_contact(actor: Actor) -> None:
    """Remember when a registered tablet last asked for changes."""
    if actor.device_id is not None and Tablet.objects.filter(pk=actor.device_id).exists():
        TabletContact.objects.update_or_create(
            tablet_id=actor.device_id, defaults={"last_pull_at": timezone.now()}
        )
