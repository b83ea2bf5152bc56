"""Who acts: every change, every read of personal data and every job has an Actor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.words import ZH


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person (or a named job) with the permissions and the reach it has today."""

    user_id: int | None
    name: str
    codes: frozenset[str] = frozenset()
    territories: frozenset[UUID] = frozenset()  # his territories and all below them, today
    team: frozenset[int] = frozenset()  # user ids he manages, himself included
    language: str = ZH
    device_id: UUID | None = None
    request_id: str = ""
    occurred_at: datetime | None = None  # when the tablet says it happened; the server keeps its own time

    def may(self, code: str) -> bool:
        """Whether this actor holds the permission."""
        return code in self.codes

    @classmethod
    def job(cls, name: str, *codes: str) -> "Actor":
        """A background job as an actor, holding exactly the codes it needs."""
        return cls(user_id=None, name=f"job:{name}", codes=frozenset(codes))


@dataclass(slots=True)
class Reach:
    """What staff found out about a person before an Actor is made of it."""

    codes: set[str] = field(default_factory=set)
    territories: set[UUID] = field(default_factory=set)
    team: set[int] = field(default_factory=set)

    def add_codes(self, codes: Iterable[str]) -> None:
        self.codes.update(codes)
