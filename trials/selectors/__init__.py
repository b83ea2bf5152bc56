"""Questions the room answers."""

from trials.selectors.extract import extract_of
from trials.selectors.identities import (
    find_by_identity,
    get_identity,
    get_opening,
    identity_of,
    list_openings,
    opening_row,
)
from trials.selectors.participants import (
    get_participant,
    list_participants,
    participant_page,
    participant_row,
)
from trials.selectors.records import (
    export_row,
    file_of,
    get_adverse_event,
    get_arm,
    get_consent,
    get_consent_version,
    get_export,
    get_milestone,
    get_planned_visit,
    get_sealed,
    get_site,
    get_study_visit,
    list_exports,
)
from trials.selectors.studies import get_study, list_studies, study_page, study_row

__all__ = [
    "export_row",
    "extract_of",
    "file_of",
    "find_by_identity",
    "get_adverse_event",
    "get_arm",
    "get_consent",
    "get_consent_version",
    "get_export",
    "get_identity",
    "get_milestone",
    "get_opening",
    "get_participant",
    "get_planned_visit",
    "get_sealed",
    "get_site",
    "get_study",
    "get_study_visit",
    "identity_of",
    "list_exports",
    "list_openings",
    "list_participants",
    "list_studies",
    "opening_row",
    "participant_page",
    "participant_row",
    "study_page",
    "study_row",
]
