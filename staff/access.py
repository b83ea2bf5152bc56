"""From a session to an Actor: who asks, what he may, how far he reaches today."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie

from core.access import codes_of, require
from core.actor import Actor
from core.errors import Forbidden, NotSignedIn
from core.requests import device_of, occurred_at, request_id
from staff.choices import TabletState
from staff.models import User
from staff.selectors import is_revoked


class TabletRevoked(Forbidden):
    """This tablet was reported lost: it wipes itself when it reads this."""

    headers = {"X-Device-Revoked": "1", "Clear-Site-Data": '"cache", "storage"'}

    def __init__(self) -> None:
        super().__init__(
            "tablet_revoked",
            "此平板已被吊销，本机数据将被清除。",
            "This tablet was revoked and wipes its data.",
        )


# Everything an Actor needs beyond the user row, in one round trip: territories of today with all below
# them, the people of the teams he leads with all teams below, and the state of the tablet he uses.
REACH = """
WITH RECURSIVE led AS (
    SELECT id FROM staff_team WHERE lead_id = %(user)s
    UNION SELECT t.id FROM staff_team t JOIN led ON t.parent_id = led.id
)
SELECT
    ARRAY(SELECT t.id FROM staff_territory t WHERE t.path && ARRAY(
        SELECT m.territory_id FROM staff_territorymember m
        WHERE m.user_id = %(user)s AND m.from_on <= %(today)s AND (m.to_on IS NULL OR m.to_on >= %(today)s))),
    ARRAY(SELECT u.id FROM staff_user u JOIN led ON u.team_id = led.id),
    (SELECT state FROM staff_tablet WHERE id = %(tablet)s AND (user_id = %(user)s OR state = 'revoked'))
"""


def actor_of(user: User, *, device_id: UUID | None = None, **request: Any) -> Actor:
    """The Actor a person is today, on this tablet if he uses one."""
    with connection.cursor() as cursor:
        cursor.execute(REACH, {"user": user.pk, "today": timezone.localdate(), "tablet": device_id})
        territories, team, tablet_state = cursor.fetchone()
    if tablet_state == TabletState.REVOKED:
        raise TabletRevoked
    return Actor(
        user_id=user.pk,
        name=user.name,
        codes=codes_of(user.roles),
        territories=frozenset(territories),
        team=frozenset((*team, user.pk)),
        language=user.language,
        device_id=device_id if tablet_state else None,  # history names only a tablet that is his
        **request,
    )


def refuse_revoked(device_id: UUID | None) -> None:
    """Tell a revoked tablet to wipe itself, even when its session has ended."""
    if is_revoked(device_id):
        raise TabletRevoked


class Needs(APIKeyCookie):
    """The door of an endpoint: a signed-in person holding one of these permissions becomes its Actor."""

    param_name = "sessionid"

    def __init__(self, *codes: str) -> None:
        super().__init__(csrf=True)
        self.codes = codes

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor:
        """The Actor, or 401, or 403 naming the missing permission."""
        return self.let_in(self.actor(request))

    def actor(self, request: HttpRequest) -> Actor:
        """Whoever asks, or 401."""
        user, device = request.user, device_of(request)
        if not isinstance(user, User) or not user.is_active:
            refuse_revoked(device)
            raise NotSignedIn
        actor = actor_of(
            user, device_id=device, request_id=request_id.get(), occurred_at=occurred_at(request)
        )
        request.auth = actor  # type: ignore[attr-defined]  # an ActorRequest from here on, so that a refusal speaks his language
        return actor

    def let_in(self, actor: Actor) -> Actor:
        """The same Actor if he holds one of the permissions, else 403 naming the missing one."""
        if not any(actor.may(code) for code in self.codes):
            require(actor, self.codes[0])
        return actor


def needs(*codes: str) -> Needs:
    """Guard an endpoint: `auth=needs(SUBMIT)`. With several codes any one of them opens."""
    if not codes:
        raise ValueError("an endpoint names its permission")
    return Needs(*codes)
