"""Many connections at once: a report is one case, a late case is told once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from compliance.models import Case, SafetyReport
from compliance.services import cases
from core.actor import Actor
from tests.visits.factories import NOW

AT_ONCE = 8


def together(act: Callable[[], object]) -> list[object]:
    """What each of several connections got that did the same at the same moment."""
    start, got = threading.Barrier(AT_ONCE), list[object]()

    def one() -> None:
        try:
            start.wait(timeout=60)
            got.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return got


@pytest.mark.django_db(transaction=True)
def test_one_report_from_many_connections_is_one_case_told_above_once(
    ana: Actor, mei: Actor, dora: Actor, make_report: Callable[..., Any]
) -> None:
    body = make_report()
    answers = together(lambda: cases.report_safety(ana, **body).number)
    assert len(answers) == AT_ONCE
    assert len(set(answers)) == Case.objects.count() == SafetyReport.objects.count() == 1
    late = NOW + timedelta(hours=48)
    told = together(lambda: cases.escalate_due(late))
    assert sorted(map(str, told)) == ["0"] * (AT_ONCE - 1) + ["1"]
    assert Case.objects.get().history.filter(action="compliance.case.escalate").count() == 1
