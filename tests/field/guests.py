"""Three hundred signatures on two tablets, told to the server in any order, some of them twice.

The tablets are played without a browser: many connections at once, some answers cut, some requests repeated.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPException
from random import Random
from typing import Any
from uuid import uuid4

from django.utils import timezone

from core.actor import Actor
from core.history import bulk_create_tracked, change
from core.numbers import next_number
from events.models import Event, EventType, Invitee
from hcp.models import Hcp
from staff.demo import PASSWORD
from staff.models import User
from tests.field.desk import Desk
from tests.field.network import Network, is_write
from tests.field.product import Product

LISTED, BOTH, UNASKED = 220, 50, 30
OWNER, HELPER = "baihe", "linyue"
CONNECTIONS = 4  # of each tablet
SETUP = Actor.job("soak")
PATIENCE = 5  # how often a request is sent before the trial is given up
MAKE = "from tests.field.guests import make_events; make_events(%d)"
EVENTS = "SELECT id::text FROM events_event WHERE title LIKE %s ORDER BY number"
TITLE = "soak"
STANDING = """
SELECT count(*), count(*) FILTER (WHERE status = 'signed_in'), count(*) FILTER (WHERE walk_in)
FROM events_invitee WHERE event_id = %s
"""
# The pictures of the signatures are there already: how they travel is tried by the rounds with a browser.
PICTURES = """
INSERT INTO core_attachment
    (id, kind, mime, size, sha256, stored_sha256, owner_id, about_kind, file, created_at)
SELECT picture, 'signature', 'image/png', 1, '\\x00', '\\x00', u.id, '', 'soak.png', now()
FROM unnest(%s::uuid[]) picture, staff_user u WHERE u.username = %s RETURNING id
"""
SIGNED = """
SELECT sign_in_id::text FROM events_invitee WHERE event_id = %s AND sign_in_id IS NOT NULL
UNION ALL SELECT again->>'id' FROM events_invitee, jsonb_array_elements(also_signed) again
WHERE event_id = %s
"""


def make_events(count: int) -> None:
    """So many running events with their lists, written straight into the tables of the product."""
    owner, helper = (User.objects.get(username=name) for name in (OWNER, HELPER))
    kind = EventType.objects.get(kind="department_meeting")
    people = list(Hcp.objects.order_by("pk").values_list("pk", flat=True)[:LISTED])
    starts_at = timezone.now()
    for number in range(count):
        with change(SETUP, "soak.setup"):
            event = Event.objects.create(
                id=uuid4(),
                number=next_number("EVT"),
                title=f"{TITLE} {number}",
                type=kind,
                owner=owner,
                team=[helper.pk],
                state="running",
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=2),
                planned_heads=LISTED,
            )
            bulk_create_tracked([Invitee(event=event, hcp_id=one, status="accepted") for one in people])


def running_events(product: Product, count: int) -> list[str]:
    """Make the events of so many rounds; answers their ids."""
    product.manage("shell", "-c", MAKE % count)
    return [event for (event,) in product.rows(EVENTS, f"{TITLE} %")]


@dataclass(slots=True)
class Signing:
    """One signature as a tablet tells it, and how the network treats it."""

    tablet: int
    body: dict[str, Any]
    key: str = field(default_factory=lambda: str(uuid4()))
    bad_luck: str = ""  # cut=...: the answer is lost after the commit; double=...: the request arrives twice


class Door:
    """A tablet at the door, on several connections at once."""

    def __init__(self, port: int, username: str) -> None:
        self.device = str(uuid4())
        self.desks = [Desk(port) for _ in range(CONNECTIONS)]
        self.desks[0].sign_in(username, PASSWORD)
        for desk in self.desks[1:]:
            desk.cookies = dict(self.desks[0].cookies)

    def call(self, lane: int, method: str, path: str, body: Any, key: str) -> tuple[int, bytes]:
        """Send one request on one of the connections, under its key."""
        headers = {"Idempotency-Key": key, "X-Device": self.device}
        return self.desks[lane].call(method, path, body, **headers)

    def close(self) -> None:
        """Put the tablet away."""
        for desk in self.desks:
            desk.connection.close()


@contextmanager
def two_doors(network: Network) -> Iterator[tuple[Door, Door]]:
    """The tablets of the owner and of the helper, signed in."""
    doors = Door(network.port, OWNER), Door(network.port, HELPER)
    yield doors
    for door in doors:
        door.close()


def trial(
    luck: Random, product: Product, network: Network, doors: Sequence[Door], event: str, people: Sequence[str]
) -> set[str]:
    """Send the three hundred in any order with cut and repeated answers; answers the ids that were signed."""
    signings = _signings(luck, people)
    for tablet, username in enumerate((OWNER, HELPER)):
        mine = [one.body["signature_id"] for one in signings if one.tablet == tablet]
        product.rows(PICTURES, mine, username)
    for one in luck.sample(signings, 40):
        one.bad_luck = f"{luck.choice(['cut', 'cut', 'double'])}={one.key}"
    again = [_again(luck, one) for one in luck.sample(signings, 60)]
    queue = [*signings, *again]
    luck.shuffle(queue)
    for rules, what in ((network.weather.cuts, "cut"), (network.weather.doubles, "double")):
        rules += [is_write(f"?{one.bad_luck}") for one in signings if one.bad_luck.startswith(what)]
    lanes = [(tablet, lane) for tablet in range(len(doors)) for lane in range(CONNECTIONS)]
    sent = {where: [one for n, one in enumerate(queue) if _lane(n, one) == where] for where in lanes}
    with ThreadPoolExecutor(len(lanes)) as pool:
        list(pool.map(lambda where: _send_all(doors[where[0]], where[1], event, sent[where]), lanes))
    assert network.weather.cuts == [], "an answer that was to be cut was never asked for"
    return {one.body["id"] for one in signings}


def _lane(number: int, one: Signing) -> tuple[int, int]:
    return one.tablet, number % CONNECTIONS


def _signings(luck: Random, people: Sequence[str]) -> list[Signing]:
    both = set(luck.sample(range(len(people)), BOTH))
    listed = [
        _signing(tablet, {"invitee_id": person})
        for n, person in enumerate(people)
        for tablet in ((0, 1) if n in both else (n % 2,))
    ]
    unasked = [_signing(n % 2, {"walk_in": {"id": str(uuid4()), "name": f"来宾{n}"}}) for n in range(UNASKED)]
    return [*listed, *unasked]


def _signing(tablet: int, who: dict[str, Any]) -> Signing:
    at = timezone.now().isoformat()
    return Signing(tablet, {"id": str(uuid4()), "signature_id": str(uuid4()), "signed_at": at, **who})


def _again(luck: Random, one: Signing) -> Signing:
    """The same sign-in once more, under its key or, as if that had been lost, under another."""
    if luck.random() < 0.5:
        return Signing(one.tablet, one.body, one.key, one.bad_luck)
    return Signing(one.tablet, one.body)


def _send_all(door: Door, lane: int, event: str, queue: Sequence[Signing]) -> None:
    for one in queue:
        _send(door, lane, event, one)


def _send(door: Door, lane: int, event: str, one: Signing) -> None:
    """One sign-in, until there is an answer."""
    path = f"/api/events/{event}/sign-ins"
    _persist(door, lane, "POST", f"{path}?{one.bad_luck}" if one.bad_luck else path, one.body, one.key)


def _persist(door: Door, lane: int, method: str, path: str, body: Any, key: str) -> None:
    for _ in range(PATIENCE):
        try:
            status, answer = door.call(lane, method, path, body, key)
        except (ConnectionError, HTTPException):  # the answer was cut: what a tablet does is ask again
            continue
        if status == 200:
            return
        assert status in (409, 425, 429, 503), (status, answer)
    raise AssertionError(f"{path} was never answered")


def expect_exact(product: Product, event: str, signed: set[str], *, told: str) -> None:
    """Everybody of the list and every walk-in stands there once, and no signature is lost or kept twice."""
    (counted,) = product.rows(STANDING, event)
    assert counted == (LISTED + UNASKED, LISTED + UNASKED, UNASKED), told
    kept = [one for (one,) in product.rows(SIGNED, event, event)]
    assert sorted(kept) == sorted(signed), told
