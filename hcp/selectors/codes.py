"""Code lists and divisions, as the screens read them."""

from dataclasses import asdict
from typing import Any

from hcp.reference import codes, divisions


def code_lists() -> dict[str, list[dict[str, Any]]]:
    """Every code list of the room by its name."""
    return {name: [asdict(entry) for entry in entries] for name, entries in codes.code_lists().items()}


def list_divisions(parent: str = "") -> list[dict[str, Any]]:
    """The divisions directly below one; the provinces below nothing."""
    below = sorted(divisions.children_of(parent), key=lambda division: division.code)
    return [
        {
            "code": division.code,
            "name": division.name,
            "parent": parent or None,
            "has_children": divisions.has_children(division.code),
        }
        for division in below
    ]
