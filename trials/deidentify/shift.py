"""A participant's days are moved back by one number of days, his own and constant, so that intervals survive."""

import hashlib
import hmac
import re
from datetime import date, timedelta
from uuid import UUID

LONGEST = 364
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days_back(secret: bytes, participant_id: UUID) -> int:
    """How many days this participant's days are moved back: 1 to 364, known to whoever holds the secret."""
    digest = hmac.new(secret, participant_id.bytes, hashlib.sha256).digest()
    return int.from_bytes(digest[:8]) % LONGEST + 1


def shifted(moment: str, days: int) -> str:
    """An ISO 8601 day moved back. The hour is dropped; a day that is known in part only says nothing any more."""
    if not WHOLE_DAY.match(moment):
        return ""
    return (date.fromisoformat(moment[:10]) - timedelta(days=days)).isoformat()
