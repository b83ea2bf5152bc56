"""Endpoints of institutions, departments, reception hours, divisions and code lists."""

from typing import Any
from uuid import UUID

from ninja import Query, Router

from core.lists import filtered, page
from core.requests import ActorRequest
from hcp import selectors, services
from hcp.filters import InstitutionFilter, InstitutionQuery
from hcp.policies import CORRECT, CREATE, KEEP_INSTITUTIONS, KEEP_SLOTS, READ
from hcp.schemas.institutions import (
    DepartmentIn,
    DepartmentOut,
    DepartmentPatch,
    DivisionOut,
    EntryOut,
    InstitutionDetail,
    InstitutionIn,
    InstitutionOut,
    InstitutionPage,
    InstitutionPatch,
    SlotIn,
    SlotOut,
    SlotPatch,
)
from staff.access import needs
from staff.policies import USE

router = Router(tags=["hcp"])
Row = dict[str, Any]


@router.get("/institutions", response=InstitutionPage, auth=needs(READ), url_name="institutions")
def list_institutions(request: ActorRequest, query: Query[InstitutionQuery]) -> Row:
    """The institutions one sees, by their reading."""
    found = filtered(InstitutionFilter, query, selectors.list_institutions(request.auth))
    searched = bool(query.search)  # type: ignore[attr-defined]
    return page(found, query, order=("pinyin", "id"), row=selectors.institution_row, gather=searched)


@router.post(
    "/institutions", response=InstitutionOut, auth=needs(KEEP_INSTITUTIONS), url_name="institution-create"
)
def create_institution(request: ActorRequest, body: InstitutionIn) -> Row:
    """Take an institution on file."""
    return selectors.institution_row(services.create_institution(request.auth, **body.given()))


@router.get(
    "/institutions/{uuid:institution_id}",
    response=InstitutionDetail,
    auth=needs(READ),
    url_name="institution",
)
def get_institution(request: ActorRequest, institution_id: UUID) -> Row:
    """An institution with its departments, hours and the reader's registrations."""
    return selectors.institution_page(request.auth, selectors.get_institution(request.auth, institution_id))


@router.patch(
    "/institutions/{uuid:institution_id}",
    response=InstitutionOut,
    auth=needs(KEEP_INSTITUTIONS),
    url_name="institution-correct",
)
def correct_institution(request: ActorRequest, institution_id: UUID, body: InstitutionPatch) -> Row:
    """Correct what is on file about an institution."""
    institution = selectors.get_institution(request.auth, institution_id)
    corrected = services.correct_institution(request.auth, institution, **body.given())
    return selectors.institution_row(corrected)


@router.post("/departments", response=DepartmentOut, auth=needs(CREATE), url_name="department-create")
def create_department(request: ActorRequest, body: DepartmentIn) -> Row:
    """Add a department to an institution."""
    institution = selectors.get_institution(request.auth, body.institution_id)
    return selectors.department_row(
        services.create_department(request.auth, institution, **body.given("institution_id"))
    )


@router.get(
    "/departments/{uuid:department_id}", response=DepartmentOut, auth=needs(READ), url_name="department"
)
def get_department(request: ActorRequest, department_id: UUID) -> Row:
    """One department."""
    return selectors.department_row(selectors.get_department(request.auth, department_id))


@router.patch(
    "/departments/{uuid:department_id}",
    response=DepartmentOut,
    auth=needs(CORRECT),
    url_name="department-correct",
)
def correct_department(request: ActorRequest, department_id: UUID, body: DepartmentPatch) -> Row:
    """Correct a department."""
    department = selectors.get_department(request.auth, department_id)
    corrected = services.correct_department(request.auth, department, **body.given())
    return selectors.department_row(corrected)


@router.post("/slots", response=SlotOut, auth=needs(KEEP_SLOTS), url_name="slot-create")
def create_slot(request: ActorRequest, body: SlotIn) -> Row:
    """Add an hour at which an institution receives reps."""
    institution = selectors.get_institution(request.auth, body.institution_id)
    department = selectors.find_department(request.auth, institution, body.department_id)
    given = body.given("institution_id", "department_id")
    return selectors.slot_row(services.create_slot(request.auth, institution, department=department, **given))


@router.patch("/slots/{uuid:slot_id}", response=SlotOut, auth=needs(KEEP_SLOTS), url_name="slot-correct")
def correct_slot(request: ActorRequest, slot_id: UUID, body: SlotPatch) -> Row:
    """Change a reception hour, or end it by its last day."""
    slot = selectors.get_slot(request.auth, slot_id)
    return selectors.slot_row(services.correct_slot(request.auth, slot, **body.given()))


@router.get("/divisions", response=list[DivisionOut], auth=needs(USE), url_name="divisions")
def list_divisions(request: ActorRequest, parent: str = "") -> list[Row]:
    """The divisions directly below one of GB/T 2260; the provinces below nothing."""
    return selectors.list_divisions(parent)


@router.get("/code-lists", response=dict[str, list[EntryOut]], auth=needs(USE), url_name="code-lists")
def list_codes(request: ActorRequest) -> dict[str, list[Row]]:
    """Specialties, titles, kinds, levels and the other short lists, in both languages."""
    return selectors.code_lists()
