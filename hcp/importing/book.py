"""The accounts an import compares its rows with, in memory: those on file and those it makes itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from hcp.importing.facts import Facts
from hcp.models import Institution
from hcp.reference.divisions import contains, division_text
from hcp.reference.institution_names import name_key

_COLUMNS = (
    "id", "version", "name", "key", "aliases", "kind", "level", "grade", "division_code", "division_text",
    "address", "uscc", "specialties",
)  # fmt: skip


@dataclass(slots=True)
class Account:
    """What an import needs to know of one institution; `line` is the row of this import that met it first."""

    id: UUID
    version: int
    name: str
    key: str
    aliases: list[str]
    kind: str
    level: str
    grade: str
    division_code: str
    division_text: str
    address: str
    uscc: str
    specialties: str
    line: int = 0
    is_made_here: bool = False

    @property
    def is_division_certain(self) -> bool:
        """Whether its division was resolved: what could not be is kept in the list's own words."""
        return bool(self.division_code) and self.division_text == division_text(self.division_code)


class Found(NamedTuple):
    """The account of a row, or several that fit, or the one that shares only a second name."""

    account: Account | None = None
    several: tuple[Account, ...] = ()
    by_alias: Account | None = None


@dataclass(slots=True)
class Book:
    """Accounts by social credit code, by name and by second name."""

    by_id: dict[UUID, Account] = field(default_factory=dict)
    by_uscc: dict[str, Account] = field(default_factory=dict)
    by_key: dict[str, list[Account]] = field(default_factory=lambda: defaultdict(list))
    by_alias: dict[str, list[Account]] = field(default_factory=lambda: defaultdict(list))

    def add(self, account: Account) -> None:
        """Enter an account."""
        self.by_id[account.id] = account
        if account.uscc:
            self.by_uscc[account.uscc] = account
        self.by_key[account.key].append(account)
        self.add_aliases(account, account.aliases)

    def add_aliases(self, account: Account, aliases: Iterable[str]) -> None:
        """Enter second names of an account."""
        for key in {name_key(alias) for alias in aliases} - {account.key}:
            self.by_alias[key].append(account)

    def find(self, facts: Facts) -> Found:
        """Whose account a row is: by code, else by name and division, else by a second name."""
        if facts.uscc and (account := self.by_uscc.get(facts.uscc)):
            return Found(account)
        named = _in_place(self.by_key.get(facts.key, ()), facts)
        named = [account for account in named if not _codes_differ(account, facts)]
        if len(named) > 1:
            return Found(several=tuple(named))
        if named:
            return Found(named[0])
        also = [
            *self.by_alias.get(facts.key, ()),
            *(a for key in facts.keys for a in self.by_key.get(key, ())),
        ]
        alike = {
            account.id: account for account in _in_place(also, facts) if not _codes_differ(account, facts)
        }
        return Found(by_alias=next(iter(alike.values()))) if len(alike) == 1 else Found()


def _codes_differ(account: Account, facts: Facts) -> bool:
    return bool(account.uscc and facts.uscc and account.uscc != facts.uscc)


def _in_place(accounts: Iterable[Account], facts: Facts) -> list[Account]:
    """Those in the very division the row names; failing that, those in one around it or within it."""
    same = [
        account
        for account in accounts
        if account.division_code == facts.division_code
        and (facts.is_division_certain or account.division_text == facts.division_text)
    ]
    if same or not facts.is_division_certain:
        return same
    return [account for account in accounts if account.is_division_certain and _nested(account, facts)]


def _nested(account: Account, facts: Facts) -> bool:
    return contains(account.division_code, facts.division_code) or contains(
        facts.division_code, account.division_code
    )


def load_book(made_by: Mapping[UUID, int]) -> Book:
    """Every institution on file; those an import made itself know the line that made them."""
    book = Book()
    for row in Institution.objects.order_by("created_at", "id").values(*_COLUMNS).iterator(chunk_size=5000):
        line = made_by.get(row["id"], 0)
        book.add(Account(**row, line=line, is_made_here=bool(line)))
    return book


def account_of(institution: Institution) -> Account:
    """One institution as an import knows it."""
    return Account(**{name: getattr(institution, name) for name in _COLUMNS})
