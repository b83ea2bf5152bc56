"""Background work of the room."""

from core.jobs import job
from events import services
from events.reports import certificate_pdf


@job
def send_invitations() -> None:
    """Send the invitations that are due."""
    services.send_due()


@job
def make_certificates() -> None:
    """Make the certificates that were issued."""
    services.make_due(certificate_pdf)
