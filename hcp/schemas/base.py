"""The lines of text the endpoints of this room take."""

from typing import Annotated

from core.bodies import VersionIn, line

Name = Annotated[str, line(120)]
Short = Annotated[str, line(80, shortest=0)]
Long = Annotated[str, line(300, shortest=0)]
Reason = Annotated[str, line(500, shortest=0)]


class Edit(VersionIn):
    """A correction, and why."""

    reason: Reason = ""
