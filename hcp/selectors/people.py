"""Questions about the people who work at institutions, and their posts."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from core import access_log
from core.actor import Actor
from core.lists import PageQuery, one, page
from hcp.models import Affiliation, Hcp
from hcp.policies import SEE_CONTACT
from hcp.querysets import DatedAtInstitutionQuerySet, HcpQuerySet

_UNSEEN = ("grams", "search")


def list_hcps(actor: Actor) -> HcpQuerySet:
    """The people this reader sees, each with the post that is his main one today."""
    seen: HcpQuerySet = Hcp.objects.visible_to(actor)
    main = Affiliation.objects.today().order_by("-is_main", "-from_on", "id")
    names = main.select_related("institution", "department").only(
        "hcp_id", "institution_id", "department_id", "is_main", "institution__name", "department__name"
    )
    posts = Prefetch("affiliations", names, to_attr="posts_today")
    return seen.defer(*_UNSEEN).select_related("last_visit").prefetch_related(posts)


def get_hcp(actor: Actor, hcp_id: UUID) -> Hcp:
    """One person."""
    found: Hcp = one(list_hcps(actor), hcp_id)
    return found


def page_of_hcps(actor: Actor, people: QuerySet[Any], query: PageQuery) -> dict[str, Any]:
    """One page of people; whoever reads their contact data in full is noted in the access log."""
    answer = page(people, query, order=("pinyin", "id"), row=lambda hcp: hcp_row(actor, hcp))
    if actor.may(SEE_CONTACT):
        access_log.record(actor, "hcp", [row["id"] for row in answer["items"]], "listed")
    return answer


def hcp_row(actor: Actor, hcp: Hcp) -> dict[str, Any]:
    """A person as this reader may read him: contact data is masked without the permission."""
    row = _row(hcp)
    return row if actor.may(SEE_CONTACT) else row | masked(hcp)


def masked(hcp: Hcp) -> dict[str, str]:
    """Licence number and telephone as readers without the permission see them."""
    return {"licence_no": _mask(hcp.licence_no, 0, 4), "phone": _mask(hcp.phone, 3, 4)}


def _mask(text: str, first: int, last: int) -> str:
    """The text with its middle hidden; a short one is hidden whole."""
    if len(text) <= first + last:
        return "*" * len(text)
    return text[:first] + "*" * (len(text) - first - last) + text[len(text) - last :]


def _row(hcp: Hcp) -> dict[str, Any]:
    posts = hcp.posts_today  # type: ignore[attr-defined]
    post = posts[0] if posts else None
    visited = getattr(hcp, "last_visit", None)
    return {
        "id": hcp.pk,
        "version": hcp.version,
        "name": hcp.name,
        "gender": hcp.gender,
        "title_code": hcp.title_code,
        "licence_no": hcp.licence_no,
        "phone": hcp.phone,
        "specialties": hcp.specialties,
        "status": hcp.status,
        "pinyin": hcp.pinyin,
        "initials": hcp.initials,
        "institution_id": post and post.institution_id,
        "institution_name": post.institution.name if post else "",
        "department_id": post and post.department_id,
        "department_name": post.department.name if post and post.department else "",
        "last_visit_on": visited and visited.visited_on,
    }


def hcp_page(actor: Actor, hcp: Hcp) -> dict[str, Any]:
    """A person with his posts; opening it is noted in the access log."""
    access_log.record(actor, "hcp", [hcp.pk], "opened")
    posts = list_affiliations(actor).filter(hcp=hcp).order_by("-is_main", "-from_on", "id")
    visited = getattr(hcp, "last_visit", None)
    return {
        **hcp_row(actor, hcp),
        "affiliations": [affiliation_row(post) for post in posts],
        "visit_count": visited.count if visited else 0,
    }


def list_affiliations(actor: Actor) -> DatedAtInstitutionQuerySet:
    """The posts at the institutions this reader sees, past ones included."""
    seen: DatedAtInstitutionQuerySet = Affiliation.objects.visible_to(actor)
    names = ("institution__name", "institution__version", "department__name", "department__version")
    own = [field.attname for field in Affiliation._meta.concrete_fields]
    return seen.select_related("institution", "department").only(*own, *names)


def get_affiliation(actor: Actor, affiliation_id: UUID) -> Affiliation:
    """One post."""
    found: Affiliation = one(list_affiliations(actor), affiliation_id)
    return found


def affiliation_row(affiliation: Affiliation) -> dict[str, Any]:
    """A post as the screens read it."""
    return {
        "id": affiliation.pk,
        "version": affiliation.version,
        "hcp_id": affiliation.hcp_id,
        "institution_id": affiliation.institution_id,
        "institution_name": affiliation.institution.name,
        "department_id": affiliation.department_id,
        "department_name": affiliation.department.name if affiliation.department else "",
        "role": affiliation.role,
        "is_main": affiliation.is_main,
        "from_on": affiliation.from_on,
        "to_on": affiliation.to_on,
    }
