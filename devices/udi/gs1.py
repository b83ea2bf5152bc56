"""GS1: element strings with FNC1 or in brackets (UD-01..04). Forms and dates of the elements are biip's."""

import re
from collections.abc import Iterable

from biip import ParseError
from biip.gs1_application_identifiers import GS1ApplicationIdentifier
from biip.gs1_element_strings import GS1ElementString

from devices.udi.parts import Agency, Part, Udi
from devices.udi.refusals import Unreadable

FNC1 = "\x1d"
# Where the digits lie whose last one checks the others. biip checks GTIN, SSCC and the places (41x).
CHECKED = {"253": (0, 13), "255": (0, 13), "402": (0, 17), "8003": (1, 14), "8006": (0, 14), "8026": (0, 14)}
CHECKED |= {"8017": (0, 18), "8018": (0, 18)}
PAIR_CHECKED = {"8013", "8014"}
_ELEMENT = re.compile(r"\(([^()]*)\)((?:\\\(|[^(])*)")
# The characters of CSET 82 in the order of their values, and those of the two check characters.
_CSET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_CSET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83)


def read_brackets(text: str) -> Udi:
    r"""Read `(01)…(10)…`; a bracket inside a value is written `\(`."""
    parts, at = [], 0
    while at < len(text):
        found = _ELEMENT.match(text, at)
        if found is None or not re.fullmatch(r"\d{2,4}", found[1]):
            raise Unreadable("bracket", at=text[at : at + 12])
        parts.append(Part(found[1], found[2].replace("\\(", "(")))
        at = found.end()
    return udi(text, elements(parts))


def read_element_string(text: str) -> Udi:
    """Read what a scanner gives: identifiers and values in a row, FNC1 (character 29) between where needed."""
    found, rest = [], text.lstrip(FNC1)
    while rest:
        element = _first(rest)
        found.append(element)
        rest = rest[len(element) :].lstrip(FNC1)
    once(each.ai.ai for each in found)
    return udi(text, found)


def elements(parts: Iterable[Part]) -> list[GS1ElementString]:
    """Each part checked against the form of its identifier."""
    found = [element(part) for part in parts]
    once(each.ai.ai for each in found)
    return found


def element(part: Part) -> GS1ElementString:
    """One part checked: known identifier, form, check digit, day of the calendar."""
    ai = identifier(part.key)
    if not part.value:
        raise Unreadable("value_empty", ai=part.key)
    try:
        read = GS1ElementString.parse(part.key + part.value)
    except ParseError:
        raise Unreadable("value", ai=part.key, value=part.value, format=ai.format) from None
    if read.gtin_error or read.gln_error or read.sscc_error or not _digits_agree(read):
        raise Unreadable("check_digit", ai=part.key, value=part.value)
    return read


def identifier(key: str) -> GS1ApplicationIdentifier:
    """The identifier with exactly this number."""
    try:
        found = GS1ApplicationIdentifier.extract(key)
    except ParseError:
        raise Unreadable("ai_unknown", ai=key[:4]) from None
    if found.ai != key:
        raise Unreadable("ai_unknown", ai=key)
    return found


def once(keys: Iterable[str]) -> None:
    """No identifier stands twice on one carrier."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise Unreadable("twice", ai=key)
        seen.add(key)


def udi(raw: str, found: Iterable[GS1ElementString], unknown: Iterable[Part] = ()) -> Udi:
    """The parts by their meaning for a device."""
    held = {each.ai.ai: each for each in found}
    said = {key: each.value for key, each in held.items()}
    return Udi(
        Agency.GS1,
        raw,
        (*(Part(key, value) for key, value in said.items()), *unknown),
        di=said.get("01", ""),
        lot=said.get("10", ""),
        serial=said.get("21", ""),
        software=said.get("8012", ""),
        made_on=held["11"].date if "11" in held else None,
        expires_on=held["17"].date if "17" in held else None,
    )


def _first(text: str) -> GS1ElementString:
    """The element the text begins with; a value without fixed length goes on to FNC1 or the end."""
    try:
        ai = GS1ApplicationIdentifier.extract(text)
    except ParseError:
        raise Unreadable("ai_unknown", ai=text[:4]) from None
    ends = len(text.split(FNC1)[0])
    if not ai.separator_required:
        return element(Part(ai.ai, text[len(ai) : min(ends, longest(ai))]))
    if ends > longest(ai):
        raise Unreadable("separator", ai=ai.ai, value=text[len(ai) : ends])
    return element(Part(ai.ai, text[len(ai) : ends]))


def longest(ai: GS1ApplicationIdentifier) -> int:
    """How many characters an element may have, its identifier included: N2+N14 is 16, N2+X..20 is 22."""
    return sum(int(digits) for digits in re.findall(r"\d+", ai.format))


def _digits_agree(read: GS1ElementString) -> bool:
    if read.ai.ai in CHECKED:
        begin, end = CHECKED[read.ai.ai]
        return mod_10(read.value[begin : end - 1]) == read.value[end - 1]
    return read.ai.ai not in PAIR_CHECKED or pair(read.value[:-2]) == read.value[-2:]


def mod_10(digits: str) -> str:
    """The check digit: weights 3 and 1 from the right (UD-04)."""
    total = sum(int(digit) * (3, 1)[n % 2] for n, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def pair(text: str) -> str:
    """The two check characters of a model number or Master UDI-DI (GS1 General Specifications 7.9.5)."""
    total = sum(
        _CSET_82.find(character) * prime for character, prime in zip(reversed(text), _PRIMES, strict=False)
    )
    return _CSET_32[total % 1021 >> 5] + _CSET_32[total % 1021 & 31]
