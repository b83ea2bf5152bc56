"""Endpoints of the room."""

from ninja import Router

from hcp.api import accounts, imports, institutions, people

router = Router(tags=["hcp"])
for part in (institutions, people, accounts, imports):
    router.add_router("", part.router)
