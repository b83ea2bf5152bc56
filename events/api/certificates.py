"""Endpoints of certificates of attendance, and the one that proves them to whoever holds a code."""

import tempfile
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router

from core import access_log
from core.requests import ActorRequest
from events import selectors, services
from events.policies import ISSUE
from events.reports import zip_certificates
from events.schemas.certificates import CertificatesOut, CodeIn, GenuineOut
from events.tasks import make_certificates
from staff.access import needs
from staff.sessions import TooManyTries

router = Router()
Row = dict[str, Any]
IN_MEMORY = 1 << 20  # bytes of an archive before it goes to the disk


@router.get(
    "/events/{uuid:event_id}/certificates",
    response=CertificatesOut,
    auth=needs(ISSUE),
    url_name="event-certificates",
)
def list_certificates(request: ActorRequest, event_id: UUID) -> Row:
    """How far the certificates of an event are, and whose they are."""
    return selectors.progress_row(selectors.get_event(request.auth, event_id))


@router.post(
    "/events/{uuid:event_id}/certificates",
    response=CertificatesOut,
    auth=needs(ISSUE),
    url_name="event-certificates-issue",
)
def issue_certificates(request: ActorRequest, event_id: UUID) -> Row:
    """Issue a certificate to everybody who signed and has none; they are made in the background."""
    event = selectors.get_event(request.auth, event_id)
    services.issue_certificates(request.auth, event)
    make_certificates.delay_on_commit()
    return selectors.progress_row(event)


@router.get(
    "/events/{uuid:event_id}/certificates/{uuid:certificate_id}",
    auth=needs(ISSUE),
    url_name="event-certificate",
)
def print_certificate(request: ActorRequest, event_id: UUID, certificate_id: UUID) -> HttpResponse:
    """One certificate as a PDF document."""
    event = selectors.get_event(request.auth, event_id)
    certificate = selectors.get_certificate_of(event, certificate_id)
    access_log.record(request.auth, "invitee", [certificate.invitee_id], "printed")
    response = HttpResponse(selectors.document_of(certificate), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{certificate.number}.pdf"'
    return response


@router.get("/events/{uuid:event_id}/certificates.zip", auth=needs(ISSUE), url_name="event-certificates-zip")
def download_certificates(request: ActorRequest, event_id: UUID) -> FileResponse:
    """All certificates that are made, in one archive."""
    event = selectors.get_event(request.auth, event_id)
    made = list(selectors.list_certificates(event).made())
    access_log.record(request.auth, "invitee", [one.invitee_id for one in made], "exported")
    archive = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  the answer closes it
    zip_certificates(made, archive)
    archive.seek(0)
    name = f"{event.number}-certificates.zip"
    return FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip")


@router.post("/certificates/check", response=GenuineOut, auth=None, url_name="certificate-check")
def check_certificate(request: HttpRequest, body: CodeIn) -> Row:
    """What a genuine certificate says and the digest of its document; any other code is told the same."""
    if not ratelimit.consume(request, action="certificate"):
        raise TooManyTries
    return selectors.certificate_by_code(body.code)
