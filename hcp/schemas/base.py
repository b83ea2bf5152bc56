"""What every body has in common."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, StringConstraints

from core.schemas import Schema


def line(longest: int, *, shortest: int = 0) -> StringConstraints:
    """A line of text within these lengths, without spaces around it."""
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


def _no_nul(value: object) -> object:
    return value.replace("\0", "") if isinstance(value, str) else value


Name = Annotated[str, BeforeValidator(_no_nul), line(120, shortest=1)]
Short = Annotated[str, BeforeValidator(_no_nul), line(80)]
Long = Annotated[str, BeforeValidator(_no_nul), line(300)]
Reason = Annotated[str, BeforeValidator(_no_nul), line(500)]


class In(Schema):
    """What an endpoint takes: a field it does not know is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid")

    def given(self, *without: str) -> dict[str, Any]:
        """The fields that were sent, without the version they started from."""
        return self.model_dump(exclude_unset=True, exclude={"version", *without})


class Edit(In):
    """A correction: the version it started from, and why."""

    version: int
    reason: Reason = ""
