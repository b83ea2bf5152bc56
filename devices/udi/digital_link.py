"""GS1 Digital Link: the same elements as an address (UD-03). biip knows the elements; which may stand where is here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from devices.udi.gs1 import element, identifier, once, udi
from devices.udi.parts import Part, Udi
from devices.udi.refusals import Unreadable

# A key of the path and the rows of qualifiers that may follow it, in this order.
KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "00": (),
    "01": (("22", "10", "21"), ("235",)),
    "253": (),
    "255": (),
    "401": (),
    "402": (),
    "414": (("254",), ("7040",)),
    "415": (("8020",),),
    "417": (("7040",),),
    "8003": (),
    "8004": (("7040",),),
    "8006": (("22", "10", "21"),),
    "8010": (("8011",),),
    "8013": (),
    "8017": (("8019",),),
    "8018": (("8019",),),
}
# Words that older links (before 1.2) write instead of the numbers.
NAMES = {"gtin": "01", "itip": "8006", "cpid": "8010", "gln": "414", "payTo": "415", "partyGln": "417"}
NAMES |= {"gsrnp": "8017", "gsrn": "8018", "gcn": "255", "sscc": "00", "gdti": "253", "ginc": "401"}
NAMES |= {"gsin": "402", "grai": "8003", "giai": "8004", "gmn": "8013", "cpv": "22", "lot": "10", "ser": "21"}
NAMES |= {"cpsn": "8011", "glnx": "254", "refno": "8020", "srin": "8019"}
# Identifiers that are never attributes behind the "?".
PATH_ONLY = {"03", "21", "22", "235", "254", "7040", "7041", "8011", "8014", "8019", "8020"}
PATH_ONLY |= {"8040", "8041", "8042", "8043", "8200"}
_LINK = re.compile(r"(?P<scheme>[A-Za-z][\w+.-]*)://(?P<host>[^/?#]*)(?P<path>[^?#]*)\??(?P<query>[^#]*)")
_HOST = re.compile(r"[A-Za-z0-9._~-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_FORBIDDEN = re.compile(r"[<>{}\\^`\"\s]")


@dataclass(frozen=True, slots=True)
class Leniency:
    """What the standard has left behind or leaves open, and labels in the field still hold.

    `names`: words instead of numbers (`/gtin/`). `short`: a GTIN without its leading zeros.
    `unknown`: identifiers not allotted yet, kept as they stand.
    """

    names: bool = False
    short: bool = False
    unknown: bool = False


STRICT = Leniency()
FIELD = Leniency(names=True, short=True)


def read_link(text: str, lenient: Leniency = STRICT) -> Udi:
    """Read a Digital Link; the address itself is never visited."""
    link = _frame(text)
    path = _path(link["path"], lenient)
    attributes, unknown = _attributes(link["query"], lenient)
    _check_places(path, attributes)
    parts = [Part(part.key, _full(part, lenient)) for part in (*path, *attributes)]
    once(part.key for part in (*parts, *unknown))
    return udi(text, [element(part) for part in parts], unknown)


def _frame(text: str) -> dict[str, str]:
    link = _LINK.match(text)
    if link is None or link["scheme"] not in ("http", "https", "HTTP", "HTTPS"):
        raise Unreadable("link_scheme")
    if (found := _FORBIDDEN.search(text)) is not None:
        raise Unreadable("link_character", character=found[0])
    if not _HOST.fullmatch(link["host"]):
        raise Unreadable("link_host", host=link["host"])
    return link.groupdict()


def _path(path: str, lenient: Leniency) -> list[Part]:
    """The key nearest the end, and the qualifiers after it."""
    segments = path.split("/")[1:]
    keys = [NAMES.get(each, each) if lenient.names else each for each in segments]
    for at in range(len(segments) - 2, -1, -2):
        if keys[at] in KEYS:
            return [Part(keys[n], unquote(segments[n + 1])) for n in range(at, len(segments), 2)]
    raise Unreadable("link_key")


def _attributes(query: str, lenient: Leniency) -> tuple[list[Part], list[Part]]:
    """What stands behind the “?”: known identifiers, unknown ones; words that are no numbers are not ours."""
    known: list[Part] = []
    unknown: list[Part] = []
    for part in _pairs(query):
        if part.key in PATH_ONLY:
            raise Unreadable("link_attribute", ai=part.key)
        if lenient.unknown and may_be_allotted(part.key) and part.value:
            unknown.append(part)
        else:
            identifier(part.key)
            known.append(part)
    return known, unknown


def _pairs(query: str) -> Iterator[Part]:
    for each in re.split("[&;]", query):
        key, equals, value = each.partition("=")
        if equals and key.isascii() and key.isdigit():
            yield Part(key, unquote(value))


def may_be_allotted(key: str) -> bool:
    """Whether an identifier of this length could come to be: those that begin alike are equally long."""
    try:
        identifier(key)
    except Unreadable:
        return 2 <= len(key) <= 4 and not _is_taken(key)
    return False


def _is_taken(key: str) -> bool:
    try:
        identifier(key[:2])
    except Unreadable:
        return False
    return True


def _check_places(path: list[Part], attributes: list[Part]) -> None:
    key, *qualifiers = [part.key for part in path]
    rows = KEYS[key]
    fitting = [row for row in (*rows, ()) if _in_order(qualifiers, row)]
    if not fitting:
        raise Unreadable("link_qualifier", ai=qualifiers[0], key=key)
    for part in attributes:
        if part.key != key and any(part.key in row for row in fitting):
            raise Unreadable("link_in_query", ai=part.key)


def _in_order(wanted: list[str], row: tuple[str, ...]) -> bool:
    left = iter(row)
    return all(each in left for each in wanted)


def _full(part: Part, lenient: Leniency) -> str:
    """A GTIN in its 14 digits, where the label may have left out the zeros it begins with."""
    if lenient.short and part.key == "01" and part.value.isdigit() and len(part.value) in (8, 12, 13):
        return part.value.zfill(14)
    return part.value
