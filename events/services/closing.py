"""Closing the book of an event: what must be there, what is signed, and what the ledger is told.

The shares of the actual costs are booked in the transaction of the decision that closes the event.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import orjson
from django.utils import timezone

from compliance.rules import OCCASIONS
from compliance.selectors import approvals as requests
from compliance.services import approvals, book_transfer
from compliance.subjects import Subject, Summary, canonical
from core.actor import Actor
from core.errors import Invalid
from core.history import bulk_save_tracked, change
from core.words import Text
from events.choices import COMING, GONE, Category, EventState, InviteeStatus, SharedBy
from events.flow import check_move, event_flow
from events.models import Event
from events.selectors import get_event
from events.selectors.events import CLOSE_OUT, ZERO, evidence_missing, evidence_row, line_row
from events.selectors.limits import Judge, judge_lines
from events.selectors.sharing import attendees, heads_of, shares_of
from events.services.asking import (
    REASON,
    entitled,
    event_request_facts,
    forbidden,
    load,
    open_run,
    summary_of,
)
from events.services.promises import cause_of, gift_of, release_promises

NO_RECEIPT = (Category.FEE,)  # paid on a contract, which the speaker's record holds


def submit_close_out(actor: Actor, event: Event) -> Event:
    """Ask for the close-out; whoever was expected and did not sign has not come."""
    check_move(actor, event, "submit_close_out")
    with change(actor, "events.event.submit_close_out"):
        run = open_run(actor, event.pk, CLOSE_OUT)
        if run is None:
            approvals.start_run(actor, CLOSE_OUT, event.pk)
        else:
            approvals.resubmit_run(actor, run)
    return get_event(actor, event.pk)


def check_settled(actor: Actor, event: Event) -> None:
    """Refuse to close what is not settled, or what a rule forbids; every gap names its field."""
    check_move(actor, event, "submit_close_out")
    if gaps := dict(_gaps(event)):
        first = next(iter(gaps.values()))
        raise Invalid("not_settled", first.zh, first.en, fields=gaps)
    for judgement in judge_lines(Judge.of(event), event.lines.order_by("created_at", "id")).values():
        if judgement.blocking:
            raise forbidden(judgement.blocking)


def _gaps(event: Event) -> list[tuple[str, Text]]:
    lines: list[Any] = list(event.lines.select_related("engagement__speaker"))
    spent = [line for line in lines if line.actual]
    came = list(attendees(event))
    unsettled = event.invitees.filter(walk_in=True, hcp=None).exclude(status__in=GONE)
    wanted = [
        ("invitees", not unsettled.exists(), UNSETTLED),
        ("lines", all(line.actual is not None for line in lines), UNPAID),
        ("lines", all(line.receipts or line.category in NO_RECEIPT for line in spent), NO_PROOF),
        (
            "lines",
            all(line.shared_by == SharedBy.NOBODY or heads_of(line, came) for line in spent),
            NOBODY_THERE,
        ),
        ("evidence", not evidence_missing(event), NO_EVIDENCE),
    ]
    return [(name, said) for name, there, said in wanted if not there]


UNSETTLED = Text(
    "还有临时到场人员未处理：请匹配、建档或移除。",
    "A walk-in is not settled: match him, enter him or dismiss him.",
)
UNPAID = Text("还有费用未填实际金额。", "A line has no actual amount yet.")
NO_PROOF = Text("有实际支出的费用须附收据。", "What was spent needs its receipt.")
NOBODY_THERE = Text(
    "有费用按到场人员分摊，但没有可分摊的人员。",
    "A cost is shared by those who came, and nobody is there to share it.",
)
NO_EVIDENCE = Text("还缺少该类活动要求的凭证。", "Evidence that this type of event needs is missing.")


def actual_cost(event: Event) -> Decimal:
    """What the whole event came to."""
    return sum((line.actual or ZERO for line in event.lines.all()), ZERO)


def _content(event: Event) -> Mapping[str, Any]:
    """What is signed: who came, what it cost with which receipts, who was given what, and the evidence."""
    came = event.invitees.filter(status=InviteeStatus.SIGNED_IN).order_by("pk")
    lines = list(event.lines.order_by("created_at", "id"))
    content = {
        "number": event.number,
        "came": [_came(one) for one in came],
        "costs": [
            {**line_row(line), "receipts": [file["sha256"] for file in line.receipts]} for line in lines
        ],
        "shares": [
            {"line": one.line.pk, "hcp": one.hcp_id, "amount": str(one.amount)} for one in shares_of(event)
        ],
        "evidence": [
            {**evidence_row(one), "sha256": one.file["sha256"]}
            for one in event.evidence.order_by("created_at", "id")
        ],
    }
    plain: Mapping[str, Any] = orjson.loads(canonical(content))
    return plain


def _came(invitee: Any) -> dict[str, Any]:
    return {
        "id": invitee.pk,
        "hcp": invitee.hcp_id,
        "meal": invitee.meal,
        "signed_at": invitee.signed_at,
        "signature": invitee.signature["sha256"],
    }


def _summary(event: Event) -> Summary:
    title = Text(f"活动结案：{event.title}（{event.number}）", f"Close-out: {event.title} ({event.number})")
    judged = judge_lines(Judge.of(event), event.lines.order_by("created_at", "id"))
    answers = [answer.row for one in judged.values() for answer in one.answers]
    return summary_of(event, title, actual_cost(event), answers)


def _handed_in(actor: Actor, event: Event, run: Any) -> None:
    current = load(event.pk)
    check_settled(actor, current)
    absent = list(current.invitees.filter(status__in=COMING))
    for one in absent:
        one.status = InviteeStatus.NO_SHOW
    with change(actor, "events.invitee.absent"):
        bulk_save_tracked(absent, ["status"])
    event_flow.move(actor, current, "submit_close_out", reason=run.number, returned_reason="")


def _approved(actor: Actor, event: Event, run: Any) -> None:
    closed = event_flow.move(entitled(actor), event, "close", reason=run.number, closed_at=timezone.now())
    book_shares(actor, closed)
    release_promises(actor, closed, reason="closed")


def book_shares(actor: Actor, event: Event) -> None:
    """Tell the ledger every share; a person's first share counts as one time."""
    counted: set[Any] = set()
    for one in shares_of(event):
        times = 0 if one.hcp_id in counted else 1
        counted.add(one.hcp_id)
        gift = gift_of(event, one.line, one.hcp_id, one.amount, times=times)
        book_transfer(actor, gift, cause_of(one.line, one.hcp_id), approved=True)


def _reopened(actor: Actor, event: Event, run: Any) -> None:
    why = requests.why_not(run)[:REASON]
    event_flow.move(entitled(actor), event, "reopen", reason=run.number, returned_reason=why)


def _withdrawn(actor: Actor, event: Event, run: Any) -> None:
    """A request that came back already stands at its reconciliation."""
    if event.state != EventState.RECONCILING:
        _reopened(actor, event, run)


CLOSE_OUT_REQUEST = Subject(
    kind=CLOSE_OUT,
    name=Text("活动结案", "Close-out of an event"),
    occasion=OCCASIONS["event"],
    get=get_event,
    load=load,
    requester=lambda event: int(event.owner_id),
    check_may_ask=check_settled,
    facts=event_request_facts,
    content=_content,
    summary=_summary,
    handed_in=_handed_in,
    approved=_approved,
    rejected=_reopened,
    returned=_reopened,
    withdrawn=_withdrawn,
)
