"""What is done with visits: planned, written, handed in, judged."""

from visits.services.asking import MEAL_REQUEST
from visits.services.planning import (
    cancel_visit,
    check_in_visit,
    create_visit,
    edit_visit,
    plan_visit,
)
from visits.services.reporting import submit_visit
from visits.services.review import approve_visit, send_back_visit, unlock_visit

__all__ = [
    "MEAL_REQUEST",
    "approve_visit",
    "cancel_visit",
    "check_in_visit",
    "create_visit",
    "edit_visit",
    "plan_visit",
    "send_back_visit",
    "submit_visit",
    "unlock_visit",
]
