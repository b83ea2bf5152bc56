"""Questions about types of event and topics."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from core.actor import Actor
from core.lists import one
from events.models import EventType, Topic


def list_types(actor: Actor) -> QuerySet[Any]:
    """All types, those no longer used included."""
    return EventType.objects.all().visible_to(actor).order_by("kind", "name_zh", "id")


def get_type(actor: Actor, type_id: UUID) -> EventType:
    """One type of event."""
    found: EventType = one(list_types(actor), type_id)
    return found


def type_row(kind: EventType) -> dict[str, Any]:
    """A type as screens read it."""
    return {
        "id": kind.pk,
        "version": kind.version,
        "kind": kind.kind,
        "name_zh": kind.name_zh,
        "name_en": kind.name_en,
        "needs_speakers": kind.needs_speakers,
        "offers_meals": kind.offers_meals,
        "evidence": kind.evidence,
        "is_active": kind.is_active,
    }


def list_topics(actor: Actor) -> QuerySet[Any]:
    """All topics, those no longer used included."""
    return Topic.objects.all().visible_to(actor).order_by("name_zh", "id")


def get_topic(actor: Actor, topic_id: UUID) -> Topic:
    """One topic."""
    found: Topic = one(list_topics(actor), topic_id)
    return found


def topic_row(topic: Topic) -> dict[str, Any]:
    """A topic as screens read it."""
    return {
        "id": topic.pk,
        "version": topic.version,
        "name_zh": topic.name_zh,
        "name_en": topic.name_en,
        "is_active": topic.is_active,
    }
