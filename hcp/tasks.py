"""Background work of the room."""

from core.jobs import job
from hcp.importing import running


@job
def carry_out_imports() -> None:
    """Check, carry out or take back every import that waits."""
    running.carry_out_due()
