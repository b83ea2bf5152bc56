"""k-anonymity: nobody differs from all others by what a stranger could know of him (ST-02, ST-04, HP-01).

What a stranger may know stands in quasi-identifying columns. Whoever is alone with his values (in fewer than
`k` rows alike) has them made coarser step by step, in the order of the ladder; those who are still alone have
all of them suppressed, and the smallest group joins them until they are `k` as well.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

OLDEST = 89  # above it an age alone may tell who somebody is
SUPPRESSED = "*"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: a column and what its values become."""

    column: str
    coarser: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Report:
    """What was done: how many people, the smallest group before and after, what was changed in each column."""

    k: int
    people: int
    smallest_before: int
    smallest_after: int
    alone_before: int
    coarsened: Mapping[str, int]
    suppressed: Mapping[str, int]


class TooFew(ValueError):
    """There are fewer people than k: nothing can be told of them."""


def joined_age(age: str) -> str:
    """An age in years; all above 89 are one group."""
    return "90+" if age.isdigit() and int(age) > OLDEST else age


def decade(age: str) -> str:
    """An age as its ten years, 63 as 60-69; what is no plain age stays."""
    return f"{int(age) // 10 * 10}-{int(age) // 10 * 10 + 9}" if age.isdigit() else age


def suppress(_: str) -> str:
    """Nothing is told any more."""
    return SUPPRESSED


def make_anonymous(
    rows: Sequence[Row], columns: Sequence[str], k: int, ladder: Sequence[Rung]
) -> tuple[list[Row], Report]:
    """The rows with each combination of these columns held by k or more, and what it took.

    Raises TooFew when there are fewer rows than k. The other columns stay as they are.
    """
    if 0 < len(rows) < k:
        raise TooFew
    made = [dict(row) for row in rows]
    for rung in ladder:
        for row in _alone(made, columns, k):
            row[rung.column] = rung.coarser(row[rung.column])
    _suppress_rest(made, columns, k)
    return made, _report(rows, made, columns, k)


def _key(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[name] for name in columns)


def _groups(rows: Sequence[Row], columns: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(_key(row, columns) for row in rows)


def _alone(rows: Sequence[Row], columns: Sequence[str], k: int) -> list[Row]:
    groups = _groups(rows, columns)
    return [row for row in rows if groups[_key(row, columns)] < k]


def _suppress_rest(rows: Sequence[Row], columns: Sequence[str], k: int) -> None:
    """Suppress whoever is still alone, and with them the smallest groups until they are k."""
    nothing = (SUPPRESSED,) * len(columns)
    for row in _alone(rows, columns, k):
        row.update(zip(columns, nothing, strict=True))
    while 0 < (groups := _groups(rows, columns))[nothing] < k:
        _, smallest = min((count, key) for key, count in groups.items() if key != nothing)
        for row in rows:
            if _key(row, columns) == smallest:
                row.update(zip(columns, nothing, strict=True))


def _report(before: Sequence[Row], after: Sequence[Row], columns: Sequence[str], k: int) -> Report:
    pairs = list(zip(before, after, strict=True))
    changed = {name: [new[name] for old, new in pairs if old[name] != new[name]] for name in columns}
    return Report(
        k=k,
        people=len(after),
        smallest_before=min(_groups(before, columns).values(), default=0),
        smallest_after=min(_groups(after, columns).values(), default=0),
        alone_before=len(_alone(before, columns, k)),
        coarsened={name: sum(value != SUPPRESSED for value in values) for name, values in changed.items()},
        suppressed={name: sum(value == SUPPRESSED for value in values) for name, values in changed.items()},
    )
