"""The sealed values of an identity: its places, its key, and the lock that keeps a key while it is used."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from core.cipher import envelope
from core.cipher.folder import NAME, Folder
from trials.models import Identity, IdentityKey

FIELDS = ("name", "phone", "id_document")
LOCK = 7_141_001  # of PostgreSQL's advisory locks


def folder() -> Folder:
    """The keys of this installation."""
    return Folder(Path(settings.DATA_DIR) / NAME)


def hold_keys(*, alone: bool = False) -> None:
    """Until the transaction ends no master key is retired; `alone`, nobody uses one."""
    function = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [LOCK])


def place(field: str, identity_id: UUID) -> str:
    """Where a value belongs."""
    return f"trials.identity.{field}:{identity_id}"


def sealed(identity_id: UUID, key: bytes, said: Mapping[str, str]) -> dict[str, bytes]:
    """Each value under the key, as the columns of an identity."""
    return {name: envelope.seal(key, place(name, identity_id), said[name]) for name in FIELDS}


def indexes(said: Mapping[str, str]) -> dict[str, bytes]:
    """What finds each value exactly, as the columns of its key; an empty one is found by nobody."""
    return {
        f"{name}_index": envelope.blind(folder(), name, said[name]) if said[name] else b"" for name in FIELDS
    }


def key_of(kept: IdentityKey) -> bytes:
    """The key of an identity."""
    return envelope.unwrap(folder(), kept.identity_id, kept.master, bytes(kept.wrapped))


def unsealed(identity: Identity, kept: IdentityKey) -> dict[str, str]:
    """The values in clear. Only selectors.identity_of() may show them to somebody."""
    key = key_of(kept)
    values = {name: bytes(getattr(identity, name)) for name in FIELDS}
    return {name: envelope.unseal(key, place(name, identity.pk), value) for name, value in values.items()}
