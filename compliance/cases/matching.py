"""Words found in a free text: case and width do not count, Chinese has no word borders, English does.

The tablet's twin is frontend/src/features/cases/matching.ts; tests/compliance/word_cases.json holds both to one answer.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

AROUND = 30  # characters of the text kept on each side of what was found
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
OPEN_END = "*"  # at the end of a word: whatever the word goes on with
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Found(NamedTuple):
    """A word of a list and where in the text it stands: characters from `start` up to `end`."""

    word: str
    start: int
    end: int


class _Reading(NamedTuple):
    """A text as it is compared: one plain form, and the place in the text of each of its characters."""

    plain: str
    places: list[int]


def find(text: str, words: Iterable[str], excepted: Iterable[str] = ()) -> list[Found]:
    """Each word that occurs, once, at its first place; what lies inside an excepted phrase does not count."""
    read = _read(text)
    hidden = [span for phrase in excepted for span in _spans(read.plain, phrase)]
    found = []
    for word in words:
        free = (s for s in _spans(read.plain, word) if not any(a <= s[0] and s[1] <= b for a, b in hidden))
        span = next(free, None)
        if span is not None:
            found.append(Found(word, read.places[span[0]], read.places[span[1] - 1] + 1))
    return sorted(found, key=lambda one: (one.start, -one.end, one.word))


def around(text: str, found: Found) -> tuple[str, str, str]:
    """What stands before the found place, the place itself, and what follows."""
    start, end = found.start, found.end
    return text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]


def _read(text: str) -> _Reading:
    kept: list[str] = []
    places: list[int] = []
    for place, written in enumerate(text):
        for char in _plain(written):
            if char == " " and (not kept or kept[-1] == " "):
                continue
            if kept[-2:-1] and kept[-1] == " " and _HAN.match(kept[-2]) and _HAN.match(char):
                kept.pop()
                places.pop()
            kept.append(char)
            places.append(place)
    return _Reading("".join(kept), places)


def _plain(written: str) -> str:
    if written in INVISIBLE:
        return ""
    if written.isspace():
        return " "
    return unicodedata.normalize("NFKC", written).lower()


def _spans(plain: str, word: str) -> Sequence[tuple[int, int]]:
    """Where the word stands in the plain text; Latin letters and digits want a border beside them."""
    sought = _read(word.strip()).plain
    opens = sought.endswith(OPEN_END)
    sought = sought.removesuffix(OPEN_END)
    if not sought:
        return []
    spans, start = [], plain.find(sought)
    while start >= 0:
        end = start + len(sought)
        if _borders(plain, start, end, opens):
            spans.append((start, end))
        start = plain.find(sought, start + 1)
    return spans


def _borders(plain: str, start: int, end: int, opens: bool) -> bool:
    if plain[start] in LATIN and start > 0 and plain[start - 1] in LATIN:
        return False
    return opens or not (plain[end - 1] in LATIN and end < len(plain) and plain[end] in LATIN)
