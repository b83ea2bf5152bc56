"""What the tablet's feed needs to know: when a reader's accounts changed, and whose losses concern him."""

import hashlib
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from core.actor import Actor
from hcp.models import AccountAssignment, Affiliation
from hcp.policies import SEE_ALL
from hcp.selectors.institutions import list_departments, list_institutions
from hcp.selectors.people import list_affiliations, list_hcps


def feed_scope(actor: Actor) -> str:
    """A digest of the accounts a reader has today and of the posts there that are not held today.

    Days alone change it: an assignment that begins, a post that ends. Then the tablet pulls anew.
    """
    if actor.may(SEE_ALL) or not actor.territories:
        return ""
    assigned = AccountAssignment.objects.visible_to(actor).today()
    accounts = assigned.order_by("institution_id").values_list("institution_id", flat=True).distinct()
    today = timezone.localdate()
    posts = Affiliation.objects.filter(institution__in=assigned.values("institution"))
    idle = posts.filter(Q(to_on__lt=today) | Q(from_on__gt=today)).order_by("pk").values_list("pk", flat=True)
    return hashlib.sha256(b"".join(pk.bytes for pk in (*accounts, *idle))).hexdigest()[:16]


def institutions_for_feed(actor: Actor) -> QuerySet[Any]:
    """The accounts a tablet carries."""
    return _carried(actor, list_institutions(actor))


def departments_for_feed(actor: Actor) -> QuerySet[Any]:
    """The departments a tablet carries."""
    return _carried(actor, list_departments(actor))


def hcps_for_feed(actor: Actor) -> QuerySet[Any]:
    """The people a tablet carries."""
    return _carried(actor, list_hcps(actor))


def affiliations_for_feed(actor: Actor) -> QuerySet[Any]:
    """The posts a tablet carries."""
    return _carried(actor, list_affiliations(actor))


def _carried(actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    """A tablet carries a territory, never a country: who sees every account reads them at the desk."""
    return rows.none() if actor.may(SEE_ALL) else rows


def _ever_assigned(actor: Actor) -> QuerySet[Any]:
    """Every account that was ever in the reader's territories."""
    mine = AccountAssignment.objects.filter(territory__in=actor.territories)
    return mine.values("institution")


def _seen(actor: Actor, mine: Q) -> Q:
    """Who sees everything loses only what is deleted; others may lose what was ever theirs."""
    return Q(history_type="-") if actor.may(SEE_ALL) else mine


def institutions_seen_by(actor: Actor) -> Q:
    """Over history rows of institutions: those this reader may have had."""
    return _seen(actor, Q(id__in=_ever_assigned(actor)))


def departments_seen_by(actor: Actor) -> Q:
    """Over history rows of departments: those this reader may have had."""
    return _seen(actor, Q(institution_id__in=_ever_assigned(actor)))


affiliations_seen_by = departments_seen_by


def hcps_seen_by(actor: Actor) -> Q:
    """Over history rows of people: those who ever worked at an account of this reader."""
    worked = Affiliation.objects.filter(institution__in=_ever_assigned(actor)).values("hcp")
    return _seen(actor, Q(id__in=worked))
