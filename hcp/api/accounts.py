"""Endpoints of the accounts of territories, and of registrations at institutions."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router

from core.lists import PageQuery, filtered, page
from core.requests import ActorRequest
from hcp import selectors, services
from hcp.filters import RegistrationFilter, RegistrationQuery
from hcp.policies import ASSIGN, READ
from hcp.schemas.institutions import (
    AssignEndIn,
    AssignIn,
    AssignmentOut,
    AssignmentPage,
    RegistrationCount,
    RegistrationIn,
    RegistrationOut,
    RegistrationPage,
    RegistrationPatch,
)
from staff import selectors as staff
from staff.access import needs
from staff.policies import KEEP_PERMITS

router = Router(tags=["hcp"])
Row = dict[str, Any]


@router.get(
    "/territories/{uuid:territory_id}/accounts",
    response=AssignmentPage,
    auth=needs(READ),
    url_name="territory-accounts",
)
def list_accounts(request: ActorRequest, territory_id: UUID, query: Query[PageQuery]) -> Row:
    """The institutions a territory has today."""
    territory = staff.get_territory(request.auth, territory_id)
    found = selectors.list_assignments(request.auth, territory.pk)
    return page(found, query, order=("institution_id", "id"), row=selectors.assignment_row)


@router.post(
    "/territories/{uuid:territory_id}/accounts",
    response=list[AssignmentOut],
    auth=needs(ASSIGN),
    url_name="territory-accounts-assign",
)
def assign_accounts(request: ActorRequest, territory_id: UUID, body: AssignIn) -> list[Row]:
    """Assign institutions to a territory; answers the new assignments."""
    territory = staff.get_territory(request.auth, territory_id)
    made = services.assign_accounts(request.auth, territory.pk, body.institution_ids, from_on=body.from_on)
    return [selectors.assignment_row(assignment) for assignment in made]


@router.post(
    "/assignments/{uuid:assignment_id}/end",
    response=AssignmentOut,
    auth=needs(ASSIGN),
    url_name="assignment-end",
)
def end_assignment(request: ActorRequest, assignment_id: UUID, body: AssignEndIn) -> Row:
    """Take an institution out of a territory."""
    assignment = selectors.get_assignment(request.auth, assignment_id)
    return selectors.assignment_row(services.end_assignment(request.auth, assignment, **body.given()))


@router.get("/registrations", response=RegistrationPage, auth=needs(READ), url_name="registrations")
def list_registrations(request: ActorRequest, query: Query[RegistrationQuery]) -> Row:
    """The registrations one sees: one's own, one's team's, or all."""
    found = filtered(RegistrationFilter, query, selectors.list_registrations(request.auth))
    return page(found, query, order=("-registered_on", "id"), row=selectors.registration_row)


@router.get(
    "/registrations/counts",
    response=list[RegistrationCount],
    auth=needs(READ),
    url_name="registration-counts",
)
def count_registrations(request: ActorRequest) -> list[Row]:
    """At how many institutions each person one sees is registered today."""
    return selectors.count_registrations(request.auth, timezone.localdate())


@router.post(
    "/registrations", response=RegistrationOut, auth=needs(KEEP_PERMITS), url_name="registration-create"
)
def create_registration(request: ActorRequest, body: RegistrationIn) -> Row:
    """Enter that a rep is registered at an institution."""
    person = staff.get_person(request.auth, body.user_id)
    institution = selectors.get_institution(request.auth, body.institution_id)
    given = body.given("user_id", "institution_id")
    made = services.create_registration(request.auth, person.pk, institution, **given)
    return selectors.registration_row(made)


@router.patch(
    "/registrations/{uuid:registration_id}",
    response=RegistrationOut,
    auth=needs(KEEP_PERMITS),
    url_name="registration-correct",
)
def correct_registration(request: ActorRequest, registration_id: UUID, body: RegistrationPatch) -> Row:
    """Correct a registration, or let it end."""
    registration = selectors.get_registration(request.auth, registration_id)
    corrected = services.correct_registration(request.auth, registration, **body.given())
    return selectors.registration_row(corrected)
