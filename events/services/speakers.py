"""Speakers: assessed by their curriculum, under contract, trained."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import change
from core.versions import edit
from events.models import Speaker
from events.policies import KEEP_SPEAKERS
from events.selectors import get_speaker, speaker_row
from events.tiers import CRITERIA, HIGHEST, Criteria, score_of, tier_of
from hcp import selectors as hcp

SENTENCES = {
    "events_speaker_hcp_id_key": Refused(
        "speaker_exists",
        "该医生已是讲者，请更新其评估。",
        "This person is a speaker already; assess him anew.",
    ),
    "events_speaker_pkey": Refused("id_taken", "该编号已被使用。", "This id is in use already."),
    "assessment_ends_after_it_begins": Invalid.of(
        "expires_on", "评估有效期须晚于评估日期。", "An assessment ends after the day it was made."
    ),
    "contract_ends_after_it_begins": Invalid.of(
        "contract_to_on", "合同结束日期不能早于开始日期。", "A contract cannot end before it begins."
    ),
}


def create_speaker(
    actor: Actor, *, hcp_id: UUID, criteria: Mapping[str, int], id: UUID | None = None, **fields: Any
) -> Speaker:
    """Take somebody on as a speaker by what his curriculum shows."""
    require(actor, KEEP_SPEAKERS)
    hcp.get_hcp(actor, hcp_id)
    with change(actor, "events.speaker.create"), told(SENTENCES):
        speaker = Speaker.objects.create(
            id=id or uuid4(),
            hcp_id=hcp_id,
            **_assessed(actor, criteria, fields["assessed_on"]),
            **_days(fields),
        )
    return get_speaker(actor, speaker.pk)


def edit_speaker(
    actor: Actor,
    speaker: Speaker,
    *,
    version: int,
    criteria: Mapping[str, int] | None = None,
    **fields: Any,
) -> Speaker:
    """Assess a speaker anew, or keep his contract and training."""
    require(actor, KEEP_SPEAKERS)
    assessed = {}
    if criteria is not None:
        assessed = _assessed(actor, criteria, fields.pop("assessed_on", speaker.assessed_on))
    with told(SENTENCES):
        edit(
            actor,
            "events.speaker.edit",
            speaker,
            version=version,
            current=lambda locked: speaker_row(get_speaker(actor, locked.pk)),
            **assessed,
            **fields,
        )
    return get_speaker(actor, speaker.pk)


def _days(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "assessed_on"}


def _assessed(actor: Actor, criteria: Mapping[str, int], on: date) -> dict[str, Any]:
    """The score and tier of a curriculum, and who says so when (FMV-03)."""
    if set(criteria) - set(CRITERIA) or any(not 0 <= value <= HIGHEST for value in criteria.values()):
        raise Invalid.of("criteria", "每项评分为 0 至 4 分。", "Each criterion is scored from 0 to 4.")
    shown = Criteria(**criteria)
    return {
        "criteria": {name: getattr(shown, name) for name in CRITERIA},
        "score": score_of(shown),
        "tier": tier_of(shown),
        "assessor_id": actor.person_id,
        "assessed_on": on,
    }
