"""Questions about registrations at hospitals: what compliance asks before a visit."""

from typing import Any
from uuid import UUID

from core.actor import Actor
from core.errors import NotFound
from hcp.models import HospitalRegistration, ReceptionSlot
from hcp.querysets import DatedAtInstitutionQuerySet, RegistrationQuerySet


def list_registrations(actor: Actor) -> RegistrationQuerySet:
    """The registrations this reader sees: his own and his team's, or all."""
    seen: RegistrationQuerySet = HospitalRegistration.objects.get_queryset().visible_to(actor)
    return seen


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
    found: HospitalRegistration | None = list_registrations(actor).filter(pk=registration_id).first()
    if found is None:
        raise NotFound
    return found


def registration_row(registration: HospitalRegistration) -> dict[str, Any]:
    """A registration as the screens read it."""
    return {
        "id": registration.pk,
        "version": registration.version,
        "user_id": registration.user_id,
        "institution_id": registration.institution_id,
        "number": registration.number,
        "registered_on": registration.registered_on,
        "expires_on": registration.expires_on,
        "registered_by": registration.registered_by,
    }
