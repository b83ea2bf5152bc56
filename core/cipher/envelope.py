"""Values under a subject's key, and that key under a master key and the subject's share (AES-256).

A value is bound to its place (`model.field:pk`): moved to another row or field it does not open.
"""

import hashlib
import hmac
import os
import unicodedata
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from core.cipher.folder import Folder, KeyMissing

FORM = b"\x01"  # which way a value was sealed; another one would be another number
NONCE = 12
BLIND = 16


class Unreadable(ValueError):
    """The value does not open: another key, another place, or it was tampered with."""


def new_key() -> bytes:
    """A key for one subject."""
    return os.urandom(32)


def wrap(folder: Folder, subject: UUID, key: bytes) -> tuple[str, bytes]:
    """The subject's key under the newest master key; says which one that is."""
    ring = folder.ring()
    return ring.newest, aes_key_wrap(_both(ring.master(ring.newest), folder.make_share(subject)), key)


def unwrap(folder: Folder, subject: UUID, name: str, wrapped: bytes) -> bytes:
    """The subject's key. Unreadable when its share or the master key is gone."""
    try:
        return aes_key_unwrap(_both(folder.ring().master(name), folder.share(subject)), wrapped)
    except (KeyMissing, InvalidUnwrap) as error:
        raise Unreadable(str(error)) from None


def rewrap(folder: Folder, subject: UUID, name: str, wrapped: bytes) -> tuple[str, bytes]:
    """The same key under the newest master key. The values it seals stay as they are."""
    return wrap(folder, subject, unwrap(folder, subject, name, wrapped))


def seal(key: bytes, place: str, text: str) -> bytes:
    """A text under a key, bound to its place."""
    nonce = os.urandom(NONCE)
    return FORM + nonce + AESGCM(key).encrypt(nonce, text.encode(), FORM + place.encode())


def unseal(key: bytes, place: str, sealed: bytes) -> str:
    """The text; Unreadable when it is not of this key and place."""
    if sealed[:1] != FORM:
        raise Unreadable("another form")
    try:
        nonce, rest = sealed[1 : NONCE + 1], sealed[NONCE + 1 :]
        return AESGCM(key).decrypt(nonce, rest, FORM + place.encode()).decode()
    except InvalidTag:
        raise Unreadable(place) from None


def blind(folder: Folder, name: str, text: str) -> bytes:
    """What finds an exact value without telling it: the same for 13800001111 and +86 138 0000 1111."""
    spoken = f"{name}\0{plain(text)}".encode()
    return hmac.new(folder.ring().index, spoken, hashlib.sha256).digest()[:BLIND]


def plain(text: str) -> str:
    """A name or number as it is compared: width, case, spaces, dashes and China's +86 do not matter."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign for sign in folded if sign.isalnum())
    return kept.removeprefix("86") if folded.strip().startswith("+86") else kept


def _both(master: bytes, share: bytes) -> bytes:
    return hmac.new(master, share, hashlib.sha256).digest()
