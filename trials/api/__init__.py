"""Doors of the room, each behind the wall."""

from ninja import Router

from trials.api import identities, participants, studies

router = Router(tags=["trials"])
router.add_router("", studies.router)
router.add_router("", participants.router)
router.add_router("", identities.router)
