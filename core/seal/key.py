"""The key that signs, and the heads noted outside the database: both lie in the data folder."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

KEY, ANCHOR = "seal.key", "seal.anchor"


def _folder() -> Path:
    return Path(settings.DATA_DIR)


class Key:
    """The pair of keys of this installation; `name` tells one pair from another."""

    def __init__(self, secret: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(secret)
        self._public = self._private.public_key()
        self.name = hashlib.sha256(self._public.public_bytes_raw()).hexdigest()[:16]

    def sign(self, digest: bytes) -> bytes:
        """The signature of a digest."""
        return self._private.sign(digest)

    def signed(self, digest: bytes, signature: bytes) -> bool:
        """Whether this key made the signature."""
        try:
            self._public.verify(signature, digest)
        except InvalidSignature:
            return False
        return True


def kept_key() -> Key | None:
    """The key of this installation, if it has one yet."""
    path = _folder() / KEY
    return Key(bytes.fromhex(path.read_text().strip())) if path.exists() else None


def signing_key() -> Key:
    """The key of this installation; the first seal makes it, readable by its owner alone."""
    path = _folder() / KEY
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(os.urandom(32).hex())
        try:
            os.link(draft, path)  # two who make it at once: the first one stays
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return Key(bytes.fromhex(path.read_text().strip()))


def note_heads(heads: Iterable[dict[str, Any]]) -> None:
    """Add the heads of the chain to the file beside the key; it is only ever added to."""
    lines = b"".join(orjson.dumps(head) + b"\n" for head in heads)
    with os.fdopen(os.open(_folder() / ANCHOR, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def noted_heads() -> list[dict[str, Any]] | None:
    """The heads that were noted, oldest first; None without a file. A line cut off by a crash is left out."""
    path = _folder() / ANCHOR
    if not path.exists():
        return None
    return [head for line in path.read_bytes().splitlines() if (head := _head(line))]


def _head(line: bytes) -> dict[str, Any] | None:
    try:
        head = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return head if isinstance(head, dict) and isinstance(head.get("number"), int) else None
