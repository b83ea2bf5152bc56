"""What may be done with people and their permits. Other rooms call these, never the tables."""

from staff.services.accounts import (
    activate_person,
    change_password,
    choose_language,
    correct_person,
    create_person,
    deactivate_person,
    prove_identity,
    set_password,
)
from staff.services.deputies import appoint_deputy, end_deputy
from staff.services.permits import (
    correct_letter,
    issue_letter,
    keep_filing,
    keep_qualification,
)
from staff.services.powers import grant_roles, join_team
from staff.services.products import add_message, add_product, correct_message, correct_product
from staff.services.sessions import end_session
from staff.services.tablets import note_contact, register_tablet, revoke_tablet
from staff.services.territories import (
    add_team,
    add_territory,
    assign_person,
    change_team,
    change_territory,
    end_assignment,
)

__all__ = [
    "activate_person",
    "add_message",
    "add_product",
    "add_team",
    "add_territory",
    "appoint_deputy",
    "assign_person",
    "change_password",
    "change_team",
    "change_territory",
    "choose_language",
    "correct_letter",
    "correct_message",
    "correct_person",
    "correct_product",
    "create_person",
    "deactivate_person",
    "end_assignment",
    "end_deputy",
    "end_session",
    "grant_roles",
    "issue_letter",
    "join_team",
    "keep_filing",
    "keep_qualification",
    "note_contact",
    "prove_identity",
    "register_tablet",
    "revoke_tablet",
    "set_password",
]
