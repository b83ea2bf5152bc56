"""The closed lists of the room."""

from django.db import models


class SdtmSex(models.TextChoices):
    """As SDTM writes it."""

    FEMALE = "F"
    MALE = "M"
    UNKNOWN = "U"


class ParticipantStatus(models.TextChoices):
    """Where a participant stands (CT-11)."""

    PRE_SCREENED = "pre_screened"
    SCREENED = "screened"
    SCREEN_FAILURE = "screen_failure"
    RANDOMISED = "randomised"
    ON_TREATMENT = "on_treatment"
    FOLLOW_UP = "follow_up"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"


S = ParticipantStatus
# Which status may follow which; "" is a participant nothing is known of yet.
FOLLOWS: dict[str, tuple[ParticipantStatus, ...]] = {
    "": (S.PRE_SCREENED, S.SCREENED),
    S.PRE_SCREENED: (S.SCREENED, S.SCREEN_FAILURE, S.WITHDRAWN),
    S.SCREENED: (S.SCREEN_FAILURE, S.RANDOMISED, S.WITHDRAWN),
    S.SCREEN_FAILURE: (),
    S.RANDOMISED: (S.ON_TREATMENT, S.FOLLOW_UP, S.COMPLETED, S.WITHDRAWN),
    S.ON_TREATMENT: (S.FOLLOW_UP, S.COMPLETED, S.WITHDRAWN),
    S.FOLLOW_UP: (S.COMPLETED, S.WITHDRAWN),
    S.COMPLETED: (),
    S.WITHDRAWN: (),
}
ENDED = tuple(status for status, next_ones in FOLLOWS.items() if not next_ones)


class LeavingCause(models.TextChoices):
    """Why somebody left, as SDTM's disposition says it (CT-13)."""

    ADVERSE_EVENT = "ADVERSE EVENT"
    DEATH = "DEATH"
    LACK_OF_EFFICACY = "LACK OF EFFICACY"
    LOST_TO_FOLLOW_UP = "LOST TO FOLLOW-UP"
    PHYSICIAN_DECISION = "PHYSICIAN DECISION"
    PROTOCOL_VIOLATION = "PROTOCOL VIOLATION"
    STUDY_TERMINATED_BY_SPONSOR = "STUDY TERMINATED BY SPONSOR"
    WITHDRAWAL_BY_SUBJECT = "WITHDRAWAL BY SUBJECT"


class MilestoneCategory(models.TextChoices):
    """What kind of fact a milestone is, as SDTM's disposition says it."""

    MILESTONE = "PROTOCOL MILESTONE"
    DISPOSITION = "DISPOSITION EVENT"
    OTHER = "OTHER EVENT"


class AdverseSeverity(models.TextChoices):
    MILD = "MILD"
    MODERATE = "MODERATE"
    SEVERE = "SEVERE"


class Criterion(models.TextChoices):
    """What makes an adverse event serious, by the variable SDTM keeps it in."""

    CANCER = "AESCAN"
    CONGENITAL = "AESCONG"
    DISABILITY = "AESDISAB"
    DEATH = "AESDTH"
    HOSPITAL = "AESHOSP"
    LIFE = "AESLIFE"
    OVERDOSE = "AESOD"


class OpeningVerdict(models.TextChoices):
    """What whoever reviews an opening says of it."""

    IN_ORDER = "in_order"
    QUESTIONED = "questioned"
