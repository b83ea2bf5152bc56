"""An amount over heads: shares differ by a cent at most and always sum to the amount."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import TypeVar

CENT = Decimal("0.01")
T = TypeVar("T")


def share(amount: Decimal, heads: Sequence[T]) -> dict[T, Decimal]:
    """Whole cents for each head, those that do not divide going to the first ones."""
    if not heads:
        return {}
    each, left = divmod(int(amount / CENT), len(heads))
    return {head: (each + (number < left)) * CENT for number, head in enumerate(heads)}


def per_head(amount: Decimal, heads: int) -> Decimal:
    """An amount over heads, in whole cents, never below what it is: what a cap is measured by."""
    return amount if heads < 1 else (amount / heads).quantize(CENT, rounding=ROUND_CEILING)
