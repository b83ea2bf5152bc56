"""After a visit: handed to the manager, with the three times it carries (AL-01)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from compliance import selectors as compliance
from compliance.abouts import About
from compliance.services.cases import look_through
from core.actor import Actor
from core.errors import Invalid
from core.words import Text
from visits.choices import Outcome
from visits.flow import check_move, visit_flow
from visits.models import Visit
from visits.selectors import KIND
from visits.services.asking import request_of, settle_meal
from visits.services.contents import ask_gates, product_ids
from visits.services.meals import judge_meal, judged_meal, wrong_with_meal
from visits.services.people import note_people
from visits.services.planning import CLOCKS_DIFFER, said

NO_PERSON = Text("请选择拜访的医生。", "Choose whom you met.")
NO_OUTCOME = Text("请选择拜访结果。", "Choose what came of it.")
NO_PRODUCT = Text(
    "请至少填写一个产品；未见到人时，请将结果选为“未见到”。", "Name a product, or choose “not met”."
)
NO_TIME = Text("请填写拜访时间。", "Say when the visit happened.")
NOT_YET = Text("拜访时间不能在将来。", "The visit cannot have happened in the future.")


@transaction.atomic
def submit_visit(
    actor: Actor, visit: Visit, *, written_at: datetime | None = None, happened_at: datetime | None = None
) -> Visit:
    """Hand a finished visit to the manager, if the rules allowed it when it happened.

    Its meal is in the ledger with it, or asked for; what a rule blocks keeps the visit from being handed in.
    """
    check_move(actor, visit, "submit")
    visit.happened_at = happened_at or visit.happened_at
    _check_whole(visit)
    warnings = ask_gates(actor, visit, visit.happened_at)
    run = request_of(actor, visit)
    fields = {**_times(actor, visit, written_at), **judged_meal(visit, judge_meal(visit))}
    submitted = visit_flow.move(actor, visit, "submit", warnings=warnings, returned_reason="", **fields)
    settle_meal(actor, submitted, run)
    note_people(actor, submitted)
    _look_through(actor, submitted)
    return submitted


def _look_through(actor: Actor, visit: Visit) -> None:
    """Open a case for what the word lists find in it; the clock runs since the rep was told (CT-05, MR-11)."""
    assert visit.happened_at is not None
    assert visit.written_at is not None
    look_through(
        actor,
        About(KIND, visit.pk, visit.version, visit.number),
        texts_of(visit),
        moments=[visit.happened_at, visit.written_at],
        product_ids=product_ids(visit),
    )


def texts_of(visit: Visit) -> dict[str, str]:
    """What was written freely, by field."""
    spoken = "\n".join(line["note"] for line in visit.products if line["note"])
    reason = visit.meal["reason"] if visit.meal else ""
    return {"note": visit.note, "next_step": visit.next_step, "products": spoken, "meal": reason}


def _check_whole(visit: Visit) -> None:
    missing: dict[str, Text] = {}
    if visit.happened_at is None:
        missing["happened_at"] = NO_TIME
    elif visit.happened_at > timezone.now() + CLOCKS_DIFFER:
        missing["happened_at"] = NOT_YET
    if visit.hcp_id is None:
        missing["hcp_id"] = NO_PERSON
    if not visit.outcome:
        missing["outcome"] = NO_OUTCOME
    elif not visit.products and visit.outcome != Outcome.NOT_MET:
        missing["products"] = NO_PRODUCT
    missing |= wrong_with_meal(visit)
    if missing:
        first = next(iter(missing.values()))
        raise Invalid("incomplete", first.zh, first.en, fields=missing)


def _times(actor: Actor, visit: Visit, written_at: datetime | None) -> dict[str, Any]:
    """When it happened, was written and arrived. The first handing in is written once, whatever follows."""
    happened = visit.happened_at
    assert happened is not None
    now = timezone.now()
    written = visit.written_at or said(written_at or actor.occurred_at)
    limit = compliance.late_after(timezone.localdate(happened))
    return {
        "happened_at": happened,
        "at": happened,
        "written_at": written,
        "arrived_at": visit.arrived_at or now,
        "submitted_at": visit.submitted_at or now,
        "late": limit is not None and written - happened > limit,
    }
