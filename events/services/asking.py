"""Asking for an event: what must be there first, what approvers read, what is signed, what follows.

The request itself goes its way through compliance; this is the adapter that hangs events on it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson
from django.utils import timezone

from compliance.abouts import About
from compliance.choices import VIOLATIONS
from compliance.rules import OCCASIONS, Answer, Money
from compliance.selectors import approvals as requests
from compliance.services import approvals
from compliance.services.cases import look_through
from compliance.subjects import Line, Subject, Summary, canonical
from core.actor import Actor
from core.errors import Invalid, NotFound, Refused
from core.history import change
from core.words import Text
from events.choices import Format
from events.flow import check_move, event_flow
from events.models import Event
from events.policies import CARRY_OUT
from events.selectors import get_event, judge_plan
from events.selectors.events import (
    KIND,
    agenda_row,
    day_of,
    engagement_row,
    engagements_of,
    estimated,
    line_row,
)
from events.selectors.limits import Judge, event_facts
from events.selectors.speakers import has_contract
from events.services.promises import keep_promises, release_promises

REASON = 500  # characters the event keeps of why it came back; the request has all of them
UNSIGNED_OF_LINE = ("committed", "actual", "receipts")
SIGNED = (
    "number", "title", "need", "format", "country", "venue", "venue_kind", "alcohol", "starts_at", "ends_at",
    "time_zone", "owner_id", "product_ids", "topic_id", "type_id", "planned_heads", "currency",
)  # fmt: skip


def submit_event(actor: Actor, event: Event) -> Event:
    """Ask for the approval of an event; one that was sent back is handed in again to the same people."""
    check_move(actor, event, "submit")
    with change(actor, "events.event.submit"):
        look_through(
            actor, About(KIND, event.pk, event.version, event.number), _texts(event), kinds=VIOLATIONS
        )
        run = open_run(actor, event.pk)
        if run is None:
            approvals.start_run(actor, KIND, event.pk)
        else:
            approvals.resubmit_run(actor, run)
    return get_event(actor, event.pk)


def _texts(event: Event) -> dict[str, str]:
    """What was written freely, by field: safety is no matter of a plan, its topic may well be a reaction."""
    agenda = "\n".join(item.title for item in event.agenda.all())
    return {"title": event.title, "need": event.need, "agenda": agenda}


def withdraw_event(actor: Actor, event: Event, *, reason: str) -> Event:
    """Take the request back, to write on as a draft."""
    run = open_run(actor, event.pk)
    if run is None:
        raise Refused("not_asked", "该活动没有进行中的审批。", "No request about this event is under way.")
    approvals.withdraw_run(actor, run, reason=reason)
    return get_event(actor, event.pk)


def open_run(actor: Actor, event_id: UUID, kind: str = KIND) -> Any:
    """The request about an event that is under way, if one is."""
    return requests.narrowed(actor, kind, event_id, mine=False).under_way().first()


def load(event_id: UUID) -> Event:
    """The event as it is now, held until the transaction ends."""
    found = Event.objects.select_for_update(of=("self",)).select_related("type").filter(pk=event_id).first()
    if found is None:
        raise NotFound
    return found


def check_ready(actor: Actor, event: Event) -> None:
    """Refuse to ask for what is not whole, or what a rule forbids; every gap names its field."""
    check_move(actor, event, "submit")
    if gaps := dict(_gaps(event)):
        first = next(iter(gaps.values()))
        raise Invalid("not_whole", first.zh, first.en, fields=gaps)
    for _, _, judgement in judge_plan(event):
        if judgement.blocking:
            raise forbidden(judgement.blocking)


def forbidden(answer: Answer) -> Refused:
    """A rule says no, in its own words."""
    zh, en = (text.replace("{", "{{").replace("}", "}}") for text in answer.text)
    return Refused("rule_broken", zh, en, rule=answer.rule.rule)


def _gaps(event: Event) -> list[tuple[str, Text]]:
    on, kind = day_of(event), event.type
    speakers = list(engagements_of(event))
    wanted = [
        ("need", event.need.strip(), Text("请说明活动的必要性。", "Say why the event is needed.")),
        ("topic_id", event.topic_id, Text("请选择主题。", "Choose the topic.")),
        ("planned_heads", event.planned_heads, Text("请填写计划人数。", "Give the number of heads.")),
        (
            "venue",
            event.venue.strip() or event.format == Format.VIRTUAL,
            Text("请填写场地。", "Give the venue."),
        ),
        ("starts_at", event.starts_at > timezone.now(), Text("活动时间已过。", "This time is over.")),
        ("agenda", event.agenda.exists(), Text("请填写议程。", "Write the agenda.")),
        ("lines", event.lines.exists(), Text("请填写预算。", "Write the budget.")),
        (
            "engagements",
            speakers or not kind.needs_speakers,
            Text("该类活动须有讲者。", "An event of this type needs a speaker."),
        ),
        ("engagements", all(one.speaker.expires_on >= on for one in speakers), EXPIRED),
        ("engagements", all(has_contract(one.speaker, on) for one in speakers), NO_CONTRACT),
        ("engagements", all(one.speaker.trained_on for one in speakers), NOT_TRAINED),
    ]
    return [(name, said) for name, there, said in wanted if not there]


EXPIRED = Text(
    "有讲者的评估在活动当日已过期，请先重新评估。",
    "The assessment of a speaker is over by then; assess him anew.",
)
NO_CONTRACT = Text(
    "有讲者在活动当日没有有效合同。", "A speaker has no contract that covers the day of the event."
)
NOT_TRAINED = Text("有讲者尚未完成合规培训。", "A speaker has not been trained yet.")


def event_request_facts(event: Event) -> Mapping[str, Any]:
    """What the conditions of a process may ask about an event."""
    the = Judge.of(event)
    return {name: _plain(value) for name, value in {**the.everywhere, **event_facts(the)}.items()}


def _plain(value: Any) -> Any:
    match value:
        case Money():
            return value.row
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


def _content(event: Event) -> Mapping[str, Any]:
    """What is signed: the plan. Who is put on the list, and what is spent, are told by what follows it."""
    lines = [line_row(line) for line in event.lines.order_by("created_at", "id")]
    content = {
        **{name: getattr(event, name) for name in SIGNED},
        "agenda": [agenda_row(item) for item in event.agenda.order_by("starts_at", "id")],
        "speakers": [engagement_row(one) for one in engagements_of(event)],
        "budget": [
            {name: value for name, value in line.items() if name not in UNSIGNED_OF_LINE} for line in lines
        ],
    }
    plain: Mapping[str, Any] = orjson.loads(canonical(content))
    return plain


def summary_of(event: Event, title: Text, money: Any, answers: list[dict[str, Any]]) -> Summary:
    """What an approver reads first."""
    people = event.invitees.on_the_list().filter(hcp__isnull=False).values_list("hcp", flat=True)
    speakers = list(engagements_of(event))
    local = day_of(event).isoformat()
    lines = [
        (Text("类型", "Type"), Text(event.type.name_zh, event.type.name_en)),
        (Text("日期", "Day"), Text(local, local)),
        (Text("场地", "Venue"), Text(event.venue or "—", event.venue or "—")),
        (Text("计划人数", "Heads"), Text(str(event.planned_heads), str(event.planned_heads))),
        (Text("讲者", "Speakers"), _names([one.speaker_name for one in speakers])),
        (Text("必要性", "Need"), Text(event.need, event.need)),
    ]
    return Summary(
        title=title,
        money=money,
        currency=event.currency,
        hcp_ids=tuple({*people, *(one.speaker.hcp_id for one in speakers)}),
        lines=tuple(Line(name, value) for name, value in lines),
        answers=tuple(answers),
    )


def _names(names: list[str]) -> Text:
    return Text("、".join(names) or "—", ", ".join(names) or "—")


def _summary(event: Event) -> Summary:
    title = Text(f"学术活动：{event.title}（{event.number}）", f"Event: {event.title} ({event.number})")
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for _, _, judgement in judge_plan(event):
        for answer in judgement.answers:
            told.setdefault((answer.rule.rule, answer.text.zh), answer.row)
    return summary_of(event, title, estimated(event), list(told.values()))


def entitled(actor: Actor) -> Actor:
    """Whoever decided, for what follows from it: that he may is what the process says."""
    return replace(actor, codes=actor.codes | {CARRY_OUT})


def _handed_in(actor: Actor, event: Event, run: Any) -> None:
    current = load(event.pk)
    check_ready(actor, current)
    event_flow.move(actor, current, "submit", reason=run.number, returned_reason="")


def _approved(actor: Actor, event: Event, run: Any) -> None:
    approved = event_flow.move(
        entitled(actor), event, "approve", reason=run.number, approved_at=timezone.now()
    )
    keep_promises(actor, approved)


def _rejected(actor: Actor, event: Event, run: Any) -> None:
    event_flow.move(entitled(actor), event, "reject", reason=run.number, cancelled_at=timezone.now())


def _returned(actor: Actor, event: Event, run: Any) -> None:
    why = requests.why_not(run)[:REASON]
    event_flow.move(entitled(actor), event, "send_back", reason=run.number, returned_reason=why)


def _withdrawn(actor: Actor, event: Event, run: Any) -> None:
    event_flow.move(entitled(actor), event, "withdraw", reason=run.number)


def reschedule_event(
    actor: Actor, event: Event, *, starts_at: datetime, ends_at: datetime, reason: str
) -> Event:
    """Move an approved event to another time: it has to be approved again, and its promises are freed."""
    check_move(actor, event, "reschedule")
    if ends_at <= starts_at:
        raise Invalid.of("ends_at", "结束时间须晚于开始时间。", "An event ends after it starts.")
    with change(actor, "events.event.reschedule", reason=reason):
        times = {"starts_at": starts_at, "ends_at": ends_at, "approved_at": None}
        event_flow.move(actor, event, "reschedule", reason=reason, **times)
        release_promises(actor, event, reason=reason)
    return get_event(actor, event.pk)


def cancel_event(actor: Actor, event: Event, *, reason: str) -> Event:
    """Call an event off; a request that came back and was not handed in again is withdrawn with it."""
    check_move(actor, event, "cancel")
    with change(actor, "events.event.cancel", reason=reason):
        run = open_run(actor, event.pk)
        if run is not None:
            approvals.withdraw_run(actor, run, reason=reason)
            event = load(event.pk)
        event_flow.move(actor, event, "cancel", reason=reason, cancelled_at=timezone.now())
        release_promises(actor, event, reason=reason)
    return get_event(actor, event.pk)


EVENT_REQUEST = Subject(
    kind=KIND,
    name=Text("学术活动", "Event"),
    occasion=OCCASIONS["event"],
    get=get_event,
    load=load,
    requester=lambda event: int(event.owner_id),
    check_may_ask=check_ready,
    facts=event_request_facts,
    content=_content,
    summary=_summary,
    handed_in=_handed_in,
    approved=_approved,
    rejected=_rejected,
    returned=_returned,
    withdrawn=_withdrawn,
)
