"""What is done about cases: opened by words or reports, judged, watched."""

from compliance.services.cases.handling import (
    add_step,
    assess_case,
    assign_case,
    close_case,
    correct_case,
    dismiss_case,
    reopen_case,
    report_case,
)
from compliance.services.cases.opening import look_through
from compliance.services.cases.reporting import report_safety
from compliance.services.cases.watching import escalate_due, heal_owners, remind_due
from compliance.services.cases.wording import add_word_list, edit_word_list

__all__ = [
    "add_step",
    "add_word_list",
    "assess_case",
    "assign_case",
    "close_case",
    "correct_case",
    "dismiss_case",
    "edit_word_list",
    "escalate_due",
    "heal_owners",
    "look_through",
    "remind_due",
    "reopen_case",
    "report_case",
    "report_safety",
]
