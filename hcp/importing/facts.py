"""What one row of a list says about an institution, and what of it is doubtful."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from hcp.choices import Kind
from hcp.reading.grid import Line
from hcp.reading.headers import pick
from hcp.reference.divisions import Place, division_text, resolve, resolve_address
from hcp.reference.doubts import Doubt, doubt, limit
from hcp.reference.institution_names import name_key, read_aliases, read_name
from hcp.reference.kinds import read_kind
from hcp.reference.levels import read_rank
from hcp.reference.uscc import clean_uscc, is_uscc

MOST_TEXT = 120
MOST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class Facts:
    """A row read: the values an account would get, and the doubts or the refusal."""

    line: int
    cells: dict[str, str]
    name: str
    key: str
    aliases: tuple[str, ...]
    kind: Kind
    is_kind_registered: bool
    level: str
    grade: str
    division_code: str
    division_text: str
    is_division_certain: bool
    address: str
    uscc: str
    specialties: str
    doubts: tuple[Doubt, ...]
    refusal: Doubt | None

    @property
    def keys(self) -> set[str]:
        """What its other names are compared by."""
        return {name_key(alias) for alias in self.aliases}

    def digest(self, doubts: tuple[Doubt, ...]) -> bytes:
        """What a row says and why it waits: the same in the next import is no news."""
        said = [self.key, self.division_text, self.uscc, *sorted({each.code for each in doubts})]
        return hashlib.sha256("\n".join(said).encode()).digest()[:16]


def read_facts(line: Line, columns: list[str], mapping: Mapping[str, str]) -> Facts:
    """Read one row under its header."""
    cells = {column: line.cells[place] for place, column in enumerate(columns) if place < len(line.cells)}
    naming = read_name(pick(cells, mapping, "name"))
    rank = read_rank(pick(cells, mapping, "level"), pick(cells, mapping, "grade"))
    category, address = pick(cells, mapping, "category"), pick(cells, mapping, "address")
    place, said = _place(cells, mapping, address)
    uscc = clean_uscc(pick(cells, mapping, "uscc"))
    doubts = [
        *naming.doubts,
        *filter(None, (rank.doubt, place.doubt, _uscc_doubt(uscc), _width_doubt(line, columns))),
    ]
    others = dict.fromkeys((*naming.aliases, *read_aliases(pick(cells, mapping, "alias"))))
    return Facts(
        line=line.number,
        cells=cells,
        name=naming.name,
        key=name_key(naming.name)[:MOST_TEXT],
        aliases=tuple(alias for alias in others if alias != naming.name and len(alias) <= MOST_TEXT),
        kind=read_kind(naming.name, category),
        is_kind_registered=bool(category),
        level=rank.level,
        grade=rank.grade,
        division_code=place.code,
        division_text=(said if place.doubt else division_text(place.code))[:MOST_TEXT],
        is_division_certain=not place.doubt,
        address=address[:MOST_ADDRESS],
        uscc=uscc if is_uscc(uscc) else "",
        specialties=pick(cells, mapping, "specialties"),
        doubts=tuple(doubts),
        refusal=naming.refusal,
    )


def facts_of(line: int, cells: Mapping[str, str], columns: list[str], mapping: Mapping[str, str]) -> Facts:
    """Read a row of a report again."""
    return read_facts(Line(line, [cells.get(column, "") for column in columns]), columns, mapping)


def _place(cells: Mapping[str, str], mapping: Mapping[str, str], address: str) -> tuple[Place, str]:
    """Where it is, by its division columns or else by its address; and what the list says of it."""
    parts = [
        text for field in ("place", "province", "city", "district") if (text := pick(cells, mapping, field))
    ]
    code = pick(cells, mapping, "division_code")
    said = " ".join(parts) or code
    if parts or code:
        return resolve(parts, code), said
    place = resolve_address(address)
    return (place if place.code else Place(doubt=doubt("division_missing"))), ""


def _uscc_doubt(uscc: str) -> Doubt | None:
    return doubt("uscc_wrong", value=limit(uscc)) if uscc and not is_uscc(uscc) else None


def _width_doubt(line: Line, columns: list[str]) -> Doubt | None:
    """Cells beyond the header mean that the row has slipped."""
    return doubt("columns_extra") if any(line.cells[len(columns) :]) else None
