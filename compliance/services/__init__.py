"""What is done in the compliance room: the door other rooms act through, one module per area."""

from compliance.services.gates import add_gate_rule, ask_gates, check_visit_allowed, edit_gate_rule
from compliance.services.ledger import (
    Cause,
    Gift,
    OverCap,
    book_transfer,
    hold,
    judge_gift,
    release,
    reverse_transfer,
    take_back,
)
from compliance.services.rules import (
    activate_rule_set,
    add_rule,
    edit_rule,
    edit_rule_set,
    propose_edition,
    propose_rule_set,
    remove_rule,
    retire_rule_set,
    take_back_rule_set,
)

__all__ = [
    "Cause",
    "Gift",
    "OverCap",
    "activate_rule_set",
    "add_gate_rule",
    "add_rule",
    "ask_gates",
    "book_transfer",
    "check_visit_allowed",
    "edit_gate_rule",
    "edit_rule",
    "edit_rule_set",
    "hold",
    "judge_gift",
    "propose_edition",
    "propose_rule_set",
    "release",
    "remove_rule",
    "retire_rule_set",
    "reverse_transfer",
    "take_back",
    "take_back_rule_set",
]
