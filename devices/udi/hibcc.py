"""HIBCC: `+` labeler, item, unit, then lot, serial and dates behind strokes (UD-05; HIBC Supplier Labeling 2.6)."""

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime

from devices.udi.parts import Agency, Part, Udi
from devices.udi.refusals import Unreadable

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
_PRIMARY = re.compile(r"[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]")
_PLAIN = re.compile(r"[A-Z0-9\-. $/+%]*")
_QUANTITY = re.compile(r"8\d{2}|9\d{5}")
_DAYS: tuple[tuple[str, str], ...]
_DAYS = ((r"[01]\d{3}", "%m%y"), (r"2\d{6}", "%m%d%y"), (r"3\d{6}", "%y%m%d"), (r"4\d{8}", "%y%m%d%H"))
_DAYS += ((r"5\d{5}", "%y%j"), (r"6\d{7}", "%y%j%H"), (r"7", ""))


def read_hibcc(text: str) -> Udi:
    """Read a primary code, alone or with its secondary parts, and check its last character."""
    raw, text = text, text.strip("*")
    if not _PLAIN.fullmatch(text):
        raise Unreadable("hibcc", at=text[:20])
    body, check = text[:-1], text[-1]
    if (right := check_character(body)) != check:
        raise Unreadable("hibcc_check", right=right, value=check)
    primary, *secondary = body[1:].split("/")
    if not _PRIMARY.fullmatch(primary):
        raise Unreadable("hibcc", at=primary[:20] or text[:20])
    said: dict[str, str] = {}
    for each in secondary:
        _secondary(each, said)
    return _udi(raw, primary, said)


def check_character(text: str) -> str:
    """Modulo 43 over all characters, the plus sign included."""
    return CHARACTERS[sum(CHARACTERS.index(each) for each in text) % 43]


def _udi(raw: str, primary: str, said: dict[str, str]) -> Udi:
    day = {key: date.fromisoformat(said[key]) for key in ("made_on", "expires_on") if key in said}
    return Udi(
        Agency.HIBCC,
        raw,
        (Part("+", primary), *(Part(key, value) for key, value in said.items())),
        di=f"+{primary}",
        lot=said.get("lot", ""),
        serial=said.get("serial", ""),
        made_on=day.get("made_on"),
        expires_on=day.get("expires_on"),
    )


def _secondary(text: str, said: dict[str, str]) -> None:
    """One part behind a stroke, its meaning told by how it begins."""
    for prefix, read in _READERS.items():
        if text.startswith(prefix):
            read(text.removeprefix(prefix), said)
            return
    if not re.match(r"\d{5}", text):
        raise Unreadable("hibcc", at=text[:20])
    said["expires_on"] = _day(text[:5], "%y%j").isoformat()
    said["lot"] = text[5:]


def _dated(which: str) -> Callable[[str, dict[str, str]], None]:
    """What follows `$$`: perhaps a quantity, perhaps a day of expiry, then a lot or a serial number."""

    def read(text: str, said: dict[str, str]) -> None:
        if (quantity := _QUANTITY.match(text)) is not None:
            said["quantity"] = str(int(quantity[0][1:]))
            text = text[quantity.end() :]
        for pattern, form in _DAYS:
            if (found := re.match(pattern, text)) is not None:
                if form:
                    said["expires_on"] = _day(found[0][form != "%m%y" :], form).isoformat()
                text = text[found.end() :]
                break
        if text:
            said[which] = text

    return read


def _kept(which: str) -> Callable[[str, dict[str, str]], None]:
    def read(text: str, said: dict[str, str]) -> None:
        if not text:
            raise Unreadable("hibcc", at=which)
        said[which] = text

    return read


def _eight_digits(which: str) -> Callable[[str, dict[str, str]], None]:
    def read(text: str, said: dict[str, str]) -> None:
        said[which] = _day(text, "%Y%m%d").isoformat()

    return read


_READERS = {
    "$$+": _dated("serial"),
    "$$": _dated("lot"),
    "$+": _kept("serial"),
    "$": _kept("lot"),
    "16D": _eight_digits("made_on"),
    "14D": _eight_digits("expires_on"),
    "S": _kept("serial"),
    "Q": _kept("quantity"),
}


def _day(text: str, form: str) -> date:
    """The day; of a month alone its last one."""
    try:
        found = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day printed on a label has no zone
    except ValueError:
        raise Unreadable("date", value=text) from None
    if form == "%m%y":
        return found.replace(day=calendar.monthrange(found.year, found.month)[1])
    return found
