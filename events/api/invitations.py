"""Endpoints of invitations, and the two that whoever holds a link may use without an account."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from ninja import Router

from core import access_log
from core.requests import ActorRequest
from events import reports, selectors, services
from events.policies import PLAN, READ
from events.qr import qr_file
from events.schemas.events import EventDetail
from events.schemas.invitations import AnswerIn, InviteIn, LinkIn, RsvpOut
from events.tasks import send_invitations
from staff.access import needs
from staff.sessions import TooManyTries

router = Router()
Row = dict[str, Any]
ALL_OF_THEM = InviteIn(invitee_ids=None)


@router.post(
    "/events/{uuid:event_id}/invitations",
    response=EventDetail,
    auth=needs(PLAN),
    url_name="event-invitations",
)
def invite(request: ActorRequest, event_id: UUID, body: InviteIn = ALL_OF_THEM) -> Row:
    """Invite those on the list: a link for each, and a mail where there is an address."""
    event = selectors.get_event(request.auth, event_id)
    invited = services.invite(request.auth, event, **body.model_dump())
    send_invitations.delay_on_commit()
    return selectors.event_detail(request.auth, invited)


@router.get("/events/{uuid:event_id}/calendar", auth=needs(READ), url_name="event-calendar")
def get_calendar(request: ActorRequest, event_id: UUID) -> HttpResponse:
    """The event for a calendar (RFC 5545)."""
    event = selectors.get_event(request.auth, event_id)
    return HttpResponse(selectors.calendar_of(event), content_type="text/calendar; charset=utf-8")


@router.get(
    "/events/{uuid:event_id}/invitees/{uuid:invitee_id}/letter", auth=needs(PLAN), url_name="event-letter"
)
def print_letter(request: ActorRequest, event_id: UUID, invitee_id: UUID) -> HttpResponse:
    """The invitation of one person as a letter."""
    event = selectors.get_event(request.auth, event_id)
    letter = services.letter_of(request.auth, event, selectors.get_invitee(event, invitee_id))
    access_log.record(request.auth, "invitee", [invitee_id], "printed")
    return HttpResponse(reports.letter_pdf(letter), content_type="application/pdf")


@router.get("/events/{uuid:event_id}/invitees/{uuid:invitee_id}/qr", auth=needs(PLAN), url_name="event-qr")
def show_invitation(request: ActorRequest, event_id: UUID, invitee_id: UUID) -> HttpResponse:
    """The link of one person as a QR code, to be scanned with his phone."""
    event = selectors.get_event(request.auth, event_id)
    invitee = services.letter_of(request.auth, event, selectors.get_invitee(event, invitee_id))
    access_log.record(request.auth, "invitee", [invitee_id], "opened")
    response = HttpResponse(qr_file(selectors.link_of(invitee)), content_type="image/svg+xml")
    response["Cache-Control"] = "no-store"
    return response


@router.post("/rsvp", response=RsvpOut, auth=None, url_name="rsvp")
def read_invitation(request: HttpRequest, body: LinkIn) -> Row:
    """What a link invites to; an unknown and an expired link are told the same."""
    _limit(request)
    return selectors.rsvp_row(selectors.by_token(body.token))


@router.post("/rsvp/answer", response=RsvpOut, auth=None, url_name="rsvp-answer")
def answer_invitation(request: HttpRequest, body: AnswerIn) -> Row:
    """Say whether one comes, and eats; sent again it says the same."""
    _limit(request)
    said = body.model_dump()
    return selectors.rsvp_row(services.answer_invitation(**said))


def _limit(request: HttpRequest) -> None:
    """Nobody tries links by the thousand."""
    if not ratelimit.consume(request, action="rsvp"):
        raise TooManyTries
