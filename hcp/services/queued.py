"""Queued rows of an import: a person says what each one is, and the account follows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Max

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import amend, change
from core.versions import lock
from hcp.choices import Settling, Status
from hcp.importing.book import Account, account_of
from hcp.importing.decisions import changes_of, gaps_of, values_of
from hcp.importing.facts import Facts, facts_of
from hcp.importing.undoing import in_use, restore
from hcp.models import ImportRow, ImportRun, Institution, Settlement
from hcp.naming import naming_of_institution
from hcp.policies import IMPORT
from hcp.reference.divisions import division_text, find_division
from hcp.selectors import acts_of, get_import_line
from hcp.services.institutions import INSTITUTION_SENTENCES

ACTION = "hcp.import.settle"
NO_SUCH_ACT = Refused(
    "row_settled",
    "该行已处理完毕，或不能这样处理，请刷新后查看。",
    "The row is settled already, or cannot be settled this way; look at it again.",
)
CHANGED_SINCE = Refused(
    "account_changed",
    "该行写入的机构之后有改动或已被其他记录引用，请在机构页上更正。",
    "The account this row wrote was changed or is used by other records since; correct it on its own page.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says of a queued row."""

    act: Settling
    institution_id: UUID | None = None
    division_code: str = ""
    takes_row: bool = False  # where the account says otherwise, the row is right
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an answer did to which account; `before` None means that it created the account."""

    account: Institution | None = None
    before: dict[str, Any] | None = None
    made_version: int | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """A queued row, what it says, and the account it wrote or was compared with."""

    row: ImportRow
    facts: Facts
    account: Institution | None

    @property
    def made_account(self) -> bool:
        """Whether this very row created the account."""
        return self.account is not None and self.row.made_version is not None and self.row.before is None


def settle_row(actor: Actor, run: ImportRun, line: int, answer: Answer) -> ImportRow:
    """Decide about a queued row once and for all; undoing the import takes the decision back too."""
    require(actor, IMPORT)
    with change(actor, ACTION, reason=answer.reason), told(INSTITUTION_SENTENCES):
        held = lock(run)
        case = _case(actor, held, line)
        if answer.act not in acts_of(actor, held, case.row):
            raise NO_SUCH_ACT
        effect = _ACTS[answer.act](case, answer)
        _note(actor, case, answer, effect)
        amend(held, settled=held.settled + 1)
    return get_import_line(actor, held, line)


def _case(actor: Actor, run: ImportRun, line: int) -> _Case:
    row = get_import_line(actor, run, line)
    held = Institution.objects.select_for_update(of=("self",)).filter(pk=row.institution_id)
    return _Case(row, facts_of(line, row.values, run.columns, run.mapping), held.first())


def _note(actor: Actor, case: _Case, answer: Answer, effect: Effect) -> None:
    Settlement.objects.create(
        row=case.row,
        act=answer.act,
        reason=answer.reason,
        by_name=actor.name,
        said=case.facts.digest(()),
        institution_id=effect.account.pk if effect.account else None,
        before=effect.before,
        made_version=effect.made_version,
    )
    case.row.institution_id = effect.account.pk if effect.account else None
    case.row.save(update_fields=["institution_id", "made_version"])


def _in_division(case: _Case, answer: Answer) -> Effect:
    """The account is in this division."""
    if case.account is None:
        raise NO_SUCH_ACT
    return _write(case.account, _placed(answer.division_code) | _confirmed(case))


def _is_its_own(case: _Case, answer: Answer) -> Effect:
    """The row is an institution of its own: the one it made, or a new one."""
    if case.made_account and case.account:
        place = _placed(answer.division_code) if answer.division_code else {}
        _check_placed(replace(account_of(case.account), **place))
        return _write(case.account, place | _confirmed(case))
    account = Account(
        id=uuid4(), version=1, name=case.facts.name, key=case.facts.key, **values_of(case.facts)
    )
    account = replace(account, **(_placed(answer.division_code) if answer.division_code else {}))
    _check_placed(account)
    values = {**values_of(account), "status": Status.VERIFIED}
    computed = naming_of_institution(account.name, account.aliases)
    made = Institution.objects.create(id=account.id, name=account.name, **values, **computed)
    return Effect(made, None, made.version)


def _is_another(case: _Case, answer: Answer) -> Effect:
    """The row is this institution on file: it learns the row's names and what it did not know."""
    chosen = Institution.objects.select_for_update(of=("self",)).filter(pk=answer.institution_id).first()
    if chosen is None:
        raise Invalid.of("institution_id", "请选择机构。", "Choose the institution.")
    if case.account and chosen.pk == case.account.pk:
        facts, confirmed = case.facts, _confirmed(case)
    else:
        facts, confirmed = _withdraw(case, heir=chosen), {}
    said = changes_of if answer.takes_row else gaps_of
    return _write(chosen, said(account_of(chosen), facts) | confirmed)


def _is_none(case: _Case, answer: Answer) -> Effect:
    """The row is no institution: what it wrote is taken back."""
    if not answer.reason.strip():
        raise Invalid.of("reason", "请说明原因。", "Give the reason.")
    _withdraw(case, heir=None)
    return Effect()


_ACTS: dict[Settling, Callable[[_Case, Answer], Effect]] = {
    Settling.DIVISION: _in_division,
    Settling.CREATE: _is_its_own,
    Settling.SAME: _is_another,
    Settling.DROP: _is_none,
}


def _placed(code: str) -> dict[str, Any]:
    if not code or find_division(code) is None:
        raise Invalid.of(
            "division_code",
            "没有这个行政区划，请从列表中选择。",
            "There is no such division; choose from the list.",
        )
    return {"division_code": code, "division_text": division_text(code)}


def _check_placed(account: Account) -> None:
    if not account.is_division_certain:
        raise Invalid.of("division_code", "请选择行政区划。", "Choose the administrative division.")


def _confirmed(case: _Case) -> dict[str, Any]:
    return {"status": Status.VERIFIED} if case.made_account else {}


def _write(account: Institution, values: dict[str, Any]) -> Effect:
    """The account's next version, if that is any different, and what it said before."""
    changed = {name: value for name, value in values.items() if getattr(account, name) != value}
    if not changed:
        return Effect(account, {})
    before = {name: getattr(account, name) for name in changed}
    computed = naming_of_institution(account.name, changed["aliases"]) if "aliases" in changed else {}
    amend(account, **changed, **computed)
    return Effect(account, before, account.version)


def _withdraw(case: _Case, *, heir: Institution | None) -> Facts:
    """Take back what the row wrote; what is left to say of it."""
    account, row, facts = case.account, case.row, case.facts
    if account is None or row.made_version is None:
        return facts
    if case.made_account:
        facts = _folded(account, facts)
        _remove(case, account, heir=heir)
    elif account.version == row.made_version:
        restore(row.run, [row], {account.pk: account})
    else:
        raise CHANGED_SINCE
    row.made_version = None
    return facts


def _folded(made: Institution, facts: Facts) -> Facts:
    """The row's facts with all the list has said since of the account it made."""
    account = account_of(made)
    said = values_of(account) | {"aliases": tuple(made.aliases)}
    return replace(facts, **said, is_division_certain=account.is_division_certain)


def _remove(case: _Case, account: Institution, *, heir: Institution | None) -> None:
    """Take away the account this row made, if nothing but its import touched it."""
    rows = ImportRow.objects.filter(run=case.row.run, institution_id=account.pk)
    newest = rows.aggregate(newest=Max("made_version"))["newest"]
    if account.version != newest or account.pk in in_use([account.pk]):
        raise CHANGED_SINCE
    rows.update(institution_id=heir and heir.pk, made_version=None)
    account.delete()
