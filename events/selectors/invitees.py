"""Questions about who is on the list of an event."""

from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from core.actor import Actor
from core.lists import one
from events.models import Event, Invitee, InviteeQuerySet
from events.selectors.events import file_row
from events.selectors.limits import Judge, judge_invitees
from hcp import selectors as hcp

AT_ONCE = 20
SHOWN_OF_CANDIDATE = ("name", "title_code", "institution_name", "department_name")


def list_invitees(event: Event) -> InviteeQuerySet:
    """Everybody on the list of an event, in the order they were put on it, with their names."""
    return named(Invitee.objects.filter(event=event))


def get_invitee(event: Event, invitee_id: UUID) -> Invitee:
    """One row of an event's list."""
    return one(list_invitees(event), invitee_id)


def get_visible_invitee(actor: Actor, invitee_id: UUID) -> Invitee:
    """One row of the list of an event this reader sees."""
    return one(Invitee.objects.all().visible_to(actor), invitee_id)


def named(invitees: InviteeQuerySet) -> InviteeQuerySet:
    """The rows with what somebody on file is called and where he works, asked in the same query."""
    posts = hcp.main_posts().filter(hcp=OuterRef("hcp"))
    found: InviteeQuerySet = invitees.annotate(
        hcp_name=F("hcp__name"),
        works_at=Coalesce(Subquery(posts.values("institution__name")[:1]), F("institution_name")),
        works_in=Coalesce(Subquery(posts.values("department__name")[:1]), F("department_name")),
    )
    return found


def invitee_row(invitee: Invitee) -> dict[str, Any]:
    """Somebody on the list as screens and tablets read him."""
    carried: Any = invitee
    return {
        "id": invitee.pk,
        "version": invitee.version,
        "event_id": invitee.event_id,
        "hcp_id": invitee.hcp_id,
        "name": carried.hcp_name or invitee.name,
        "institution_name": carried.works_at or "",
        "department_name": carried.works_in or "",
        "phone": invitee.phone,
        "email": invitee.email,
        "language": invitee.language,
        "mail_waits": invitee.mail_due_at is not None,
        "walk_in": invitee.walk_in,
        "status": invitee.status,
        "meal": invitee.meal,
        "comment": invitee.comment,
        "warnings": invitee.warnings,
        "invited_at": invitee.invited_at,
        "answered_at": invitee.answered_at,
        "sign_in_id": invitee.sign_in_id,
        "signature": invitee.signature and file_row(invitee.signature),
        "signed_at": invitee.signed_at,
        "tablet_id": invitee.tablet_id,
        "signed_again": len(invitee.also_signed),
        "merged_into_id": invitee.merged_into_id,
        "reason": invitee.reason,
    }


def list_candidates(actor: Actor, event: Event, words: str) -> list[dict[str, Any]]:
    """The first people found by these words, each with what the rules say about asking him."""
    people = [
        hcp.hcp_row(actor, one)
        for one in hcp.list_hcps(actor).search(words).order_by("pinyin", "id")[:AT_ONCE]
    ]
    keys = [row["id"] for row in people]
    listed = dict(Invitee.objects.filter(event=event, hcp__in=keys).on_the_list().values_list("hcp", "pk"))
    judged = judge_invitees(Judge.of(event), keys)
    return [
        {
            **{name: row[name] for name in SHOWN_OF_CANDIDATE},
            "hcp_id": row["id"],
            "invitee_id": listed.get(row["id"]),
            "judgement": judged[row["id"]].row,
        }
        for row in people
    ]
