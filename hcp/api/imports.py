"""Endpoints of the import wizard: upload, map, check, carry out, undo, and the report row by row."""

from typing import Any
from uuid import UUID

from ninja import File, Form, Query, Router
from ninja.files import UploadedFile

from core.lists import PageQuery, filtered, page
from core.requests import ActorRequest
from hcp import selectors, services
from hcp.filters import ImportRowFilter, ImportRowQuery
from hcp.policies import IMPORT
from hcp.schemas.imports import (
    ImportLineOut,
    ImportLinePage,
    ImportOut,
    ImportPage,
    MappingIn,
    NothingIn,
    RunIn,
    SettleIn,
    UndoIn,
)
from staff.access import needs

router = Router(tags=["hcp"])
Row = dict[str, Any]


@router.get("/imports", response=ImportPage, auth=needs(IMPORT), url_name="imports")
def list_imports(request: ActorRequest, query: Query[PageQuery]) -> Row:
    """All imports, the newest first."""
    found = selectors.list_imports(request.auth)
    return page(
        found, query, order=("-created_at", "id"), row=lambda run: selectors.import_row(request.auth, run)
    )


@router.post("/imports", response=ImportOut, auth=needs(IMPORT), url_name="import-upload")
def upload_list(request: ActorRequest, file: File[UploadedFile], kind: Form[str] = "institutions") -> Row:
    """Upload a list; its encoding, line ends and columns are found out."""
    run = services.upload_list(request.auth, file_name=file.name or "", content=file.read(), kind=kind)
    return selectors.import_row(request.auth, run)


@router.get("/imports/{uuid:run_id}", response=ImportOut, auth=needs(IMPORT), url_name="import")
def get_import(request: ActorRequest, run_id: UUID) -> Row:
    """One import and how far it has come."""
    return selectors.import_row(request.auth, selectors.get_import(request.auth, run_id))


@router.patch("/imports/{uuid:run_id}", response=ImportOut, auth=needs(IMPORT), url_name="import-map")
def map_columns(request: ActorRequest, run_id: UUID, body: MappingIn) -> Row:
    """Say which column is which field."""
    run = selectors.get_import(request.auth, run_id)
    mapped = services.map_columns(request.auth, run, version=body.version, mapping=body.mapping)
    return selectors.import_row(request.auth, mapped)


@router.post(
    "/imports/{uuid:run_id}/dry-run", response=ImportOut, auth=needs(IMPORT), url_name="import-dry-run"
)
def start_dry_run(request: ActorRequest, run_id: UUID, body: NothingIn | None = None) -> Row:
    """Ask what would become of every row; no account is touched."""
    run = selectors.get_import(request.auth, run_id)
    return selectors.import_row(request.auth, services.start_dry_run(request.auth, run))


@router.post("/imports/{uuid:run_id}/run", response=ImportOut, auth=needs(IMPORT), url_name="import-run")
def start_run(request: ActorRequest, run_id: UUID, body: RunIn | None = None) -> Row:
    """Carry the list out: good rows only, or all or nothing."""
    run = selectors.get_import(request.auth, run_id)
    mode = (body or RunIn()).mode
    return selectors.import_row(request.auth, services.start_run(request.auth, run, mode=mode))


@router.post("/imports/{uuid:run_id}/undo", response=ImportOut, auth=needs(IMPORT), url_name="import-undo")
def start_undo(request: ActorRequest, run_id: UUID, body: UndoIn | None = None) -> Row:
    """Take the import back, where nobody changed its accounts since."""
    run = selectors.get_import(request.auth, run_id)
    reason = (body or UndoIn()).reason
    return selectors.import_row(request.auth, services.start_undo(request.auth, run, reason=reason))


@router.get(
    "/imports/{uuid:run_id}/rows", response=ImportLinePage, auth=needs(IMPORT), url_name="import-rows"
)
def list_import_rows(request: ActorRequest, run_id: UUID, query: Query[ImportRowQuery]) -> Row:
    """The report, row by row; `outcome=queued` is what waits for a person."""
    run = selectors.get_import(request.auth, run_id)
    rows = filtered(ImportRowFilter, query, selectors.list_import_rows(request.auth, run))
    return page(rows, query, order=("line",), row=lambda row: selectors.import_line(request.auth, run, row))


@router.post(
    "/imports/{uuid:run_id}/rows/{int:line}/settle",
    response=ImportLineOut,
    auth=needs(IMPORT),
    url_name="import-settle",
)
def settle_row(request: ActorRequest, run_id: UUID, line: int, body: SettleIn) -> Row:
    """Say what a queued row is: where its account is, which account it is, a new one, or none."""
    run = selectors.get_import(request.auth, run_id)
    row = services.settle_row(request.auth, run, line, services.Answer(**body.model_dump()))
    return selectors.import_line(request.auth, run, row)
