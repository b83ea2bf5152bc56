"""Endpoints of products and messages."""

from typing import Any
from uuid import UUID

from ninja import Router

from core.requests import ActorRequest
from staff import selectors, services
from staff.access import needs
from staff.policies import KEEP_PRODUCTS, USE
from staff.schemas.products import MessageIn, MessageOut, MessagePatch, ProductIn, ProductOut, ProductPatch

router = Router(tags=["staff"])
Row = dict[str, Any]


@router.get("/products", response=list[ProductOut], auth=needs(USE), url_name="products")
def list_products(request: ActorRequest) -> list[Row]:
    """The company's products with their approved messages."""
    return [selectors.product_row(product) for product in selectors.list_products(request.auth)]


@router.post("/products", response=ProductOut, auth=needs(KEEP_PRODUCTS), url_name="product-add")
def add_product(request: ActorRequest, body: ProductIn) -> Row:
    """Bring a new product into the catalogue."""
    made = services.add_product(request.auth, product_id=body.id, **body.model_dump(exclude={"id"}))
    return selectors.product_row(made)


@router.get("/products/{uuid:product_id}", response=ProductOut, auth=needs(USE), url_name="product")
def get_product(request: ActorRequest, product_id: UUID) -> Row:
    """A product with all its messages, those put aside included."""
    return selectors.product_detail(selectors.get_product(request.auth, product_id))


@router.patch(
    "/products/{uuid:product_id}",
    response=ProductOut,
    auth=needs(KEEP_PRODUCTS),
    url_name="product-correct",
)
def correct_product(request: ActorRequest, product_id: UUID, body: ProductPatch) -> Row:
    """Correct a product, or take it off the catalogue."""
    product = selectors.get_product(request.auth, product_id)
    changed = services.correct_product(request.auth, product, **body.given())
    return selectors.product_detail(changed)


@router.post(
    "/products/{uuid:product_id}/messages",
    response=ProductOut,
    auth=needs(KEEP_PRODUCTS),
    url_name="message-add",
)
def add_message(request: ActorRequest, product_id: UUID, body: MessageIn) -> Row:
    """Approve a key message for a product."""
    product = selectors.get_product(request.auth, product_id)
    services.add_message(
        request.auth, product, message_id=body.id, text_zh=body.text_zh, text_en=body.text_en
    )
    return selectors.product_detail(product)


@router.patch(
    "/messages/{uuid:message_id}",
    response=MessageOut,
    auth=needs(KEEP_PRODUCTS),
    url_name="message-correct",
)
def correct_message(request: ActorRequest, message_id: UUID, body: MessagePatch) -> Row:
    """Correct a key message, or put it aside."""
    message = selectors.get_message(request.auth, message_id)
    changed = services.correct_message(request.auth, message, **body.given())
    return selectors.message_row(changed)
