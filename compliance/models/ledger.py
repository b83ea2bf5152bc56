"""The ledger of what was given: an append-only book, and the sums that are kept under a lock."""

from typing import Self

from django.db import models
from django.db.models import Q

from compliance.choices import Standing
from compliance.policies import READ_LEDGER
from core.actor import Actor


class YearAccount(models.Model):
    """One person's year: locked by whoever writes to his ledger, so that no cap is passed by two at once."""

    hcp = models.ForeignKey("hcp.Hcp", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    times_given = models.PositiveIntegerField(default=0)
    times_held = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="year_account_once", fields=["hcp", "year"])]

    def __str__(self) -> str:
        return f"{self.hcp_id} {self.year}"


class YearSum(models.Model):
    """What a person's year comes to in one currency: given, and held for what is approved."""

    account = models.ForeignKey(YearAccount, on_delete=models.PROTECT, related_name="sums")
    currency = models.CharField(max_length=3)
    given = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    held = models.DecimalField(max_digits=14, decimal_places=2, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="year_sum_once", fields=["account", "currency"]),
            models.CheckConstraint(name="year_sum_not_below_zero", condition=Q(given__gte=0, held__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.currency}"


class TransferQuerySet(models.QuerySet["Transfer"]):
    """Lines of the ledger as questions are put to them."""

    def visible_to(self, actor: Actor) -> Self:
        """The ledger is read by those who may; whose lines, the reader's reach decides."""
        return self.all() if actor.may(READ_LEDGER) else self.none()

    def open(self) -> Self:
        """Lines that nothing took back, and that take nothing back themselves."""
        return self.filter(reverses__isnull=True, reversed_by__isnull=True)

    def of_cause(self, kind: str, cause_id: object, line: str) -> Self:
        """The lines one cause wrote."""
        return self.filter(cause_kind=kind, cause_id=cause_id, cause_line=line)


class Transfer(models.Model):
    """One line: a value given to a person or held for him, or the reversal of such a line."""

    id = models.BigAutoField(primary_key=True)  # the order in which lines were written
    hcp = models.ForeignKey("hcp.Hcp", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey("hcp.Institution", on_delete=models.PROTECT, null=True, related_name="+")
    standing = models.CharField(max_length=5, choices=Standing.choices)
    category = models.CharField(max_length=20)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    times = models.SmallIntegerField(default=1)
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    country = models.CharField(max_length=2)
    cause_kind = models.CharField(max_length=30)
    cause_id = models.UUIDField()
    cause_line = models.CharField(max_length=40, blank=True)
    entry = models.PositiveIntegerField()  # the how-manieth line of its cause: two at once cannot both write
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    reason = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    user_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()  # pii: actor_name
    request_id = models.CharField(max_length=64, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(name="transfer_of_year", fields=["hcp", "year", "on"])]
        constraints = [
            models.UniqueConstraint(
                name="transfer_once", fields=["cause_kind", "cause_id", "cause_line", "entry"]
            ),
            models.CheckConstraint(
                name="transfer_sign",
                condition=Q(reverses__isnull=True, amount__gt=0, times__gte=0)
                | Q(reverses__isnull=False, amount__lt=0, times__lte=0),
            ),
            models.CheckConstraint(name="transfer_year", condition=Q(on__year=models.F("year"))),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.currency} {self.amount}"
