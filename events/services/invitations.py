"""Invitations: sent by e-mail where there is an address, answered by whoever holds the link.

The row is the queue: `mail_due_at` says that a mail is to be sent; it is emptied in the transaction that
sends it. An unknown, an old and an answered-too-late link are told the same.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.errors import NotFound, Refused
from core.history import amend, change
from core.versions import lock
from events.choices import EventState, InviteeStatus
from events.flow import NAMES, not_yours
from events.models import Event, Invitee
from events.policies import PLAN
from events.selectors import get_event
from events.selectors.invitations import OPEN_STATUS, by_token, calendar_of, letter_words
from events.services.planning import CHANGE_IT
from events.services.promises import keep_promise, release_promise
from events.tokens import digest_of, token_of

AGAIN = timedelta(minutes=10)
AT_ONCE = 50
GUEST = Actor.job("rsvp")
POST = Actor.job("invitations")
log = logging.getLogger(__name__)


def invite(actor: Actor, event: Event, *, invitee_ids: Iterable[UUID] | None = None) -> Event:
    """Invite those on the list who were not invited yet, or those who are named once more."""
    require(actor, PLAN)
    if event.owner_id != actor.user_id:
        raise not_yours(CHANGE_IT)
    with change(actor, "events.invitee.invite"):
        locked = lock(event)
        if locked.state != EventState.INVITING:
            raise Refused(
                "not_inviting",
                "活动{state}，请先开放邀请。",
                "This event is {state}. Open the invitations first.",
                state=NAMES[locked.state],
            )
        for invitee in _wanted(locked, invitee_ids):
            _invite(locked, invitee)
    return get_event(actor, event.pk)


def _wanted(event: Event, invitee_ids: Iterable[UUID] | None) -> Any:
    people = event.invitees.select_for_update(of=("self",)).order_by("pk")
    if invitee_ids is None:
        return people.filter(status=InviteeStatus.NOMINATED)
    return people.filter(pk__in=list(invitee_ids), status__in=(InviteeStatus.NOMINATED, *OPEN_STATUS))


def _invite(event: Event, invitee: Invitee) -> None:
    now = timezone.now()
    fields: dict[str, Any] = {"answer_until": event.starts_at, "mail_due_at": now if invitee.email else None}
    if invitee.status == InviteeStatus.NOMINATED:
        fields |= {"status": InviteeStatus.INVITED, "invited_at": now}
        fields["token_digest"] = digest_of(token_of(invitee.pk))
    amend(invitee, **fields)


def send_due() -> int:
    """Send what is due, each mail in its own transaction; what cannot be sent is tried again later."""
    if not settings.EMAIL_HOST:
        return 0
    due = Invitee.objects.filter(mail_due_at__lte=timezone.now()).order_by("mail_due_at", "pk")
    return sum(_send(key) for key in list(due.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _send(invitee_id: UUID) -> bool:
    rows = Invitee.objects.select_for_update(of=("self",), skip_locked=True).select_related("event", "hcp")
    invitee = rows.filter(pk=invitee_id, mail_due_at__lte=timezone.now()).first()
    if invitee is None:
        return False
    sent = invitee.status in OPEN_STATUS and _mailed(invitee)
    later = timezone.now() + AGAIN if invitee.status in OPEN_STATUS and not sent else None
    with change(POST, "events.invitee.mail"):
        amend(invitee, mail_due_at=later)
    return sent


def _mailed(invitee: Invitee) -> bool:
    words = letter_words(invitee)
    message = EmailMessage(words["title"], "\n\n".join(words["lines"]), to=[invitee.email])
    message.attach("event.ics", calendar_of(invitee.event).decode(), "text/calendar")
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("an invitation could not be sent: %s", type(error).__name__)
        return False
    return True


def answer_invitation(token: str, *, accept: bool, meal: bool) -> Invitee:
    """Whoever holds the link says whether he comes and eats; he may change his mind until the event starts."""
    found = by_token(token)
    with change(GUEST, "events.invitee.answer"):
        invitee = lock(found)
        if invitee.status not in OPEN_STATUS:
            raise NotFound
        came_back = accept and invitee.status == InviteeStatus.DECLINED
        status = InviteeStatus.ACCEPTED if accept else InviteeStatus.DECLINED
        amend(invitee, status=status, meal=meal and accept, answered_at=timezone.now())
        if invitee.hcp_id and not accept:
            release_promise(GUEST, found.event, invitee.hcp_id, reason="declined")
        if came_back:
            keep_promise(GUEST, found.event, invitee)
    return by_token(token)


def letter_of(actor: Actor, event: Event, invitee: Invitee) -> Invitee:
    """The invitation to be printed: of somebody who was invited."""
    require(actor, PLAN)
    if event.owner_id != actor.user_id:
        raise not_yours(CHANGE_IT)
    if invitee.status not in OPEN_STATUS:
        raise Refused("not_invited", "此人尚未受邀。", "This person was not invited.")
    return invitee
