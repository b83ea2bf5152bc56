"""Questions about permits and the rules of the gates."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.utils import timezone

from compliance.choices import Check, Outcome
from compliance.gates import Offer, late_after_hours
from compliance.models import GateRule, GateRuleQuerySet
from compliance.permits import Filing, Letter, Permit, Qualification, Registration, Rule, Slot
from core.actor import Actor
from core.errors import NotFound
from hcp import selectors as hcp
from staff import selectors as staff
from staff.choices import Role

if TYPE_CHECKING:
    from staff.models import User, UserQuerySet

KEEP_PAST = timedelta(days=366)  # how long a tablet keeps rules that are over: as long as it keeps visits


def list_gate_rules(actor: Actor) -> GateRuleQuerySet:
    """All rules, those of the past included."""
    rules: GateRuleQuerySet = GateRule.objects.visible_to(actor)
    return rules.order_by("code", "product_kind", "province", "from_on", "id")


def get_gate_rule(actor: Actor, rule_id: UUID) -> GateRule:
    """One rule."""
    found: GateRule | None = list_gate_rules(actor).filter(pk=rule_id).first()
    if found is None:
        raise NotFound
    return found


def gate_rule_row(rule: GateRule) -> dict[str, Any]:
    """A rule as the screens read it."""
    return {
        "id": rule.pk,
        "version": rule.version,
        "rule": rule.rule,
        "code": rule.code,
        "product_kind": rule.product_kind,
        "province": rule.province,
        "from_on": rule.from_on,
        "to_on": rule.to_on,
        "outcome": rule.outcome,
        "number": rule.number,
        "unit": rule.unit,
        "source_zh": rule.source_zh,
        "source_en": rule.source_en,
    }


def late_after(day: date) -> timedelta | None:
    """How long after a visit its entry still counts as in time, by the rule of that day (AL-01)."""
    hours = late_after_hours(map(_rule, GateRule.objects.filter(code=Check.LATE)), day)
    return None if hours is None else timedelta(hours=hours)


def permit_holders(actor: Actor) -> "UserQuerySet":
    """Whose permit this reader carries: his own."""
    people = staff.list_people(actor).filter(pk=actor.user_id or 0)
    return people.select_related("qualification", "filing").prefetch_related("letters")


def own_user(actor: Actor) -> Q:
    """Over history rows of people: the reader himself."""
    return Q(id=actor.user_id)


def own_papers(actor: Actor) -> Q:
    """Over history rows of papers: the reader's own."""
    return Q(user_id=actor.user_id)


def get_permit(actor: Actor, institution_id: UUID | None = None) -> Permit:
    """What the actor may do today and did before; with an institution, only what concerns that one."""
    user = permit_holders(actor).first()
    if user is None:
        raise NotFound
    return permit_of(actor, user, institution_id)


def permit_of(actor: Actor, user: "User", institution_id: UUID | None = None) -> Permit:
    """The permit of a person, from his papers, the hospitals' registers and hours, and the rules."""
    letters = _letters(user)
    registrations = hcp.registrations_of(user.pk)
    if institution_id is not None:
        registrations = registrations.filter(institution_id=institution_id)
        slots = hcp.slots_of(institution_id)
    elif Role.REP in user.roles:
        slots = hcp.list_slots(actor)
    else:
        slots = hcp.list_slots(actor).none()
    rules = GateRule.objects.not_over(timezone.localdate() - KEEP_PAST)
    return Permit(
        id=user.pk,
        zone=settings.TIME_ZONE,
        qualification=_qualification(user),
        filing=_filing(user),
        kinds=_kinds(actor, letters),
        letters=letters,
        registrations=tuple(_registration(row) for row in registrations.order_by("registered_on", "id")),
        slots=tuple(_slot(row) for row in slots.order_by("institution_id", "weekday", "starts", "id")),
        rules=tuple(_rule(row) for row in rules.order_by("code", "rule", "from_on", "id")),
    )


def offers(actor: Actor, product_ids: Iterable[UUID]) -> tuple[Offer, ...]:
    """The products that are to be brought, as the gates ask about them; unknown ones are left out."""
    found = staff.products_for_feed(actor).prefetch_related(None).in_bulk(list(product_ids))
    return tuple(Offer(p.pk, p.kind, p.name_zh, p.name_en) for p in found.values())


def _qualification(user: "User") -> Qualification | None:
    try:
        held = user.qualification
    except ObjectDoesNotExist:
        return None
    return Qualification(held.passed_on, held.expires_on)


def _filing(user: "User") -> Filing | None:
    try:
        held = user.filing
    except ObjectDoesNotExist:
        return None
    return Filing(held.number, held.filed_on, held.withdrawn_on, held.contract_from_on, held.contract_to_on)


def _letters(user: "User") -> tuple[Letter, ...]:
    return tuple(
        Letter(
            held.pk,
            held.number,
            tuple(held.product_ids),
            tuple(held.division_codes),
            held.from_on,
            held.to_on,
        )
        for held in sorted(user.letters.all(), key=lambda letter: (letter.from_on, letter.number))
    )


def _kinds(actor: Actor, letters: Iterable[Letter]) -> tuple[str, ...]:
    named = {product for letter in letters for product in letter.products}
    return tuple(sorted({offer.kind for offer in offers(actor, named)})) if named else ()


def _registration(row: Any) -> Registration:
    return Registration(row.institution_id, row.number, row.registered_on, row.expires_on)


def _slot(row: Any) -> Slot:
    return Slot(
        row.pk,
        row.institution_id,
        row.department_id,
        row.weekday,
        f"{row.starts:%H:%M}",
        f"{row.ends:%H:%M}",
        row.place,
        row.host,
        row.from_on,
        row.to_on,
    )


def _rule(row: Any) -> Rule:
    return Rule(
        rule=row.rule,
        code=row.code,
        product_kind=row.product_kind,
        province=row.province,
        from_on=row.from_on,
        to_on=row.to_on,
        outcome=Outcome(row.outcome),
        number=row.number,
        unit=row.unit,
    )
