"""Products and their approved messages, kept by medical affairs."""

from typing import Any
from uuid import UUID

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Refused
from core.history import change
from core.versions import edit
from staff.models import Message, Product
from staff.policies import KEEP_PRODUCTS
from staff.selectors import message_row, product_detail

ID_TAKEN = Refused("id_taken", "该编号已有另一条记录。", "Another record is already kept under this id.")
TAKEN = {"staff_product_pkey": ID_TAKEN, "staff_message_pkey": ID_TAKEN}


def add_product(actor: Actor, *, product_id: UUID, **fields: Any) -> Product:
    """Bring a new product into the catalogue."""
    require(actor, KEEP_PRODUCTS)
    with change(actor, "staff.product.add"), told(TAKEN):
        return Product.objects.create(id=product_id, **fields)


def correct_product(actor: Actor, product: Product, *, version: int, **fields: Any) -> Product:
    """Correct a product, or take it off the catalogue."""
    require(actor, KEEP_PRODUCTS)
    return edit(actor, "staff.product.correct", product, version=version, current=product_detail, **fields)


def add_message(actor: Actor, product: Product, *, message_id: UUID, **fields: Any) -> Message:
    """Approve a key message for a product."""
    require(actor, KEEP_PRODUCTS)
    with change(actor, "staff.message.add"), told(TAKEN):
        return Message.objects.create(id=message_id, product=product, **fields)


def correct_message(actor: Actor, message: Message, *, version: int, **fields: Any) -> Message:
    """Correct a key message, or put it aside."""
    require(actor, KEEP_PRODUCTS)
    return edit(actor, "staff.message.correct", message, version=version, current=message_row, **fields)
