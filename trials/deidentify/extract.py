"""A study's rows made to tell of nobody: what is dropped, what is shifted, what is made coarser, and a report."""

import hashlib
import hmac
from collections.abc import Mapping
from uuid import UUID

from trials.deidentify.anonymity import Report, Row, Rung, decade, joined_age, make_anonymous, suppress
from trials.deidentify.shift import days_back, shifted

# Free text and every code of the site's or the sponsor's own (HP-01, CD-08).
DROPPED = frozenset({"SUBJID", "DSTERM", "DSSPID", "AETERM", "AESPID"})
QUASI = ("SITEID", "COUNTRY", "AGE", "SEX", "RACE", "ETHNIC")
LADDER = (
    Rung("AGE", decade),
    Rung("SITEID", suppress),
    Rung("ETHNIC", suppress),
    Rung("RACE", suppress),
    Rung("AGE", suppress),
    Rung("COUNTRY", suppress),
    Rung("SEX", suppress),
)
Domains = dict[str, list[Row]]


def subject_code(secret: bytes, participant_id: UUID) -> str:
    """The code a participant has in exports of his study: always the same, and nobody's number elsewhere."""
    digest = hmac.new(secret, b"subject" + participant_id.bytes, hashlib.sha256).hexdigest()
    return f"S-{digest[:10].upper()}"


def without_identity(
    domains: Domains, people: Mapping[str, UUID], secret: bytes, k: int
) -> tuple[Domains, Report]:
    """The rows of all domains as they may leave, sorted by code, and what was done to them.

    `people` gives the id behind each USUBJID. Raises TooFew when the study has fewer people than k.
    """
    joined = [{**row, "AGE": joined_age(row["AGE"])} for row in domains["DM"]]
    anonymous, report = make_anonymous(joined, QUASI, k, LADDER)
    told = {"DM": anonymous, **{name: rows for name, rows in domains.items() if name != "DM"}}
    shifts = {number: days_back(secret, who) for number, who in people.items()}
    codes = {number: subject_code(secret, who) for number, who in people.items()}
    made = {
        name: sorted(
            (_leaving(row, codes[row["USUBJID"]], shifts[row["USUBJID"]]) for row in rows),
            key=lambda row: row["USUBJID"],
        )
        for name, rows in told.items()
    }
    return made, report


def _leaving(row: Row, code: str, days: int) -> Row:
    kept = {name: value for name, value in row.items() if name not in DROPPED}
    moved = {name: shifted(value, days) for name, value in kept.items() if name.endswith("DTC")}
    return {**kept, **moved, "USUBJID": code}
