"""Background work of the room."""

from core.jobs import job
from events import services


@job
def send_invitations() -> None:
    """Send the invitations that are due."""
    services.send_due()
