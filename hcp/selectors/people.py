"""Questions about the people who work at institutions, and their posts."""

from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from core import access_log
from core.actor import Actor
from core.lists import PageQuery, one, page
from hcp.models import Affiliation, Hcp, LastVisit
from hcp.policies import SEE_CONTACT
from hcp.querysets import DatedAtInstitutionQuerySet, HcpQuerySet

_UNSEEN = ("grams", "search")
_POST = {
    "institution_id": F("institution_id"),
    "institution_name": F("institution__name"),
    "department_id": F("department_id"),
    "department_name": Coalesce(F("department__name"), Value("")),
}
NO_POST = {"institution_id": None, "institution_name": "", "department_id": None, "department_name": ""}


def hcps_seen(actor: Actor) -> HcpQuerySet:
    """The people this reader sees, bare: to ask whether somebody is among them."""
    seen: HcpQuerySet = Hcp.objects.visible_to(actor)
    return seen


def list_hcps(actor: Actor) -> HcpQuerySet:
    """The people this reader sees, each with the post that is his main one today."""
    posts = Affiliation.objects.today().filter(hcp=OuterRef("pk")).order_by("-is_main", "-from_on", "id")
    met = LastVisit.objects.filter(hcp=OuterRef("pk"))
    named: HcpQuerySet = (
        hcps_seen(actor)
        .defer(*_UNSEEN)
        .annotate(
            post=Subquery(posts.values(json=JSONObject(**_POST))[:1]),
            last_visit_on=Subquery(met.values("visited_on")),
            visit_count=Coalesce(Subquery(met.values("count")), 0),
        )
    )
    return named


def get_hcp(actor: Actor, hcp_id: UUID) -> Hcp:
    """One person."""
    found: Hcp = one(list_hcps(actor), hcp_id)
    return found


def page_of_hcps(actor: Actor, people: QuerySet[Any], query: PageQuery, *, searched: bool) -> dict[str, Any]:
    """One page of people; whoever reads their contact data in full is noted in the access log."""
    answer = page(people, query, order=("pinyin", "id"), row=lambda hcp: hcp_row(actor, hcp), gather=searched)
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
    named: Any = hcp  # carries what list_hcps() put beside its columns
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
        **(named.post or NO_POST),
        "last_visit_on": named.last_visit_on,
    }


def hcp_page(actor: Actor, hcp: Hcp) -> dict[str, Any]:
    """A person with his posts; opening it is noted in the access log."""
    access_log.record(actor, "hcp", [hcp.pk], "opened")
    posts = list_affiliations(actor).filter(hcp=hcp).order_by("-is_main", "-from_on", "id")
    named: Any = hcp
    return {
        **hcp_row(actor, hcp),
        "affiliations": [affiliation_row(post) for post in posts],
        "visit_count": named.visit_count,
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


def main_posts() -> Any:
    """Today's posts, somebody's main one first: for a list of another room that shows where people work."""
    return Affiliation.objects.today().order_by("-is_main", "-from_on", "id")
