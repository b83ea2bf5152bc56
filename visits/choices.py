"""The closed lists of the room."""

from django.db import models


class VisitState(models.TextChoices):
    """Where a visit stands between a plan and an approved record."""

    DRAFT = "draft"
    PLANNED = "planned"
    CHECKED_IN = "checked_in"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    CANCELLED = "cancelled"


OPEN = (VisitState.DRAFT, VisitState.PLANNED, VisitState.CHECKED_IN, VisitState.RETURNED)
HANDED_IN = (VisitState.SUBMITTED, VisitState.APPROVED)


class Channel(models.TextChoices):
    """How the two met."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    WECHAT = "wechat"
    EMAIL = "email"
    OTHER = "other"


class Reaction(models.TextChoices):
    """How a message was taken."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    QUESTION = "question"


class Outcome(models.TextChoices):
    """What came of the visit. Never a number of prescriptions (MR-11)."""

    INTERESTED = "interested"
    WILL_CONSIDER = "will_consider"
    NEEDS_DATA = "needs_data"
    NOT_INTERESTED = "not_interested"
    NOT_MET = "not_met"


class MealState(models.TextChoices):
    """Where a meal stands: written, waiting for its approval, or in the ledger."""

    WRITTEN = "written"
    ASKED = "asked"
    BOOKED = "booked"


class PositionMissing(models.TextChoices):
    """Why a check-in carries no position; refusing it is a right, not a fault."""

    DECLINED = "declined"
    UNAVAILABLE = "unavailable"
    TIMED_OUT = "timed_out"
    NOT_GIVEN = "not_given"
