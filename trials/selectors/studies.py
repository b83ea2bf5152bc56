"""Questions about studies: what was planned and what took place, month by month."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone

from core.actor import Actor
from core.lists import one
from trials.choices import ParticipantStatus
from trials.models import AdverseEvent, Arm, Milestone, Participant, Site, Study

COUNTED = {
    "people": Q(),
    "screen_failures": Q(status=ParticipantStatus.SCREEN_FAILURE),
    "in_study": Q(
        status__in=[ParticipantStatus.RANDOMISED, ParticipantStatus.ON_TREATMENT, ParticipantStatus.FOLLOW_UP]
    ),
    "completed": Q(status=ParticipantStatus.COMPLETED),
    "withdrawn": Q(status=ParticipantStatus.WITHDRAWN),
    "randomised": Q(reference_start_on__isnull=False),
}


def list_studies(actor: Actor) -> QuerySet[Study]:
    """Studies this reader may see, with the counts their rows show."""
    counts = {name: _count(Participant, condition) for name, condition in COUNTED.items()}
    return Study.objects.visible_to(actor).annotate(**counts)


def get_study(actor: Actor, study_id: UUID) -> Study:
    """One study, if the reader may see it."""
    return one(list_studies(actor), study_id)


def study_row(study: Study) -> dict[str, Any]:
    """A study as lists show it."""
    counted: Any = study
    return {
        "id": study.pk,
        "version": study.version,
        "number": study.number,
        "name": study.name,
        "phase": study.phase,
        "sponsor": study.sponsor,
        "indication": study.indication,
        "ctcae": study.ctcae,
        "sae_hours": study.sae_hours,
        "planned": study.planned,
        "enrol_from": study.enrol_from,
        "enrol_until": study.enrol_until,
        "counts": {name: getattr(counted, name) for name in COUNTED},
    }


def study_page(study: Study) -> dict[str, Any]:
    """A study with its arms, sites, visits, consent versions and how it enrolled."""
    adverse = AdverseEvent.objects.filter(participant__study=study)
    return {
        **study_row(study),
        "arms": _arms(study),
        "sites": _sites(study),
        "planned_visits": list(
            study.planned_visits.order_by("number", "name").values(
                "id", "number", "name", "day", "before", "after"
            )
        ),
        "consent_versions": list(
            study.consent_versions.order_by("-approved_on", "name").values(
                "id", "name", "language", "approved_on"
            )
        ),
        "adverse_events": adverse.aggregate(
            all=Count("pk"),
            people=Count("participant", distinct=True),
            serious=Count("pk", filter=Q(serious=True)),
        ),
        "enrolment": enrolment_of(study),
    }


def enrolment_of(study: Study) -> list[dict[str, Any]]:
    """How many were randomised in each month, summed up, beside an even pace to the number planned.

    Months nobody came in are told as well, those to come are not, and the plan is a straight line: nothing is
    smoothed or forecast.
    """
    by_month = {
        row["month"]: row["count"]
        for row in Milestone.objects.filter(participant__study=study, status=ParticipantStatus.RANDOMISED)
        .annotate(month=TruncMonth("on"))
        .values("month")
        .annotate(count=Count("pk"))
        .order_by("month")
    }
    last = max([*by_month, min(study.enrol_until, timezone.localdate())])
    rows, total = [], 0
    for month in _months(min([*by_month, study.enrol_from]), last):
        total += by_month.get(month, 0)
        rows.append(
            {
                "month": month,
                "randomised": by_month.get(month, 0),
                "total": total,
                "planned": planned_by(study, _next(month)),
            }
        )
    return rows


def planned_by(study: Study, day: date) -> int:
    """How many an even pace would have brought before this day."""
    whole = (study.enrol_until - study.enrol_from).days + 1
    passed = min(max((day - study.enrol_from).days, 0), whole)
    return round(study.planned * passed / whole)


def _months(first: date, last: date) -> Iterable[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = _next(month)


def _next(month: date) -> date:
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1, day=1)


def _count(model: type[Model], condition: Q, on: str = "study") -> Any:
    rows = model._default_manager.filter(condition, **{on: OuterRef("pk")}).order_by().values(on)
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def _arms(study: Study) -> list[dict[str, Any]]:
    arms: Any = Arm.objects.filter(study=study).annotate(randomised=_count(Participant, Q(), on="arm"))
    return list(arms.order_by("code").values("id", "code", "name", "planned", "randomised"))


def _sites(study: Study) -> list[dict[str, Any]]:
    counts = {
        name: _count(Participant, COUNTED[name], on="site")
        for name in ("people", "randomised", "screen_failures")
    }
    sites = Site.objects.filter(study=study).annotate(**counts, institution_name=F("institution__name"))
    return list(sites.order_by("number").values("id", "number", "institution_name", "planned", *counts))
