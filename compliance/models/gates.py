"""The dated rules of the gates."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from compliance.choices import Check, Outcome, RuleKind, Unit
from core.actor import Actor
from core.models import Record


class GateRuleQuerySet(models.QuerySet["GateRule"]):
    """Rules as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """Rules are shown before the act, to everybody who acts."""
        return self.all()

    def not_over(self, day: date) -> Self:
        """Those in force on this day or later."""
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day))


class GateRule(Record):
    """What is asked from a day (to a day), of which products, where, and what breaking it means."""

    rule = models.CharField(max_length=20)
    code = models.CharField(max_length=20, choices=Check.choices)
    product_kind = models.CharField(max_length=8, choices=RuleKind.choices, default=RuleKind.ANY)
    province = models.CharField(max_length=2, blank=True)  # first two digits of GB/T 2260; empty: everywhere
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    number = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=8, choices=Unit.choices, blank=True)
    source_zh = models.CharField(max_length=300)
    source_en = models.CharField(max_length=300)

    objects = GateRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="gate_rule_days", condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on"))
            ),
            models.CheckConstraint(name="gate_rule_number", condition=Q(number__isnull=True) | ~Q(unit="")),
            models.UniqueConstraint(
                name="gate_rule_once", fields=["rule", "code", "product_kind", "province", "from_on"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.code}"
