"""Questions about people and what they may promote."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from core.access import codes_of
from core.actor import Actor
from core.errors import NotFound
from staff.models import AuthorisationLetter, Message, Product, Tablet, User, UserQuerySet
from staff.policies import SEE_PEOPLE


def session_user(user: User | None) -> dict[str, Any] | None:
    """The signed-in person as the app needs him."""
    if user is None or not user.is_active:
        return None
    return {
        "id": user.pk,
        "username": user.username,
        "name": user.name,
        "role": user.role,
        "roles": user.roles,
        "language": user.language,
        "codes": sorted(codes_of(user.roles)),
    }


def session_tablet(user: User | None, tablet_id: UUID | None) -> dict[str, Any] | None:
    """The registered tablet the request comes from."""
    if user is None or tablet_id is None:
        return None
    tablet = Tablet.objects.filter(pk=tablet_id, user=user).first()
    return None if tablet is None else {"id": tablet.pk, "name": tablet.name, "state": tablet.state}


def list_people(actor: Actor) -> UserQuerySet:
    """People this reader may see."""
    return User.objects.get_queryset().visible_to(actor)


def get_person(actor: Actor, user_id: int) -> User:
    """One person, if the reader may see him."""
    person = list_people(actor).filter(pk=user_id).first()
    if person is None:
        raise NotFound
    return person


def letters_visible_to(actor: Actor) -> QuerySet[AuthorisationLetter]:
    """Authorisation letters of the people this reader may see."""
    letters = AuthorisationLetter.objects.all()
    return letters if actor.may(SEE_PEOPLE) else letters.filter(user__in=actor.team)


def get_letter(actor: Actor, letter_id: UUID) -> AuthorisationLetter:
    """One authorisation letter."""
    letter = letters_visible_to(actor).filter(pk=letter_id).first()
    if letter is None:
        raise NotFound
    return letter


def products_for_feed(actor: Actor) -> QuerySet[Product]:
    """Every product with its messages: product names are no secret inside the company."""
    messages = Prefetch("messages", Message.objects.filter(is_active=True).order_by("created_at", "id"))
    return Product.objects.prefetch_related(messages)


def product_row(product: Product) -> dict[str, Any]:
    """A product as the screens read it."""
    return {
        "id": product.pk,
        "version": product.version,
        "name_zh": product.name_zh,
        "name_en": product.name_en,
        "kind": product.kind,
        "area_zh": product.area_zh,
        "area_en": product.area_en,
        "is_active": product.is_active,
        "messages": [
            {"id": m.pk, "text_zh": m.text_zh, "text_en": m.text_en} for m in product.messages.all()
        ],
    }


def everybody(actor: Actor) -> Q:
    """Rows whose loss concerns every reader."""
    return Q()
