"""Questions about participants: where each stands, which visit is due, which consent is missing."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from core.actor import Actor
from core.lists import one
from trials.choices import ENDED, FOLLOWS
from trials.models import AdverseEvent, Identity, Participant, StudyVisit
from trials.schedule import standing_of, study_day, window_of
from trials.selectors.studies import get_study


def list_participants(actor: Actor, study_id: UUID) -> QuerySet[Participant]:
    """The participants of a study the reader may see."""
    study = get_study(actor, study_id)
    found: QuerySet[Participant] = named_people(Participant.objects.visible_to(actor).filter(study=study.pk))
    return found


def get_participant(actor: Actor, participant_id: UUID) -> Participant:
    """One participant, if the reader may see him."""
    found: Participant = one(named_people(Participant.objects.visible_to(actor)), participant_id)
    return found


def named_people(people: Any) -> Any:
    """Participants with the names their rows show."""
    return people.select_related("study").annotate(
        site_number=F("site__number"),
        arm_name=F("arm__name"),
        has_serious=Exists(AdverseEvent.objects.filter(participant=OuterRef("pk"), serious=True)),
    )


def participant_row(participant: Participant) -> dict[str, Any]:
    """A participant as lists show him: a number and no name."""
    named: Any = participant
    return {
        "id": participant.pk,
        "version": participant.version,
        "study_id": participant.study_id,
        "study_number": participant.study.number,
        "number": participant.number,
        "site_number": named.site_number,
        "status": participant.status,
        "status_on": participant.status_on,
        "arm_name": named.arm_name or "",
        "sex": participant.sex,
        "age": participant.age,
        "has_serious": named.has_serious,
    }


def participant_page(participant: Participant) -> dict[str, Any]:
    """A participant with all that happened, and what is due today."""
    signed: Any = participant.consents.annotate(
        name=F("consent_version__name"), version_id=F("consent_version_id")
    )
    consents = list(signed.order_by("-signed_on").values("id", "name", "version_id", "signed_on"))
    return {
        **participant_row(participant),
        "race": participant.race,
        "ethnicity": participant.ethnicity,
        "country": participant.country,
        "reference_start_on": participant.reference_start_on,
        "next_statuses": list(FOLLOWS[participant.status]),
        "identity": identity_state(participant),
        "milestones": list(
            participant.milestones.order_by("-on", "-order").values(
                "id", "on", "status", "category", "coded", "term", "cause"
            )
        ),
        "visits": visits_of(participant, timezone.localdate(), _first_day(consents)),
        "consents": consents,
        "consent_due": _consent_due(participant, consents),
        "adverse_events": list(
            participant.adverse_events.order_by("-order").values(
                *("id", "order", "verbatim", "coded", "severity", "grade", "serious", "criteria"),
                *("relation", "outcome", "started_at", "ended_at"),
            )
        ),
    }


def identity_state(participant: Participant) -> str:
    """Whether somebody's identity lies here sealed, was erased, or was never brought."""
    identity = Identity.objects.filter(participant=participant).only("erased_at").first()
    if identity is None:
        return "none"
    return "erased" if identity.erased_at else "sealed"


def visits_of(participant: Participant, today: date, consented_on: date | None) -> list[dict[str, Any]]:
    """The visits of the protocol with their windows, and those that took place, in the order of their days.

    Nothing is planned for whoever has left: what did not take place by then is not told as missed.
    """
    done = list(participant.study_visits.select_related("planned").order_by("started_on", "number"))
    taken = {visit.planned_id for visit in done}
    open_: Any = [] if participant.status in ENDED else participant.study.planned_visits.order_by("number")
    reference = participant.reference_start_on
    must_sign = participant.study.consent_versions.exists()
    rows = [_visit(visit, reference, today, must_sign, consented_on) for visit in done]
    if reference is not None:
        rows += [_due(plan, reference, today) for plan in open_ if plan.pk not in taken and plan.day]
    return sorted(rows, key=lambda row: (row["started_on"] or row["target"], str(row["number"])))


def _visit(
    visit: StudyVisit, reference: date | None, today: date, must_sign: bool, consented_on: date | None
) -> dict[str, Any]:
    plan = visit.planned
    known = plan is not None and plan.day is not None and reference is not None
    window = window_of(reference, plan.day, before=plan.before, after=plan.after) if known else None  # type: ignore[union-attr, arg-type]
    before = must_sign and (consented_on is None or visit.started_on < consented_on)
    return {
        **_window(window),
        "id": visit.pk,
        "planned_id": visit.planned_id,
        "number": visit.number,
        "name": visit.name,
        "started_on": visit.started_on,
        "ended_on": visit.ended_on,
        "day": study_day(reference, visit.started_on) if reference else None,
        "standing": standing_of(window, today=today, done_on=visit.started_on),
        "before_consent": before,
    }


def _due(plan: Any, reference: date, today: date) -> dict[str, Any]:
    window = window_of(reference, plan.day, before=plan.before, after=plan.after)
    return {
        **_window(window),
        "id": None,
        "planned_id": plan.pk,
        "number": plan.number,
        "name": plan.name,
        "started_on": None,
        "ended_on": None,
        "day": plan.day,
        "standing": standing_of(window, today=today, done_on=None),
        "before_consent": False,
    }


def _window(window: Any) -> dict[str, Any]:
    return {name: window and getattr(window, name) for name in ("first", "target", "last")}


def _first_day(consents: list[dict[str, Any]]) -> date | None:
    return min((consent["signed_on"] for consent in consents), default=None)


def _consent_due(participant: Participant, consents: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The newest approved version, when somebody still in the study has not signed it (CT-10)."""
    newest = participant.study.consent_versions.order_by("-approved_on", "-name").first()
    signed = {consent["version_id"] for consent in consents}
    if newest is None or participant.status in ENDED or newest.pk in signed:
        return None
    return {"id": newest.pk, "name": newest.name, "approved_on": newest.approved_on}
