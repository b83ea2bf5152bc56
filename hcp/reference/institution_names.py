"""Names of institutions as lists write them: the name itself, its other names, and what is damaged."""

import re
from dataclasses import dataclass

from hcp.reference.doubts import Doubt, doubt, limit
from hcp.reference.pinyin import fold

MOST = 120
_OPEN, _CLOSE = "(（[【〔〖", ")）]】〕〗"
_BRACKETS = str.maketrans(_OPEN + _CLOSE, "（" * len(_OPEN) + "）" * len(_CLOSE))
_SEPARATORS = re.compile(r"[、，,;；/|暨]")
_LOST = re.compile(r"[?？\ufffd□]")
_INSTITUTION = re.compile(
    r"(院|所|站|中心|门诊部?|医务室|卫生室|机构|大学|公司|专科|医院.部|hospital|clinic|center|centre)$",
    re.IGNORECASE,
)
_NO_OTHER_NAME = re.compile(
    r"^(.{0,4}(院区|病区|分部|本部|总部|校区|新区|院址)|.{0,2}(东|西|南|北|中|新|老)院|.{0,2}分(院|公司)|.{0,2}(住院|门诊)部)$"
)
_BEFORE = re.compile(r"^(原名|原|曾用名|又名|也称|亦称|简称|别名|加挂|挂靠|挂牌|即|暨|现名|现|前身)[:：]?")
_FORMULA = re.compile(r"^[=+@\t\r]|^-(?=[\d\w(])|^\|")
_CJK = "㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_BLANK = re.compile(rf"(?<=[{_CJK}（）])\s+|\s+(?=[{_CJK}（）])")
_INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb]"
)
_WIDTH = {
    code: code - 0xFEE0 for code in range(ord("！"), ord("～") + 1) if chr(code) not in "，：；？！"
} | {0x3000: 0x20}
_KEY_NOISE = re.compile(r"[\s·•.,\-—–_“”\"'‘’《》<>、，。（）()]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """The name an account gets, its other names, and what a person must look at."""

    name: str
    aliases: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    refusal: Doubt | None = None


def read_name(text: str) -> Naming:
    """The name and other names in one cell of a list."""
    plain = tidy(_join_names(text))
    if refusal := _refusal(plain, text):
        return Naming(plain, refusal=refusal)
    doubts = []
    if _LOST.search(plain):
        doubts.append(doubt("name_lost_character", value=limit(plain)))
    balanced = _balance(plain)
    if balanced != plain:
        doubts.append(doubt("name_brackets", value=limit(plain)))
    name, *others = _names_in(balanced)
    others = list(dict.fromkeys(other for other in others if name_key(other) != name_key(name)))
    return Naming(name, tuple(others), tuple(doubts))


def read_aliases(text: str) -> tuple[str, ...]:
    """The other names in a column that holds nothing else."""
    pieces = re.split(r"[、，,;；/|\n]", tidy(text))
    return tuple(
        dict.fromkeys(piece for piece in map(tidy, pieces) if len(piece) > 1 and not _FORMULA.match(piece))
    )


def tidy(text: str) -> str:
    """One line, one kind of bracket and width of letter, no blanks between Chinese characters."""
    folded = _INVISIBLE.sub("", text).translate(_WIDTH).translate(_BRACKETS)
    return _BLANK.sub("", re.sub(r"\s+", " ", folded)).strip()


def name_key(name: str) -> str:
    """What two spellings of one name have in common: 二Ｏ三医院 and 二〇三医院 are one."""
    return _KEY_NOISE.sub("", fold(name))


def _join_names(text: str) -> str:
    """Whole names that only a blank or a line break divides get a separator they keep."""
    pieces = text.split()
    return "、".join(pieces) if len(pieces) > 1 and all(map(_is_name, pieces)) else text


def _refusal(plain: str, text: str) -> Doubt | None:
    if not plain:
        return doubt("name_missing")
    if _FORMULA.match(text.lstrip()):
        return doubt("name_formula")
    if len(plain) > MOST:
        return doubt("name_too_long", limit=MOST)
    letters = sum(character.isalpha() for character in plain)
    if letters < 2 or name_key(plain) in ("无", "null", "none", "nan", "合计", "总计", "小计", "total"):
        return doubt("name_unreadable", value=limit(plain))
    return None


def _balance(text: str) -> str:
    """The text without brackets that never open or never close."""
    kept, opened = list(text), []
    for place, character in enumerate(text):
        if character == "（":
            opened.append(place)
        elif character == "）":
            if opened:
                opened.pop()
            else:
                kept[place] = ""
    for place in opened:
        kept[place] = ""
    return "".join(kept)


def _names_in(text: str) -> list[str]:
    """The first name in a text and all others: in the bracket at its end, or behind a separator."""
    head, inner = _last_bracket(text)
    if not inner or not head:
        return _split(text)
    others = [name for piece in _split(inner) for name in (_names_in(piece) if piece != text else [piece])]
    others = [_BEFORE.sub("", name) for name in others]
    if not all(_is_other_name(name) for name in others):
        return [text]
    return [*_split(head), *others]


def _last_bracket(text: str) -> tuple[str, str]:
    """The text before the bracket that ends it, and what stands in that bracket."""
    if not text.endswith("）"):
        return text, ""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == "）") - (text[place] == "（")
        if depth == 0:
            return text[:place].strip(), text[place + 1 : -1].strip()
    return text, ""


def _split(text: str) -> list[str]:
    """The names a separator divides, if every part is a whole name."""
    pieces = _outside_brackets(text)
    if len(pieces) > 1 and all(_is_name(_last_bracket(name)[0]) for name in pieces):
        return pieces
    return [text]


def _outside_brackets(text: str) -> list[str]:
    pieces, depth = [""], 0
    for character in text:
        depth += (character == "（") - (character == "）")
        if depth == 0 and (_SEPARATORS.match(character) or _LOST.match(character)):
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece.strip() for piece in pieces if piece.strip()]


def _is_name(text: str) -> bool:
    return len(text) > 3 and bool(_INSTITUTION.search(text))


def _is_other_name(text: str) -> bool:
    return _is_name(text) and not _NO_OTHER_NAME.match(text)
