"""Certificates of attendance: issued by the owner after the day, made one by one in the background.

The row is the queue: a certificate without a document is to be made. Each is made outside of any transaction
and written in its own, so that one which cannot be made stops no other.
"""

import hashlib
import logging
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.errors import Refused
from core.history import amend, bulk_create_tracked, change
from core.numbers import next_number
from core.versions import lock
from events.choices import EventState, InviteeStatus
from events.flow import NAMES, not_yours
from events.models import Certificate, Event, Invitee
from events.policies import ISSUE
from events.selectors.certificates import ready_to_make
from events.services.planning import CHANGE_IT
from events.tokens import code_digest_of, code_of

PRINTER = Actor.job("certificates")
AFTER = (EventState.RECONCILING, EventState.PENDING_CLOSE_OUT, EventState.CLOSED)
ONE_AT_A_TIME = 0x43455254  # the advisory lock of whoever makes them
log = logging.getLogger(__name__)
Draw = Callable[[Certificate], bytes]


def issue_certificates(actor: Actor, event: Event) -> int:
    """Issue a certificate to everybody who signed and is on file and has none; answers how many."""
    require(actor, ISSUE)
    if event.owner_id != actor.user_id:
        raise not_yours(CHANGE_IT)
    with change(actor, "events.certificate.issue"):
        locked = lock(event)
        if locked.state not in AFTER:
            raise Refused(
                "not_over",
                "活动{state}，活动结束后才能出具参会证明。",
                "This event is {state}. Certificates are issued once it has ended.",
                state=NAMES[locked.state],
            )
        came = locked.invitees.filter(status=InviteeStatus.SIGNED_IN, hcp__isnull=False, certificate=None)
        made = [_certificate(locked, invitee) for invitee in came.order_by("signed_at", "id")]
        bulk_create_tracked(made)
    return len(made)


def _certificate(event: Event, invitee: Invitee) -> Certificate:
    key = uuid4()
    return Certificate(
        id=key,
        event=event,
        invitee=invitee,
        number=next_number("CER"),
        language=invitee.language,
        code_digest=code_digest_of(code_of(key)),
    )


def make_due(draw: Draw) -> tuple[int, int]:
    """Make every document that is due, unless another worker is at it; answers how many, and how many could not be."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME])
        if cursor.fetchone() != (True,):
            return 0, 0
        try:
            keys = list(Certificate.objects.all().due().values_list("pk", flat=True))
            outcomes = [_make(key, draw) for key in keys]
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
    return outcomes.count(True), outcomes.count(False)


def _make(key: Any, draw: Draw) -> bool:
    certificate = ready_to_make(key)
    if certificate is None:
        return True  # made meanwhile
    try:
        document = draw(certificate)
    except Exception:  # one name no font can draw must not hold up the others
        log.exception("certificate %s could not be made", certificate.number)
        return False
    name = default_storage.save(f"certificates/{timezone.now():%Y/%m}/{uuid4()}.pdf", ContentFile(document))
    if not _written(certificate, name, document):
        default_storage.delete(name)
    return True


@transaction.atomic
def _written(certificate: Certificate, name: str, document: bytes) -> bool:
    """Write the document into its row; False when another worker was faster."""
    current = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if current.made_at is not None:
        return False
    with change(PRINTER, "events.certificate.make"):
        digest = hashlib.sha256(document).digest()
        amend(current, file=name, size=len(document), sha256=digest, made_at=timezone.now())
    return True
