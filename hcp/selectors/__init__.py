"""Questions about institutions and the people who work there: the door other rooms ask through."""

from hcp.selectors.codes import code_lists, list_divisions
from hcp.selectors.feed import (
    affiliations_seen_by,
    departments_seen_by,
    feed_scope,
    hcps_seen_by,
    institutions_seen_by,
)
from hcp.selectors.imports import get_import, import_line, import_row, list_import_rows, list_imports
from hcp.selectors.institutions import (
    department_row,
    get_department,
    get_institution,
    get_slot,
    institution_page,
    institution_row,
    list_departments,
    list_institutions,
    list_slots,
    slot_row,
)
from hcp.selectors.people import (
    affiliation_row,
    get_affiliation,
    get_hcp,
    hcp_page,
    hcp_row,
    list_affiliations,
    list_hcps,
)
from hcp.selectors.permits import (
    get_registration,
    list_registrations,
    registration_row,
    registrations_of,
    slots_of,
)

__all__ = [
    "affiliation_row",
    "affiliations_seen_by",
    "code_lists",
    "department_row",
    "departments_seen_by",
    "feed_scope",
    "get_affiliation",
    "get_department",
    "get_hcp",
    "get_import",
    "get_institution",
    "get_registration",
    "get_slot",
    "hcp_page",
    "hcp_row",
    "hcps_seen_by",
    "import_line",
    "import_row",
    "institution_page",
    "institution_row",
    "institutions_seen_by",
    "list_affiliations",
    "list_departments",
    "list_divisions",
    "list_hcps",
    "list_import_rows",
    "list_imports",
    "list_institutions",
    "list_registrations",
    "list_slots",
    "registration_row",
    "registrations_of",
    "slot_row",
    "slots_of",
]
