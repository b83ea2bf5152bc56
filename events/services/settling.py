"""After the day: every walk-in settled, every cost with its receipt, every proof brought."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from core import attachments
from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import amend, bulk_delete_tracked, change
from core.versions import lock
from events.choices import EventState, InviteeStatus, SharedBy
from events.flow import not_yours
from events.models import BudgetLine, Event, Evidence, Invitee
from events.policies import RECONCILE, RUN
from events.selectors import get_event, get_invitee
from events.services.inviting import check_helps
from events.services.planning import CHANGE_IT, TAKEN, frozen, planning
from hcp import selectors as hcp
from hcp import services as hcp_services

AFTER = (EventState.RUNNING, EventState.RECONCILING)
MOVED = ("signature", "signed_at", "arrived_at", "tablet_id", "sign_in_id", "meal")


def match_walk_in(actor: Actor, event: Event, invitee: Invitee, *, hcp_id: UUID) -> Invitee:
    """Say which person on file a walk-in is; his signature goes to his row of the list, if that has none."""
    hcp.get_hcp(actor, hcp_id)
    return _settle(actor, event, invitee, "events.invitee.match", hcp_id)


def enter_walk_in(
    actor: Actor, event: Event, invitee: Invitee, *, institution_id: UUID, department_id: UUID | None
) -> Invitee:
    """Take a walk-in on file as a new person, under the name he signed with."""
    institution = hcp.get_institution(actor, institution_id)
    department = hcp.find_department(actor, institution, department_id)
    with change(actor, "events.invitee.match"):
        made = hcp_services.create_hcp(actor, institution, department=department, name=invitee.name)
        return _settle(actor, event, invitee, "events.invitee.match", made.pk)


def _settle(actor: Actor, event: Event, invitee: Invitee, action: str, hcp_id: UUID) -> Invitee:
    require(actor, RUN)
    check_helps(actor, event)
    with change(actor, action):
        if lock(event).state not in AFTER:
            raise frozen(event)
        locked = lock(invitee)
        if not locked.walk_in or locked.hcp_id is not None or locked.status != InviteeStatus.SIGNED_IN:
            raise Refused("settled_already", "该人员已处理。", "This person is settled already.")
        listed = event.invitees.filter(hcp=hcp_id).exclude(status__in=NOT_THERE).first()
        kept = _merge(locked, listed) if listed else amend(locked, hcp_id=hcp_id, settled_at=timezone.now())
    return get_invitee(event, kept.pk)


NOT_THERE = (InviteeStatus.MERGED, InviteeStatus.DISMISSED)


def _merge(walk_in: Invitee, listed: Invitee) -> Invitee:
    """The walk-in's signature goes to the row of the list; one that is signed takes no other."""
    target = lock(listed)
    if target.signature is not None:
        raise Refused(
            "row_signed",
            "名单中的这位医生已有签名，不能合并；请核实后移除重复的临时到场记录。",
            "This person's row is signed already and takes no other signature. Check, then dismiss the walk-in.",
        )
    moved = {name: getattr(walk_in, name) for name in MOVED}
    emptied = {"signature": None, "signed_at": None, "sign_in_id": None}
    now = timezone.now()
    amend(walk_in, status=InviteeStatus.MERGED, merged_into_id=target.pk, settled_at=now, **emptied)
    return amend(target, status=InviteeStatus.SIGNED_IN, **moved)


def dismiss_walk_in(actor: Actor, event: Event, invitee: Invitee, *, reason: str) -> Invitee:
    """Leave a walk-in out: he is no healthcare professional, or signed twice; the signature is kept."""
    require(actor, RUN)
    check_helps(actor, event)
    if not reason.strip():
        raise Invalid.of("reason", "请填写原因。", "Give a reason.")
    with change(actor, "events.invitee.dismiss", reason=reason):
        if lock(event).state not in AFTER:
            raise frozen(event)
        locked = lock(invitee)
        if not locked.walk_in or locked.hcp_id is not None or locked.status != InviteeStatus.SIGNED_IN:
            raise Refused("settled_already", "该人员已处理。", "This person is settled already.")
        amend(locked, status=InviteeStatus.DISMISSED, reason=reason, settled_at=timezone.now())
    return get_invitee(event, invitee.pk)


def settle_expenses(actor: Actor, event: Event, *, version: int, lines: Iterable[Mapping[str, Any]]) -> Event:
    """Write what each line came to, with its receipts; what was not planned is a line of its own."""
    require(actor, RECONCILE)
    with planning(actor, event, version, "events.event.settle", (EventState.RECONCILING,)) as locked:
        known = {line.pk: line for line in locked.lines.all()}
        for said in lines:
            line = known.get(said["id"]) or _unplanned(locked, said)
            given = {**said, "receipts": attachments.claim(actor, said["receipts"], LINE, line.pk)}
            fixed = ("id", "category", "shared_by") if line.shared_by == SharedBy.SPEAKER else ("id",)
            changed = {
                name: value
                for name, value in given.items()
                if name not in fixed and getattr(line, name) != value
            }
            if changed:
                amend(line, **changed)
        amend(locked)
    return get_event(actor, event.pk)


LINE = "budget_line"


def _unplanned(event: Event, said: Mapping[str, Any]) -> BudgetLine:
    if said["shared_by"] == SharedBy.SPEAKER:
        raise Invalid.of("lines", "讲者劳务费须事先获批。", "A fee of a speaker has to be approved before.")
    names = ("id", "category", "shared_by", "what", "payee", "cash")
    line = BudgetLine(event=event, **{name: said[name] for name in names})
    line.save(force_insert=True)
    return line


def bring_evidence(
    actor: Actor, event: Event, *, id: UUID, kind: str, file_id: UUID, note: str = ""
) -> Evidence:
    """Bring a file that proves something about the event."""
    require(actor, RUN)
    check_helps(actor, event)
    with change(actor, "events.event.prove"), told({"events_evidence_pkey": TAKEN}):
        locked = lock(event)
        if locked.state not in (*AFTER, EventState.APPROVED, EventState.INVITING):
            raise frozen(locked)
        (file,) = attachments.claim(actor, [file_id], "event_evidence", id)
        evidence = Evidence(id=id, event=locked, kind=kind, file=file, note=note)
        evidence.save(force_insert=True)
    return evidence


def remove_evidence(actor: Actor, event: Event, evidence: Evidence) -> Event:
    """Take a wrong file out again, before the close-out is asked for; history keeps that it was there."""
    require(actor, RECONCILE)
    if event.owner_id != actor.user_id:
        raise not_yours(CHANGE_IT)
    with change(actor, "events.event.unprove"):
        locked = lock(event)
        if locked.state not in (*AFTER, EventState.APPROVED, EventState.INVITING):
            raise frozen(locked)
        bulk_delete_tracked([evidence])
    return get_event(actor, event.pk)
