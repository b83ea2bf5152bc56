"""Who is put on the list, within the rules; who is taken off it."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused, Stale
from core.history import amend, change
from core.versions import lock
from events.choices import COMING, LISTABLE, PLANNABLE, EventState, InviteeStatus
from events.flow import check_move, event_flow, is_in_it, not_yours
from events.models import Event, Invitee
from events.policies import PLAN, RUN
from events.selectors import get_event, get_invitee, invitee_row
from events.selectors.limits import Judge, judge_invitees
from events.services.asking import forbidden
from events.services.planning import CHANGE_IT, frozen
from events.services.promises import keep_promise, release_promise
from hcp import selectors as hcp

SENTENCES = {
    "invitee_once": Refused("listed_already", "该医生已在名单中。", "This person is on the list already."),
    "events_invitee_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
}


def add_invitee(
    actor: Actor, event: Event, *, id: UUID, hcp_id: UUID, comment: str = "", **fields: Any
) -> Invitee:
    """Put somebody on the list: refused where a rule blocks, and with a comment where a rule warns."""
    require(actor, RUN)
    check_helps(actor, event)
    hcp.get_hcp(actor, hcp_id)
    with change(actor, "events.invitee.add"), told(SENTENCES):
        locked = listable(event)
        judgement = judge_invitees(Judge.of(locked), [hcp_id])[hcp_id]
        if judgement.blocking:
            raise forbidden(judgement.blocking)
        if judgement.answers and not comment.strip():
            raise _say_why(judgement.answers[0])
        invitee = Invitee(
            id=id,
            event=locked,
            hcp_id=hcp_id,
            **fields,
            comment=comment,
            warnings=[answer.row for answer in judgement.answers],
        )
        invitee.save(force_insert=True)
        if locked.state not in PLANNABLE:
            keep_promise(actor, locked, invitee)
    return get_invitee(event, id)


def check_helps(actor: Actor, event: Event) -> None:
    """Refuse whoever has no hand in the event."""
    if not is_in_it(actor, event):
        raise not_yours(CHANGE_IT)


def listable(event: Event) -> Event:
    """The event, held, if somebody may be put on its list and it is not full."""
    locked = lock(event)
    if locked.state not in LISTABLE:
        raise frozen(locked)
    if locked.invitees.on_the_list().filter(walk_in=False).count() >= max(locked.planned_heads, 1):
        raise Refused(
            "list_full",
            "名单已达计划人数 {heads} 人。",
            "The list holds the {heads} heads that are planned.",
            heads=locked.planned_heads,
        )
    return locked


def _say_why(answer: Any) -> Invalid:
    zh, en = (text.replace("{", "{{").replace("}", "}}") for text in answer.text)
    return Invalid.of("comment", f"{zh}请填写理由。", f"{en} Say why in the comment.")


def edit_invitee(actor: Actor, event: Event, invitee: Invitee, *, version: int, **given: Any) -> Invitee:
    """Correct whether somebody eats, and what was written about asking him."""
    require(actor, RUN)
    check_helps(actor, event)
    with change(actor, "events.invitee.edit"):
        locked = lock(invitee)
        if locked.version != version:
            raise Stale(invitee_row(get_invitee(event, invitee.pk)))
        changed = {name: value for name, value in given.items() if getattr(locked, name) != value}
        if changed and event.state in (EventState.CLOSED, EventState.PENDING_CLOSE_OUT):
            raise frozen(event)
        if changed:
            amend(locked, **changed)
    return get_invitee(event, invitee.pk)


def dismiss_invitee(actor: Actor, event: Event, invitee: Invitee, *, reason: str) -> Invitee:
    """Take somebody off the list who has not come; whoever signed stays."""
    require(actor, RUN)
    check_helps(actor, event)
    with change(actor, "events.invitee.dismiss", reason=reason):
        locked = lock(invitee)
        if locked.status not in (*COMING, InviteeStatus.DECLINED):
            raise Refused(
                "signed_in_already",
                "此人已签到或已处理，不能移出名单。",
                "This person has signed in or is settled, and stays on the list.",
            )
        amend(locked, status=InviteeStatus.DISMISSED, reason=reason, settled_at=timezone.now())
        if locked.hcp_id is not None:
            release_promise(actor, event, locked.hcp_id, reason=reason or "dismissed")
    return get_invitee(event, invitee.pk)


def open_invitations(actor: Actor, event: Event) -> Event:
    """Begin to invite those on the list."""
    require(actor, PLAN)
    check_move(actor, event, "invite")
    event_flow.move(actor, event, "invite")
    return get_event(actor, event.pk)
