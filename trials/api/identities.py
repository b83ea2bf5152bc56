"""Who participants are: sealed, opened with a reason, reviewed, erased."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from trials import selectors, services
from trials.filters import OpeningFilters
from trials.policies import ERASE_IDENTITY, OPEN_IDENTITY, REVIEW_OPENINGS, SEAL_IDENTITY
from trials.schemas.given import EraseIn, FindIn, IdentityIn, OpenIn, OpeningReviewIn
from trials.schemas.told import (
    FoundParticipantsOut,
    IdentityOut,
    OpeningOut,
    OpeningsPage,
    ParticipantPageOut,
)
from trials.wall import inside

router = Router(tags=["trials"])
OpeningsQuery = query_schema(OpeningFilters)


def _page(request: ActorRequest, participant_id: UUID) -> dict[str, Any]:
    return selectors.participant_page(selectors.get_participant(request.auth, participant_id))


@router.put(
    "/trials/participants/{uuid:participant_id}/identity",
    response=ParticipantPageOut,
    auth=inside(SEAL_IDENTITY),
    url_name="identity-seal",
)
def seal_identity(request: ActorRequest, participant_id: UUID, body: IdentityIn) -> dict[str, Any]:
    """Seal who a participant is; the answer does not repeat it."""
    person = selectors.get_participant(request.auth, participant_id)
    services.seal_identity(request.auth, person, **body.model_dump())
    return _page(request, participant_id)


@router.post(
    "/trials/participants/{uuid:participant_id}/identity/open",
    response=OpeningOut,
    auth=inside(OPEN_IDENTITY),
    url_name="identity-open",
)
def open_identity(request: ActorRequest, participant_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Open an identity with a reason; what it says is asked by the opening's id."""
    identity = selectors.get_identity(request.auth, participant_id)
    return selectors.opening_row(services.open_identity(request.auth, identity, reason=body.reason))


@router.get(
    "/trials/openings/{uuid:opening_id}/identity",
    response=IdentityOut,
    auth=inside(OPEN_IDENTITY),
    url_name="identity",
)
def read_identity(request: ActorRequest, opening_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """The identity in clear, to the one who opened it, for five minutes."""
    opening = selectors.get_opening(request.auth, opening_id)
    response["Cache-Control"] = "no-store"
    return selectors.identity_of(request.auth, opening)


@router.post(
    "/trials/participants/{uuid:participant_id}/identity/erase",
    response=ParticipantPageOut,
    auth=inside(ERASE_IDENTITY),
    url_name="identity-erase",
)
def erase_identity(request: ActorRequest, participant_id: UUID, body: EraseIn) -> dict[str, Any]:
    """Destroy the key of an identity, for ever."""
    identity = selectors.get_identity(request.auth, participant_id)
    services.erase_identity(request.auth, identity, reason=body.reason)
    return _page(request, participant_id)


@router.post(
    "/trials/identities/find",
    response=FoundParticipantsOut,
    auth=inside(OPEN_IDENTITY),
    url_name="identity-find",
)
def find_by_identity(request: ActorRequest, body: FindIn) -> dict[str, Any]:
    """The participants whose name, phone or document is exactly this."""
    found = selectors.find_by_identity(request.auth, field=body.field, value=body.value)
    return {"items": [selectors.participant_row(participant) for participant in found]}


@router.get("/trials/openings", response=OpeningsPage, auth=inside(REVIEW_OPENINGS), url_name="openings")
def list_openings(
    request: ActorRequest,
    query: Query[OpeningsQuery],  # type: ignore[valid-type]
) -> dict[str, Any]:
    """Who opened which identity and why, newest first."""
    openings = filtered(OpeningFilters, query, selectors.list_openings(request.auth))
    return page(openings, query, order=("-opened_at", "-id"), row=selectors.opening_row)


@router.post(
    "/trials/openings/{uuid:opening_id}/review",
    response=OpeningOut,
    auth=inside(REVIEW_OPENINGS),
    url_name="opening-review",
)
def review_opening(request: ActorRequest, opening_id: UUID, body: OpeningReviewIn) -> dict[str, Any]:
    """Say whether an opening was in order."""
    opening = selectors.get_opening(request.auth, opening_id)
    return selectors.opening_row(services.review_opening(request.auth, opening, **body.model_dump()))
