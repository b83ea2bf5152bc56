"""Questions about what the company brings to hospitals."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from core.actor import Actor
from core.lists import one
from staff.models import Message, Product


def products_for_feed(actor: Actor) -> QuerySet[Product]:
    """Every product with its messages: product names are no secret inside the company."""
    messages = Prefetch("messages", Message.objects.filter(is_active=True).order_by("created_at", "id"))
    return Product.objects.visible_to(actor).prefetch_related(messages)


def list_products(actor: Actor) -> QuerySet[Product]:
    """The products in the order of a catalogue, those that are no longer brought last."""
    return products_for_feed(actor).order_by("-is_active", "kind", "name_zh", "id")


def get_product(actor: Actor, product_id: UUID) -> Product:
    """One product."""
    return one(Product.objects.visible_to(actor), product_id)


def get_message(actor: Actor, message_id: UUID) -> Message:
    """One approved key message."""
    return one(Message.objects.visible_to(actor), message_id)


def product_row(product: Product) -> dict[str, Any]:
    """A product as the screens read it, with the messages in use."""
    return {
        "id": product.pk,
        "version": product.version,
        "name_zh": product.name_zh,
        "name_en": product.name_en,
        "kind": product.kind,
        "area_zh": product.area_zh,
        "area_en": product.area_en,
        "is_active": product.is_active,
        "messages": [message_row(message) for message in product.messages.all()],
    }


def product_detail(product: Product) -> dict[str, Any]:
    """A product with all its messages, those put aside included."""
    messages = product.messages.order_by("-is_active", "created_at", "id")
    return {**product_row(product), "messages": [message_row(message) for message in messages]}


def message_row(message: Message) -> dict[str, Any]:
    """A key message as the screens read it."""
    return {
        "id": message.pk,
        "version": message.version,
        "text_zh": message.text_zh,
        "text_en": message.text_en,
        "is_active": message.is_active,
    }


def everybody(actor: Actor) -> Q:
    """Rows whose loss concerns every reader."""
    return Q()
