"""Questions about institutions, their departments and their hours."""

from typing import Any
from uuid import UUID

from core.actor import Actor
from core.errors import Invalid
from core.lists import one
from hcp.models import Department, Institution, ReceptionSlot
from hcp.querysets import AtInstitutionQuerySet, DatedAtInstitutionQuerySet, InstitutionQuerySet
from hcp.selectors.permits import list_registrations, registration_row

# What lists and the feed do not show is not fetched: the columns of the search are large.
_UNSEEN = ("grams", "search", "key", "specialties")


def list_institutions(actor: Actor) -> InstitutionQuerySet:
    """The institutions this reader sees."""
    seen: InstitutionQuerySet = Institution.objects.visible_to(actor)
    return seen.defer(*_UNSEEN)


def get_institution(actor: Actor, institution_id: UUID) -> Institution:
    """One institution."""
    whole = list_institutions(actor).defer(None).defer("grams", "search")
    found: Institution = one(whole, institution_id)
    return found


def institution_row(institution: Institution) -> dict[str, Any]:
    """An institution as the screens read it."""
    return {
        "id": institution.pk,
        "version": institution.version,
        "name": institution.name,
        "aliases": institution.aliases,
        "kind": institution.kind,
        "level": institution.level,
        "grade": institution.grade,
        "division_code": institution.division_code,
        "division_text": institution.division_text,
        "province": institution.division_code[:2],
        "address": institution.address,
        "uscc": institution.uscc,
        "status": institution.status,
        "pinyin": institution.pinyin,
        "initials": institution.initials,
    }


def institution_page(actor: Actor, institution: Institution) -> dict[str, Any]:
    """An institution with its departments, hours of today and on, and the reader's registrations."""
    departments = list_departments(actor).filter(institution=institution).order_by("pinyin", "id")
    slots = list_slots(actor).filter(institution=institution).order_by("weekday", "starts", "id")
    registrations = list_registrations(actor).filter(institution=institution).order_by("registered_on", "id")
    return {
        **institution_row(institution),
        "specialties": institution.specialties,
        "departments": [department_row(row) for row in departments],
        "slots": [slot_row(row) for row in slots],
        "registrations": [registration_row(row) for row in registrations],
    }


def list_departments(actor: Actor) -> AtInstitutionQuerySet:
    """The departments of the institutions this reader sees."""
    seen: AtInstitutionQuerySet = Department.objects.visible_to(actor)
    return seen


def get_department(actor: Actor, department_id: UUID) -> Department:
    """One department."""
    found: Department = one(list_departments(actor), department_id)
    return found


def find_department(actor: Actor, institution: Institution, department_id: UUID | None) -> Department | None:
    """A department of this institution, if one is named."""
    if department_id is None:
        return None
    department = get_department(actor, department_id)
    if department.institution_id != institution.pk:
        raise Invalid.of(
            "department_id", "该科室不属于这家机构。", "This department is not one of the institution's."
        )
    return department


def department_row(department: Department) -> dict[str, Any]:
    """A department as the screens read it."""
    return {
        "id": department.pk,
        "version": department.version,
        "institution_id": department.institution_id,
        "name": department.name,
        "specialty_code": department.specialty_code,
        "pinyin": department.pinyin,
    }


def list_slots(actor: Actor) -> DatedAtInstitutionQuerySet:
    """The hours of the institutions this reader sees, past ones included."""
    seen: DatedAtInstitutionQuerySet = ReceptionSlot.objects.visible_to(actor)
    return seen


def get_slot(actor: Actor, slot_id: UUID) -> ReceptionSlot:
    """One reception hour."""
    found: ReceptionSlot = one(list_slots(actor), slot_id)
    return found


def slot_row(slot: ReceptionSlot) -> dict[str, Any]:
    """A reception hour as the screens read it."""
    return {
        "id": slot.pk,
        "version": slot.version,
        "institution_id": slot.institution_id,
        "department_id": slot.department_id,
        "weekday": slot.weekday,
        "starts": f"{slot.starts:%H:%M}",
        "ends": f"{slot.ends:%H:%M}",
        "place": slot.place,
        "host": slot.host,
        "from_on": slot.from_on,
        "to_on": slot.to_on,
    }
