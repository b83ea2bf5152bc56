"""What an invitation says, and whose link it is."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from core.errors import NotFound
from core.words import Text
from events.choices import EventState, Format, InviteeStatus
from events.ics import calendar
from events.models import Event, Invitee
from events.tokens import LENGTH, digest_of, token_of

OPEN_STATUS = (InviteeStatus.INVITED, InviteeStatus.ACCEPTED, InviteeStatus.DECLINED)
TITLE = Text("邀请函：{title}", "Invitation: {title}")
DEAR = Text("尊敬的{name}老师：", "Dear {name},")
ASKED = Text("诚邀您参加“{title}”。", "We would be glad to see you at “{title}”.")
WHEN = Text("时间：{when}（{zone}）", "When: {when} ({zone})")
WHERE = Text("地点：{place}", "Where: {place}")
ONLINE = Text("线上", "online")
ANSWER = Text("请通过以下链接回复是否参加：{link}", "Please answer through this link: {link}")
PRIVATE = Text("链接仅供您本人使用，请勿转发。", "The link is for you alone; please do not pass it on.")


def by_token(token: str) -> Invitee:
    """The invitation of a link that may still be answered; any other link is told the same."""
    known = len(token) == LENGTH and token.isascii()
    rows = Invitee.objects.filter(
        token_digest=digest_of(token if known else ""),
        status__in=OPEN_STATUS,
        answer_until__gt=timezone.now(),
        event__state=EventState.INVITING,
    )
    found = rows.select_related("event", "hcp").first()
    if found is None:
        raise NotFound("该链接无效或已过期。", "This link is not valid, or no longer.")
    return found


def rsvp_row(invitee: Invitee) -> dict[str, Any]:
    """What the holder of a link reads: the event and his answer, and of nobody else anything."""
    event = invitee.event
    return {
        "title": event.title,
        "format": event.format,
        "venue": event.venue,
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "time_zone": event.time_zone,
        "language": invitee.language,
        "offers_meals": event.type.offers_meals,
        "status": invitee.status,
        "meal": invitee.meal,
    }


def link_of(invitee: Invitee) -> str:
    """The link: its secret stands behind the #, which no browser sends and no log writes."""
    return f"{settings.PUBLIC_URL}/rsvp#{token_of(invitee.pk)}"


def calendar_of(event: Event) -> bytes:
    """The event for a calendar."""
    return calendar(
        uid=f"{event.pk}@rounds",
        sequence=event.version,
        stamped=event.updated_at,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        title=event.title,
        place=event.venue,
    )


def letter_words(invitee: Invitee) -> dict[str, Any]:
    """The invitation in its reader's language."""
    event, language = invitee.event, invitee.language
    starts_at = event.starts_at.astimezone(ZoneInfo(event.time_zone))
    place = Text(event.venue, event.venue) if event.format != Format.VIRTUAL else ONLINE
    name = invitee.hcp.name if invitee.hcp else invitee.name
    said: list[tuple[Text, dict[str, Any]]] = [
        (DEAR, {"name": name}),
        (ASKED, {"title": event.title}),
        (WHEN, {"when": f"{starts_at:%Y-%m-%d %H:%M}", "zone": event.time_zone}),
        (WHERE, {"place": place}),
        (ANSWER, {"link": link_of(invitee)}),
        (PRIVATE, {}),
    ]
    return {
        "title": TITLE.read(language, title=event.title),
        "lines": [text.read(language, **values) for text, values in said],
    }
