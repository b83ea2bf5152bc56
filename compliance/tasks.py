"""Background work of the room."""

from compliance.services import cases
from compliance.services.approvals import watching
from core.jobs import job


@job
def watch_requests() -> None:
    """Remind, escalate, and give the tasks of people who left to others."""
    watching.remind_due()
    watching.escalate_due()
    watching.heal_runs()


@job
def watch_cases() -> None:
    """Find owners for the cases without one, remind them, tell somebody above when time is over."""
    cases.heal_owners()
    cases.remind_due()
    cases.escalate_due()
