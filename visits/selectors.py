"""Questions about visits."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Max, Q
from django.utils import timezone

from core.actor import Actor
from core.lists import one
from staff import selectors as staff
from visits.choices import Outcome, VisitState
from visits.flow import moves_for
from visits.models import Visit, VisitQuerySet

CARRIED = timedelta(days=366)  # how much of the past a tablet carries
KIND = "visit"  # what approvals and the ledger know it by
FILE_FIELDS = ("id", "kind", "mime", "size")


def list_visits(actor: Actor) -> VisitQuerySet:
    """Visits this reader may see, with the names their rows show."""
    return _named(Visit.objects.visible_to(actor))


def get_visit(actor: Actor, visit_id: UUID) -> Visit:
    """One visit, if the reader may see it."""
    return one(list_visits(actor), visit_id)


def visits_on(actor: Actor, day: date) -> VisitQuerySet:
    """The actor's own day, in its order; what was cancelled is not part of it."""
    own = list_visits(actor).filter(owner=actor.user_id).between(*_days(day, day))
    return own.exclude(state=VisitState.CANCELLED).order_by("at", "id")


def last_visit_with(actor: Actor, hcp_id: UUID) -> Visit | None:
    """The actor's own last visit to this person that was handed in: what the next one may repeat."""
    own = list_visits(actor).filter(owner=actor.user_id).of_hcp(hcp_id).handed_in()
    found: Visit | None = own.order_by("-at", "-id").first()
    return found


def meetings_with(hcp_id: UUID) -> tuple[date | None, int]:
    """When this person was last met, by visits that were handed in, and how often in all."""
    met = Visit.objects.of_hcp(hcp_id).handed_in().exclude(outcome=Outcome.NOT_MET)
    found = met.aggregate(last=Max("at"), count=Count("pk"))
    return found["last"] and timezone.localdate(found["last"]), found["count"]


def team_counts(actor: Actor, start: date, end: date) -> list[dict[str, Any]]:
    """How many visits of these days each rep the reader looks after has planned, handed in, and late."""
    first, after = _days(start, end)
    counted = {
        "planned": Q(done__state__in=[VisitState.PLANNED, VisitState.CHECKED_IN]),
        "submitted": Q(done__state=VisitState.SUBMITTED),
        "approved": Q(done__state=VisitState.APPROVED),
        "returned": Q(done__state=VisitState.RETURNED),
        "late": Q(done__late=True),
    }
    people = staff.list_people(actor).annotate(
        done=FilteredRelation("visits", condition=Q(visits__at__gte=first, visits__at__lt=after))
    )
    looked_after = people.filter(Q(done__isnull=False) | Q(pk__in=actor.team), roles__contains=["rep"])
    counts = {name: Count("done", filter=condition) for name, condition in counted.items()}
    rows = looked_after.annotate(**counts).order_by("name", "pk").values("pk", "name", *counts)
    return [{"user_id": row.pop("pk"), **row} for row in rows]


def visits_for_feed(actor: Actor) -> VisitQuerySet:
    """What a tablet carries: its person's own visits, and his team's, of twelve months and all to come."""
    since = timezone.now() - CARRIED
    return _named(Visit.objects.of_team(actor).filter(at__gte=since))


def seen_by(actor: Actor) -> Q:
    """History rows whose loss concerns this reader."""
    return Q(owner_id__in=actor.team)


def visit_row(actor: Actor, visit: Visit) -> dict[str, Any]:
    """A visit as the screens read it, with the moves open to the reader."""
    named: Any = visit  # carries the names list_visits() put beside its columns
    return {
        "id": visit.pk,
        "number": visit.number,
        "version": visit.version,
        "state": visit.state,
        "moves": moves_for(actor, visit),
        "owner_id": visit.owner_id,
        "owner_name": named.owner_name,
        "institution_id": visit.institution_id,
        "institution_name": named.institution_name,
        "department_id": visit.department_id,
        "hcp_id": visit.hcp_id,
        "hcp_name": named.hcp_name or "",
        "also_met": visit.also_met,
        "channel": visit.channel,
        "slot_id": visit.slot_id,
        "planned_at": visit.planned_at,
        "planned_minutes": visit.planned_minutes,
        "happened_at": visit.happened_at,
        "written_at": visit.written_at,
        "arrived_at": visit.arrived_at,
        "late": visit.late,
        "checked_in_at": visit.checked_in_at,
        "position": visit.position,
        "position_missing": visit.position_missing,
        "products": visit.products,
        "outcome": visit.outcome,
        "next_step": visit.next_step,
        "next_on": visit.next_on,
        "note": visit.note,
        "attachments": [{name: file[name] for name in FILE_FIELDS} for file in visit.attachments],
        "meal": meal_row(visit),
        "warnings": visit.warnings,
        "returned_reason": visit.returned_reason,
        "submitted_at": visit.submitted_at,
        "approved_at": visit.approved_at,
        "cancelled_at": visit.cancelled_at,
    }


def meal_row(visit: Visit) -> dict[str, Any] | None:
    """The meal of a visit as the screens read it, with what the rules answered when it was handed in."""
    if visit.meal is None:
        return None
    receipts = [{name: file[name] for name in FILE_FIELDS} for file in visit.meal["receipts"]]
    return {**visit.meal, "receipts": receipts}


def people_named(visit: Visit) -> dict[UUID, str]:
    """The names of everybody met, by id."""
    people: Any = visit._meta.get_field("hcp").related_model
    return dict(people.objects.filter(pk__in=met_at(visit)).values_list("pk", "name"))


def met_at(visit: Visit) -> list[UUID]:
    """Everybody met at a visit, in a fixed order."""
    return sorted({*visit.also_met, *([visit.hcp_id] if visit.hcp_id else [])})


def start_of(day: date) -> datetime:
    """The first moment of a day where the company works."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _days(start: date, end: date) -> tuple[datetime, datetime]:
    return start_of(start), start_of(end + timedelta(days=1))


def _named(visits: VisitQuerySet) -> VisitQuerySet:
    named: VisitQuerySet = visits.annotate(
        owner_name=F("owner__name"), institution_name=F("institution__name"), hcp_name=F("hcp__name")
    )
    return named
