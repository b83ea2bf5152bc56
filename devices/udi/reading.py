"""The door: whatever was scanned or typed, to the reader of its issuer."""

import re

from devices.udi.digital_link import FIELD, Leniency, read_link
from devices.udi.gs1 import FNC1, read_brackets, read_element_string
from devices.udi.hibcc import read_hibcc
from devices.udi.ma import read_ma
from devices.udi.parts import Udi
from devices.udi.refusals import Unreadable

# What scanners put in front to name the kind of symbol (UD-03).
_SYMBOL = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
LONGEST = 2000
_FULL_WIDTH = str.maketrans("（）", "()")


def read(text: str, lenient: Leniency = FIELD) -> Udi:
    """Read a scan or what was typed. Raises `Unreadable`; the text itself is never changed or lost."""
    said = _SYMBOL.sub("", text.strip("\r\n\t").lstrip(" "), count=1).removesuffix(FNC1)
    said = said if said[:1] in "+*" else said.rstrip(" ")  # a space may be HIBCC's check character
    if not said.strip():
        raise Unreadable("empty")
    if len(said) > LONGEST:
        raise Unreadable("unknown_agency", raw=said[:40] + "…")
    return _by_its_look(said, lenient)


def _by_its_look(said: str, lenient: Leniency) -> Udi:
    if re.match(r"[A-Za-z]+:", said):
        return read_link(said, lenient)
    if said[0] in "(（":
        return read_brackets(said.translate(_FULL_WIDTH))
    if said[0] in "+*":
        return read_hibcc(said)
    if said.startswith("MA."):
        return read_ma(said)
    return _digits(said)


def _digits(said: str) -> Udi:
    """A bare GTIN as printed under a bar code, or an element string."""
    if re.fullmatch(r"\d{8}|\d{12,14}", said):
        return read_brackets(f"(01){said.zfill(14)}")
    if re.match(r"\d{2}|\x1d", said):
        return read_element_string(said)
    raise Unreadable("unknown_agency", raw=said[:40])
