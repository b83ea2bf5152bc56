"""Reception hours of institutions, and the registrations of reps there."""

from typing import Any
from uuid import UUID, uuid4

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid
from core.history import change
from core.versions import edit
from hcp.models import Department, HospitalRegistration, Institution, ReceptionSlot
from hcp.policies import KEEP_SLOTS
from hcp.selectors import registration_row, slot_row
from hcp.services.institutions import ID_TAKEN
from staff.policies import KEEP_PERMITS

SLOT_SENTENCES = {
    "slot_ends_after_it_starts": Invalid.of(
        "ends", "结束时间须晚于开始时间。", "The end must be after the start."
    ),
    "slot_has_a_weekday": Invalid.of(
        "weekday", "请选择星期一至星期日。", "Choose a day from Monday to Sunday."
    ),
    "hcp_receptionslot_pkey": ID_TAKEN,
}
REGISTRATION_SENTENCES = {
    "registration_expires_after_it_begins": Invalid.of(
        "expires_on", "到期日不能早于登记日。", "The last day cannot lie before the first."
    ),
    "hcp_hospitalregistration_pkey": ID_TAKEN,
}


def create_slot(
    actor: Actor,
    institution: Institution,
    *,
    department: Department | None = None,
    id: UUID | None = None,
    **fields: Any,
) -> ReceptionSlot:
    """Add an hour at which an institution receives reps."""
    require(actor, KEEP_SLOTS)
    with change(actor, "hcp.slot.create"), told(SLOT_SENTENCES):
        return ReceptionSlot.objects.create(
            id=id or uuid4(), institution=institution, department=department, **fields
        )


def correct_slot(
    actor: Actor, slot: ReceptionSlot, *, version: int, reason: str = "", **fields: Any
) -> ReceptionSlot:
    """Change an hour, or end it by its last day."""
    require(actor, KEEP_SLOTS)
    with told(SLOT_SENTENCES):
        return edit(
            actor, "hcp.slot.correct", slot, version=version, current=slot_row, reason=reason, **fields
        )


def create_registration(
    actor: Actor, user_id: int, institution: Institution, *, id: UUID | None = None, **fields: Any
) -> HospitalRegistration:
    """Enter that a rep is registered at an institution."""
    require(actor, KEEP_PERMITS)
    with change(actor, "hcp.registration.create"), told(REGISTRATION_SENTENCES):
        return HospitalRegistration.objects.create(
            id=id or uuid4(), user_id=user_id, institution=institution, **fields
        )


def correct_registration(
    actor: Actor, registration: HospitalRegistration, *, version: int, reason: str = "", **fields: Any
) -> HospitalRegistration:
    """Correct a registration, or let it end."""
    require(actor, KEEP_PERMITS)
    with told(REGISTRATION_SENTENCES):
        return edit(
            actor,
            "hcp.registration.correct",
            registration,
            version=version,
            current=registration_row,
            reason=reason,
            **fields,
        )
