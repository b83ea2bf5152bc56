"""China's MA codes (ZIIOT): `MA.156.M0.maker.product`, then letters with their values (UD-06)."""

import re
from datetime import date, datetime

from devices.udi.parts import Agency, Part, Udi
from devices.udi.refusals import Unreadable

_DI = re.compile(r"MA\.156\.M\d\.\d{6}\.[0-9A-Za-z]{1,20}")
_PART = re.compile(r"([A-Z])([0-9A-Za-z\-_/]{1,30})")
# Serial, made, lot, sterile lot, expires, valid until, check.
MEANINGS = "SMLDEVC"
_DAYS = "MEV"


def read_ma(text: str) -> Udi:
    """Read an MA code; its check character is kept and not judged, its formula is not published."""
    found = _DI.match(text)
    if found is None:
        raise Unreadable("ma", at=text[:40])
    said = _parts(text[found.end() :])
    days = {key: _day(value) for key, value in said.items() if key in _DAYS}
    return Udi(
        Agency.MA,
        text,
        (Part("MA", found[0]), *(Part(key, value) for key, value in said.items())),
        di=found[0],
        lot=said.get("L", ""),
        serial=said.get("S", ""),
        made_on=days.get("M"),
        expires_on=days.get("E"),
    )


def _parts(rest: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for each in rest.split(".")[1:] if rest.startswith(".") else [rest] if rest else []:
        found = _PART.fullmatch(each)
        if found is None or found[1] not in MEANINGS:
            raise Unreadable("ma", at=each or rest)
        if found[1] in said:
            raise Unreadable("twice", ai=found[1])
        said[found[1]] = found[2]
    return said


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%y%m%d").date()  # noqa: DTZ007 - a day printed on a label has no zone
    except ValueError:
        raise Unreadable("date", value=text) from None
