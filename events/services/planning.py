"""Before an event: written down, changed while it may be, its programme, speakers and money."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import available_timezones

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused, Stale
from core.history import amend, bulk_delete_tracked, change
from core.numbers import next_number
from core.versions import lock
from core.words import Text
from events.choices import PLANNABLE, Category, SharedBy
from events.flow import NAMES, not_yours
from events.models import AgendaItem, BudgetLine, Engagement, Event, Speaker
from events.policies import PLAN
from events.selectors import event_row, get_event, get_topic, get_type, list_speakers
from events.selectors.events import day_of
from events.selectors.speakers import rate_for
from staff import selectors as staff

CENT = Decimal("0.01")
CHANGE_IT = Text("修改", "change it")
TAKEN = Refused("id_taken", "该编号已被使用。", "This id is in use already.")
SENTENCES = {
    "event_ends_after_it_starts": Invalid.of(
        "ends_at", "结束时间须晚于开始时间。", "An event ends after it starts."
    ),
    "speaker_once_an_event": Invalid.of("engagements", "同一讲者只需添加一次。", "Name each speaker once."),
    **{f"events_{name}_pkey": TAKEN for name in ("event", "agendaitem", "budgetline", "engagement")},
}


def create_event(actor: Actor, *, id: UUID, **given: Any) -> Event:
    """Write an event down; whoever does owns it."""
    require(actor, PLAN)
    _check(actor, given)
    event = Event(id=id, owner_id=actor.person_id, number=next_number("EVT"), **given)
    with change(actor, "events.event.create"), told(SENTENCES):
        event.save(force_insert=True)
    return get_event(actor, event.pk)


def edit_event(actor: Actor, event: Event, *, version: int, **given: Any) -> Event:
    """Change what is asked for, by its owner, while it is not being decided."""
    with planning(actor, event, version, "events.event.edit") as locked:
        _check(actor, given)
        changed = {name: value for name, value in given.items() if getattr(locked, name) != value}
        if changed:
            amend(locked, **changed)
        if not changed.keys().isdisjoint(("country", "currency", "starts_at", "time_zone")):
            _price_anew(locked)
    return get_event(actor, event.pk)


def plan_agenda(actor: Actor, event: Event, *, version: int, items: Iterable[Mapping[str, Any]]) -> Event:
    """Write the programme, whole."""
    with planning(actor, event, version, "events.event.plan_agenda") as locked:
        wanted = [dict(item) for item in items]
        engaged = set(locked.engagements.values_list("speaker", flat=True))
        if {item["speaker_id"] for item in wanted} - engaged - {None}:
            raise Invalid.of(
                "items", "讲者不在本活动的讲者名单中。", "A speaker is not among this event's speakers."
            )
        _keep(locked, AgendaItem, locked.agenda.all(), wanted)
        amend(locked)
    return get_event(actor, event.pk)


def plan_budget(actor: Actor, event: Event, *, version: int, lines: Iterable[Mapping[str, Any]]) -> Event:
    """Write what will be spent, whole; the fees of speakers are lines of their own and follow the speakers."""
    with planning(actor, event, version, "events.event.plan_budget") as locked:
        wanted = [dict(line) for line in lines]
        if any(line["shared_by"] == SharedBy.SPEAKER for line in wanted):
            raise Invalid.of(
                "lines", "讲者劳务费由讲者名单自动生成。", "Fees of speakers follow the list of speakers."
            )
        _keep(locked, BudgetLine, locked.lines.exclude(shared_by=SharedBy.SPEAKER), wanted)
        amend(locked)
    return get_event(actor, event.pk)


def plan_speakers(
    actor: Actor, event: Event, *, version: int, engagements: Iterable[Mapping[str, Any]]
) -> Event:
    """Write who speaks, whole: the fee is the rate of the tier times the hours, to the cent (FMV-01)."""
    with planning(actor, event, version, "events.event.plan_speakers") as locked:
        wanted = [dict(one) for one in engagements]
        known = {s.pk: s for s in list_speakers(actor).filter(pk__in=[w["speaker_id"] for w in wanted])}
        if any(one["speaker_id"] not in known for one in wanted):
            raise Invalid.of("engagements", "没有这位讲者。", "There is no such speaker.")
        priced = [{**one, **_fee(locked, known[one["speaker_id"]], one)} for one in wanted]
        going = set(locked.engagements.values_list("pk", flat=True)) - {one["id"] for one in priced}
        gone = list(locked.lines.filter(engagement__in=going))
        speaking = locked.agenda.filter(speaker__engagements__in=going, speaker__isnull=False)
        for item in speaking:
            amend(item, speaker_id=None)
        bulk_delete_tracked(gone)
        _keep(locked, Engagement, locked.engagements.all(), priced)
        _fee_lines(locked)
        amend(locked)
    return get_event(actor, event.pk)


@contextmanager
def planning(
    actor: Actor, event: Event, version: int, action: str, states: Iterable[str] = PLANNABLE
) -> Iterator[Event]:
    """A change of a plan: its owner's, from the version he saw, while it may be changed."""
    require(actor, PLAN)
    if event.owner_id != actor.user_id:
        raise not_yours(CHANGE_IT)
    with change(actor, action), told(SENTENCES):
        locked = lock(event)
        if locked.version != version:
            raise Stale(event_row(actor, get_event(actor, event.pk)))
        if locked.state not in states:
            raise frozen(locked)
        yield locked


def frozen(event: Event) -> Refused:
    """What was asked for cannot change while it is decided, nor after."""
    return Refused(
        "frozen",
        "活动{state}，内容已锁定。如需更改，请撤回或改期后重新提交审批。",
        "This event is {state} and locked. Withdraw or reschedule it, then ask for approval again.",
        state=NAMES[event.state],
    )


def _keep(event: Event, model: type[Any], rows: Any, wanted: list[dict[str, Any]]) -> None:
    """Make these rows the parts of an event: new ones added, changed ones amended, the rest taken out."""
    known = {row.pk: row for row in rows}
    kept = {one["id"] for one in wanted}
    if len(kept) != len(wanted):
        raise TAKEN
    bulk_delete_tracked([row for key, row in known.items() if key not in kept])
    for one in wanted:
        row = known.get(one["id"])
        if row is None:
            model(event=event, **one).save(force_insert=True)
        elif changed := {name: value for name, value in one.items() if getattr(row, name) != value}:
            amend(row, **changed)


def _fee(event: Event, speaker: Speaker, hours: Mapping[str, Any]) -> dict[str, Decimal]:
    """The rate of a speaker's tier where and when the event takes place, and what his hours come to."""
    per_hour = rate_for(speaker.tier, event.country, event.currency, day_of(event))
    if per_hour is None:
        raise Refused(
            "no_rate",
            "{tier} 级讲者在该国家和币种下还没有费率，请合规人员先维护。",
            "There is no rate for tier {tier} in this country and currency. Ask compliance to set one.",
            rule="FMV-01",
            tier=speaker.tier,
        )
    worked = hours["service_hours"] + hours["preparation_hours"] + hours["travel_hours"]
    return {"per_hour": per_hour, "amount": (per_hour * worked).quantize(CENT, rounding=ROUND_HALF_UP)}


def _price_anew(event: Event) -> None:
    """Another country, currency or day has other rates."""
    for one in event.engagements.select_related("speaker"):
        hours = {name: getattr(one, name) for name in ("service_hours", "preparation_hours", "travel_hours")}
        fee = _fee(event, one.speaker, hours)
        if any(getattr(one, name) != value for name, value in fee.items()):
            amend(one, **fee)
    _fee_lines(event)


def _fee_lines(event: Event) -> None:
    """One line of the budget for each fee, always of its amount."""
    lines = {line.engagement_id: line for line in event.lines.filter(shared_by=SharedBy.SPEAKER)}
    for one in event.engagements.all():
        line = lines.get(one.pk)
        if line is None:
            BudgetLine(
                id=uuid4(),
                event=event,
                category=Category.FEE,
                shared_by=SharedBy.SPEAKER,
                engagement=one,
                estimated=one.amount,
            ).save(force_insert=True)
        elif line.estimated != one.amount:
            amend(line, estimated=one.amount)


def _check(actor: Actor, given: Mapping[str, Any]) -> None:
    """Refuse references to what is not there, naming each field."""
    checks: dict[str, Callable[[Any], bool]] = {
        "type_id": lambda key: get_type(actor, key).is_active,
        "topic_id": lambda key: key is None or get_topic(actor, key).is_active,
        "product_ids": lambda keys: (
            staff.products_for_feed(actor).filter(pk__in=keys).count() == len(set(keys))
        ),
        "team": lambda people: len(staff.names_of(people)) == len(set(people)),
        "time_zone": lambda zone: zone in available_timezones(),
    }
    for name, is_there in checks.items():
        if name in given and not is_there(given[name]):
            raise Invalid.of(name, "没有可用的这一项，请重新选择。", "This cannot be chosen; choose again.")
