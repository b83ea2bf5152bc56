"""Endpoints of types, topics, rates and speakers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from core import access_log
from core.answers import dumps
from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from events import selectors, services
from events.filters import SpeakerFilters
from events.policies import KEEP_SPEAKERS, KEEP_TYPES, PLAN, READ
from events.schemas.catalogue import (
    RateEdit,
    RateIn,
    RateOut,
    RatesOut,
    SpeakerEdit,
    SpeakerIn,
    SpeakerOut,
    SpeakerPage,
    TopicEdit,
    TopicIn,
    TopicOut,
    TopicsOut,
    TypeEdit,
    TypeIn,
    TypeOut,
    TypesOut,
)
from staff.access import needs

router = Router()
Row = dict[str, Any]
SpeakersQuery = query_schema(SpeakerFilters)
BY_NAME = ("pinyin", "id")


@router.get("/event-types", response=TypesOut, auth=needs(READ), url_name="event-types")
def list_types(request: ActorRequest) -> Row:
    """All types of event."""
    return {"items": [selectors.type_row(one) for one in selectors.list_types(request.auth)]}


@router.post("/event-types", response=TypeOut, auth=needs(KEEP_TYPES), url_name="event-type-create")
def create_type(request: ActorRequest, body: TypeIn) -> Row:
    """Add a type of event."""
    return selectors.type_row(services.create_type(request.auth, **body.model_dump()))


@router.patch(
    "/event-types/{uuid:type_id}", response=TypeOut, auth=needs(KEEP_TYPES), url_name="event-type-edit"
)
def edit_type(request: ActorRequest, type_id: UUID, body: TypeEdit) -> Row:
    """Change what a type needs."""
    kind = selectors.get_type(request.auth, type_id)
    return selectors.type_row(services.edit_type(request.auth, kind, **body.given()))


@router.get("/event-topics", response=TopicsOut, auth=needs(READ), url_name="event-topics")
def list_topics(request: ActorRequest) -> Row:
    """All topics."""
    return {"items": [selectors.topic_row(one) for one in selectors.list_topics(request.auth)]}


@router.post("/event-topics", response=TopicOut, auth=needs(PLAN), url_name="event-topic-create")
def create_topic(request: ActorRequest, body: TopicIn) -> Row:
    """Add a topic."""
    return selectors.topic_row(services.create_topic(request.auth, **body.model_dump()))


@router.patch(
    "/event-topics/{uuid:topic_id}", response=TopicOut, auth=needs(PLAN), url_name="event-topic-edit"
)
def edit_topic(request: ActorRequest, topic_id: UUID, body: TopicEdit) -> Row:
    """Correct a topic, or put it aside."""
    topic = selectors.get_topic(request.auth, topic_id)
    return selectors.topic_row(services.edit_topic(request.auth, topic, **body.given()))


@router.get("/speaker-rates", response=RatesOut, auth=needs(READ), url_name="speaker-rates")
def list_rates(request: ActorRequest) -> Row:
    """What an hour of each tier is worth."""
    return {"items": [selectors.rate_row(one) for one in selectors.list_rates(request.auth)]}


@router.post("/speaker-rates", response=RateOut, auth=needs(KEEP_TYPES), url_name="speaker-rate-create")
def create_rate(request: ActorRequest, body: RateIn) -> Row:
    """Say what an hour of a tier is worth."""
    return selectors.rate_row(services.create_rate(request.auth, **body.model_dump()))


@router.patch(
    "/speaker-rates/{uuid:rate_id}", response=RateOut, auth=needs(KEEP_TYPES), url_name="speaker-rate-edit"
)
def edit_rate(request: ActorRequest, rate_id: UUID, body: RateEdit) -> Row:
    """End a rate."""
    rate = selectors.get_rate(request.auth, rate_id)
    return selectors.rate_row(services.edit_rate(request.auth, rate, **body.given()))


@router.get("/speakers", response=SpeakerPage, auth=needs(READ), url_name="speakers")
def list_speakers(request: ActorRequest, query: Query[SpeakersQuery]) -> HttpResponse:  # type: ignore[valid-type]
    """Everybody who was assessed to speak."""
    speakers = filtered(SpeakerFilters, query, selectors.list_speakers(request.auth))
    found = page(speakers, query, order=BY_NAME, row=selectors.speaker_row)
    access_log.record(request.auth, "hcp", [row["hcp_id"] for row in found["items"]], "listed")
    return HttpResponse(dumps(found), content_type="application/json")


@router.get("/speakers/{uuid:speaker_id}", response=SpeakerOut, auth=needs(READ), url_name="speaker")
def get_speaker(request: ActorRequest, speaker_id: UUID) -> Row:
    """One speaker."""
    speaker = selectors.get_speaker(request.auth, speaker_id)
    access_log.record(request.auth, "hcp", [speaker.hcp_id], "opened")
    return selectors.speaker_row(speaker)


@router.post("/speakers", response=SpeakerOut, auth=needs(KEEP_SPEAKERS), url_name="speaker-create")
def create_speaker(request: ActorRequest, body: SpeakerIn) -> Row:
    """Assess somebody as a speaker."""
    return selectors.speaker_row(services.create_speaker(request.auth, **body.model_dump()))


@router.patch(
    "/speakers/{uuid:speaker_id}", response=SpeakerOut, auth=needs(KEEP_SPEAKERS), url_name="speaker-edit"
)
def edit_speaker(request: ActorRequest, speaker_id: UUID, body: SpeakerEdit) -> Row:
    """Assess a speaker anew, or keep his contract and training."""
    speaker = selectors.get_speaker(request.auth, speaker_id)
    return selectors.speaker_row(services.edit_speaker(request.auth, speaker, **body.given()))
