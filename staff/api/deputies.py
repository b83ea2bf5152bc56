"""Endpoints of deputies."""

from typing import Any
from uuid import UUID

from ninja import Query, Router

from core.lists import PageQuery, page
from core.requests import ActorRequest
from staff import selectors, services
from staff.access import needs
from staff.policies import APPOINT_DEPUTY, USE
from staff.schemas.deputies import ColleaguesOut, DeputyIn, DeputyOut, DeputyPage

router = Router(tags=["staff"])


@router.get("/deputies", response=DeputyPage, auth=needs(APPOINT_DEPUTY), url_name="deputies")
def list_deputies(request: ActorRequest, query: Query[PageQuery]) -> dict[str, Any]:
    """Who stands in for whom: one's own deputies, and for whom one stands in."""
    deputies = selectors.list_deputies(request.auth)
    return page(deputies, query, order=("-from_on", "-id"), row=selectors.deputy_row)


@router.post("/deputies", response=DeputyOut, auth=needs(APPOINT_DEPUTY), url_name="deputy-appoint")
def appoint_deputy(request: ActorRequest, body: DeputyIn) -> dict[str, Any]:
    """Let somebody decide in one's place from a day to a day."""
    given = body.model_dump(exclude={"id", "delegate_id"})
    made = services.appoint_deputy(request.auth, body.delegate_id, deputy_id=body.id, **given)
    return selectors.deputy_row(made)


@router.post(
    "/deputies/{uuid:deputy_id}/end", response=DeputyOut, auth=needs(APPOINT_DEPUTY), url_name="deputy-end"
)
def end_deputy(request: ActorRequest, deputy_id: UUID) -> dict[str, Any]:
    """Take an appointment back."""
    deputy = selectors.get_deputy(request.auth, deputy_id)
    return selectors.deputy_row(services.end_deputy(request.auth, deputy))


@router.get("/colleagues", response=ColleaguesOut, auth=needs(USE), url_name="colleagues")
def list_colleagues(request: ActorRequest) -> dict[str, Any]:
    """Whom one may ask or appoint: names and roles of everybody who can sign in."""
    return {"items": selectors.colleagues()}
