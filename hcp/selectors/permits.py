"""Questions about who serves an institution: registrations there, and the territories it belongs to."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from core.actor import Actor
from core.lists import one
from hcp.models import AccountAssignment, HospitalRegistration, ReceptionSlot
from hcp.querysets import AssignmentQuerySet, DatedAtInstitutionQuerySet, RegistrationQuerySet


def list_registrations(actor: Actor) -> RegistrationQuerySet:
    """The registrations this reader sees: his own and his team's, or all."""
    seen: RegistrationQuerySet = HospitalRegistration.objects.visible_to(actor)
    return seen.select_related("institution")


def count_registrations(actor: Actor, day: date) -> list[dict[str, Any]]:
    """At how many institutions each person this reader sees is registered on that day."""
    held = list_registrations(actor).filter(registered_on__lte=day)
    held = held.filter(Q(expires_on=None) | Q(expires_on__gte=day))
    counted = held.values("user_id").annotate(count=Count("institution_id", distinct=True))
    return list(counted.order_by("user_id"))


def registrations_of(user_id: int) -> RegistrationQuerySet:
    """The registrations of one person, past ones included."""
    found: RegistrationQuerySet = HospitalRegistration.objects.filter(user_id=user_id)
    return found


def slots_of(institution_id: UUID) -> DatedAtInstitutionQuerySet:
    """The reception hours of one institution, past ones included, whoever serves it now."""
    found: DatedAtInstitutionQuerySet = ReceptionSlot.objects.filter(institution_id=institution_id)
    return found


def get_registration(actor: Actor, registration_id: UUID) -> HospitalRegistration:
    """One registration."""
    found: HospitalRegistration = one(list_registrations(actor), registration_id)
    return found


def registration_row(registration: HospitalRegistration) -> dict[str, Any]:
    """A registration as the screens read it."""
    return {
        "id": registration.pk,
        "version": registration.version,
        "user_id": registration.user_id,
        "institution_id": registration.institution_id,
        "institution_name": registration.institution.name,
        "number": registration.number,
        "registered_on": registration.registered_on,
        "expires_on": registration.expires_on,
        "registered_by": registration.registered_by,
    }


def list_assignments(actor: Actor, territory_id: UUID) -> AssignmentQuerySet:
    """The institutions a territory has today."""
    seen: AssignmentQuerySet = AccountAssignment.objects.visible_to(actor).today()
    return seen.filter(territory_id=territory_id).select_related("institution")


def get_assignment(actor: Actor, assignment_id: UUID) -> AccountAssignment:
    """One assignment."""
    seen: AssignmentQuerySet = AccountAssignment.objects.visible_to(actor)
    found: AccountAssignment = one(seen.select_related("institution"), assignment_id)
    return found


def assignment_row(assignment: AccountAssignment) -> dict[str, Any]:
    """An assignment as the screens read it."""
    return {
        "id": assignment.pk,
        "version": assignment.version,
        "territory_id": assignment.territory_id,
        "institution_id": assignment.institution_id,
        "institution_name": assignment.institution.name,
        "from_on": assignment.from_on,
        "to_on": assignment.to_on,
    }
