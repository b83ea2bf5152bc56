"""The wall: whoever sells cannot learn that a study exists, whatever else he may do (MW-01, MW-05)."""

from django.http import HttpRequest

from core.actor import Actor
from core.errors import NotFound
from staff.access import Needs
from staff.policies import SELL
from trials.policies import READ, REVIEW_OPENINGS


def is_inside(actor: Actor) -> bool:
    """Whether the actor stands on the medical side."""
    return not actor.may(SELL) and (actor.may(READ) or actor.may(REVIEW_OPENINGS))


class Inside(Needs):
    """The door of an endpoint behind the wall: outside it nothing is there, inside a permission is asked."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor:
        """The Actor; 401 for nobody, 404 outside the wall, 403 naming the missing permission inside."""
        actor = self.actor(request)
        if not is_inside(actor):
            raise NotFound
        return self.let_in(actor)


def inside(*codes: str) -> Inside:
    """Guard an endpoint behind the wall: `auth=inside(READ)`."""
    return Inside(*codes)
