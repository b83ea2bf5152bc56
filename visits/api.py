"""Endpoints of the visits room."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from compliance import selectors as compliance
from core import access_log
from core.answers import dumps
from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from staff.access import needs
from visits import selectors, services
from visits.filters import VisitFilters
from visits.models import Visit
from visits.policies import (
    APPROVE,
    CANCEL,
    CHECK_IN,
    PLAN,
    READ,
    SEND_BACK,
    SUBMIT,
    UNLOCK,
    WRITE,
)
from visits.schemas import (
    CheckInIn,
    DayOut,
    LastVisitOut,
    SubmitIn,
    TeamQuery,
    VisitEdit,
    VisitIn,
    VisitLedgerOut,
    VisitOut,
    VisitPage,
    VisitReasonIn,
    VisitTeamOut,
)

router = Router(tags=["visits"])
VisitsQuery = query_schema(VisitFilters)
NEWEST_FIRST = ("-at", "-id")
NO_POSITION = CheckInIn()
AS_WRITTEN = SubmitIn()


def _row(request: ActorRequest, visit: Visit) -> dict[str, Any]:
    return selectors.visit_row(request.auth, visit)


@router.get("/visits", response=VisitPage, auth=needs(READ), url_name="visits")
def list_visits(request: ActorRequest, query: Query[VisitsQuery]) -> HttpResponse:  # type: ignore[valid-type]
    """Visits the reader may see, newest first."""
    visits = filtered(VisitFilters, query, selectors.list_visits(request.auth))
    found = page(visits, query, order=NEWEST_FIRST, row=lambda visit: _row(request, visit))
    return HttpResponse(dumps(found), content_type="application/json")


@router.get("/visits/day", response=DayOut, auth=needs(READ), url_name="visits-day")
def show_day(request: ActorRequest, on: date) -> dict[str, Any]:
    """The reader's own day."""
    return {"on": on, "items": [_row(request, visit) for visit in selectors.visits_on(request.auth, on)]}


@router.get("/visits/last", response=LastVisitOut, auth=needs(READ), url_name="visits-last")
def show_last_visit(request: ActorRequest, hcp: UUID) -> dict[str, Any]:
    """The reader's own last visit to somebody: what the next one may repeat."""
    visit = selectors.last_visit_with(request.auth, hcp)
    return {"visit": visit and _row(request, visit)}


@router.get("/visits/team", response=VisitTeamOut, auth=needs(READ), url_name="visits-team")
def count_team(request: ActorRequest, query: Query[TeamQuery]) -> dict[str, Any]:
    """A team's visits in figures."""
    return {"rows": selectors.team_counts(request.auth, query.from_, query.to)}


@router.get("/visits/{uuid:visit_id}", response=VisitOut, auth=needs(READ), url_name="visit")
def get_visit(request: ActorRequest, visit_id: UUID) -> dict[str, Any]:
    """One visit."""
    visit = selectors.get_visit(request.auth, visit_id)
    access_log.record(request.auth, "visit", [visit.pk], "opened")
    return _row(request, visit)


@router.get(
    "/visits/{uuid:visit_id}/ledger", response=VisitLedgerOut, auth=needs(READ), url_name="visit-ledger"
)
def show_ledger(request: ActorRequest, visit_id: UUID) -> dict[str, Any]:
    """What a visit wrote into the ledger."""
    visit = selectors.get_visit(request.auth, visit_id)
    access_log.record(request.auth, "visit", [visit.pk], "ledger")
    return {"lines": compliance.lines_of(selectors.KIND, visit.pk)}


@router.post("/visits", response=VisitOut, auth=needs(WRITE), url_name="visit-create")
def create_visit(request: ActorRequest, body: VisitIn) -> dict[str, Any]:
    """Write a visit down, as a draft or a plan."""
    return _row(request, services.create_visit(request.auth, **body.model_dump()))


@router.patch("/visits/{uuid:visit_id}", response=VisitOut, auth=needs(WRITE), url_name="visit-edit")
def edit_visit(request: ActorRequest, visit_id: UUID, body: VisitEdit) -> dict[str, Any]:
    """Change what is written in a visit that is not handed in."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.edit_visit(request.auth, visit, **body.model_dump(exclude_unset=True)))


@router.post("/visits/{uuid:visit_id}/plan", response=VisitOut, auth=needs(PLAN), url_name="visit-plan")
def plan_visit(request: ActorRequest, visit_id: UUID) -> dict[str, Any]:
    """Make a draft a plan."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.plan_visit(request.auth, visit))


@router.post(
    "/visits/{uuid:visit_id}/check-in", response=VisitOut, auth=needs(CHECK_IN), url_name="visit-check-in"
)
def check_in_visit(request: ActorRequest, visit_id: UUID, body: CheckInIn = NO_POSITION) -> dict[str, Any]:
    """Begin a visit."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.check_in_visit(request.auth, visit, **body.model_dump()))


@router.post("/visits/{uuid:visit_id}/submit", response=VisitOut, auth=needs(SUBMIT), url_name="visit-submit")
def submit_visit(request: ActorRequest, visit_id: UUID, body: SubmitIn = AS_WRITTEN) -> dict[str, Any]:
    """Hand a finished visit to the manager."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.submit_visit(request.auth, visit, **body.model_dump()))


@router.post(
    "/visits/{uuid:visit_id}/approve", response=VisitOut, auth=needs(APPROVE), url_name="visit-approve"
)
def approve_visit(request: ActorRequest, visit_id: UUID) -> dict[str, Any]:
    """Accept a visit."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.approve_visit(request.auth, visit))


@router.post(
    "/visits/{uuid:visit_id}/send-back", response=VisitOut, auth=needs(SEND_BACK), url_name="visit-send-back"
)
def send_back_visit(request: ActorRequest, visit_id: UUID, body: VisitReasonIn) -> dict[str, Any]:
    """Give a visit back to its owner to be mended."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.send_back_visit(request.auth, visit, reason=body.reason))


@router.post("/visits/{uuid:visit_id}/unlock", response=VisitOut, auth=needs(UNLOCK), url_name="visit-unlock")
def unlock_visit(request: ActorRequest, visit_id: UUID, body: VisitReasonIn) -> dict[str, Any]:
    """Open a visit that was handed in, so that its owner can correct it."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.unlock_visit(request.auth, visit, reason=body.reason))


@router.post("/visits/{uuid:visit_id}/cancel", response=VisitOut, auth=needs(CANCEL), url_name="visit-cancel")
def cancel_visit(request: ActorRequest, visit_id: UUID, body: VisitReasonIn) -> dict[str, Any]:
    """Call a visit off."""
    visit = selectors.get_visit(request.auth, visit_id)
    return _row(request, services.cancel_visit(request.auth, visit, reason=body.reason))
