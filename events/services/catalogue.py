"""Types of event, topics, and what an hour of a speaker is worth: kept by compliance and medical affairs."""

from typing import Any
from uuid import UUID, uuid4

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import change
from core.versions import edit
from events.models import EventType, SpeakerRate, Topic
from events.policies import KEEP_TYPES, PLAN
from events.selectors import rate_row, topic_row, type_row

SENTENCES = {
    "event_type_once": Invalid.of("name_zh", "已有同名的活动类型。", "There is a type of this name already."),
    "topic_once": Invalid.of("name_zh", "已有同名的主题。", "There is a topic of this name already."),
    "rate_once": Invalid.of(
        "from_on", "该级别从这一天起已有费率。", "There is a rate for this tier from that day already."
    ),
    "rate_ends_after_it_begins": Invalid.of(
        "to_on", "结束日期不能早于开始日期。", "The last day cannot lie before the first."
    ),
    "events_eventtype_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
    "events_topic_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
}


def create_type(actor: Actor, *, id: UUID | None = None, **fields: Any) -> EventType:
    """Add a type of event."""
    require(actor, KEEP_TYPES)
    with change(actor, "events.type.create"), told(SENTENCES):
        return EventType.objects.create(id=id or uuid4(), **fields)


def edit_type(actor: Actor, kind: EventType, *, version: int, **fields: Any) -> EventType:
    """Change what a type needs; events that were asked for keep what they were asked with."""
    require(actor, KEEP_TYPES)
    with told(SENTENCES):
        return edit(actor, "events.type.edit", kind, version=version, current=type_row, **fields)


def create_topic(actor: Actor, *, id: UUID | None = None, **fields: Any) -> Topic:
    """Add a topic."""
    require(actor, PLAN)
    with change(actor, "events.topic.create"), told(SENTENCES):
        return Topic.objects.create(id=id or uuid4(), **fields)


def edit_topic(actor: Actor, topic: Topic, *, version: int, **fields: Any) -> Topic:
    """Correct what a topic is called, or put it aside."""
    require(actor, PLAN)
    with told(SENTENCES):
        return edit(actor, "events.topic.edit", topic, version=version, current=topic_row, **fields)


def create_rate(actor: Actor, **fields: Any) -> SpeakerRate:
    """Say what an hour of a tier is worth in a country from a day on (FMV-01)."""
    require(actor, KEEP_TYPES)
    with change(actor, "events.rate.create"), told(SENTENCES):
        return SpeakerRate.objects.create(**fields)


def edit_rate(actor: Actor, rate: SpeakerRate, *, version: int, **fields: Any) -> SpeakerRate:
    """End a rate or correct its days; its money stays, a new rate is a new row."""
    require(actor, KEEP_TYPES)
    with told(SENTENCES):
        return edit(actor, "events.rate.edit", rate, version=version, current=rate_row, **fields)
