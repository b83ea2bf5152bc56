"""Endpoints of approval processes and the working calendar."""

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Query, Router

from compliance.policies import ACTIVATE_PROCESSES, KEEP_PROCESSES, READ_PROCESSES
from compliance.schemas.approvals import (
    ActivateIn,
    DraftIn,
    FindingsOut,
    LintIn,
    ProcessesOut,
    ProcessVersionOut,
    RemovedOut,
    SpecialDayIn,
    SpecialDayOut,
    SpecialDayPage,
)
from compliance.selectors import processes as selectors
from compliance.services import approvals as services
from core.lists import PageQuery, page
from core.requests import ActorRequest
from staff.access import needs

router = Router()
Row = dict[str, Any]


@router.get("/processes", response=ProcessesOut, auth=needs(READ_PROCESSES), url_name="processes")
def list_processes(request: ActorRequest) -> Row:
    """Every kind that can be asked for, with its process in force and its draft."""
    return {"items": selectors.list_processes(request.auth)}


@router.put(
    "/processes/{kind}/draft",
    response=ProcessVersionOut,
    auth=needs(KEEP_PROCESSES),
    url_name="process-draft",
)
def draft_process(request: ActorRequest, kind: str, body: DraftIn) -> Row:
    """Draw a process, or draw on at its draft."""
    drawn = services.draft_process(request.auth, kind, body.definition, version=body.version)
    return selectors.version_row(request.auth, selectors.get_version(request.auth, drawn.pk))


@router.post(
    "/processes/{kind}/lint", response=FindingsOut, auth=needs(KEEP_PROCESSES), url_name="process-lint"
)
def lint_process(request: ActorRequest, kind: str, body: LintIn) -> Row:
    """What is wrong with a process, as it is drawn now."""
    found = services.lint_process(kind, body.definition)
    return {"items": [selectors.finding_row(finding) for finding in found]}


@router.post(
    "/process-versions/{uuid:version_id}/activate",
    response=ProcessVersionOut,
    auth=needs(ACTIVATE_PROCESSES),
    url_name="process-activate",
)
def activate_process(request: ActorRequest, version_id: UUID, body: ActivateIn) -> Row:
    """Put a process drawn by a colleague into force."""
    version = selectors.get_version(request.auth, version_id)
    services.activate_process(request.auth, version, reason=body.reason)
    return selectors.version_row(request.auth, selectors.get_version(request.auth, version_id))


@router.get("/special-days", response=SpecialDayPage, auth=needs(READ_PROCESSES), url_name="special-days")
def list_special_days(request: ActorRequest, query: Query[PageQuery]) -> Row:
    """Holidays and worked weekends, the newest first."""
    days = selectors.list_special_days(request.auth)
    return page(days, query, order=("-day", "-id"), row=selectors.special_day_row)


@router.put(
    "/special-days/{day}", response=SpecialDayOut, auth=needs(KEEP_PROCESSES), url_name="special-day-keep"
)
def keep_special_day(request: ActorRequest, day: date, body: SpecialDayIn) -> Row:
    """Say that a day differs from its weekday."""
    return selectors.special_day_row(services.keep_special_day(request.auth, day, **body.model_dump()))


@router.post(
    "/special-days/{uuid:day_id}/remove",
    response=RemovedOut,
    auth=needs(KEEP_PROCESSES),
    url_name="special-day-remove",
)
def remove_special_day(request: ActorRequest, day_id: UUID) -> Row:
    """Let a day be as its weekday is again."""
    services.remove_special_day(request.auth, selectors.get_special_day(request.auth, day_id))
    return {"id": day_id}
