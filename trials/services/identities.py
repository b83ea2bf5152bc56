"""Sealing, opening, reviewing and erasing who a participant is (PIPL 51, GD-01)."""

from functools import partial
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from core import access_log
from core.access import require
from core.actor import Actor
from core.cipher import envelope
from core.errors import Invalid, Refused
from core.history import amend, change
from core.versions import edit, lock
from trials import vault
from trials.choices import OpeningVerdict
from trials.models import Identity, IdentityKey, Opening, Participant
from trials.policies import ERASE_IDENTITY, OPEN_IDENTITY, REVIEW_OPENINGS, SEAL_IDENTITY
from trials.selectors.identities import get_opening, opening_row

SHORTEST_REASON = 8
ERASED = Refused(
    "identity_erased",
    "该受试者的身份已被永久抹除，无法恢复。",
    "The identity of this participant was erased for ever and cannot be brought back.",
)


def seal_identity(
    actor: Actor, participant: Participant, *, name: str, phone: str = "", id_document: str = ""
) -> Identity:
    """Seal who a participant is, or what was corrected of it, under a key of his own."""
    require(actor, SEAL_IDENTITY)
    said = {"name": name, "phone": phone, "id_document": id_document}
    with change(actor, "trials.identity.seal"):
        lock(participant)
        vault.hold_keys()
        known = Identity.objects.filter(participant=participant).select_related("sealed_by").first()
        if known is None:
            return _seal_first(participant, said)
        if known.erased_at:
            raise ERASED
        kept = known.sealed_by
        IdentityKey.objects.filter(pk=known.pk).update(**vault.indexes(said))
        return amend(known, **vault.sealed(known.pk, vault.key_of(kept), said))


def _seal_first(participant: Participant, said: dict[str, str]) -> Identity:
    identity = Identity(id=uuid4(), participant=participant)
    key = envelope.new_key()
    for name, value in vault.sealed(identity.pk, key, said).items():
        setattr(identity, name, value)
    identity.save(force_insert=True)
    master, wrapped = envelope.wrap(vault.folder(), identity.pk, key)
    IdentityKey.objects.create(identity=identity, master=master, wrapped=wrapped, **vault.indexes(said))
    return identity


def open_identity(actor: Actor, identity: Identity, *, reason: str) -> Opening:
    """Open an identity for a few minutes, to the one who asks alone; the opening is kept and reviewed."""
    require(actor, OPEN_IDENTITY)
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Invalid.of(
            "reason",
            "请写明打开身份的理由（至少 {least} 个字符）。",
            "Say why you open this identity, in {least} characters or more.",
            least=SHORTEST_REASON,
        )
    if identity.erased_at:
        raise ERASED
    now = timezone.now()
    with change(actor, "trials.opening.open", reason=reason):
        opening = Opening(identity=identity, opened_at=now, opened_by_id=actor.person_id, reason=reason)
        opening.save(force_insert=True)
        access_log.record(actor, "identity", [identity.participant_id], "opened")
    return get_opening(actor, opening.pk)


def review_opening(
    actor: Actor, opening: Opening, *, version: int, verdict: OpeningVerdict, note: str = ""
) -> Opening:
    """Say whether an opening was in order; nobody reviews his own."""
    require(actor, REVIEW_OPENINGS)
    if opening.opened_by_id == actor.user_id:
        raise Refused("own_opening", "不能复核本人的打开记录。", "Nobody reviews what he opened himself.")
    if verdict == OpeningVerdict.QUESTIONED and not note.strip():
        raise Invalid.of("note", "请写明疑问。", "Say what is questioned.")
    edit(
        actor,
        "trials.opening.review",
        opening,
        version=version,
        current=lambda locked: opening_row(get_opening(actor, locked.pk)),
        verdict=verdict,
        verdict_note=note.strip(),
        reviewed_at=timezone.now(),
        reviewed_by_id=actor.person_id,
    )
    return get_opening(actor, opening.pk)


def erase_identity(actor: Actor, identity: Identity, *, reason: str) -> Identity:
    """Destroy the key of an identity: nobody reads it again, in history and in older backups neither."""
    require(actor, ERASE_IDENTITY)
    if not reason.strip():
        raise Invalid.of("reason", "请填写原因。", "Give a reason.")
    if identity.erased_at:
        raise ERASED
    with change(actor, "trials.identity.erase", reason=reason.strip()):
        locked = lock(identity)
        IdentityKey.objects.filter(pk=locked.pk).delete()
        transaction.on_commit(partial(vault.folder().destroy_share, locked.pk))
        return amend(locked, name=b"", phone=b"", id_document=b"", erased_at=timezone.now())
