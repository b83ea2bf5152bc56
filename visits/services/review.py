"""What others do with a visit that was handed in: approved, sent back, unlocked."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.actor import Actor
from visits.flow import check_move, visit_flow
from visits.models import Visit
from visits.services.asking import drop_request, request_of
from visits.services.meals import reopened_meal, take_back_meal
from visits.services.people import note_people


def approve_visit(actor: Actor, visit: Visit) -> Visit:
    """Accept a visit."""
    check_move(actor, visit, "approve")
    return visit_flow.move(actor, visit, "approve", approved_at=timezone.now())


def send_back_visit(actor: Actor, visit: Visit, *, reason: str) -> Visit:
    """Give a visit back to its owner to be mended."""
    return _reopen(actor, visit, "send_back", reason=reason)


def unlock_visit(actor: Actor, visit: Visit, *, reason: str) -> Visit:
    """Open a visit that was handed in or approved, so that its owner can correct it."""
    return _reopen(actor, visit, "unlock", reason=reason, approved_at=None)


@transaction.atomic
def _reopen(actor: Actor, visit: Visit, move: str, *, reason: str, **fields: Any) -> Visit:
    check_move(actor, visit, move)
    run = request_of(actor, visit)
    fields |= reopened_meal(visit)
    reopened = visit_flow.move(actor, visit, move, reason=reason, returned_reason=reason, **fields)
    take_back_meal(actor, reopened, reason=reason)
    if run is not None:
        drop_request(actor, run, reason=reason)
    note_people(actor, reopened)
    return reopened
