"""Questions to the compliance room: the door other rooms ask through, one module per area."""

from compliance.selectors.gates import (
    gate_rule_row,
    get_gate_rule,
    get_permit,
    late_after,
    list_gate_rules,
    offers,
    own_papers,
    own_user,
    permit_holders,
    permit_of,
)

__all__ = [
    "gate_rule_row",
    "get_gate_rule",
    "get_permit",
    "late_after",
    "list_gate_rules",
    "offers",
    "own_papers",
    "own_user",
    "permit_holders",
    "permit_of",
]
