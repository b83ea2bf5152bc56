"""What follows from a row: a new account, a changed one, nothing, a question for a person, or a refusal."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from hcp.choices import Outcome
from hcp.importing.book import Account, Book
from hcp.importing.facts import Facts
from hcp.reference.doubts import Doubt, doubt, limit
from hcp.reference.institution_names import name_key

WRITTEN = (
    "aliases", "kind", "level", "grade", "division_code", "division_text", "address", "uscc", "specialties",
)  # fmt: skip
_NAMES = {
    "level": ("等级", "level"),
    "kind": ("类别", "kind"),
    "division_code": ("行政区划", "division"),
    "address": ("地址", "address"),
    "specialties": ("特色科室", "specialties"),
    "uscc": ("统一社会信用代码", "social credit code"),
}


@dataclass(slots=True)
class Decision:
    """What becomes of a row. `changes` are the account's new values, `before` its old ones.

    Values are kept here and not read from the account later: rows that follow may change it again.
    """

    facts: Facts
    outcome: Outcome
    doubts: tuple[Doubt, ...] = ()
    account: Account | None = None
    is_new: bool = False
    changes: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    version: int = 0  # of the account before this row

    @property
    def digest(self) -> bytes:
        return self.facts.digest(self.doubts)


class Settled(NamedTuple):
    """What a person decided about such a row before: which account it is, or none."""

    cells: Mapping[str, str]
    institution_id: UUID | None


Answers = Mapping[bytes, Sequence[Settled]]


def decide(facts: Facts, book: Book, known: Container[bytes], answers: Answers) -> Decision:
    """Decide about a row and enter the decision in the book; `known` are questions asked before."""
    if facts.refusal:
        return Decision(facts, Outcome.REJECTED, (facts.refusal,))
    if decision := _as_settled(facts, book, answers.get(facts.digest(()), ())):
        return decision
    found = book.find(facts)
    if found.several:
        names = "、".join(account.name for account in found.several[:3])
        return _ask(facts, known, doubt("matches_several", value=limit(names)))
    if found.by_alias:
        return _decide_by_alias(facts, book, known, found.by_alias)
    if found.account is None:
        return _new(facts, book)
    return _known_account(facts, book, known, found.account, is_sure=not found.account.line)


def _as_settled(facts: Facts, book: Book, answers: Sequence[Settled]) -> Decision | None:
    """The very row a person decided about changes nothing; one like it is about the account he named."""
    for answer in reversed(answers):
        account = book.by_id.get(answer.institution_id) if answer.institution_id else None
        if answer.cells == facts.cells and (account or answer.institution_id is None):
            return Decision(facts, Outcome.UNCHANGED, facts.doubts, account)
    found = [
        account
        for each in answers
        if each.institution_id and (account := book.by_id.get(each.institution_id))
    ]
    if not found:
        return None
    asked = {facts.digest(facts.doubts)}
    return _known_account(facts, book, asked, found[-1], is_sure=not found[-1].line)


def _decide_by_alias(facts: Facts, book: Book, known: Container[bytes], account: Account) -> Decision:
    """A shared second name: the same account if it was on file before, a question if this list made it."""
    if account.is_made_here:
        also = doubt("alias_of_other", value=limit(facts.name), line=account.line)
        return _new(facts, book, also)
    return _known_account(facts, book, known, account, is_sure=False)


def _new(facts: Facts, book: Book, *also: Doubt) -> Decision:
    account = Account(
        id=uuid4(),
        version=0,
        name=facts.name,
        key=facts.key,
        line=facts.line,
        is_made_here=True,
        **values_of(facts),
    )
    book.add(account)
    doubts = (*facts.doubts, *also)
    values = values_of(account)
    account.version = 1
    outcome = Outcome.QUEUED if doubts else Outcome.CREATED
    return Decision(facts, outcome, doubts, account, is_new=True, changes=values)


def values_of(said: Facts | Account) -> dict[str, Any]:
    """The values an account has, or would get."""
    return {name: getattr(said, name) for name in WRITTEN} | {"aliases": list(said.aliases)}


def _known_account(
    facts: Facts, book: Book, known: Container[bytes], account: Account, *, is_sure: bool
) -> Decision:
    """A row about an account on file: a sure one corrects it, another only adds what is missing."""
    changes = changes_of(account, facts)
    if not is_sure and (
        contradicted := [name for name in changes if name in _NAMES and getattr(account, name)]
    ):
        decision = _ask(facts, known, _contradiction(account, contradicted))
        return replace(decision, account=account, version=account.version)
    outcome = _outcome(facts, known, changes)
    before = {name: getattr(account, name) for name in changes}
    decision = Decision(
        facts, outcome, facts.doubts, account, changes=changes, before=before, version=account.version
    )
    _enter(book, account, changes, facts.line)
    return decision


def _contradiction(account: Account, fields: list[str]) -> Doubt:
    zh = "、".join(_NAMES[name][0] for name in fields)
    en = ", ".join(_NAMES[name][1] for name in fields)
    if account.line:
        said = (
            doubt("same_as_line", line=account.line, value=zh),
            doubt("same_as_line", line=account.line, value=en),
        )
    else:
        name = limit(account.name)
        said = (
            doubt("differs_from_account", name=name, value=zh),
            doubt("differs_from_account", name=name, value=en),
        )
    return Doubt(said[0].code, said[0].zh, said[1].en)


def _ask(facts: Facts, known: Container[bytes], *also: Doubt) -> Decision:
    """Nothing is written; a person must look, unless the same was asked before."""
    doubts = (*facts.doubts, *also)
    asked = facts.digest(doubts) in known
    return Decision(facts, Outcome.UNCHANGED if asked else Outcome.QUEUED, doubts)


def _outcome(facts: Facts, known: Container[bytes], changes: dict[str, Any]) -> Outcome:
    if facts.doubts and facts.digest(facts.doubts) not in known:
        return Outcome.QUEUED
    return Outcome.UPDATED if changes else Outcome.UNCHANGED


def _enter(book: Book, account: Account, changes: dict[str, Any], line: int) -> None:
    for name, value in changes.items():
        setattr(account, name, value)
    account.line = account.line or line
    if changes:
        account.version += 1
    if "aliases" in changes:
        book.add_aliases(account, changes["aliases"])
    if "uscc" in changes:
        book.by_uscc[account.uscc] = account


def gaps_of(account: Account, facts: Facts) -> dict[str, Any]:
    """What the row says where the account says nothing, and its other names."""
    changes = changes_of(account, facts)
    return {name: value for name, value in changes.items() if _is_gap(account, facts, name)}


def _is_gap(account: Account, facts: Facts, name: str) -> bool:
    """A division in a list's own words is not known; a grade belongs to its level."""
    if name in ("division_code", "division_text"):
        return not account.is_division_certain
    if name == "grade" and account.level not in ("", facts.level):
        return False
    return name == "aliases" or not getattr(account, name)


def changes_of(account: Account, facts: Facts) -> dict[str, Any]:
    """What the row says differently. A blank cell is silent: it never wipes what is on file."""
    changes: dict[str, Any] = {}
    for name in ("address", "specialties"):
        if getattr(facts, name) and getattr(facts, name) != getattr(account, name):
            changes[name] = getattr(facts, name)
    if facts.uscc and not account.uscc:
        changes["uscc"] = facts.uscc
    if facts.is_kind_registered and facts.kind != account.kind:
        changes["kind"] = facts.kind
    return (
        changes
        | _rank_changes(account, facts)
        | _division_changes(account, facts)
        | _alias_changes(account, facts)
    )


def _rank_changes(account: Account, facts: Facts) -> dict[str, Any]:
    if not facts.level or (facts.level == account.level and not facts.grade):
        return {}
    said = {"level": facts.level, "grade": facts.grade}
    return said if (account.level, account.grade) != (facts.level, facts.grade) else {}


def _division_changes(account: Account, facts: Facts) -> dict[str, Any]:
    """A district is news about an account known by its city, not the other way round."""
    if not facts.is_division_certain or facts.division_code == account.division_code:
        return {}
    if account.division_code and len(facts.division_code.rstrip("0")) < len(
        account.division_code.rstrip("0")
    ):
        return {}
    return {"division_code": facts.division_code, "division_text": facts.division_text}


def _alias_changes(account: Account, facts: Facts) -> dict[str, Any]:
    have = {account.key, *map(name_key, account.aliases)}
    fresh = [name for name in (facts.name, *facts.aliases) if name_key(name) not in have]
    return {"aliases": [*account.aliases, *dict.fromkeys(fresh)]} if fresh else {}
