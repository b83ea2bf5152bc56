"""The language of rules: what may be judged, how a condition is written, and what a rule answers.

Pure functions, no database and no Django; the tablet runs the same in TypeScript (frontend/src/rules), and
tests/compliance/rule_cases.json holds both to the same answers.
"""

from compliance.rules.catalogue import CATEGORIES, OCCASIONS, jurisdictions_of
from compliance.rules.judge import (
    Answer,
    CompiledRule,
    Room,
    compile_rule,
    judge,
    read_facts,
    rooms_left,
    speaks,
)
from compliance.rules.rule import JudgedRule, Limit, RuleOutcome, check_rule
from compliance.rules.values import BadValue, Money, read_decimal, written

__all__ = [
    "CATEGORIES",
    "OCCASIONS",
    "Answer",
    "BadValue",
    "CompiledRule",
    "JudgedRule",
    "Limit",
    "Money",
    "Room",
    "RuleOutcome",
    "check_rule",
    "compile_rule",
    "judge",
    "jurisdictions_of",
    "read_decimal",
    "read_facts",
    "rooms_left",
    "speaks",
    "written",
]
