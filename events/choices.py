"""The closed lists of the room."""

from django.db import models


class EventState(models.TextChoices):
    """Where an event stands between an idea and a closed book."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    RETURNED = "returned"
    APPROVED = "approved"
    INVITING = "inviting"
    RUNNING = "running"
    RECONCILING = "reconciling"
    PENDING_CLOSE_OUT = "pending_close_out"
    CLOSED = "closed"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"


S = EventState
PLANNABLE = (S.DRAFT, S.RETURNED, S.RESCHEDULED)  # what is asked for may still be written
LISTABLE = (*PLANNABLE, S.APPROVED, S.INVITING)  # people may be put on the list
OPEN_DOORS = (S.APPROVED, S.INVITING, S.RUNNING, S.RECONCILING)  # a tablet's late sign-in still arrives


class EventKind(models.TextChoices):
    """What the rules know a type as (compliance.rules.catalogue.EVENT_KINDS)."""

    DEPARTMENT_MEETING = "department_meeting"
    SPEAKER_PROGRAMME = "speaker_programme"
    ADVISORY_BOARD = "advisory_board"
    CONGRESS_SPONSORSHIP = "congress_sponsorship"


class Format(models.TextChoices):
    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"


class VenueKind(models.TextChoices):
    HOSPITAL = "hospital"
    HOTEL = "hotel"
    CONFERENCE_CENTRE = "conference_centre"
    RESTAURANT = "restaurant"
    ONLINE = "online"
    RESORT = "resort"
    OTHER = "other"


class Category(models.TextChoices):
    """What money is spent on (compliance.rules.catalogue.CATEGORIES)."""

    MEAL = "meal"
    TRAVEL = "travel"
    LODGING = "lodging"
    REGISTRATION = "registration"
    FEE = "fee"
    FEE_EXPENSE = "fee_expense"
    EDUCATION = "education"
    MEDICAL_ITEM = "medical_item"
    PROMOTIONAL_ITEM = "promotional_item"
    DONATION = "donation"
    SPONSORSHIP = "sponsorship"
    VENUE = "venue"
    GIFT = "gift"
    ENTERTAINMENT = "entertainment"
    OTHER = "other"


class SharedBy(models.TextChoices):
    """Who is given what a budget line pays for."""

    NOBODY = "nobody"
    ATTENDEES = "attendees"
    DINERS = "diners"
    SPEAKER = "speaker"


class SpeakerRole(models.TextChoices):
    SPEAKER = "speaker"
    CHAIR = "chair"
    PANELLIST = "panellist"
    ADVISER = "adviser"


class Tier(models.TextChoices):
    """How experienced somebody is, by his curriculum alone (FMV-01)."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    INTERNATIONAL = "international"


class InviteeStatus(models.TextChoices):
    NOMINATED = "nominated"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SIGNED_IN = "signed_in"
    NO_SHOW = "no_show"
    DISMISSED = "dismissed"
    MERGED = "merged"


I = InviteeStatus  # noqa: E741  read beside S
COMING = (I.NOMINATED, I.INVITED, I.ACCEPTED)
GONE = (I.DISMISSED, I.MERGED, I.DECLINED)


class EvidenceKind(models.TextChoices):
    """What proves that an event took place as it was approved."""

    AGENDA = "agenda"
    SIGN_IN_SHEET = "sign_in_sheet"
    PHOTO = "photo"
    RECEIPT = "receipt"
    SLIDES = "slides"
    MINUTES = "minutes"
