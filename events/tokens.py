"""The secret in an invitation's link: made from the installation's key, so that no table holds it."""

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
