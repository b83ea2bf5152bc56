"""A meal of Ana's as the tests of meals look at it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from compliance.models import Run, Task, Transfer, YearAccount, YearSum
from core.actor import Actor
from core.errors import DomainError
from hcp.models import Hcp
from tests.visits.factories import TODAY
from visits import services
from visits.models import Visit


def refused(act: Callable[[], object]) -> DomainError:
    with pytest.raises(DomainError) as error:
        act()
    return error.value


def change_meal(actor: Actor, visit: Visit, **fields: Any) -> Visit:
    """The owner corrects the meal of a visit that is his to write."""
    known = visit.meal or {}
    meal = {
        "amount": Decimal(known["amount"]),
        "currency": known["currency"],
        "heads": known["heads"],
        "hcp_ids": [UUID(one) for one in known["hcp_ids"]],
        "reason": known["reason"],
        "receipts": [UUID(file["id"]) for file in known["receipts"]],
    }
    return services.edit_visit(actor, visit, version=visit.version, meal=meal | fields)


def lines(visit: Visit) -> list[tuple[str, str, str]]:
    """What the visit wrote: whom for, given or held, how much; in the order it was written."""
    found = Transfer.objects.filter(cause_id=visit.pk).order_by("id")
    return [(str(line.hcp_id), line.standing, str(line.amount)) for line in found]


def sums(hcp: Hcp) -> tuple[str, str, int, int]:
    account = YearAccount.objects.get(hcp=hcp, year=TODAY.year)
    total = YearSum.objects.get(account=account, currency="CNY")
    return str(total.given), str(total.held), account.times_given, account.times_held


def run_of(visit: Visit) -> Run:
    return Run.objects.filter(about_id=visit.pk).latest("number")


def task_of(visit: Visit, actor: Actor) -> Task:
    return Task.objects.get(run=run_of(visit), assignee=actor.user_id, state="open")


def meal_of(visit: Visit) -> dict[str, Any]:
    found = Visit.objects.get(pk=visit.pk).meal
    assert found is not None
    return dict(found)
