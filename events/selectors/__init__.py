"""Questions to the events room, one module per area."""

from events.selectors.catalogue import get_topic, get_type, list_topics, list_types, topic_row, type_row
from events.selectors.certificates import (
    certificate_by_code,
    certificate_words,
    document_of,
    get_certificate,
    get_certificate_of,
    list_certificates,
    progress_row,
)
from events.selectors.dossier import dossier_of
from events.selectors.events import (
    event_detail,
    event_row,
    get_agenda_item,
    get_engagement,
    get_event,
    get_evidence,
    get_evidence_of,
    get_line,
    list_events,
    start_of,
)
from events.selectors.feed import events_for_feed, events_seen_by, invitees_for_feed, invitees_seen_by
from events.selectors.invitations import by_token, calendar_of, link_of, rsvp_row
from events.selectors.invitees import (
    get_invitee,
    get_visible_invitee,
    invitee_row,
    list_candidates,
    list_invitees,
)
from events.selectors.limits import judge_plan
from events.selectors.sharing import shares_row
from events.selectors.speakers import (
    get_rate,
    get_speaker,
    list_rates,
    list_speakers,
    rate_row,
    speaker_row,
)

__all__ = [
    "by_token",
    "calendar_of",
    "certificate_by_code",
    "certificate_words",
    "document_of",
    "dossier_of",
    "event_detail",
    "event_row",
    "events_for_feed",
    "events_seen_by",
    "get_agenda_item",
    "get_certificate",
    "get_certificate_of",
    "get_engagement",
    "get_event",
    "get_evidence",
    "get_evidence_of",
    "get_invitee",
    "get_line",
    "get_rate",
    "get_speaker",
    "get_topic",
    "get_type",
    "get_visible_invitee",
    "invitee_row",
    "invitees_for_feed",
    "invitees_seen_by",
    "judge_plan",
    "link_of",
    "list_candidates",
    "list_certificates",
    "list_events",
    "list_invitees",
    "list_rates",
    "list_speakers",
    "list_topics",
    "list_types",
    "progress_row",
    "rate_row",
    "rsvp_row",
    "shares_row",
    "speaker_row",
    "start_of",
    "topic_row",
    "type_row",
]
