"""What is done with institutions and the people who work there: the door other rooms act through."""

from hcp.services.accounts import assign_accounts, end_assignment
from hcp.services.imports import map_columns, start_dry_run, start_run, start_undo, upload_list
from hcp.services.institutions import (
    correct_department,
    correct_institution,
    create_department,
    create_institution,
)
from hcp.services.people import (
    correct_hcp,
    create_affiliation,
    create_hcp,
    end_affiliation,
    record_last_visit,
)
from hcp.services.queued import Answer, settle_row
from hcp.services.slots import (
    correct_registration,
    correct_slot,
    create_registration,
    create_slot,
)

__all__ = [
    "Answer",
    "assign_accounts",
    "correct_department",
    "correct_hcp",
    "correct_institution",
    "correct_registration",
    "correct_slot",
    "create_affiliation",
    "create_department",
    "create_hcp",
    "create_institution",
    "create_registration",
    "create_slot",
    "end_affiliation",
    "end_assignment",
    "map_columns",
    "record_last_visit",
    "settle_row",
    "start_dry_run",
    "start_run",
    "start_undo",
    "upload_list",
]
