"""What a record is found and sorted by, computed from its names whenever they change."""

from collections.abc import Iterable
from typing import Any

from hcp.reference.institution_names import name_key
from hcp.reference.pinyin import grams_of, read_institution, read_person, search_text

_MOST_SORT = 300


def naming_of_institution(name: str, aliases: Iterable[str]) -> dict[str, Any]:
    """The computed columns of an institution."""
    names = [name, *aliases]
    readings = [read_institution(each) for each in names]
    return {
        "pinyin": readings[0].sort[:_MOST_SORT],
        "initials": readings[0].initials[:120],
        "key": name_key(name)[:120],
        "grams": grams_of(names, readings),
        "search": search_text(names, readings),
    }


def naming_of_hcp(name: str) -> dict[str, Any]:
    """The computed columns of a person."""
    reading = read_person(name)
    return {
        "pinyin": reading.sort[:_MOST_SORT],
        "initials": reading.initials[:60],
        "grams": grams_of([name], [reading]),
        "search": search_text([name], [reading]),
    }


def naming_of_department(name: str) -> dict[str, Any]:
    """The computed columns of a department."""
    return {"pinyin": read_institution(name).sort[:_MOST_SORT]}
