"""Reading the identity a device carries: what a scanner or a keyboard gives, into its parts.

`read(text)` answers a `Udi` or raises `Unreadable` with a sentence; it asks no table and knows no request.
GS1 element strings are biip's; frames, links, HIBCC and MA codes are read here.
"""

from devices.udi.parts import Agency, Udi
from devices.udi.reading import read
from devices.udi.refusals import Unreadable

__all__ = ["Agency", "Udi", "Unreadable", "read"]
