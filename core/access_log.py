"""The access log: who opened or exported personal data. Append-only, never mixed with history."""

from collections.abc import Iterable
from uuid import UUID

from core.actor import Actor
from core.models import AccessEntry


def record(actor: Actor, kind: str, ids: Iterable[UUID | int], why: str) -> None:
    """Write one entry for a read of these persons' data; nothing is written for an empty read."""
    subjects = [str(subject) for subject in ids]
    if not subjects:
        return
    AccessEntry.objects.create(
        user_id=actor.user_id,
        actor_name=actor.name,
        kind=kind,
        subject_ids=subjects,
        why=why,
        request_id=actor.request_id,
        device_id=actor.device_id,
    )
