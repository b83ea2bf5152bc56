"""The tables of the compliance room, one module per area."""

from compliance.models.gates import GateRule, GateRuleQuerySet
from compliance.models.rules import Rule, RuleQuerySet, RuleSet, RuleSetQuerySet

__all__ = ["GateRule", "GateRuleQuerySet", "Rule", "RuleQuerySet", "RuleSet", "RuleSetQuerySet"]
