"""Endpoints of the staff room."""

from ninja import Router

from core.requests import ActorRequest
from staff import selectors
from staff.access import needs
from staff.policies import USE

router = Router(tags=["staff"])


@router.get("/products", auth=needs(USE), url_name="products")
def list_products(request: ActorRequest) -> list[dict[str, object]]:
    """The company's products with their approved messages."""
    return [selectors.product_row(product) for product in selectors.products_for_feed(request.auth)]
