"""Endpoints of the events room, one module per area."""

from ninja import Router

from events.api import catalogue, events, invitees

router = Router(tags=["events"])
for area in (catalogue, events, invitees):
    router.add_router("", area.router)
