"""Endpoints of the staff room."""

from ninja import Router

from staff.api import deputies, people, permits, products, sessions, tablets, territories

router = Router(tags=["staff"])
for part in (people, permits, territories, tablets, sessions, products, deputies):
    router.add_router("", part.router)
