"""The lines of text the endpoints of this room take."""

from typing import Annotated

from pydantic import StringConstraints

from core.bodies import In, line

Name = Annotated[str, line(80)]
Reason = Annotated[str, line(200)]
Number = Annotated[str, line(40)]
Username = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{1,59}$")]
Email = Annotated[str, StringConstraints(pattern=r"^$|^[^@\s]+@[^@\s]+$", max_length=254)]
DivisionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,12}$")]


class ReasonIn(In):
    reason: Reason
