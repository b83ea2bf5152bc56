"""Questions about certificates: how far they are, whose they are, whether one is genuine."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Count, F, Q

from core.actor import Actor
from core.errors import NotFound
from core.lists import one
from core.words import Text
from events.choices import InviteeStatus
from events.models import Certificate, CertificateQuerySet, Event
from events.selectors.invitees import list_invitees
from events.tokens import code_digest_of, code_of

TITLE = Text("参会证明", "Certificate of attendance")
SAID = Text(
    "兹证明 {name}（{place}）于 {when} 参加了“{title}”。",
    "This is to certify that {name} ({place}) took part in “{title}” on {when}.",
)
NAMELESS = Text(
    "兹证明 {name} 于 {when} 参加了“{title}”。",
    "This is to certify that {name} took part in “{title}” on {when}.",
)
FACTS = {
    "topic": Text("主题", "Topic"),
    "where": Text("地点", "Place"),
    "minutes": Text("时长（分钟）", "Length in minutes"),
    "signed": Text("签到时间", "Signed in"),
    "number": Text("证明编号", "Number"),
    "code": Text("验证码", "Code"),
}
CHECK = Text(
    "扫描二维码或在 {link} 输入验证码，即可核验。", "Scan the code, or enter it at {link}, to check it."
)


def list_certificates(event: Event) -> CertificateQuerySet:
    """The certificates of an event, in the order in which they were issued."""
    return event.certificates.order_by("created_at", "number")


def get_certificate(actor: Actor, certificate_id: UUID) -> Certificate:
    """One certificate of an event this reader sees."""
    found: Certificate = one(Certificate.objects.all().visible_to(actor), certificate_id)
    return found


def get_certificate_of(event: Event, certificate_id: UUID) -> Certificate:
    """One certificate of this event whose document is made."""
    found: Certificate = one(event.certificates.all().made(), certificate_id)
    return found


def progress_row(event: Event) -> dict[str, Any]:
    """How far the certificates of an event are: who may have one, issued, made, and each with its person."""
    counts = event.certificates.aggregate(
        issued=Count("pk"), made=Count("pk", filter=Q(made_at__isnull=False))
    )
    came = event.invitees.filter(status=InviteeStatus.SIGNED_IN, hcp__isnull=False).count()
    rows = list_certificates(event).values("id", "number", "invitee_id", made=Q(made_at__isnull=False))
    return {**counts, "entitled": came, "items": list(rows)}


def ready_to_make(certificate_id: UUID) -> Certificate | None:
    """A certificate that is still to be made, with all its document says."""
    rows = Certificate.objects.filter(made_at=None).select_related("event__topic", "invitee__hcp")
    return rows.filter(pk=certificate_id).first()


def document_of(certificate: Certificate) -> bytes:
    """The document as it was made."""
    with default_storage.open(certificate.file) as file:
        content: bytes = file.read()
    return content


def link_to_check(certificate: Certificate) -> str:
    """Where it is checked: the code stands behind the #, which no browser sends and no log writes."""
    return f"{settings.PUBLIC_URL}/certificate#{code_of(certificate.pk)}"


def certificate_words(certificate: Certificate) -> dict[str, Any]:
    """The certificate in its reader's language."""
    event, invitee, language = certificate.event, certificate.invitee, certificate.language
    zone = ZoneInfo(event.time_zone)
    place = _works_at(certificate)
    topic = event.topic and Text(event.topic.name_zh, event.topic.name_en).read(language)
    said = (SAID if place else NAMELESS).read(
        language,
        name=invitee.hcp.name if invitee.hcp else invitee.name,
        place=place,
        title=event.title,
        when=f"{event.starts_at.astimezone(zone):%Y-%m-%d}",
    )
    values = {
        "topic": topic or "—",
        "where": event.venue or "—",
        "minutes": int((event.ends_at - event.starts_at).total_seconds() // 60),
        "signed": f"{invitee.signed_at.astimezone(zone):%Y-%m-%d %H:%M}" if invitee.signed_at else "—",
        "number": certificate.number,
        "code": code_of(certificate.pk),
    }
    return {
        "title": TITLE.read(language),
        "said": said,
        "facts": [(FACTS[name].read(language), value) for name, value in values.items()],
        "check": CHECK.read(language, link=f"{settings.PUBLIC_URL}/certificate"),
        "link": link_to_check(certificate),
    }


def _works_at(certificate: Certificate) -> str:
    row: Any = one(list_invitees(certificate.event), certificate.invitee_id)
    return row.works_at or ""


def certificate_by_code(code: str) -> dict[str, Any]:
    """What a genuine certificate says, to whoever holds its code; any other code is told the same."""
    wanted = code_digest_of(code)
    found = Certificate.objects.all().made().filter(code_digest=wanted)
    row = found.annotate(
        title=F("event__title"),
        starts_at=F("event__starts_at"),
        time_zone=F("event__time_zone"),
        name=F("invitee__hcp__name"),
    ).first()
    if row is None:
        raise NotFound("没有这个验证码对应的参会证明。", "There is no certificate with this code.")
    told: Any = row
    return {
        **{name: getattr(told, name) for name in ("number", "name", "title", "starts_at", "time_zone")},
        "made_at": row.made_at,
        "sha256": bytes(row.sha256).hex(),
    }
