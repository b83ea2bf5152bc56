"""What is done in the compliance room: the door other rooms act through, one module per area."""

from compliance.services.gates import add_gate_rule, ask_gates, check_visit_allowed, edit_gate_rule
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
    "activate_rule_set",
    "add_gate_rule",
    "add_rule",
    "ask_gates",
    "check_visit_allowed",
    "edit_gate_rule",
    "edit_rule",
    "edit_rule_set",
    "propose_edition",
    "propose_rule_set",
    "remove_rule",
    "retire_rule_set",
    "take_back_rule_set",
]
