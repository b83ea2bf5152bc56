"""One record of each kind, for whoever reads its history."""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from core.actor import Actor
from core.lists import one
from trials.models import (
    AdverseEvent,
    Arm,
    Consent,
    ConsentVersion,
    ExportFile,
    Identity,
    Milestone,
    PlannedVisit,
    Site,
    StudyExport,
    StudyVisit,
)


def get_arm(actor: Actor, arm_id: UUID) -> Arm:
    """One arm."""
    return one(Arm.objects.visible_to(actor), arm_id)


def get_site(actor: Actor, site_id: UUID) -> Site:
    """One site."""
    return one(Site.objects.visible_to(actor), site_id)


def get_planned_visit(actor: Actor, planned_id: UUID) -> PlannedVisit:
    """One visit of the protocol."""
    return one(PlannedVisit.objects.visible_to(actor), planned_id)


def get_consent_version(actor: Actor, version_id: UUID) -> ConsentVersion:
    """One version of the consent form."""
    return one(ConsentVersion.objects.visible_to(actor), version_id)


def get_milestone(actor: Actor, milestone_id: UUID) -> Milestone:
    """One dated fact."""
    return one(Milestone.objects.visible_to(actor), milestone_id)


def get_study_visit(actor: Actor, visit_id: UUID) -> StudyVisit:
    """One visit that took place."""
    return one(StudyVisit.objects.visible_to(actor), visit_id)


def get_consent(actor: Actor, consent_id: UUID) -> Consent:
    """One signed consent."""
    return one(Consent.objects.visible_to(actor), consent_id)


def get_adverse_event(actor: Actor, adverse_id: UUID) -> AdverseEvent:
    """One adverse event."""
    return one(AdverseEvent.objects.visible_to(actor), adverse_id)


def get_sealed(actor: Actor, identity_id: UUID) -> Identity:
    """One sealed identity, by its own id."""
    return one(Identity.objects.visible_to(actor), identity_id)


def list_exports(actor: Actor, study_id: UUID) -> QuerySet[StudyExport]:
    """What left a study."""
    named = StudyExport.objects.visible_to(actor).annotate(made_by_name=F("made_by__name"))
    found: QuerySet[StudyExport] = named.filter(study=study_id)
    return found


def get_export(actor: Actor, export_id: UUID) -> StudyExport:
    """One export."""
    return one(StudyExport.objects.visible_to(actor).annotate(made_by_name=F("made_by__name")), export_id)


def export_row(export: StudyExport) -> dict[str, Any]:
    """An export as the screen reads it."""
    named: Any = export
    names = ("study_id", "form", "k", "report", "sha256", "size", "made_at")
    row = {name: getattr(export, name) for name in names}
    return {"id": export.pk, **row, "made_by_name": named.made_by_name}


def file_of(export: StudyExport) -> bytes:
    """The bytes as they were hashed."""
    return bytes(ExportFile.objects.get(export=export).content)
