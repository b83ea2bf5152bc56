"""Endpoints of the compliance room, one module per area."""

from ninja import Router

from compliance.api import approvals, gates, processes, rules

router = Router(tags=["compliance"])
for part in (gates, rules, approvals, processes):
    router.add_router("", part.router)
