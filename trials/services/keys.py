"""The master key is changed while everybody works: nothing is unreadable at any moment."""

from django.db import transaction

from core.cipher import envelope
from core.cipher.folder import INDEX
from trials import vault
from trials.models import Identity, IdentityKey

BATCH = 200


def rotate_master_key() -> int:
    """Wrap every identity's key under a new master key and retire the old ones; how many were wrapped anew.

    The values stay as they are. Stopped half-way, the next call goes on: both keys open meanwhile.
    """
    with transaction.atomic():
        vault.hold_keys(alone=True)
        vault.folder().add_master()
    wrapped = 0
    while done := _rewrap_some():
        wrapped += done
    _retire()
    finish_erasures()
    return wrapped


@transaction.atomic
def _rewrap_some() -> int:
    vault.hold_keys()
    folder = vault.folder()
    old = IdentityKey.objects.exclude(master=folder.ring().newest).select_for_update(of=("self",))
    rows = list(old.order_by("pk")[:BATCH])
    for kept in rows:
        kept.master, kept.wrapped = envelope.rewrap(
            folder, kept.identity_id, kept.master, bytes(kept.wrapped)
        )
    IdentityKey.objects.bulk_update(rows, ["master", "wrapped"])
    return len(rows)


@transaction.atomic
def _retire() -> None:
    vault.hold_keys(alone=True)
    used = set(IdentityKey.objects.values_list("master", flat=True).distinct())
    folder = vault.folder()
    folder.retire(set(folder.ring().keys) - used - {INDEX})


def finish_erasures() -> int:
    """Destroy what a stop between the database and the file left of an erased identity; how many there were."""
    folder, erased = vault.folder(), Identity.objects.filter(erased_at__isnull=False)
    left = set(erased.values_list("pk", flat=True)) - folder.erased()
    for identity_id in left:
        folder.destroy_share(identity_id)
    return len(left)
