"""Shifted days keep their distances, and nobody is left alone: each against a slow, independent version."""

import hashlib
import hmac
import random
from datetime import date, timedelta
from uuid import UUID

import pytest

from trials.deidentify.anonymity import (
    Row,
    Rung,
    TooFew,
    decade,
    joined_age,
    make_anonymous,
    suppress,
)
from trials.deidentify.shift import days_back, shifted

COLUMNS = ("SITEID", "AGE", "SEX", "RACE")
LADDER = (
    Rung("AGE", decade),
    Rung("SITEID", suppress),
    Rung("RACE", suppress),
    Rung("AGE", suppress),
    Rung("SEX", suppress),
)


def alike(rows: list[Row], one: Row) -> int:
    """How many rows are like this one, by comparing it with each."""
    return sum(all(other[name] == one[name] for name in COLUMNS) for other in rows)


def slowly_anonymous(rows: list[Row], k: int) -> list[Row]:
    """The rule of the ladder written as it is read: every row compared with every other, every time."""
    rows = [dict(row) for row in rows]
    for rung in LADDER:
        lonely = [alike(rows, row) < k for row in rows]
        for row, alone in zip(rows, lonely, strict=True):
            if alone:
                row[rung.column] = rung.coarser(row[rung.column])
    lonely = [alike(rows, row) < k for row in rows]
    for row, alone in zip(rows, lonely, strict=True):
        if alone:
            row |= dict.fromkeys(COLUMNS, "*")
    while True:
        hidden = [row for row in rows if all(row[name] == "*" for name in COLUMNS)]
        if not hidden or len(hidden) >= k:
            return rows
        open_ = [row for row in rows if row not in hidden]
        least = min(open_, key=lambda row: (alike(rows, row), [row[name] for name in COLUMNS]))
        least = dict(least)
        for row in rows:
            if all(row[name] == least[name] for name in COLUMNS):
                row |= dict.fromkeys(COLUMNS, "*")


def some_people(chance: random.Random) -> list[Row]:
    return [
        {
            "SITEID": chance.choice("ABCD"),
            "AGE": joined_age(str(chance.randrange(40, 99))),
            "SEX": chance.choice("FM"),
            "RACE": chance.choices(["WHITE", "ASIAN", "BLACK"], [8, 3, 1])[0],
            "ARM": chance.choice(["A", "B"]),
        }
        for _ in range(chance.randrange(12, 70))
    ]


def test_k_anonymity_equals_a_version_that_compares_all_with_all() -> None:
    chance = random.Random(17)
    for _ in range(60):
        people, k = some_people(chance), chance.choice([2, 3, 5, 11])
        made, report = make_anonymous(people, COLUMNS, k, LADDER)
        assert made == slowly_anonymous(people, k)
        assert min(alike(made, row) for row in made) == report.smallest_after >= k
        assert report.alone_before == sum(alike(people, row) < k for row in people)
        assert [row["ARM"] for row in made] == [row["ARM"] for row in people]


def test_of_fewer_people_than_k_nothing_is_told() -> None:
    people = some_people(random.Random(3))[:4]
    with pytest.raises(TooFew):
        make_anonymous(people, COLUMNS, 5, LADDER)
    assert make_anonymous([], COLUMNS, 5, LADDER)[0] == []


def test_ages_over_89_are_one_group() -> None:
    assert [joined_age(age) for age in ("0", "89", "90", "104", "")] == ["0", "89", "90+", "90+", ""]
    assert [decade(age) for age in ("63", "7", "90+", "")] == ["60-69", "0-9", "90+", ""]


def test_a_shift_is_constant_for_one_participant_and_keeps_every_interval() -> None:
    chance = random.Random(5)
    for _ in range(300):
        secret, who = chance.randbytes(32), UUID(int=chance.getrandbits(128))
        slow = int(hmac.new(secret, who.bytes, hashlib.sha256).hexdigest()[:16], 16) % 364 + 1
        assert days_back(secret, who) == days_back(secret, who) == slow
        first = date(2000, 1, 1) + timedelta(days=chance.randrange(9000))
        later = first + timedelta(days=chance.randrange(900))
        moved = [date.fromisoformat(shifted(day.isoformat(), slow)) for day in (first, later)]
        assert moved[1] - moved[0] == later - first
        assert 1 <= (first - moved[0]).days <= 364


def test_an_hour_and_a_day_known_in_part_are_not_told() -> None:
    assert shifted("2014-07-02T11:45", 1) == "2014-07-01"
    assert [shifted(part, 30) for part in ("2014", "2014-07", "")] == ["", "", ""]
