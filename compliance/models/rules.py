"""Rule sets and their rules: dated, proposed by one person and put into force by another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from compliance.choices import RuleKind, SetState
from compliance.policies import READ_RULES
from compliance.rules import RuleOutcome
from core.actor import Actor
from core.models import Record

OUTCOMES = [
    (outcome.value, outcome.name.title()) for outcome in RuleOutcome if outcome != RuleOutcome.UNKNOWN
]


class RuleSetQuerySet(models.QuerySet["RuleSet"]):
    """Rule sets as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """Rules are shown before the act, to everybody who acts."""
        return self.all() if actor.may(READ_RULES) else self.none()

    def activated(self) -> Self:
        """Those that were put into force, the ones retired since included: old days keep their rules."""
        return self.filter(activated_at__isnull=False)

    def not_over(self, day: date) -> Self:
        """Those that hold on this day or later."""
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day))


class RuleSet(Record):
    """What holds from a day (to a day) under one jurisdiction about one kind of product."""

    name_zh = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    jurisdiction = models.CharField(max_length=8)  # CN, US, EU, EU-DE
    product_kind = models.CharField(max_length=8, choices=RuleKind.choices, default=RuleKind.ANY)
    edition = models.PositiveIntegerField(default=1)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="successors")
    state = models.CharField(max_length=8, choices=SetState.choices, default=SetState.DRAFT)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    proposed_by = models.BigIntegerField(null=True)  # a plain number: rules outlive accounts; null: installed
    proposed_by_name = models.TextField(blank=True)
    activated_by = models.BigIntegerField(null=True)
    activated_by_name = models.TextField(blank=True)
    activated_at = models.DateTimeField(null=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rule_set_days", condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="rule_set_two_persons",
                condition=Q(activated_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(activated_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="rule_set_activated",
                condition=~Q(state=SetState.ACTIVE) | Q(activated_at__isnull=False),
            ),
            models.CheckConstraint(
                name="rule_set_draft", condition=~Q(state=SetState.DRAFT) | Q(activated_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_en} {self.edition}"


class RuleQuerySet(models.QuerySet["Rule"]):
    """Rules as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """Rules are shown before the act, to everybody who acts."""
        return self.all() if actor.may(READ_RULES) else self.none()


class Rule(Record):
    """When this condition is met and this limit is passed, that is what it means."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="rules")
    rule = models.CharField(max_length=20)
    occasion = models.CharField(max_length=30)
    when = models.JSONField()
    limit = models.JSONField(null=True)
    unit = models.CharField(max_length=12, blank=True)
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    grant = models.CharField(max_length=20, blank=True)  # the role that may grant an exception
    zh = models.CharField(max_length=500)
    en = models.CharField(max_length=500)
    source_zh = models.CharField(max_length=300)
    source_en = models.CharField(max_length=300)
    verified = models.BooleanField(default=False)  # whether the figure was read in its source

    objects = RuleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.rule} {self.occasion}"
