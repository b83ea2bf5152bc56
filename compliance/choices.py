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
