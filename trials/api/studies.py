"""Studies and what leaves them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from core import access_log
from core.lists import PageQuery, page
from core.requests import ActorRequest
from trials import selectors, services
from trials.extract_files import TYPES
from trials.models.exports import ExportForm
from trials.policies import EXPORT, READ
from trials.schemas.given import StudyExportIn
from trials.schemas.told import StudiesOut, StudyExportOut, StudyExportsPage, StudyPageOut
from trials.wall import inside

router = Router(tags=["trials"])


@router.get("/trials/studies", response=StudiesOut, auth=inside(READ), url_name="studies")
def list_studies(request: ActorRequest) -> dict[str, Any]:
    """All studies, the newest first."""
    studies = selectors.list_studies(request.auth).order_by("-enrol_from", "number")
    return {"items": [selectors.study_row(study) for study in studies]}


@router.get("/trials/studies/{uuid:study_id}", response=StudyPageOut, auth=inside(READ), url_name="study")
def get_study(request: ActorRequest, study_id: UUID) -> dict[str, Any]:
    """One study with its arms, sites, visits and enrolment."""
    return selectors.study_page(selectors.get_study(request.auth, study_id))


@router.get(
    "/trials/studies/{uuid:study_id}/exports",
    response=StudyExportsPage,
    auth=inside(EXPORT),
    url_name="study-exports",
)
def list_exports(request: ActorRequest, study_id: UUID, query: Query[PageQuery]) -> dict[str, Any]:
    """What left a study, newest first."""
    study = selectors.get_study(request.auth, study_id)
    exports = selectors.list_exports(request.auth, study.pk)
    return page(exports, query, order=("-made_at", "-id"), row=selectors.export_row)


@router.post(
    "/trials/studies/{uuid:study_id}/exports",
    response=StudyExportOut,
    auth=inside(EXPORT),
    url_name="study-export",
)
def export_study(request: ActorRequest, study_id: UUID, body: StudyExportIn) -> dict[str, Any]:
    """Make a file of a study that tells of nobody."""
    study = selectors.get_study(request.auth, study_id)
    export = services.export_study(request.auth, study, form=body.form, k=body.k)
    return selectors.export_row(selectors.get_export(request.auth, export.pk))


@router.get("/trials/exports/{uuid:export_id}/file", auth=inside(EXPORT), url_name="study-export-file")
def get_export_file(request: ActorRequest, export_id: UUID) -> HttpResponse:
    """The file of an export, as it was hashed."""
    export = selectors.get_export(request.auth, export_id)
    mime, suffix = TYPES[ExportForm(export.form)]
    access_log.record(request.auth, "study", [export.study_id], "downloaded")
    named = f'attachment; filename="study-{export.made_at:%Y%m%d-%H%M%S}.{suffix}"'
    return HttpResponse(selectors.file_of(export), content_type=mime, headers={"Content-Disposition": named})
