"""What is done in the room."""

from trials.services.exporting import export_study
from trials.services.identities import (
    erase_identity,
    open_identity,
    review_opening,
    seal_identity,
)
from trials.services.importing import import_study
from trials.services.keeping import (
    add_participant,
    record_adverse_event,
    record_consent,
    record_status,
    record_visit,
)
from trials.services.keys import finish_erasures, rotate_master_key

__all__ = [
    "add_participant",
    "erase_identity",
    "export_study",
    "finish_erasures",
    "import_study",
    "open_identity",
    "record_adverse_event",
    "record_consent",
    "record_status",
    "record_visit",
    "review_opening",
    "rotate_master_key",
    "seal_identity",
]
