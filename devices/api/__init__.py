"""Endpoints of the devices room, one module per area."""

from ninja import Router

from devices.api import catalogue, devices

router = Router(tags=["devices"])
for area in (catalogue, devices):
    router.add_router("", area.router)
