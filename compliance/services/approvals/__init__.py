"""What people do with requests: asked, decided, signed, watched; and with the processes that lead them."""

from compliance.services.approvals.asking import (
    nudge_run,
    read_task,
    resubmit_run,
    start_run,
    tell_run,
    withdraw_run,
)
from compliance.services.approvals.deciding import (
    add_signer,
    approve_task,
    delegate_task,
    reject_task,
    send_back_task,
    transfer_task,
)
from compliance.services.approvals.processes import (
    activate_process,
    draft_process,
    keep_special_day,
    lint_process,
    remove_special_day,
)

__all__ = [
    "activate_process",
    "add_signer",
    "approve_task",
    "delegate_task",
    "draft_process",
    "keep_special_day",
    "lint_process",
    "nudge_run",
    "read_task",
    "reject_task",
    "remove_special_day",
    "resubmit_run",
    "send_back_task",
    "start_run",
    "tell_run",
    "transfer_task",
    "withdraw_run",
]
