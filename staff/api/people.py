"""Endpoints of people and their accounts."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router

from core import access_log
from core.lists import filtered, page
from core.requests import ActorRequest
from staff import selectors, services
from staff.access import needs
from staff.filters import PersonFilter, PersonQuery
from staff.policies import GRANT_ROLES, MANAGE_ACCOUNTS, USE
from staff.schemas.people import (
    AccountStateIn,
    PasswordIn,
    PersonDetailOut,
    PersonIn,
    PersonOut,
    PersonPage,
    PersonPatch,
    RolesIn,
    TeamOfIn,
)

router = Router(tags=["staff"])
Row = dict[str, Any]


@router.get("/people", response=PersonPage, auth=needs(USE), url_name="people")
def list_people(request: ActorRequest, query: Query[PersonQuery]) -> Row:
    """The people one may see: everybody, one's team, or oneself."""
    people = filtered(PersonFilter, query, selectors.list_people_with_permits(request.auth))
    today = timezone.localdate()
    return page(
        people, query, order=("username",), row=lambda person: selectors.person_permit_row(person, today)
    )


@router.post("/people", response=PersonOut, auth=needs(MANAGE_ACCOUNTS), url_name="person-create")
def create_person(request: ActorRequest, body: PersonIn) -> Row:
    """Open an account. Its roles are given by another administrator."""
    return selectors.person_row(services.create_person(request.auth, **body.given()))


@router.get("/people/{int:user_id}", response=PersonDetailOut, auth=needs(USE), url_name="person")
def get_person(request: ActorRequest, user_id: int) -> Row:
    """A person with qualification, filing, letters, tablets and territories."""
    person = selectors.get_person(request.auth, user_id)
    access_log.record(request.auth, "person", [person.pk], "opened")
    return selectors.person_detail(request.auth, person, timezone.localdate())


@router.patch(
    "/people/{int:user_id}",
    response=PersonOut,
    auth=needs(MANAGE_ACCOUNTS),
    url_name="person-correct",
)
def correct_person(request: ActorRequest, user_id: int, body: PersonPatch) -> Row:
    """Correct the data of an account."""
    person = selectors.get_person(request.auth, user_id)
    return selectors.person_row(services.correct_person(request.auth, person, **body.given()))


@router.put(
    "/people/{int:user_id}/roles",
    response=PersonOut,
    auth=needs(GRANT_ROLES),
    url_name="person-roles",
)
def grant_roles(request: ActorRequest, user_id: int, body: RolesIn) -> Row:
    """Give somebody else exactly these roles."""
    person = selectors.get_person(request.auth, user_id)
    given = services.grant_roles(request.auth, person, **body.given())
    return selectors.person_row(given)


@router.put("/people/{int:user_id}/team", response=PersonOut, auth=needs(GRANT_ROLES), url_name="person-team")
def join_team(request: ActorRequest, user_id: int, body: TeamOfIn) -> Row:
    """Put somebody else into a team, or into none."""
    person = selectors.get_person(request.auth, user_id)
    return selectors.person_row(services.join_team(request.auth, person, **body.given()))


@router.put(
    "/people/{int:user_id}/password",
    response=PersonOut,
    auth=needs(MANAGE_ACCOUNTS),
    url_name="person-password",
)
def set_password(request: ActorRequest, user_id: int, body: PasswordIn) -> Row:
    """Give somebody who forgot it a new password; his sessions end."""
    person = selectors.get_person(request.auth, user_id)
    return selectors.person_row(services.set_password(request.auth, person, password=body.password))


@router.post(
    "/people/{int:user_id}/deactivate",
    response=PersonOut,
    auth=needs(MANAGE_ACCOUNTS),
    url_name="person-deactivate",
)
def deactivate_person(request: ActorRequest, user_id: int, body: AccountStateIn) -> Row:
    """Close an account and end its sessions."""
    person = selectors.get_person(request.auth, user_id)
    closed = services.deactivate_person(request.auth, person, **body.given())
    return selectors.person_row(closed)


@router.post(
    "/people/{int:user_id}/activate",
    response=PersonOut,
    auth=needs(MANAGE_ACCOUNTS),
    url_name="person-activate",
)
def activate_person(request: ActorRequest, user_id: int, body: AccountStateIn) -> Row:
    """Open a closed account again."""
    person = selectors.get_person(request.auth, user_id)
    opened = services.activate_person(request.auth, person, **body.given())
    return selectors.person_row(opened)
