"""The tables of the compliance room, one module per area."""

from compliance.models.gates import GateRule, GateRuleQuerySet

__all__ = ["GateRule", "GateRuleQuerySet"]
