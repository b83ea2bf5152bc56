"""What the rules say about an event and about each person before he is asked: read while picking.

The facts are asked for many people at once, the rules of the host country are read once (CODE-04).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from compliance import selectors as compliance
from compliance.rules import Answer, CompiledRule, Money, RuleOutcome, judge, rooms_left
from compliance.shares import per_head
from core.actor import Actor
from events.choices import EventState, Format, InviteeStatus, SharedBy
from events.models import BudgetLine, Engagement, Event, Invitee, Speaker
from events.selectors.events import ZERO, day_of, estimated
from events.selectors.speakers import has_contract
from staff import selectors as staff
from staff.policies import USE

A_YEAR = timedelta(days=366)
READER = Actor.job("events", USE)  # what a product is, is no secret to those it concerns
NEVER = (EventState.CANCELLED, EventState.DRAFT)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules answer, the worst first, and the limits that hold."""

    answers: tuple[Answer, ...]
    rooms: tuple[Any, ...]

    @property
    def row(self) -> dict[str, Any]:
        """The judgement as the API writes it."""
        return {
            "answers": [answer.row for answer in self.answers],
            "rooms": [room.row for room in self.rooms],
        }

    @property
    def blocking(self) -> Answer | None:
        """The rule that forbids it, if one does."""
        return next((one for one in self.answers if one.outcome == RuleOutcome.BLOCK), None)


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules of the host country on the day of an event, ready to be asked about many."""

    event: Event
    on: date
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, event: Event) -> "Judge":
        """The judge of an event."""
        products = staff.products_for_feed(READER).filter(pk__in=event.product_ids)
        kinds = tuple(sorted(set(products.values_list("kind", flat=True))))
        return cls(event, day_of(event), kinds)

    def rules(self, occasion: str) -> list[CompiledRule]:
        """The rules that speak of an occasion here and then."""
        return compliance.rules_in_force(occasion, country=self.event.country, kinds=self.kinds, on=self.on)

    def say(self, rules: Sequence[CompiledRule], occasion: str, facts: Mapping[str, Any]) -> Judgement:
        """What they answer to these facts."""
        known = {**self.everywhere, **facts}
        return Judgement(tuple(judge(rules, occasion, known)), tuple(rooms_left(rules, occasion, known)))

    @property
    def everywhere(self) -> dict[str, Any]:
        """The facts of every occasion of this event."""
        return {
            "on": self.on,
            "country": self.event.country,
            "product_kinds": self.kinds,
            "kind": self.event.type.kind,
        }

    def money(self, amount: Decimal) -> Money:
        """An amount in the money of the event."""
        return Money(amount, self.event.currency)


def judge_event(the: Judge) -> Judgement:
    """What the rules say about the event as a whole."""
    return the.say(the.rules("event"), "event", event_facts(the))


def event_facts(the: Judge) -> dict[str, Any]:
    """What is known about the event as a whole."""
    event, budget = the.event, estimated(the.event)
    return {
        "starts_at": event.starts_at,
        "days": (event.ends_at.date() - event.starts_at.date()).days + 1,
        "heads": event.planned_heads,
        "budget": the.money(budget),
        "per_head": the.money(per_head(budget, event.planned_heads)),
        "speakers": event.engagements.count(),
        "venue": "online" if event.format == Format.VIRTUAL else event.venue_kind,
        "alcohol": event.alcohol,
        "title": event.title,
    }


def judge_lines(the: Judge, lines: Iterable[BudgetLine]) -> dict[UUID, Judgement]:
    """What the rules say about each thing money is spent on: what is known of it now counts."""
    rules = the.rules("event.expense")
    return {line.pk: the.say(rules, "event.expense", line_facts(the, line)) for line in lines}


def line_facts(the: Judge, line: BudgetLine) -> dict[str, Any]:
    """What is known about a line; a shared one is measured per head."""
    amount = next(one for one in (line.actual, line.committed, line.estimated) if one is not None)
    heads = the.event.planned_heads if line.shared_by in (SharedBy.ATTENDEES, SharedBy.DINERS) else 1
    return {
        "category": line.category,
        "amount": the.money(amount),
        "planned": the.money(line.estimated),
        "heads": heads,
        "per_head": the.money(per_head(amount, heads)),
        "cash": line.cash,
    }


def judge_invitees(the: Judge, hcp_ids: Iterable[UUID]) -> dict[UUID, Judgement]:
    """What the rules say about asking each of these people."""
    people = list(hcp_ids)
    rules = the.rules("event.invitee")
    if not people:
        return {}
    facts = invitee_facts(the, people)
    return {person: the.say(rules, "event.invitee", facts[person]) for person in people}


def invitee_facts(the: Judge, people: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """What is known about each of these people: the year's value, the topic he heard, or spoke on."""
    received = compliance.received(people, the.on.year, the.event.currency)
    heard, spoke = _heard(the.event, people), _spoke(the.event, people)
    planned = the.money(_planned_per_head(the.event))
    facts = {}
    for person in people:
        amount, times = received.get(person, (ZERO, 0))
        facts[person] = {
            "received_this_year": the.money(amount),
            "times_this_year": times,
            "planned": planned,
            "times": 1,
            "same_topic_before": heard.get(person, 0),
            "spoke_on_topic": person in spoke,
            "guest": False,
        }
    return facts


def _planned_per_head(event: Event) -> Decimal:
    shared = event.lines.filter(shared_by__in=(SharedBy.ATTENDEES, SharedBy.DINERS))
    return per_head(shared.aggregate(sum=Sum("estimated"))["sum"] or ZERO, event.planned_heads)


def _heard(event: Event, people: Sequence[UUID]) -> dict[UUID, int]:
    """How often each heard the same topic in the year before this event (CODE-02)."""
    if event.topic_id is None:
        return {}
    came = Invitee.objects.filter(hcp__in=people, status=InviteeStatus.SIGNED_IN).filter(
        event__topic=event.topic_id,
        event__starts_at__gte=event.starts_at - A_YEAR,
        event__starts_at__lt=event.starts_at,
    )
    return dict(came.values_list("hcp").annotate(Count("pk")))


def _spoke(event: Event, people: Sequence[UUID]) -> set[UUID]:
    if event.topic_id is None:
        return set()
    given = Engagement.objects.filter(speaker__hcp__in=people, event__topic=event.topic_id)
    return set(
        given.exclude(event=event.pk).exclude(event__state__in=NEVER).values_list("speaker__hcp", flat=True)
    )


def judge_engagements(the: Judge, engagements: Iterable[Engagement]) -> dict[UUID, Judgement]:
    """What the rules say about each speaker with his hours and fee."""
    rules = the.rules("event.speaker")
    asked = list(engagements)
    given = _given(the, [one.speaker for one in asked])
    return {one.pk: the.say(rules, "event.speaker", _engagement_facts(the, one, given)) for one in asked}


def _given(the: Judge, speakers: Iterable[Speaker]) -> dict[UUID, tuple[int, Decimal]]:
    """How often each spoke, or will, this year at other events, and for how much."""
    year = Q(event__starts_at__year=the.on.year)
    others = Engagement.objects.filter(year, speaker__in=speakers).exclude(event=the.event.pk)
    sums = (
        others.exclude(event__state__in=NEVER).values("speaker").annotate(n=Count("pk"), fees=Sum("amount"))
    )
    return {row["speaker"]: (row["n"], row["fees"]) for row in sums}


def _engagement_facts(
    the: Judge, engagement: Engagement, given: Mapping[UUID, tuple[int, Decimal]]
) -> dict[str, Any]:
    talks, fees = given.get(engagement.speaker_id, (0, ZERO))
    hours = engagement.service_hours + engagement.preparation_hours + engagement.travel_hours
    return {
        "tier": engagement.speaker.tier,
        "rate": the.money(engagement.per_hour),
        "hours": hours,
        "fee": the.money(engagement.amount),
        "fees_this_year": the.money(fees),
        "talks": 1,
        "talks_this_year": talks,
        "contract": has_contract(engagement.speaker, the.on),
    }


def judge_plan(event: Event) -> list[tuple[str, UUID | None, Judgement]]:
    """What the rules say about everything that is planned: the event, its lines, its speakers, its people."""
    the = Judge.of(event)
    people = event.invitees.on_the_list().filter(hcp__isnull=False).values_list("hcp", flat=True)
    engagements = event.engagements.select_related("speaker").order_by("created_at", "id")
    return [
        ("event", None, judge_event(the)),
        *(
            ("line", key, one)
            for key, one in judge_lines(the, event.lines.order_by("created_at", "id")).items()
        ),
        *(("engagement", key, one) for key, one in judge_engagements(the, engagements).items()),
        *(("invitee", key, one) for key, one in judge_invitees(the, people).items()),
    ]
