"""Participants by number and what happens to them."""

from typing import Any
from uuid import UUID

from ninja import Query, Router

from core import access_log
from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from trials import selectors, services
from trials.filters import ParticipantFilters
from trials.policies import KEEP, READ
from trials.schemas.given import AdverseEventIn, ConsentIn, ParticipantIn, StatusIn, StudyVisitIn
from trials.schemas.told import ParticipantPageOut, ParticipantsPage
from trials.wall import inside

router = Router(tags=["trials"])
ParticipantsQuery = query_schema(ParticipantFilters)


def _page(request: ActorRequest, participant_id: UUID) -> dict[str, Any]:
    return selectors.participant_page(selectors.get_participant(request.auth, participant_id))


@router.get(
    "/trials/studies/{uuid:study_id}/participants",
    response=ParticipantsPage,
    auth=inside(READ),
    url_name="participants",
)
def list_participants(
    request: ActorRequest,
    study_id: UUID,
    query: Query[ParticipantsQuery],  # type: ignore[valid-type]
) -> dict[str, Any]:
    """The participants of a study by number."""
    people = filtered(ParticipantFilters, query, selectors.list_participants(request.auth, study_id))
    return page(people, query, order=("number", "id"), row=selectors.participant_row)


@router.post(
    "/trials/studies/{uuid:study_id}/participants",
    response=ParticipantPageOut,
    auth=inside(KEEP),
    url_name="participant-add",
)
def add_participant(request: ActorRequest, study_id: UUID, body: ParticipantIn) -> dict[str, Any]:
    """Take somebody into screening."""
    study = selectors.get_study(request.auth, study_id)
    return _page(request, services.add_participant(request.auth, study, **body.model_dump()).pk)


@router.get(
    "/trials/participants/{uuid:participant_id}",
    response=ParticipantPageOut,
    auth=inside(READ),
    url_name="participant",
)
def get_participant(request: ActorRequest, participant_id: UUID) -> dict[str, Any]:
    """One participant with all that happened."""
    answer = _page(request, participant_id)
    access_log.record(request.auth, "participant", [participant_id], "opened")
    return answer


@router.post(
    "/trials/participants/{uuid:participant_id}/statuses",
    response=ParticipantPageOut,
    auth=inside(KEEP),
    url_name="participant-status",
)
def record_status(request: ActorRequest, participant_id: UUID, body: StatusIn) -> dict[str, Any]:
    """Note where a participant stands from a day on."""
    person = selectors.get_participant(request.auth, participant_id)
    given = {**body.model_dump(), "cause": body.cause or ""}
    services.record_status(request.auth, person, **given)
    return _page(request, participant_id)


@router.post(
    "/trials/participants/{uuid:participant_id}/consents",
    response=ParticipantPageOut,
    auth=inside(KEEP),
    url_name="participant-consent",
)
def record_consent(request: ActorRequest, participant_id: UUID, body: ConsentIn) -> dict[str, Any]:
    """Note a signed version of the consent form."""
    person = selectors.get_participant(request.auth, participant_id)
    services.record_consent(request.auth, person, **body.model_dump())
    return _page(request, participant_id)


@router.post(
    "/trials/participants/{uuid:participant_id}/visits",
    response=ParticipantPageOut,
    auth=inside(KEEP),
    url_name="participant-visit",
)
def record_visit(request: ActorRequest, participant_id: UUID, body: StudyVisitIn) -> dict[str, Any]:
    """Note a visit that took place."""
    person = selectors.get_participant(request.auth, participant_id)
    services.record_visit(request.auth, person, **body.model_dump())
    return _page(request, participant_id)


@router.post(
    "/trials/participants/{uuid:participant_id}/adverse-events",
    response=ParticipantPageOut,
    auth=inside(KEEP),
    url_name="participant-adverse-event",
)
def record_adverse_event(request: ActorRequest, participant_id: UUID, body: AdverseEventIn) -> dict[str, Any]:
    """Note something untoward."""
    person = selectors.get_participant(request.auth, participant_id)
    services.record_adverse_event(request.auth, person, **body.model_dump())
    return _page(request, participant_id)
