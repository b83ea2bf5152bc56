"""Questions about speakers and what an hour of theirs is worth."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from core.actor import Actor
from core.lists import one
from events.models import Speaker, SpeakerQuerySet, SpeakerRate


def list_speakers(actor: Actor) -> SpeakerQuerySet:
    """Everybody who was assessed, with his name."""
    found: SpeakerQuerySet = Speaker.objects.all().visible_to(actor)
    named: SpeakerQuerySet = found.annotate(
        name=F("hcp__name"), pinyin=F("hcp__pinyin"), assessor_name=F("assessor__name")
    )
    return named


def get_speaker(actor: Actor, speaker_id: UUID) -> Speaker:
    """One speaker."""
    return one(list_speakers(actor), speaker_id)


def speaker_row(speaker: Speaker) -> dict[str, Any]:
    """A speaker as screens read him."""
    named: Any = speaker
    return {
        "id": speaker.pk,
        "version": speaker.version,
        "hcp_id": speaker.hcp_id,
        "name": named.name,
        "criteria": speaker.criteria,
        "score": speaker.score,
        "tier": speaker.tier,
        "assessor_name": named.assessor_name,
        "assessed_on": speaker.assessed_on,
        "expires_on": speaker.expires_on,
        "contract_from_on": speaker.contract_from_on,
        "contract_to_on": speaker.contract_to_on,
        "trained_on": speaker.trained_on,
    }


def has_contract(speaker: Speaker, day: date) -> bool:
    """Whether a contract covers this day."""
    begun = speaker.contract_from_on is not None and speaker.contract_from_on <= day
    return begun and (speaker.contract_to_on is None or speaker.contract_to_on >= day)


def list_rates(actor: Actor) -> QuerySet[Any]:
    """All rates, those of the past included."""
    rates = SpeakerRate.objects.all().visible_to(actor)
    return rates.order_by("country", "currency", "tier", "-from_on", "id")


def get_rate(actor: Actor, rate_id: UUID) -> SpeakerRate:
    """One rate."""
    found: SpeakerRate = one(list_rates(actor), rate_id)
    return found


def rate_row(rate: SpeakerRate) -> dict[str, Any]:
    """A rate, its digits as text."""
    return {
        "id": rate.pk,
        "version": rate.version,
        "tier": rate.tier,
        "country": rate.country,
        "currency": rate.currency,
        "per_hour": str(rate.per_hour),
        "from_on": rate.from_on,
        "to_on": rate.to_on,
    }


def rate_for(tier: str, country: str, currency: str, day: date) -> Decimal | None:
    """What an hour is worth on a day, if the company said so."""
    holds = SpeakerRate.objects.filter(tier=tier, country=country, currency=currency, from_on__lte=day)
    found = holds.filter(Q(to_on=None) | Q(to_on__gte=day)).order_by("-from_on").first()
    return found.per_hour if found else None
