"""The tables of the compliance room, one module per area."""

from compliance.models.approvals import (
    Process,
    ProcessQuerySet,
    ProcessVersion,
    ProcessVersionQuerySet,
    Run,
    RunQuerySet,
    SpecialDay,
    SpecialDayQuerySet,
    Task,
    TaskQuerySet,
)
from compliance.models.cases import (
    Case,
    CaseQuerySet,
    CaseStep,
    CaseStepQuerySet,
    SafetyReport,
    SafetyReportQuerySet,
    WordList,
    WordListQuerySet,
)
from compliance.models.gates import GateRule, GateRuleQuerySet
from compliance.models.ledger import Transfer, TransferQuerySet, YearAccount, YearSum
from compliance.models.rules import Rule, RuleQuerySet, RuleSet, RuleSetQuerySet
from compliance.models.signatures import Signature

__all__ = [
    "Case",
    "CaseQuerySet",
    "CaseStep",
    "CaseStepQuerySet",
    "GateRule",
    "GateRuleQuerySet",
    "Process",
    "ProcessQuerySet",
    "ProcessVersion",
    "ProcessVersionQuerySet",
    "Rule",
    "RuleQuerySet",
    "RuleSet",
    "RuleSetQuerySet",
    "Run",
    "RunQuerySet",
    "SafetyReport",
    "SafetyReportQuerySet",
    "Signature",
    "SpecialDay",
    "SpecialDayQuerySet",
    "Task",
    "TaskQuerySet",
    "Transfer",
    "TransferQuerySet",
    "WordList",
    "WordListQuerySet",
    "YearAccount",
    "YearSum",
]
