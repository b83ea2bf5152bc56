"""The lines of text the endpoints of this room take, and what every body has in common."""

from typing import Annotated, Any

from pydantic import ConfigDict, StringConstraints

from core.schemas import Schema


def line(longest: int, *, shortest: int = 1) -> StringConstraints:
    """A line of text within these lengths, without spaces around it."""
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


Name = Annotated[str, line(80)]
Reason = Annotated[str, line(200)]
Number = Annotated[str, line(40)]
Username = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{1,59}$")]
Email = Annotated[str, StringConstraints(pattern=r"^$|^[^@\s]+@[^@\s]+$", max_length=254)]
DivisionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,12}$")]


class In(Schema):
    """What an endpoint takes: a field it does not know is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid")

    def given(self) -> dict[str, Any]:
        """The fields that were sent, without the version they started from."""
        return self.model_dump(exclude_unset=True, exclude={"version"})


class VersionIn(In):
    version: int


class ReasonIn(In):
    reason: Reason
