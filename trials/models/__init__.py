"""The tables of the room."""

from trials.models.exports import ExportFile, StudyExport
from trials.models.identity import Identity, IdentityKey, Opening
from trials.models.participants import AdverseEvent, Consent, Milestone, Participant, StudyVisit
from trials.models.studies import Arm, ConsentVersion, PlannedVisit, Site, Study

__all__ = [
    "AdverseEvent",
    "Arm",
    "Consent",
    "ConsentVersion",
    "ExportFile",
    "Identity",
    "IdentityKey",
    "Milestone",
    "Opening",
    "Participant",
    "PlannedVisit",
    "Site",
    "Study",
    "StudyExport",
    "StudyVisit",
]
