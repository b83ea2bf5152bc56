"""Questions about sealed identities: who opened one, and what it says to whoever opened it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import access_log
from core.access import require
from core.actor import Actor
from core.cipher import envelope
from core.errors import NotFound
from core.lists import one
from trials import vault
from trials.models import Identity, IdentityKey, Opening, Participant
from trials.models.identity import OpeningQuerySet
from trials.policies import OPEN_IDENTITY
from trials.selectors.participants import named_people

OPEN_FOR = timedelta(minutes=5)


def get_identity(actor: Actor, participant_id: UUID) -> Identity:
    """The sealed identity of a participant the reader may see."""
    found = Identity.objects.visible_to(actor).filter(participant=participant_id).first()
    if found is None:
        raise NotFound
    return found


def list_openings(actor: Actor) -> OpeningQuerySet:
    """Who opened which identity, with the names the rows show."""
    named: OpeningQuerySet = Opening.objects.visible_to(actor).annotate(
        opened_by_name=F("opened_by__name"),
        reviewed_by_name=F("reviewed_by__name"),
        participant_id=F("identity__participant_id"),
        participant_number=F("identity__participant__number"),
        study_number=F("identity__participant__study__number"),
    )
    return named


def get_opening(actor: Actor, opening_id: UUID) -> Opening:
    """One opening."""
    return one(list_openings(actor), opening_id)


def opening_row(opening: Opening) -> dict[str, Any]:
    """An opening as the screens read it; nothing of it says who the participant is."""
    named: Any = opening
    return {
        "id": opening.pk,
        "version": opening.version,
        "participant_id": named.participant_id,
        "participant_number": named.participant_number,
        "study_number": named.study_number,
        "opened_at": opening.opened_at,
        "opened_by_name": named.opened_by_name,
        "reason": opening.reason,
        "verdict": opening.verdict,
        "verdict_note": opening.verdict_note,
        "reviewed_at": opening.reviewed_at,
        "reviewed_by_name": named.reviewed_by_name or "",
    }


@transaction.atomic
def identity_of(actor: Actor, opening: Opening) -> dict[str, Any]:
    """The identity in clear, to the one who opened it and for five minutes; each look is logged."""
    require(actor, OPEN_IDENTITY)
    until = opening.opened_at + OPEN_FOR
    if opening.opened_by_id != actor.user_id or until < timezone.now():
        raise NotFound
    vault.hold_keys()
    kept = IdentityKey.objects.select_related("identity").filter(pk=opening.identity_id).first()
    if kept is None:
        raise NotFound
    access_log.record(actor, "identity", [kept.identity.participant_id], "read")
    return {**vault.unsealed(kept.identity, kept), "until": until}


def find_by_identity(actor: Actor, *, field: str, value: str) -> list[Participant]:
    """The participants whose sealed value is exactly this one; the search is logged, the value is not."""
    require(actor, OPEN_IDENTITY)
    digest = envelope.blind(vault.folder(), field, value)
    keys = IdentityKey.objects.filter(**{f"{field}_index": digest}).values("identity__participant")
    found = list(named_people(Participant.objects.visible_to(actor)).filter(pk__in=keys).order_by("number"))
    access_log.record(actor, "identity", [participant.pk for participant in found], "searched")
    return found
