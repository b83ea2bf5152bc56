"""What the bodies of requests have in common, in every room."""

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, StringConstraints


def line(longest: int, *, shortest: int = 1) -> StringConstraints:
    """A line of text within these lengths, without spaces around it."""
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


class In(Schema):
    """What an endpoint takes: a field it does not know is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid")

    def given(self, *without: str) -> dict[str, Any]:
        """The fields that were sent, but for those named."""
        return self.model_dump(exclude_unset=True, exclude=set(without))


class VersionIn(In):
    """A correction: it says from which version it started."""

    version: int
