"""Endpoints of the compliance room, one module per area."""

from ninja import Router

from compliance.api import approvals, cases, gates, ledger, processes, rules

router = Router(tags=["compliance"])
for part in (gates, rules, ledger, approvals, processes, cases):
    router.add_router("", part.router)
