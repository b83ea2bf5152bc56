"""Endpoints of registered tablets."""

from typing import Any
from uuid import UUID

from ninja import Query, Router

from core.lists import filtered, page
from core.requests import ActorRequest
from staff import selectors, services
from staff.access import needs
from staff.filters import TabletFilter, TabletQuery
from staff.policies import REVOKE_TABLET, USE
from staff.schemas.base import ReasonIn
from staff.schemas.tablets import TabletOut, TabletPage

router = Router(tags=["staff"])
Row = dict[str, Any]


@router.get("/tablets", response=TabletPage, auth=needs(USE), url_name="tablets")
def list_tablets(request: ActorRequest, query: Query[TabletQuery]) -> Row:
    """One's own tablets, one's team's, or everybody's."""
    tablets = filtered(TabletFilter, query, selectors.list_tablets(request.auth))
    return page(tablets, query, order=("-created_at", "id"), row=selectors.tablet_row)


@router.post(
    "/tablets/{uuid:tablet_id}/revoke",
    response=TabletOut,
    auth=needs(REVOKE_TABLET, USE),
    url_name="tablet-revoke",
)
def revoke_tablet(request: ActorRequest, tablet_id: UUID, body: ReasonIn) -> Row:
    """Lock a lost tablet out; anybody may revoke his own."""
    tablet = selectors.get_tablet(request.auth, tablet_id)
    return selectors.tablet_row(services.revoke_tablet(request.auth, tablet, reason=body.reason))
