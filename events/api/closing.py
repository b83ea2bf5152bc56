"""Endpoints of the time after: costs, evidence, who was given what, the close-out."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from core import access_log
from core.requests import ActorRequest
from events import selectors, services
from events.dossier import dossier_pdf
from events.policies import PRINT, READ, RECONCILE, RUN
from events.schemas.closing import EvidenceIn, ExpensesIn, SharesOut
from events.schemas.events import EventDetail
from staff.access import needs

router = Router()
Row = dict[str, Any]


@router.put(
    "/events/{uuid:event_id}/expenses", response=EventDetail, auth=needs(RECONCILE), url_name="event-expenses"
)
def settle_expenses(request: ActorRequest, event_id: UUID, body: ExpensesIn) -> Row:
    """Write what lines came to, with their receipts; lines that are not named stay as they are."""
    event = selectors.get_event(request.auth, event_id)
    settled = services.settle_expenses(request.auth, event, **body.model_dump())
    return selectors.event_detail(request.auth, settled)


@router.get("/events/{uuid:event_id}/shares", response=SharesOut, auth=needs(READ), url_name="event-shares")
def list_shares(request: ActorRequest, event_id: UUID) -> Row:
    """What each person was given, to the cent: what the ledger is told at the close-out."""
    event = selectors.get_event(request.auth, event_id)
    rows = selectors.shares_row(event)
    access_log.record(request.auth, "hcp", [row["hcp_id"] for row in rows], "listed")
    return {"items": rows}


@router.post(
    "/events/{uuid:event_id}/evidence", response=EventDetail, auth=needs(RUN), url_name="event-evidence"
)
def bring_evidence(request: ActorRequest, event_id: UUID, body: EvidenceIn) -> Row:
    """Bring a file that proves something."""
    event = selectors.get_event(request.auth, event_id)
    services.bring_evidence(request.auth, event, **body.model_dump())
    return selectors.event_detail(request.auth, selectors.get_event(request.auth, event_id))


@router.delete(
    "/events/{uuid:event_id}/evidence/{uuid:evidence_id}",
    response=EventDetail,
    auth=needs(RECONCILE),
    url_name="event-evidence-remove",
)
def remove_evidence(request: ActorRequest, event_id: UUID, evidence_id: UUID) -> Row:
    """Take a wrong file out again."""
    event = selectors.get_event(request.auth, event_id)
    evidence = selectors.get_evidence_of(event, evidence_id)
    return selectors.event_detail(request.auth, services.remove_evidence(request.auth, event, evidence))


@router.get("/events/{uuid:event_id}/dossier", auth=needs(PRINT), url_name="event-dossier")
def print_dossier(request: ActorRequest, event_id: UUID) -> HttpResponse:
    """Everything about an event on paper, with the signatures of those who decided."""
    event = selectors.get_event(request.auth, event_id)
    dossier = selectors.dossier_of(request.auth, event)
    access_log.record(request.auth, "event", [event.pk], "printed")
    response = HttpResponse(dossier_pdf(dossier, request.auth.language), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{event.number}.pdf"'
    return response


@router.post(
    "/events/{uuid:event_id}/submit-close-out",
    response=EventDetail,
    auth=needs(RECONCILE),
    url_name="event-submit-close-out",
)
def submit_close_out(request: ActorRequest, event_id: UUID) -> Row:
    """Ask for the close-out."""
    event = selectors.get_event(request.auth, event_id)
    return selectors.event_detail(request.auth, services.submit_close_out(request.auth, event))
