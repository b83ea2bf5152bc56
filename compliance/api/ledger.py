"""Endpoints of the ledger."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from compliance import reports, selectors, services
from compliance.policies import CORRECT_LEDGER, READ_LEDGER
from compliance.schemas.ledger import ReversalIn, StatementOut, StatementQuery, TransferOut
from core.requests import ActorRequest
from staff.access import needs

router = Router()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/statements/{uuid:hcp_id}", response=StatementOut, auth=needs(READ_LEDGER), url_name="statement")
def get_statement(request: ActorRequest, hcp_id: UUID, query: Query[StatementQuery]) -> dict[str, Any]:
    """Everything given to somebody in a year, and the room left."""
    return selectors.statement_of(request.auth, hcp_id, query.year)


@router.get("/statements/{uuid:hcp_id}/pdf", auth=needs(READ_LEDGER), url_name="statement-pdf")
def get_statement_pdf(request: ActorRequest, hcp_id: UUID, query: Query[StatementQuery]) -> HttpResponse:
    """The same as a PDF document."""
    statement = selectors.statement_of(request.auth, hcp_id, query.year)
    return _file(reports.statement_pdf(statement, request.auth.language), "application/pdf", query, "pdf")


@router.get("/statements/{uuid:hcp_id}/xlsx", auth=needs(READ_LEDGER), url_name="statement-xlsx")
def get_statement_xlsx(request: ActorRequest, hcp_id: UUID, query: Query[StatementQuery]) -> HttpResponse:
    """The same as a workbook."""
    statement = selectors.statement_of(request.auth, hcp_id, query.year)
    return _file(reports.statement_xlsx(statement, request.auth.language), XLSX, query, "xlsx")


@router.post(
    "/transfers/{int:transfer_id}/reverse",
    response=TransferOut,
    auth=needs(CORRECT_LEDGER),
    url_name="transfer-reverse",
)
def reverse_transfer(request: ActorRequest, transfer_id: int, body: ReversalIn) -> dict[str, Any]:
    """Take a line of the ledger back by its opposite."""
    transfer = selectors.get_transfer(request.auth, transfer_id)
    return selectors.transfer_row(services.reverse_transfer(request.auth, transfer, reason=body.reason))


def _file(content: bytes, mime: str, query: StatementQuery, ending: str) -> HttpResponse:
    name = f"statement-{query.year}.{ending}"
    return HttpResponse(content, mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})
