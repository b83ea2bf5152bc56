"""Endpoints of the events room, one module per area."""

from ninja import Router

from events.api import catalogue, certificates, closing, events, invitations, invitees, the_day

router = Router(tags=["events"])
for area in (catalogue, events, invitees, invitations, the_day, closing, certificates):
    router.add_router("", area.router)
