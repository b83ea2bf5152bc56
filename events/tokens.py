"""Secrets made from the installation's key, so that no table holds them: an invitation's link, a certificate's code."""

import base64
import hashlib
from uuid import UUID

from django.utils.crypto import salted_hmac

LENGTH = 43


def token_of(invitee_id: UUID) -> str:
    """The secret of one person's invitation."""
    made = salted_hmac("events.rsvp", str(invitee_id), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(token: str) -> bytes:
    """What the table keeps: by it a link is found, from it no link is made."""
    return hashlib.sha256(token.encode()).digest()


CODE = 16  # characters of five bits each


def code_of(certificate_id: UUID) -> str:
    """The code on a certificate, in groups of four that are easily read and typed."""
    made = salted_hmac("events.certificate", str(certificate_id), algorithm="sha256").digest()
    code = base64.b32encode(made).decode()[:CODE]
    return "-".join(code[n : n + 4] for n in range(0, CODE, 4))


def code_digest_of(code: str) -> bytes:
    """What the table keeps of a code, however it was typed."""
    plain = "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())
    return hashlib.sha256(plain.encode()).digest()
