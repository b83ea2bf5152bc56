"""What is done in the compliance room: the door other rooms act through, one module per area."""

from compliance.services.gates import add_gate_rule, ask_gates, check_visit_allowed, edit_gate_rule

__all__ = ["add_gate_rule", "ask_gates", "check_visit_allowed", "edit_gate_rule"]
