"""Queued rows: a person says what each one is, the account follows, and an undo still takes all back."""

from typing import Any

import pytest

from core.actor import Actor
from core.errors import DomainError, Forbidden, Invalid, NotFound, Refused
from core.history import history_of
from hcp import services
from hcp.choices import RunState, Settling, Status
from hcp.importing import running
from hcp.models import ImportRow, ImportRun, Institution, Settlement
from hcp.selectors import get_import_line, import_line
from tests.hcp.conftest import Import
from tests.hcp.factories import DepartmentFactory, InstitutionFactory

MARS = "康宁医院,火星市,二级甲等,一号院,"


@pytest.fixture
def settle(emil: Actor) -> Any:
    """Emil decides about a row."""

    def decided(run: ImportRun, line: int, act: str, **said: Any) -> ImportRow:
        return services.settle_row(emil, run, line, services.Answer(act=Settling(act), **said))

    return decided


def acts(actor: Actor, run: ImportRun, line: int) -> list[str]:
    row = get_import_line(actor, run, line)
    said: list[str] = import_line(actor, ImportRun.objects.get(pk=run.pk), row)["acts"]
    return said


def undone(emil: Actor, run: ImportRun) -> tuple[str, int, int]:
    """The import taken back: its state, rows taken back, rows kept."""
    done = running.carry_out(services.start_undo(emil, ImportRun.objects.get(pk=run.pk), reason="传错文件"))
    return done.state, done.undone, done.kept


def test_a_division_is_chosen_and_the_account_is_sure(run: Import, emil: Actor, settle: Any) -> None:
    done = run(MARS)
    assert acts(emil, done, 2) == ["division", "same", "create", "drop"]
    row = settle(done, 2, "division", division_code="110108")
    account = Institution.objects.get()
    assert (account.division_code, account.division_text, account.status) == (
        "110108",
        "北京市海淀区",
        Status.VERIFIED,
    )
    told = import_line(emil, done, row)
    assert (told["settlement"]["act"], told["settlement"]["by_name"], told["acts"]) == (
        "division",
        "艾米尔",
        [],
    )
    change_row = history_of(Institution).objects.order_by("-history_id").first()
    assert (change_row.action, change_row.actor_name) == ("hcp.import.settle", "艾米尔")
    assert ImportRun.objects.get().settled == 1


@pytest.mark.parametrize("code", ["", "999999"])
def test_a_division_must_be_one_of_the_list(run: Import, settle: Any, code: str) -> None:
    done = run(MARS)
    with pytest.raises(Invalid) as refused:
        settle(done, 2, "division", division_code=code)
    assert list(refused.value.fields) == ["division_code"]
    assert not Settlement.objects.exists()


def test_an_institution_of_its_own_needs_a_division(run: Import, settle: Any) -> None:
    done = run(MARS)
    with pytest.raises(Invalid):
        settle(done, 2, "create")
    settle(done, 2, "create", division_code="110108")
    assert Institution.objects.get().status == Status.VERIFIED


def test_a_double_becomes_another_name_of_the_account_on_file(run: Import, settle: Any) -> None:
    known = InstitutionFactory.create(name="康宁总医院", level="", grade="", address="")
    done = run(MARS, "康宁医院,火星市,,,91350100M000100Y43")
    settle(done, 2, "same", institution_id=known.pk)
    account = Institution.objects.get()
    assert (account.pk, account.aliases, account.level, account.grade) == (known.pk, ["康宁医院"], "2", "a")
    assert (account.address, account.division_code) == ("一号院", known.division_code)
    assert set(ImportRow.objects.values_list("institution_id", flat=True)) == {known.pk}
    assert account in Institution.objects.search("康宁医院")


def test_what_the_account_says_stays_unless_the_row_is_said_to_be_right(run: Import, settle: Any) -> None:
    known = InstitutionFactory.create(name="康宁总医院", level="3", grade="b", address="二号院")
    done = run(MARS, MARS.replace("康宁", "康安"))
    settle(done, 2, "same", institution_id=known.pk)
    known.refresh_from_db()
    assert (known.level, known.grade, known.address) == ("3", "b", "二号院")
    settle(done, 3, "same", institution_id=known.pk, takes_row=True)
    known.refresh_from_db()
    assert (known.level, known.grade, known.address) == ("2", "a", "一号院")


def test_a_name_several_accounts_have_is_given_to_one_or_becomes_a_new_account(
    run: Import, emil: Actor, settle: Any
) -> None:
    first = InstitutionFactory.create(name="安和医院", address="")
    InstitutionFactory.create(name="安和 医院")
    done = run("安和医院,北京市-海淀区,,新址,", "安和 医院,北京市-海淀区,,别址,")
    assert acts(emil, done, 2) == ["same", "create", "drop"]
    settle(done, 2, "same", institution_id=first.pk)
    first.refresh_from_db()
    assert first.address == "新址"
    settle(done, 3, "create")
    assert Institution.objects.get(address="别址").status == Status.VERIFIED
    assert undone(emil, done) == (RunState.UNDONE, 2, 0)
    first.refresh_from_db()
    assert (first.address, Institution.objects.count()) == ("", 2)


def test_a_row_is_dropped_with_a_reason_and_its_account_goes(run: Import, settle: Any) -> None:
    done = run(MARS)
    with pytest.raises(Invalid):
        settle(done, 2, "drop", reason=" ")
    settle(done, 2, "drop", reason="不是医疗机构")
    assert not Institution.objects.exists()
    gone = history_of(Institution).objects.get(history_type="-")
    assert (gone.action, gone.history_change_reason) == ("hcp.import.settle", "不是医疗机构")
    assert (
        history_of(ImportRun).objects.order_by("-history_id").first().history_change_reason == "不是医疗机构"
    )


def test_a_dropped_row_gives_an_old_account_its_values_back(run: Import, emil: Actor, settle: Any) -> None:
    run("安和医院,北京市-海淀区,二级甲等,一号院,")
    done = run("安和医院,北京市-海淀区,超级,二号院,")
    assert acts(emil, done, 2) == ["same", "drop"]
    settle(done, 2, "drop", reason="旧资料")
    assert Institution.objects.get().address == "一号院"
    assert undone(emil, done) == (RunState.UNDONE, 0, 0)
    assert Institution.objects.get().address == "一号院"


def test_an_account_somebody_uses_is_not_taken_away_by_a_decision(run: Import, settle: Any) -> None:
    done = run(MARS)
    DepartmentFactory.create(institution=Institution.objects.get())
    with pytest.raises(Refused) as refused:
        settle(done, 2, "drop", reason="重复")
    assert refused.value.code == "account_changed"


def test_a_row_is_settled_once(run: Import, settle: Any) -> None:
    done = run(MARS, "安和医院,北京市-海淀区,,,")
    settle(done, 2, "drop", reason="重复")
    for line, error in ((2, Refused), (3, Refused), (9, NotFound)):
        with pytest.raises(error):
            settle(done, line, "drop", reason="重复")


def test_only_a_steward_settles_rows(run: Import, ana: Actor) -> None:
    done = run(MARS)
    with pytest.raises(Forbidden):
        services.settle_row(ana, done, 2, services.Answer(act=Settling.DROP, reason="x"))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("division", {"division_code": "110108"}),
        ("create", {"division_code": "110108"}),
        ("drop", {"reason": "不是医疗机构"}),
        ("same", {}),
    ],
)
def test_the_same_list_again_changes_nothing_once_its_rows_are_settled(
    run: Import, settle: Any, act: str, said: dict[str, Any]
) -> None:
    known = InstitutionFactory.create(name="康宁总医院", level="3")
    rows = (MARS, "长乐医院,北京市-海淀区,,,")
    settle(run(*rows), 2, act, **(said or {"institution_id": known.pk}))
    before = list(Institution.objects.order_by("id").values())
    again = run(*rows)
    assert (again.unchanged, again.queued, again.created, again.updated) == (2, 0, 0, 0)
    assert list(Institution.objects.order_by("id").values()) == before


def test_a_later_list_knows_a_settled_row_by_its_name_and_place(run: Import, settle: Any) -> None:
    settle(run(MARS), 2, "division", division_code="110108")
    later = run("康宁医院,火星市,三级乙等,三号院,")
    assert (later.updated, later.queued) == (1, 0)
    account = Institution.objects.get()
    assert (account.level, account.address, account.division_code) == ("3", "三号院", "110108")


def test_an_undo_takes_decisions_back_from_the_last(run: Import, emil: Actor, settle: Any) -> None:
    run("安和医院,北京市-海淀区,二级甲等,一号院,")
    account = Institution.objects.get()
    done = run("安和医院,北京市-海淀区,三级甲等,二号院,", MARS, MARS.replace("康宁", "康安"))
    settle(done, 3, "same", institution_id=account.pk, takes_row=True)
    settle(done, 4, "division", division_code="110108")
    assert undone(emil, done) == (RunState.UNDONE, 3, 0)
    account = Institution.objects.get()
    assert (account.level, account.address, account.aliases) == ("2", "一号院", [])


def test_an_undo_keeps_what_was_changed_after_the_decision(run: Import, emil: Actor, settle: Any) -> None:
    done = run(MARS)
    settle(done, 2, "division", division_code="110108")
    account = Institution.objects.get()
    services.correct_institution(emil, account, version=account.version, address="新址")
    assert undone(emil, done) == (RunState.UNDONE, 0, 1)
    assert Institution.objects.get().address == "新址"


def test_an_undo_deletes_an_account_several_rows_and_a_decision_made(
    run: Import, emil: Actor, settle: Any
) -> None:
    done = run(MARS, "康宁医院,火星市,,,91350100M000100Y43")
    settle(done, 2, "division", division_code="110108")
    state, taken, kept = undone(emil, done)
    assert (state, kept, taken > 0) == (RunState.UNDONE, 0, True)
    assert not Institution.objects.exists()


def test_a_run_with_settled_rows_does_not_begin_anew(run: Import, emil: Actor, settle: Any) -> None:
    done = run(MARS)
    settle(done, 2, "drop", reason="重复")
    with pytest.raises(DomainError):
        services.start_run(emil, ImportRun.objects.get(pk=done.pk))
