"""Questions about events: the list, one event with all its parts, and what of it is signed."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from compliance.selectors import approvals
from core.actor import Actor
from core.errors import NotFound
from core.lists import one
from events.choices import GONE, PLANNABLE, EventState, InviteeStatus
from events.flow import is_in_it, moves_for
from events.models import AgendaItem, BudgetLine, Engagement, Event, EventQuerySet, Evidence
from staff import selectors as staff

ZERO = Decimal("0.00")
KIND, CLOSE_OUT = "event", "event_close_out"  # what can be asked for
FILE_FIELDS = ("id", "kind", "mime", "size")


def list_events(actor: Actor) -> EventQuerySet:
    """Events this reader may see, with the names their rows show."""
    return with_names(Event.objects.all().visible_to(actor))


def get_event(actor: Actor, event_id: UUID) -> Event:
    """One event, if the reader may see it: as whoever looks after it, or as whoever is asked about it."""
    found = list_events(actor).filter(pk=event_id).first()
    if found is None and asked_about(actor, event_id):
        found = with_names(Event.objects.all()).filter(pk=event_id).first()
    if found is None:
        raise NotFound
    return found


def asked_about(actor: Actor, event_id: UUID) -> bool:
    """Whether the reader has, or had, a request about this event to decide."""
    kinds = (KIND, CLOSE_OUT)
    return bool(approvals.list_runs(actor).filter(about_kind__in=kinds, about_id=event_id).exists())


def get_part(actor: Actor, part: type[Any], part_id: UUID) -> Any:
    """One part of an event this reader sees."""
    return one(part.objects.all().visible_to(actor), part_id)


def get_agenda_item(actor: Actor, item_id: UUID) -> Any:
    """One item of a programme."""
    return get_part(actor, AgendaItem, item_id)


def get_line(actor: Actor, line_id: UUID) -> Any:
    """One budget line."""
    return get_part(actor, BudgetLine, line_id)


def get_evidence(actor: Actor, evidence_id: UUID) -> Any:
    """One piece of evidence."""
    return get_part(actor, Evidence, evidence_id)


def get_evidence_of(event: Event, evidence_id: UUID) -> Evidence:
    """One piece of evidence of this event."""
    found: Evidence = one(Evidence.objects.filter(event=event), evidence_id)
    return found


def get_engagement(actor: Actor, engagement_id: UUID) -> Any:
    """One speaker at an event."""
    return get_part(actor, Engagement, engagement_id)


def event_row(actor: Actor, event: Event) -> dict[str, Any]:
    """An event as lists show it, with the moves open to the reader."""
    named: Any = event  # carries the names list_events() put beside its columns
    return {
        "id": event.pk,
        "number": event.number,
        "version": event.version,
        "state": event.state,
        "moves": moves_for(actor, event),
        "type_id": event.type_id,
        "type_kind": named.type_kind,
        "type_zh": named.type_zh,
        "type_en": named.type_en,
        "title": event.title,
        "format": event.format,
        "country": event.country,
        "venue": event.venue,
        "venue_kind": event.venue_kind,
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "time_zone": event.time_zone,
        "owner_id": event.owner_id,
        "owner_name": named.owner_name,
        "team": event.team,
        "topic_id": event.topic_id,
        "topic_zh": named.topic_zh or "",
        "topic_en": named.topic_en or "",
        "planned_heads": event.planned_heads,
        "currency": event.currency,
        "offers_meals": event.type.offers_meals,
        "is_mine": is_in_it(actor, event),
    }


def event_detail(actor: Actor, event: Event) -> dict[str, Any]:
    """An event with its programme, speakers, money, evidence and how many come."""
    lines = list(event.lines.order_by("created_at", "id"))
    speakers = list(engagements_of(event))
    return {
        **event_row(actor, event),
        "need": event.need,
        "alcohol": event.alcohol,
        "product_ids": event.product_ids,
        "team_names": list(staff.names_of(event.team).values()),
        "returned_reason": event.returned_reason,
        "approved_at": event.approved_at,
        "closed_at": event.closed_at,
        "cancelled_at": event.cancelled_at,
        "may_plan": event.state in PLANNABLE and event.owner_id == actor.user_id,
        "agenda": [agenda_row(item) for item in event.agenda.order_by("starts_at", "id")],
        "engagements": [engagement_row(one) for one in speakers],
        "lines": [line_row(line) for line in lines],
        "evidence": [evidence_row(one) for one in event.evidence.order_by("created_at", "id")],
        "evidence_needed": evidence_missing(event),
        "money": totals(lines),
        "people": head_counts(event),
    }


def engagements_of(event: Event) -> Any:
    """The speakers of an event, with their names."""
    return (
        event.engagements.select_related("speaker")
        .annotate(speaker_name=F("speaker__hcp__name"))
        .order_by("created_at", "id")
    )


def agenda_row(item: AgendaItem) -> dict[str, Any]:
    """An item of the programme."""
    return {
        "id": item.pk,
        "starts_at": item.starts_at,
        "minutes": item.minutes,
        "title": item.title,
        "speaker_id": item.speaker_id,
    }


def engagement_row(engagement: Engagement) -> dict[str, Any]:
    """A speaker at an event with his hours and fee."""
    named: Any = engagement
    return {
        "id": engagement.pk,
        "speaker_id": engagement.speaker_id,
        "hcp_id": engagement.speaker.hcp_id,
        "speaker_name": named.speaker_name,
        "tier": engagement.speaker.tier,
        "role": engagement.role,
        "service_hours": str(engagement.service_hours),
        "preparation_hours": str(engagement.preparation_hours),
        "travel_hours": str(engagement.travel_hours),
        "per_hour": str(engagement.per_hour),
        "amount": str(engagement.amount),
    }


def line_row(line: BudgetLine) -> dict[str, Any]:
    """A budget line, its digits as text."""
    return {
        "id": line.pk,
        "category": line.category,
        "what": line.what,
        "payee": line.payee,
        "shared_by": line.shared_by,
        "engagement_id": line.engagement_id,
        "estimated": str(line.estimated),
        "committed": None if line.committed is None else str(line.committed),
        "actual": None if line.actual is None else str(line.actual),
        "cash": line.cash,
        "receipts": [file_row(file) for file in line.receipts],
    }


def evidence_row(evidence: Evidence) -> dict[str, Any]:
    """A piece of evidence."""
    return {
        "id": evidence.pk,
        "kind": evidence.kind,
        "note": evidence.note,
        "file": file_row(evidence.file),
        "created_at": evidence.created_at,
    }


def file_row(file: dict[str, Any]) -> dict[str, Any]:
    """A file as a record keeps it, without its digest."""
    return {name: file[name] for name in FILE_FIELDS}


def evidence_missing(event: Event) -> list[str]:
    """The kinds of evidence the type asks for and nobody brought yet."""
    brought = set(event.evidence.values_list("kind", flat=True))
    return [kind for kind in event.type.evidence if kind not in brought]


def totals(lines: Iterable[BudgetLine]) -> dict[str, str]:
    """What the lines come to."""
    kept = list(lines)
    return {
        name: str(sum((getattr(line, name) or ZERO for line in kept), ZERO))
        for name in ("estimated", "committed", "actual")
    }


def head_counts(event: Event) -> dict[str, int]:
    """How many are on the list, and how many of them came."""
    counts: dict[str, int] = event.invitees.aggregate(
        listed=Count("pk", filter=~Q(status__in=GONE)),
        accepted=Count("pk", filter=Q(status=InviteeStatus.ACCEPTED)),
        declined=Count("pk", filter=Q(status=InviteeStatus.DECLINED)),
        signed_in=Count("pk", filter=Q(status=InviteeStatus.SIGNED_IN)),
        walk_ins=Count("pk", filter=Q(walk_in=True) & ~Q(status__in=GONE)),
        unsettled=Count("pk", filter=_unsettled()),
    )
    return counts


def _unsettled() -> Q:
    return Q(walk_in=True, hcp=None) & ~Q(status__in=GONE)


def estimated(event: Event) -> Decimal:
    """What the whole event is expected to cost."""
    found: Decimal | None = event.lines.aggregate(sum=Sum("estimated"))["sum"]
    return found or ZERO


def day_of(event: Event) -> date:
    """The day of an event where it takes place."""
    return event.starts_at.astimezone(ZoneInfo(event.time_zone)).date()


def start_of(day: date) -> datetime:
    """The first moment of a day where the company works."""
    return timezone.make_aware(datetime.combine(day, time.min))


def is_over(event: Event) -> bool:
    """Whether nothing more can happen to it."""
    return event.state in (EventState.CLOSED, EventState.CANCELLED)


def with_names(events: EventQuerySet) -> EventQuerySet:
    """The events with the names their rows show, asked in the same query."""
    named: EventQuerySet = events.select_related("type").annotate(
        owner_name=F("owner__name"),
        type_kind=F("type__kind"),
        type_zh=F("type__name_zh"),
        type_en=F("type__name_en"),
        topic_zh=F("topic__name_zh"),
        topic_en=F("topic__name_en"),
    )
    return named
