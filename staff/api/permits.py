"""Endpoints of a rep's licence to act."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Router

from core.requests import ActorRequest
from staff import selectors, services
from staff.access import needs
from staff.policies import KEEP_PERMITS
from staff.schemas.permits import (
    FilingIn,
    FilingOut,
    LetterIn,
    LetterOut,
    LetterPatch,
    QualificationIn,
    QualificationOut,
)

router = Router(tags=["staff"])
Row = dict[str, Any]


@router.put(
    "/people/{int:user_id}/qualification",
    response=QualificationOut,
    auth=needs(KEEP_PERMITS),
    url_name="qualification",
)
def keep_qualification(request: ActorRequest, user_id: int, body: QualificationIn) -> Row:
    """Write down somebody's degree, training and assessment."""
    person = selectors.get_person(request.auth, user_id)
    kept = services.keep_qualification(request.auth, person, **body.given())
    return selectors.qualification_row(kept, timezone.localdate())


@router.put("/people/{int:user_id}/filing", response=FilingOut, auth=needs(KEEP_PERMITS), url_name="filing")
def keep_filing(request: ActorRequest, user_id: int, body: FilingIn) -> Row:
    """Write down somebody's national filing with its eight items."""
    person = selectors.get_person(request.auth, user_id)
    kept = services.keep_filing(request.auth, person, **body.given())
    return selectors.filing_row(kept, shown=True)


@router.post("/letters", response=LetterOut, auth=needs(KEEP_PERMITS), url_name="letter-issue")
def issue_letter(request: ActorRequest, body: LetterIn) -> Row:
    """Write down an authorisation letter."""
    person = selectors.get_person(request.auth, body.user_id)
    letter = services.issue_letter(
        request.auth,
        person,
        letter_id=body.id,
        **body.model_dump(exclude={"id", "user_id"}),
    )
    return selectors.letter_row(letter)


@router.patch(
    "/letters/{uuid:letter_id}",
    response=LetterOut,
    auth=needs(KEEP_PERMITS),
    url_name="letter-correct",
)
def correct_letter(request: ActorRequest, letter_id: UUID, body: LetterPatch) -> Row:
    """Correct an authorisation letter, or end it early."""
    letter = selectors.get_letter(request.auth, letter_id)
    return selectors.letter_row(services.correct_letter(request.auth, letter, **body.given()))
