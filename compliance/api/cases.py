"""Endpoints of cases, safety reports and word lists."""

from typing import Any
from uuid import UUID

from ninja import Query, Router

from compliance.models import Case
from compliance.policies import HANDLE_CASES, KEEP_WORDS, READ_CASES, READ_RULES, REPORT_SAFETY
from compliance.schemas.cases import (
    AssignIn,
    CaseOut,
    CasePage,
    CaseQuery,
    CaseReasonIn,
    CaseRow,
    CaseStepIn,
    CorrectIn,
    JudgesOut,
    NoteReportIn,
    SafetyReportIn,
    WordListEdit,
    WordListIn,
    WordListOut,
    WordListsOut,
)
from compliance.selectors import cases as selectors
from compliance.services import cases as services
from core import access_log
from core.lists import page
from core.requests import ActorRequest
from staff.access import needs

router = Router()


def _detail(request: ActorRequest, case: Case) -> dict[str, Any]:
    return selectors.case_detail(request.auth, case)


@router.get("/cases", response=CasePage, auth=needs(READ_CASES), url_name="cases")
def list_cases(request: ActorRequest, query: Query[CaseQuery]) -> dict[str, Any]:
    """Cases the reader may see, the first due first; of those over, the last due first."""
    cases, order = selectors.shown(request.auth, query.show, query.kind)
    return page(cases, query, order=order, row=lambda case: selectors.case_row(request.auth, case))


@router.get("/cases/{uuid:case_id}", response=CaseOut, auth=needs(READ_CASES), url_name="case")
def get_case(request: ActorRequest, case_id: UUID) -> dict[str, Any]:
    """One case."""
    case = selectors.get_case(request.auth, case_id)
    access_log.record(request.auth, "case", [case.pk], "opened")
    return _detail(request, case)


@router.get(
    "/cases/{uuid:case_id}/judges", response=JudgesOut, auth=needs(HANDLE_CASES), url_name="case-judges"
)
def list_judges(request: ActorRequest, case_id: UUID) -> dict[str, Any]:
    """To whom a case may be given."""
    return {"items": selectors.judges_for(selectors.get_case(request.auth, case_id))}


@router.post(
    "/cases/{uuid:case_id}/assess", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-assess"
)
def assess_case(request: ActorRequest, case_id: UUID) -> dict[str, Any]:
    """Take a case up."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.assess_case(request.auth, case))


@router.post(
    "/cases/{uuid:case_id}/report", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-report"
)
def report_case(request: ActorRequest, case_id: UUID, body: NoteReportIn) -> dict[str, Any]:
    """Note that it was reported to pharmacovigilance."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.report_case(request.auth, case, **body.model_dump()))


@router.post(
    "/cases/{uuid:case_id}/correct", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-correct"
)
def correct_case(request: ActorRequest, case_id: UUID, body: CorrectIn) -> dict[str, Any]:
    """Say how a violation was corrected."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.correct_case(request.auth, case, **body.model_dump()))


@router.post(
    "/cases/{uuid:case_id}/dismiss", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-dismiss"
)
def dismiss_case(request: ActorRequest, case_id: UUID, body: CaseReasonIn) -> dict[str, Any]:
    """Say that it is none."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.dismiss_case(request.auth, case, reason=body.reason))


@router.post("/cases/{uuid:case_id}/close", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-close")
def close_case(request: ActorRequest, case_id: UUID) -> dict[str, Any]:
    """End a case."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.close_case(request.auth, case))


@router.post(
    "/cases/{uuid:case_id}/reopen", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-reopen"
)
def reopen_case(request: ActorRequest, case_id: UUID, body: CaseReasonIn) -> dict[str, Any]:
    """Judge a case anew."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.reopen_case(request.auth, case, reason=body.reason))


@router.post(
    "/cases/{uuid:case_id}/assign", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-assign"
)
def assign_case(request: ActorRequest, case_id: UUID, body: AssignIn) -> dict[str, Any]:
    """Give a case to a colleague."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.assign_case(request.auth, case, owner_id=body.owner_id))


@router.post("/cases/{uuid:case_id}/steps", response=CaseOut, auth=needs(HANDLE_CASES), url_name="case-step")
def add_step(request: ActorRequest, case_id: UUID, body: CaseStepIn) -> dict[str, Any]:
    """Tell a step that was taken."""
    case = selectors.get_case(request.auth, case_id)
    return _detail(request, services.add_step(request.auth, case, **body.model_dump()))


@router.post("/safety-reports", response=CaseRow, auth=needs(REPORT_SAFETY), url_name="safety-report")
def report_safety(request: ActorRequest, body: SafetyReportIn) -> dict[str, Any]:
    """Report an adverse event or a product complaint; the answer is its case."""
    case = services.report_safety(request.auth, **body.model_dump())
    return selectors.case_row(request.auth, selectors.get_case(request.auth, case.pk))


@router.get("/word-lists", response=WordListsOut, auth=needs(READ_RULES), url_name="word-lists")
def list_word_lists(request: ActorRequest) -> dict[str, Any]:
    """All word lists, with their days and sources."""
    return {"items": [selectors.word_list_row(one) for one in selectors.list_word_lists(request.auth)]}


@router.post("/word-lists", response=WordListOut, auth=needs(KEEP_WORDS), url_name="word-list-add")
def add_word_list(request: ActorRequest, body: WordListIn) -> dict[str, Any]:
    """Begin a list that holds from a day on."""
    return selectors.word_list_row(services.add_word_list(request.auth, **body.model_dump()))


@router.patch(
    "/word-lists/{uuid:list_id}", response=WordListOut, auth=needs(KEEP_WORDS), url_name="word-list-edit"
)
def edit_word_list(request: ActorRequest, list_id: UUID, body: WordListEdit) -> dict[str, Any]:
    """Change a list's words, days, hours or source."""
    words = selectors.get_word_list(request.auth, list_id)
    changed = services.edit_word_list(request.auth, words, **body.model_dump(exclude_unset=True))
    return selectors.word_list_row(changed)
