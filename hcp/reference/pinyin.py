"""How a name is read, sorted and found: 单于婷 is chanyu ting, 张三 is found by 张, zhang and zs.

The list of pinyin readings lives in pypinyin; surnames it gets wrong are in surnames.csv.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path

FILE = Path(__file__).with_name("surnames.csv")
MOST_READINGS = 8
Said = tuple[str, str]  # a syllable (or a compound surname) and its initials
_HAN = re.compile("[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_MARKED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_ZEROES = re.compile("(?<=[一二三四五六七八九十])[○〇o零]+|○")  # 二Ｏ三, 二○三 and 二零三 are one number
_WORD = re.compile(r"[a-z0-9]+|[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]+|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A name's reading for sorting (`zhang san`), its initials, and every way it may be typed."""

    sort: str
    initials: str
    spellings: tuple[str, ...]


def fold(text: str) -> str:
    """The text as it is compared: one width, lower case, bare Latin letters, ü as v, one sign for zero."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii() and _MARKED.search(plain):
        bare = (
            c for c in unicodedata.normalize("NFD", plain.replace("ü", "v")) if not unicodedata.combining(c)
        )
        plain = unicodedata.normalize("NFC", "".join(bare))
    return _ZEROES.sub(lambda zeroes: "〇" * len(zeroes.group()), plain)


def read_person(name: str) -> Reading:
    """The reading of a person's name: the surname as surnames are read, all readings of the rest."""
    folded = fold(name).replace(" ", "") if _HAN.search(name) else fold(name)
    surname, choices = _surname(folded)
    rest = [options for word in _WORD.findall(folded[len(surname) :]) for options in _word_choices(word)]
    return _reading([*choices, *rest])


def read_institution(name: str) -> Reading:
    """The reading of an institution's name: words as they are usually read (重庆 is chongqing)."""
    words = _WORD.findall(fold(name))
    return _reading(
        [[_said(part)] for word in words for part in (_lazy(word) if _HAN.match(word) else [word])]
    )


def _reading(choices: list[list[Said]]) -> Reading:
    """The first reading sorts; up to MOST_READINGS combinations can be typed."""
    first = [options[0] for options in choices]
    typed: dict[str, None] = {}
    for combination in islice(product(*choices), MOST_READINGS):
        typed["".join(said for said, _ in combination)] = None
        typed["".join(initials for _, initials in combination)] = None
    return Reading(" ".join(said for said, _ in first), "".join(i for _, i in first), tuple(typed))


def _said(syllable: str) -> Said:
    return syllable, syllable[:1]


def _surname(name: str) -> tuple[str, list[list[Said]]]:
    """The surname a name begins with, if it is one that is read in its own way, and its readings."""
    for length in (2, 1):
        surname = name[:length]
        if len(name) > length and (found := _surnames().get(surname)):
            usual = _lazy(surname)
            initials = "".join(part[0] for part in usual) if length > 1 else ""
            readings = dict.fromkeys([*found, "".join(usual)])
            return surname, [[(reading, initials or reading[0]) for reading in readings]]
    return "", []


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["surname"]: tuple(row["readings"].split()) for row in rows}


def _word_choices(word: str) -> Iterator[list[Said]]:
    if not _HAN.match(word):
        yield [_said(word)]
        return
    for character, usual in zip(word, _lazy(word), strict=False):
        yield [_said(reading) for reading in dict.fromkeys([usual, *_heteronyms(character)])]


@lru_cache(maxsize=4096)
def _heteronyms(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # noqa: PLC0415  30 MB that only writing names needs

    return tuple(fold(reading) for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def _lazy(word: str) -> list[str]:
    """One syllable a character; a character nobody can read stands for itself."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  as above

    return [fold(syllable) for syllable in lazy_pinyin(word, errors=list)]  # type: ignore[arg-type]


def grams_of(names: Iterable[str], readings: Iterable[Reading]) -> list[str]:
    """What a name is found by: its characters and pairs of them, letters of its reading by threes."""
    grams: set[str] = set()
    for name in names:
        for word in _WORD.findall(fold(name)):
            grams |= _ngrams(word, 2 if _HAN.match(word) else 3)
    for reading in readings:
        for spelling in reading.spellings:
            grams |= {spelling[:1], spelling[:2], *_ngrams(spelling, 3, least=3)}
        grams |= _ngrams(reading.initials, 3)
    return sorted(gram for gram in grams if gram)


def search_text(names: Iterable[str], readings: Iterable[Reading]) -> str:
    """Everything a search compares whole words with, each part fenced by a bar."""
    words = ["".join(_WORD.findall(fold(name))) for name in names]
    return "|".join(
        dict.fromkeys([*words, *(s for reading in readings for s in (*reading.spellings, reading.initials))])
    )


def _ngrams(word: str, size: int, *, least: int = 1) -> set[str]:
    return {
        word[place : place + length]
        for length in range(least, size + 1)
        for place in range(len(word) - length + 1)
    }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search asks for: grams that must all be there, and words the text must hold as they are."""

    grams: tuple[str, ...]
    words: tuple[str, ...]


def read_search(text: str) -> Wanted:
    """A typed search as grams and words; several words must all be found."""
    grams: dict[str, None] = {}
    words: dict[str, None] = {}
    for part in fold(text).split():
        pieces = _WORD.findall(part)
        for piece in pieces:
            for gram in _asked(piece):
                grams[gram] = None
        whole = "".join(pieces)
        if len(pieces) > 1 or len(whole) > (2 if _HAN.match(whole) else 3):
            words[whole] = None
    return Wanted(tuple(grams), tuple(words))


def _asked(piece: str) -> set[str]:
    size = 2 if _HAN.match(piece) else 3
    return {piece} if len(piece) <= size else _ngrams(piece, size, least=size)
