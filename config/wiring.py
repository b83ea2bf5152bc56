"""How the rooms meet: read this page to see what the tablet carries and whose history can be read."""

from core.errors import NotFound
from core.feed import Feed, FeedKind
from core.models import Attachment
from core.actor import Actor
from core.timeline import TimelineKind
from staff import models as staff
from staff import selectors as staff_selectors

FEED = Feed(
    kinds=[
        FeedKind(
            "products",
            staff.Product,
            visible=staff_selectors.products_for_feed,
            row=lambda actor, product: staff_selectors.product_row(product),
            seen_by=staff_selectors.everybody,
        ),
    ],
    scope=lambda actor: None,
)

TIMELINES = {
    kind.name: kind
    for kind in [
        TimelineKind("person", staff.User, staff_selectors.get_person, hidden=frozenset({"password"})),
        TimelineKind("letter", staff.AuthorisationLetter, staff_selectors.get_letter),
    ]
}


def check_attachment_visible(actor: Actor, attachment: Attachment) -> None:
    """A file is seen by whoever sees its record; before it has one, by who brought it."""
    if attachment.about_id is None:
        if attachment.owner_id != actor.user_id:
            raise NotFound
        return
    TIMELINES[attachment.about_kind].get(actor, attachment.about_id)
