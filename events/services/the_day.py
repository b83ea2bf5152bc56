"""The day itself: begun, people signed in on any number of tablets, ended. Nobody is lost and nobody doubled.

A tablet sends a sign-in under an id of its own, perhaps twice, perhaps hours later. The same id is the same
sign-in. Two signatures of one person are one row: the first that arrived stands, the other is kept beside it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from core import attachments
from core.access import require
from core.actor import Actor
from core.errors import Invalid, NotFound, Refused
from core.history import amend, change
from core.versions import lock
from events.choices import OPEN_DOORS, InviteeStatus
from events.flow import NAMES, check_move, event_flow
from events.models import Event, Invitee
from events.policies import RUN
from events.selectors import get_event, get_invitee
from events.services.inviting import check_helps
from events.services.planning import TAKEN
from hcp import selectors as hcp

KIND = "invitee"


class SignedIn(NamedTuple):
    """The row somebody stands in, and whether it had a signature before."""

    invitee: Invitee
    again: bool


def start_event(actor: Actor, event: Event) -> Event:
    """Open the doors."""
    check_move(actor, event, "start")
    event_flow.move(actor, event, "start")
    return get_event(actor, event.pk)


def finish_event(actor: Actor, event: Event) -> Event:
    """Close the doors; sign-ins that were made before still arrive."""
    check_move(actor, event, "finish")
    event_flow.move(actor, event, "finish")
    return get_event(actor, event.pk)


def sign_in(
    actor: Actor,
    event: Event,
    *,
    id: UUID,
    signature_id: UUID,
    signed_at: datetime,
    invitee_id: UUID | None = None,
    walk_in: Mapping[str, Any] | None = None,
    meal: bool = True,
) -> SignedIn:
    """Take a signature: of somebody on the list, or of somebody who came unasked."""
    require(actor, RUN)
    check_helps(actor, event)
    with change(actor, "events.invitee.sign_in"):
        locked = lock(event)
        known = _known(locked, id)
        if known is None:
            _check_open(locked)
            known = _sign(
                actor, _row_for(actor, locked, invitee_id, walk_in), id, signature_id, signed_at, meal
            )
    return SignedIn(get_invitee(event, known.pk), known.sign_in_id != id)


def _known(event: Event, sign_in_id: UUID) -> Invitee | None:
    """The row this very sign-in was written in before."""
    said = Q(sign_in_id=sign_in_id) | Q(also_signed__contains=[{"id": str(sign_in_id)}])
    found: Invitee | None = event.invitees.filter(said).first()
    return found


def _check_open(event: Event) -> None:
    if event.state not in OPEN_DOORS:
        raise Refused(
            "doors_closed",
            "活动{state}，不能再签到。",
            "This event is {state}; nobody can be signed in.",
            state=NAMES[event.state],
        )


def _row_for(
    actor: Actor, event: Event, invitee_id: UUID | None, walk_in: Mapping[str, Any] | None
) -> Invitee:
    """Whose signature it is."""
    if walk_in is not None and invitee_id is None:
        return _walked_in(actor, event, walk_in)
    if walk_in is not None or invitee_id is None:
        raise Invalid.of("invitee_id", "请选择签到人。", "Say who signs.")
    found = event.invitees.filter(pk=invitee_id).select_related("merged_into").first()
    if found is None:
        raise NotFound
    if found.status == InviteeStatus.MERGED:
        found = found.merged_into or found
    if found.status == InviteeStatus.DISMISSED and found.hcp_id:
        return _on_the_list(event, found.hcp_id) or found
    return found


def _walked_in(actor: Actor, event: Event, said: Mapping[str, Any]) -> Invitee:
    """Somebody on file who is on the list after all, or a new row under the id the tablet gave it."""
    hcp_id = said.get("hcp_id")
    if hcp_id and not hcp.hcps_seen(actor).filter(pk=hcp_id).exists():
        hcp_id = None  # the name is kept and matched later: a signature is never turned away
    found = _on_the_list(event, hcp_id) if hcp_id else None
    if found is not None:
        return found
    if Invitee.objects.filter(pk=said["id"]).exists():
        raise TAKEN
    names = ("id", "name", "institution_name", "department_name", "phone")
    return Invitee(event=event, hcp_id=hcp_id, walk_in=True, **{name: said[name] for name in names})


def _on_the_list(event: Event, hcp_id: UUID) -> Invitee | None:
    """The row of somebody on file, be it that he declined and came all the same."""
    settled = (InviteeStatus.MERGED, InviteeStatus.DISMISSED)
    found: Invitee | None = event.invitees.filter(hcp=hcp_id).exclude(status__in=settled).first()
    return found


def _sign(
    actor: Actor, row: Invitee, sign_in_id: UUID, signature_id: UUID, signed_at: datetime, meal: bool
) -> Invitee:
    """Write the signature into its row, or beside the one that is there."""
    now = timezone.now()
    (file,) = attachments.claim(actor, [signature_id], KIND, row.pk)
    moment = min(signed_at, now)
    if row.signature is not None:
        again = {
            "id": str(sign_in_id),
            "signature": file,
            "signed_at": moment.isoformat(),
            "tablet_id": str(actor.device_id or ""),
        }
        return amend(row, also_signed=[*row.also_signed, again])
    fields = {
        "status": InviteeStatus.SIGNED_IN,
        "sign_in_id": sign_in_id,
        "signature": file,
        "signed_at": moment,
        "arrived_at": now,
        "tablet_id": actor.device_id,
        "meal": meal,
    }
    if not row._state.adding:
        return amend(row, **fields)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row
