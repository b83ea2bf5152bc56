"""Background work of the room."""

from compliance.services.approvals import watching
from core.jobs import job


@job
def watch_requests() -> None:
    """Remind, escalate, and give the tasks of people who left to others."""
    watching.remind_due()
    watching.escalate_due()
    watching.heal_runs()
