"""Who acts: every change, every read of personal data and every job has an Actor."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.errors import Forbidden
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

    @property
    def person_id(self) -> int:
        """The user id of a person; a job is nobody and cannot do what only a person does."""
        if self.user_id is None:
            raise Forbidden(
                "not_a_person", "只有登录的人员可以这样做。", "Only a person who is signed in may do this."
            )
        return self.user_id

    def may(self, code: str) -> bool:
        """Whether this actor holds the permission."""
        return code in self.codes

    @classmethod
    def job(cls, name: str, *codes: str) -> "Actor":
        """A background job as an actor, holding exactly the codes it needs."""
        return cls(user_id=None, name=f"job:{name}", codes=frozenset(codes))
