"""The closed lists of the room."""

from django.db import models


class Check(models.TextChoices):
    """What a rule asks of a visit; the name its rows carry in the table of rules."""

    QUALIFICATION = "qualification"
    FILING = "filing"
    REGISTRATION = "registration"
    LETTER = "letter"
    PRODUCTS = "products"
    SLOT = "slot"
    LATE = "late_after_hours"


class RuleKind(models.TextChoices):
    """The products a rule is about."""

    DRUG = "drug"
    DEVICE = "device"
    ANY = "any"


class Outcome(models.TextChoices):
    """What breaking a rule means: the act is refused, or allowed and marked."""

    BLOCK = "block"
    WARN = "warn"


class Unit(models.TextChoices):
    """What a rule's number counts."""

    HOURS = "hours"
    DAYS = "days"


class SetState(models.TextChoices):
    """The life of a rule set."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


class VersionState(models.TextChoices):
    """The life of a version of a process."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


class Standing(models.TextChoices):
    """Whether a value was given, or is held for what is approved and not given yet."""

    GIVEN = "given"
    HELD = "held"


ON_SITE = frozenset({Check.REGISTRATION, Check.SLOT})  # asked only of who comes in person
IN_PERSON = "in_person"
HOME_COUNTRY = "CN"  # whose yearly caps a statement shows


class CaseKind(models.TextChoices):
    """What a case is about: what its list of words looks for."""

    ADVERSE_EVENT = "adverse_event"
    PRODUCT_COMPLAINT = "product_complaint"
    PRESCRIPTION_COUNT = "prescription_count"
    GIFT = "gift"
    OFF_LABEL = "off_label"
    PROMISE = "promise"
    COMPARISON = "comparison"


class CaseState(models.TextChoices):
    """The life of a case."""

    NEW = "new"
    ASSESSING = "assessing"
    REPORTED = "reported"
    MEASURES = "measures"
    DISMISSED = "dismissed"
    CLOSED = "closed"


class CaseOrigin(models.TextChoices):
    """How a case came to be: somebody reported it, or a list of words found it in a text."""

    REPORT = "report"
    TEXT = "text"


class CaseStepKind(models.TextChoices):
    """What is done about a case; the first six are those of MR-18."""

    CORRECT = "correct"
    END_LETTER = "end_letter"
    DELETE_FILING = "delete_filing"
    HOLD_TO_ACCOUNT = "hold_to_account"
    REPORT_PLATFORM = "report_platform"
    REFER = "refer"
    FOLLOW_UP = "follow_up"
    NOTE = "note"


class ReportWay(models.TextChoices):
    """By which way a report went to pharmacovigilance."""

    SYSTEM = "system"
    EMAIL = "email"
    PHONE = "phone"
    PAPER = "paper"


class WordOutcome(models.TextChoices):
    """What a found word means: a case is opened, or the text is refused as well."""

    CASE = "case"
    BLOCK = "block"


class AgeBand(models.TextChoices):
    """A patient's age, as closely as a report may say it."""

    NEWBORN = "newborn"
    INFANT = "infant"
    CHILD = "child"
    TEENAGER = "teenager"
    ADULT = "adult"
    ELDERLY = "elderly"
    UNKNOWN = "unknown"


class Sex(models.TextChoices):
    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class Seriousness(models.TextChoices):
    """What makes an adverse event serious; none of them: it is not."""

    DEATH = "death"
    LIFE_THREATENING = "life_threatening"
    HOSPITALISATION = "hospitalisation"
    DISABILITY = "disability"
    CONGENITAL = "congenital"
    OTHER = "other"


SAFETY_KINDS = (CaseKind.ADVERSE_EVENT, CaseKind.PRODUCT_COMPLAINT)  # what pharmacovigilance judges
VIOLATIONS = tuple(kind for kind in CaseKind if kind not in SAFETY_KINDS)
OPEN_CASES = (CaseState.NEW, CaseState.ASSESSING, CaseState.REPORTED, CaseState.MEASURES)
RUNNING = (CaseState.NEW, CaseState.ASSESSING)  # whose clock still runs
