"""GB/T 2260: which division a list means, the current ones and the abolished with their successors."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from hcp.reference.doubts import Doubt, doubt, limit

FILE = Path(__file__).with_name("divisions.csv")
PROVINCE, PREFECTURE, COUNTY = "province", "prefecture", "county"

# Rows of the statistics office that are no place: the districts of a municipality, counties without a prefecture.
_NO_PLACE = re.compile(r"^(市辖区|县|市|(省|自治区)直辖(县级|行政).*|中国|中华人民共和国|全国|-+)$")
_SEPARATORS = re.compile(r"[-－—–/\\|>,，、;；\s·]+")
_ENDINGS = ("自治县", "自治州", "自治旗", "特区", "地区", "林区", "市", "县", "区", "盟", "旗", "州")
_PEOPLES = re.compile(
    r"(壮族|回族|满族|苗族|彝族|土家族|藏族|蒙古族|蒙古|侗族|布依族|瑶族|白族|哈尼族|黎族|傣族|畲族|傈僳族|仡佬族|东乡族|拉祜族"
    r"|水族|佤族|纳西族|羌族|土族|仫佬族|柯尔克孜|景颇族|达斡尔族|撒拉族|布朗族|毛南族|塔吉克|普米族|怒族|鄂温克族|保安族|独龙族"
    r"|裕固族|哈萨克族|哈萨克|锡伯|朝鲜族|各族)$"
)
_PROVINCE_ENDINGS = re.compile(r"(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$")


@dataclass(frozen=True, slots=True)
class Division:
    """One row of the standard; abolished ones say who took them over, if it was one division."""

    code: str
    name: str
    kind: str
    successor: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class Place:
    """What was found: the smallest division that is certain, and what could not be resolved."""

    code: str = ""
    doubt: Doubt | None = None


Named = dict[tuple[str, str], list[Division]]  # by province (two digits) and name


@dataclass(frozen=True, slots=True)
class _Index:
    current: dict[str, Division] = field(default_factory=dict)
    by_name: Named = field(default_factory=lambda: defaultdict(list))
    by_stem: Named = field(default_factory=lambda: defaultdict(list))
    abolished: Named = field(default_factory=lambda: defaultdict(list))
    abolished_codes: dict[str, list[Division]] = field(default_factory=lambda: defaultdict(list))
    provinces: dict[str, str] = field(default_factory=dict)
    children: dict[str, list[Division]] = field(default_factory=lambda: defaultdict(list))


@cache
def _index() -> _Index:
    index = _Index()
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        for row in rows:
            _add(index, Division(**row))
    for found in index.current.values():
        index.children[parent_of(found.code, index)].append(found)
    return index


def _add(index: _Index, row: Division) -> None:
    province = row.code[:2]
    if row.valid_to:
        index.abolished[province, row.name].append(row)
        index.abolished_codes[row.code].append(row)
        return
    index.current[row.code] = row
    if row.kind == PROVINCE:
        index.provinces[row.name] = index.provinces[_PROVINCE_ENDINGS.sub("", row.name)] = row.code
        return
    index.by_name[province, row.name].append(row)
    index.by_stem[province, stem(row.name)].append(row)


def parent_of(code: str, index: _Index | None = None) -> str:
    """The division one level up: counties of a municipality stand directly below it."""
    current = (index or _index()).current
    if code.endswith("0000"):
        return ""
    prefecture = code[:4] + "00"
    return prefecture if code != prefecture and prefecture in current else code[:2] + "0000"


def stem(name: str) -> str:
    """The name without its rank and peoples: 吕梁地区 and 吕梁市 are both 吕梁."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            name = name[: -len(ending)]
            break
    while len(shorter := _PEOPLES.sub("", name)) >= 2 and shorter != name:
        name = shorter
    return name


def find_division(code: str) -> Division | None:
    """The current division with this code."""
    return _index().current.get(code)


def children_of(code: str) -> list[Division]:
    """The current divisions directly below; below nothing are the provinces."""
    return _index().children.get(code, [])


def has_children(code: str) -> bool:
    """Whether anything stands below this division."""
    return bool(_index().children.get(code))


def division_text(code: str) -> str:
    """The whole name from the province down: 湖北省襄阳市."""
    names: list[str] = []
    while code and (found := find_division(code)):
        names.insert(0, found.name)
        code = parent_of(code)
    return "".join(names)


def province_of(code: str) -> str:
    """The code of the province a division is in."""
    return code[:2] + "0000" if code else ""


def contains(outer: str, inner: str) -> bool:
    """Whether one division lies within another, or is the same."""
    return bool(outer) and inner.startswith(prefix_of(outer))


def prefix_of(code: str) -> str:
    """The digits all codes within a division begin with."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def resolve(texts: Iterable[str], code: str = "") -> Place:
    """The division a list means by these names (large to small) and, if given, its code."""
    return _resolve(tuple(texts), code)


@lru_cache(maxsize=8192)
def _resolve(texts: tuple[str, ...], code: str) -> Place:
    by_code = _by_code(code)
    parts = _parts(texts)
    if not by_code.code:
        by_name = _walk(parts)
        return by_name if by_name.code or not by_code.doubt else by_code
    if parts and not _agrees(by_code.code, parts):
        conflict = doubt("division_conflict", number=limit(code), value=limit("".join(parts)))
        return Place(province_of(by_code.code), conflict)
    return by_code


def resolve_address(address: str) -> Place:
    """The division an address begins with, as far as it can be read; never a doubt, only less certain."""
    at = ""
    rest = _clean(address)
    while rest and (step := _longest(at, rest)):
        at, rest = step
    return Place(at)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _parts(texts: Iterable[str]) -> list[str]:
    parts = (part for text in texts for part in _SEPARATORS.split(_clean(text)))
    return [part for part in parts if part and not _NO_PLACE.match(part)]


def _by_code(code: str) -> Place:
    digits = _clean(code).removesuffix(".0")
    if not digits:
        return Place()
    digits = digits[:6] if digits.isdigit() and len(digits) >= 6 else digits.ljust(6, "0")
    if digits in _index().current:
        return Place(digits)
    successors = {row.successor for row in _index().abolished_codes.get(digits, ())} - {""}
    if len(successors) == 1:
        return Place(successors.pop())
    return Place(doubt=doubt("division_code_unknown", value=limit(code)))


def _agrees(code: str, parts: Sequence[str]) -> bool:
    """Whether the smallest name given fits the code, or a division around it."""
    last = parts[-1]
    around = code
    while around and (found := find_division(around)):
        if last == found.name or stem(last) == stem(found.name):
            return True
        around = parent_of(around)
    named = _walk(parts)
    return bool(named.code) and (contains(named.code, code) or contains(code, named.code))


def _walk(parts: Sequence[str]) -> Place:
    at = ""
    for part in parts:
        if at and not has_children(at):  # what follows a county is a street
            break
        found = _step(at, part)
        if found.doubt:
            return Place(found.code or at, found.doubt)
        at = found.code
    return Place(at) if at else Place(doubt=doubt("division_missing"))


def _step(at: str, part: str) -> Place:
    """One name further down: the name itself, or several names written together."""
    found = _named(at, part)
    if found.code:
        return found
    inner, rest = at, part
    while rest and (step := _longest(inner, rest)):
        inner, rest = step
    if not rest:
        return Place(inner)
    tail = _named(inner, rest) if inner != at else Place()
    if tail.code and not tail.doubt:
        return tail
    return Place(inner, found.doubt or doubt("division_unknown", value=limit(part)))


def _longest(at: str, text: str) -> tuple[str, str] | None:
    """The longest division name the text begins with, and what is left of it."""
    for length in range(min(len(text), 15), 1, -1):
        found = _exact(at, text[:length])
        if found.code and not found.doubt:
            return found.code, text[length:]
    return None


def _named(at: str, name: str) -> Place:
    exact = _exact(at, name)
    return exact if exact.code or exact.doubt else _similar(at, name)


def _exact(at: str, name: str) -> Place:
    index = _index()
    if code := index.provinces.get(name):
        return Place(code) if not at or at == code else _within(at, name)
    if at:
        return _within(at, name)
    found = (_within(province, name) for province in set(index.provinces.values()))
    hits = {place.code for place in found if place.code and not place.doubt}
    if len(hits) > 1:
        return Place(doubt=doubt("division_several", value=limit(name)))
    return Place(hits.pop()) if hits else Place()


def _within(at: str, name: str) -> Place:
    """A name below a division; a county that moved may stand elsewhere in the province."""
    index, province = _index(), at[:2]
    current = [row for row in index.by_name.get((province, name), ()) if contains(at, row.code)]
    current = current or index.by_name.get((province, name), [])
    gone = index.abolished.get((province, name), [])
    if split := _split(current, gone):
        return Place(province_of(at), split)
    if current:
        return _only(current, name)
    successors = {row.successor for row in gone}
    if len(successors) == 1:
        return Place(successors.pop())
    return Place(at, doubt("division_several", value=limit(name))) if successors else Place()


def _split(current: Sequence[Division], gone: Sequence[Division]) -> Doubt | None:
    """An abolished division without one successor, unless the name is clearly a current one."""
    lost = [row for row in gone if not row.successor]
    if not lost or any(row.kind == lost[-1].kind for row in current):
        return None
    if not current and any(row.successor for row in gone):
        return None
    return doubt("division_split", value=lost[-1].name, year=lost[-1].valid_to[:4])


def _only(rows: Sequence[Division], name: str) -> Place:
    """The one row meant: a prefecture before a county of the same name."""
    for kind in (PREFECTURE, COUNTY):
        found = [row for row in rows if row.kind == kind]
        if len(found) == 1:
            return Place(found[0].code)
        if found:
            return Place(doubt=doubt("division_several", value=limit(name)))
    return Place()


def _similar(at: str, name: str) -> Place:
    """A name without its rank (静海) or with another one (吕梁地区 for 吕梁市)."""
    if not at or len(stem(name)) < 2:
        return Place()
    here = find_division(at)
    if here and stem(here.name) == stem(name):
        return Place(at)
    rows = _index().by_stem.get((at[:2], stem(name)), [])
    near = [row for row in rows if contains(at, row.code)]
    return _only(near or rows, name)
