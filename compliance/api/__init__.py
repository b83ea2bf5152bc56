"""Endpoints of the compliance room, one module per area."""

from ninja import Router

from compliance.api import gates, rules

router = Router(tags=["compliance"])
for part in (gates, rules):
    router.add_router("", part.router)
