"""Endpoints of the people who work at institutions, and their posts."""

from typing import Any
from uuid import UUID

from ninja import Query, Router

from core.lists import filtered
from core.requests import ActorRequest
from hcp import selectors, services
from hcp.filters import HcpFilter, HcpQuery
from hcp.policies import CORRECT, CREATE, READ
from hcp.schemas.people import (
    AffiliationEndIn,
    AffiliationIn,
    AffiliationOut,
    HcpDetail,
    HcpIn,
    HcpOut,
    HcpPage,
    HcpPatch,
)
from staff.access import needs

router = Router(tags=["hcp"])
Row = dict[str, Any]


@router.get("/hcps", response=HcpPage, auth=needs(READ), url_name="hcps")
def list_hcps(request: ActorRequest, query: Query[HcpQuery]) -> Row:
    """The people one sees, by their reading."""
    found = filtered(HcpFilter, query, selectors.list_hcps(request.auth))
    searched = bool(query.search)  # type: ignore[attr-defined]
    return selectors.page_of_hcps(request.auth, found, query, searched=searched)


@router.post("/hcps", response=HcpOut, auth=needs(CREATE), url_name="hcp-create")
def create_hcp(request: ActorRequest, body: HcpIn) -> Row:
    """Take somebody on file with his main post."""
    institution = selectors.get_institution(request.auth, body.institution_id)
    department = selectors.find_department(request.auth, institution, body.department_id)
    given = body.given("institution_id", "department_id")
    hcp = services.create_hcp(request.auth, institution, department=department, **given)
    return selectors.hcp_row(request.auth, hcp)


@router.get("/hcps/{uuid:hcp_id}", response=HcpDetail, auth=needs(READ), url_name="hcp")
def get_hcp(request: ActorRequest, hcp_id: UUID) -> Row:
    """Somebody with his posts; the access log keeps who opened it."""
    return selectors.hcp_page(request.auth, selectors.get_hcp(request.auth, hcp_id))


@router.patch("/hcps/{uuid:hcp_id}", response=HcpOut, auth=needs(CORRECT), url_name="hcp-correct")
def correct_hcp(request: ActorRequest, hcp_id: UUID, body: HcpPatch) -> Row:
    """Correct what is on file about somebody."""
    hcp = selectors.get_hcp(request.auth, hcp_id)
    corrected = services.correct_hcp(request.auth, hcp, **body.given())
    return selectors.hcp_row(request.auth, corrected)


@router.post("/affiliations", response=AffiliationOut, auth=needs(CORRECT), url_name="affiliation-create")
def create_affiliation(request: ActorRequest, body: AffiliationIn) -> Row:
    """Give somebody a post."""
    hcp = selectors.get_hcp(request.auth, body.hcp_id)
    institution = selectors.get_institution(request.auth, body.institution_id)
    department = selectors.find_department(request.auth, institution, body.department_id)
    given = body.given("hcp_id", "institution_id", "department_id")
    post = services.create_affiliation(request.auth, hcp, institution, department=department, **given)
    return selectors.affiliation_row(post)


@router.post(
    "/affiliations/{uuid:affiliation_id}/end",
    response=AffiliationOut,
    auth=needs(CORRECT),
    url_name="affiliation-end",
)
def end_affiliation(request: ActorRequest, affiliation_id: UUID, body: AffiliationEndIn) -> Row:
    """End a post, by default today."""
    affiliation = selectors.get_affiliation(request.auth, affiliation_id)
    return selectors.affiliation_row(services.end_affiliation(request.auth, affiliation, **body.given()))
