"""Questions about people: who is signed in, who is visible to whom, what a page shows of somebody."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from core.access import codes_of
from core.actor import Actor
from core.lists import one
from staff.choices import TabletState
from staff.models import Tablet, User, UserQuerySet
from staff.policies import KEEP_PERMITS
from staff.selectors.permits import filing_row, letter_row, qualification_row
from staff.selectors.tablets import tablet_row


def session_user(user: User | None) -> dict[str, Any] | None:
    """The signed-in person as the app needs him."""
    if user is None or not user.is_active:
        return None
    return {
        "id": user.pk,
        "username": user.username,
        "name": user.name,
        "role": user.role,
        "roles": user.roles,
        "language": user.language,
        "codes": sorted(codes_of(user.roles)),
    }


def session_tablet(user: User | None, tablet_id: UUID | None) -> dict[str, Any] | None:
    """The registered tablet the request comes from."""
    if user is None or tablet_id is None:
        return None
    tablet = Tablet.objects.filter(pk=tablet_id, user=user, state=TabletState.ACTIVE).first()
    return None if tablet is None else {"id": tablet.pk, "name": tablet.name, "state": tablet.state}


def list_people(actor: Actor) -> UserQuerySet:
    """People this reader may see."""
    return User.objects.get_queryset().visible_to(actor).select_related("team")


def get_person(actor: Actor, user_id: int) -> User:
    """One person, if the reader may see him."""
    return one(list_people(actor), user_id)


def person_row(person: User) -> dict[str, Any]:
    """A person as lists show him."""
    return {
        "id": person.pk,
        "version": person.version,
        "username": person.username,
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "role": person.role,
        "roles": person.roles,
        "team_id": person.team_id,
        "team_name": person.team.name if person.team else "",
        "is_active": person.is_active,
    }


def list_people_with_permits(actor: Actor) -> UserQuerySet:
    """People this reader may see, each with what his licence to act stands on."""
    papers = list_people(actor).select_related("qualification", "filing")
    return papers.annotate(letter_until=Max("letters__to_on"))


def person_permit_row(person: User, day: date) -> dict[str, Any]:
    """A person as lists show him, with the state of his permits on this day and how long they last."""
    qualification = getattr(person, "qualification", None)
    filing = getattr(person, "filing", None)
    return {
        **person_row(person),
        "permit": {
            "qualified": bool(qualification and qualification.is_passed(day)),
            "qualified_until": qualification and qualification.expires_on,
            "filed": bool(filing and (filing.ends_on is None or day <= filing.ends_on)),
            "filed_until": filing and filing.ends_on,
            "letter_until": person.letter_until,  # type: ignore[attr-defined]  # annotated by the list
        },
    }


def person_detail(actor: Actor, person: User, day: date) -> dict[str, Any]:
    """A person with his licence to act, his tablets and where he works."""
    qualification = getattr(person, "qualification", None)
    filing = getattr(person, "filing", None)
    members = person.territories.select_related("territory").order_by("from_on", "id")
    return {
        **person_row(person),
        "qualification": qualification and qualification_row(qualification, day),
        "filing": filing and filing_row(filing, shown=actor.may(KEEP_PERMITS)),
        "letters": [letter_row(letter) for letter in person.letters.order_by("from_on", "number")],
        "tablets": [tablet_row(tablet) for tablet in _tablets_of(person)],
        "territories": [
            {
                "id": member.pk,
                "version": member.version,
                "territory_id": member.territory_id,
                "name": member.territory.name,
                "from_on": member.from_on,
                "to_on": member.to_on,
            }
            for member in members
        ],
    }


def _tablets_of(person: User) -> list[Tablet]:
    return list(person.tablets.select_related("user", "contact").order_by("created_at", "id"))
