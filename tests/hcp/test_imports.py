"""Imports: what becomes of each row, twice the same list, all or nothing, and taking it back."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core.actor import Actor
from core.errors import Forbidden, Invalid, Refused, Stale
from core.history import change, history_of
from hcp import services
from hcp.choices import ImportMode, RunState, Status
from hcp.importing import running, writing
from hcp.models import ImportFile, ImportRow, ImportRun, Institution
from hcp.policies import CARRY_OUT
from hcp.selectors import import_row
from tests.hcp.conftest import HEADER, Import
from tests.hcp.factories import DepartmentFactory, InstitutionFactory


def counts(run: ImportRun) -> tuple[int, ...]:
    """Created, updated, unchanged, queued, rejected; each row is counted once."""
    told = (run.created, run.updated, run.unchanged, run.queued, run.rejected)
    assert sum(told) == run.read
    return told


def reasons(run: ImportRun) -> dict[int, list[str]]:
    """The codes of the reasons by line."""
    rows = ImportRow.objects.filter(run=run).order_by("line")
    return {row.line: [code for code, _, _ in row.reasons] for row in rows if row.reasons}


def test_a_row_becomes_a_verified_account_with_everything_it_says(run: Import) -> None:
    run("安和医院（海淀第九医院）,北京市-海淀区,三级甲等,一号院,91350100M000100Y43")
    account = Institution.objects.get()
    assert (account.name, account.aliases, account.level, account.grade) == (
        "安和医院",
        ["海淀第九医院"],
        "3",
        "a",
    )
    assert (account.division_code, account.division_text) == ("110108", "北京市海淀区")
    assert (account.address, account.uscc, account.kind) == ("一号院", "91350100M000100Y43", "hospital")
    assert account.status == Status.VERIFIED
    assert set(Institution.objects.search("海淀第九")) == set(Institution.objects.search("ahyy")) == {account}


def test_what_is_unclear_waits_with_a_reason_and_is_an_unverified_account(run: Import) -> None:
    done = run(
        "安和医院?九医院,安徽省-巢湖市,超级,一号院,123",
        "康宁医院,湖北省-襄樊市,二级甲等,,",
    )
    assert counts(done) == (1, 0, 0, 1, 0)
    assert reasons(done) == {2: ["name_lost_character", "level_unclear", "division_split", "uscc_wrong"]}
    waiting, sure = Institution.objects.order_by("status")
    assert (waiting.status, waiting.division_code, waiting.division_text) == (
        "unverified",
        "340000",
        "安徽省-巢湖市",
    )
    assert (waiting.uscc, waiting.level, waiting.address) == ("", "", "一号院")
    assert (sure.status, sure.division_text) == ("verified", "湖北省襄阳市")


def test_a_row_that_cannot_be_an_account_is_rejected_and_the_good_ones_are_kept(run: Import) -> None:
    done = run(",北京市-海淀区,,,", "=1+1,北京市-海淀区,,,", "安和医院,北京市-海淀区,,,")
    assert counts(done) == (1, 0, 0, 0, 2)
    assert reasons(done) == {2: ["name_missing"], 3: ["name_formula"]}
    assert Institution.objects.count() == 1


def test_all_or_nothing_writes_nothing_when_a_row_is_rejected(run: Import, emil: Actor) -> None:
    done = run("安和医院,北京市-海淀区,,,", "合计,,,,", mode=ImportMode.ALL_OR_NOTHING)
    assert (done.state, counts(done)) == (RunState.FAILED, (1, 0, 0, 0, 1))
    assert "1" in str(import_row(emil, done)["problem"])
    assert not Institution.objects.exists()
    again = running.carry_out(services.start_run(emil, done))
    assert (again.state, counts(again)) == (RunState.DONE, (1, 0, 0, 0, 1))


def test_all_or_nothing_writes_all_when_every_row_is_good(run: Import) -> None:
    done = run("安和医院,北京市-海淀区,,,", "康宁医院,北京市-海淀区,,,", mode=ImportMode.ALL_OR_NOTHING)
    assert (done.state, counts(done)) == (RunState.DONE, (2, 0, 0, 0, 0))


def test_a_check_tells_the_same_and_touches_no_account(run: Import) -> None:
    rows = ("安和医院,北京市-海淀区,三级甲等,,", "康宁医院,火星市,,,", ",北京市,,,")
    checked = run(*rows, only_check=True)
    assert (checked.state, counts(checked)) == (RunState.CHECKED, (1, 0, 0, 1, 1))
    assert not Institution.objects.exists()
    told = counts(checked), reasons(checked)
    done = run(*rows)
    assert (counts(done), reasons(done)) == told


def test_the_same_list_again_changes_nothing(run: Import) -> None:
    rows = (
        "安和医院（海淀第九医院）,北京市-海淀区,三级甲等,一号院,91350100M000100Y43",
        "康宁医院?,火星市,超级,,",
        "安和医院,北京市-海淀区,二级甲等,,",
        ",北京市,,,",
    )
    assert counts(run(*rows)) == (1, 0, 0, 2, 1)
    before = list(Institution.objects.order_by("id").values())
    versions = history_of(Institution).objects.count()
    assert counts(run(*rows)) == (0, 0, 3, 0, 1)
    assert list(Institution.objects.order_by("id").values()) == before
    assert history_of(Institution).objects.count() == versions


def test_a_later_list_corrects_an_account_and_blank_cells_wipe_nothing(run: Import) -> None:
    run("安和医院,湖北省-襄阳市,二级甲等,一号院,")
    done = run("安和医院（安和总院）,湖北省-襄阳市-樊城区,三级乙等,,91350100M000100Y43")
    assert counts(done) == (0, 1, 0, 0, 0)
    account = Institution.objects.get()
    assert (account.level, account.grade, account.address) == ("3", "b", "一号院")
    assert (account.division_code, account.aliases, account.uscc) == (
        "420606",
        ["安和总院"],
        "91350100M000100Y43",
    )
    assert counts(run("安和医院,湖北省-襄阳市,,,")) == (0, 0, 1, 0, 0)
    assert Institution.objects.get().division_code == "420606"
    change_row = history_of(Institution).objects.order_by("-history_id").first()
    assert (change_row.action, change_row.actor_name) == ("hcp.institution.import", "艾米尔")


def test_a_row_finds_its_account_by_credit_code_whatever_it_is_called_now(run: Import) -> None:
    run("安和医院,北京市-海淀区,,,91350100M000100Y43")
    assert counts(run("安和国际医院,北京市-朝阳区,,,91350100M000100Y43")) == (0, 1, 0, 0, 0)
    account = Institution.objects.get()
    assert (account.name, account.aliases, account.division_code) == ("安和医院", ["安和国际医院"], "110105")


def test_one_name_in_two_cities_is_two_accounts(run: Import) -> None:
    done = run("人民医院,湖北省-襄阳市,,,", "人民医院,湖北省-宜昌市,,,", "人民医院,湖北省-襄阳市,,,")
    assert counts(done) == (2, 0, 1, 0, 0)


def test_the_same_account_twice_in_a_list_is_filled_up_or_asked_about(run: Import) -> None:
    done = run(
        "第二零二医院,辽宁省-沈阳市,,,",
        "第二Ｏ二医院,辽宁省-沈阳市,三级甲等,,",
        "第二○二医院,辽宁省-沈阳市,二级甲等,,",
    )
    assert counts(done) == (1, 1, 0, 1, 0)
    assert reasons(done) == {4: ["same_as_line"]}
    account = Institution.objects.get()
    assert (account.level, account.version) == ("3", 2)


def test_a_second_name_of_another_row_is_asked_about_not_merged(run: Import) -> None:
    done = run("安和医院（海淀第九医院）,北京市-海淀区,,,", "海淀第九医院,北京市-海淀区,,,")
    assert counts(done) == (1, 0, 0, 1, 0)
    assert reasons(done) == {3: ["alias_of_other"]}
    assert Institution.objects.count() == 2


def test_a_renamed_account_is_found_by_its_old_name(run: Import, emil: Actor) -> None:
    run("安和医院,北京市-海淀区,三级甲等,,")
    account = Institution.objects.get()
    services.correct_institution(emil, account, version=1, name="北京安和国际医院", aliases=["安和医院"])
    assert counts(run("安和医院,北京市-海淀区,三级甲等,,")) == (0, 0, 1, 0, 0)
    done = run("安和医院,北京市-海淀区,二级甲等,,")
    assert (counts(done), reasons(done)) == ((0, 0, 0, 1, 0), {2: ["differs_from_account"]})
    assert Institution.objects.get().level == "3"


def test_a_name_several_accounts_have_is_asked_about(run: Import) -> None:
    InstitutionFactory.create(name="安和医院")
    InstitutionFactory.create(name="安和 医院")
    done = run("安和医院,北京市-海淀区,,,")
    assert (counts(done), reasons(done)) == ((0, 0, 0, 1, 0), {2: ["matches_several"]})
    assert Institution.objects.count() == 2


def test_a_row_with_more_cells_than_the_header_is_asked_about(run: Import) -> None:
    done = run("安和医院,北京市-海淀区,,一号,院,子")
    assert reasons(done) == {2: ["uscc_wrong", "columns_extra"]}


def test_an_undone_import_leaves_no_account_behind_but_its_history(run: Import, emil: Actor) -> None:
    run("安和医院,北京市-海淀区,二级甲等,一号院,")
    done = run(
        "安和医院（安和总院）,北京市-海淀区,三级甲等,二号院,", "康宁医院,火星市,,,", "康宁医院,火星市,一级,,"
    )
    assert counts(done) == (0, 1, 0, 2, 0)
    undone = running.carry_out(services.start_undo(emil, done, reason="传错文件"))
    assert (undone.state, undone.undone, undone.kept) == (RunState.UNDONE, 3, 0)
    account = Institution.objects.get()
    assert (account.level, account.address, account.version) == ("2", "一号院", 3)
    deleted = history_of(Institution).objects.filter(history_type="-").get()
    assert (deleted.name, deleted.action, deleted.actor_name) == (
        "康宁医院",
        "hcp.institution.undo_import",
        "艾米尔",
    )


def test_undoing_keeps_what_was_changed_or_used_since_and_says_so(run: Import, emil: Actor) -> None:
    done = run("安和医院,北京市-海淀区,,,", "康宁医院,北京市-海淀区,,,", "长乐医院,北京市-海淀区,,,")
    anhe = Institution.objects.get(name="安和医院")
    services.correct_institution(emil, anhe, version=1, address="新址")
    DepartmentFactory.create(institution=Institution.objects.get(name="康宁医院"))
    undone = running.carry_out(services.start_undo(emil, done))
    assert (undone.undone, undone.kept) == (1, 2)
    assert reasons(undone) == {2: ["kept_changed"], 3: ["kept_in_use"]}
    assert Institution.objects.count() == 2


def test_an_import_that_died_goes_on_behind_its_last_chunk(
    run: Import, emil: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "CHUNK", 2)
    rows = [f"安和第{n}医院,北京市-海淀区,,," for n in "一二三四五六七"]
    content = "\n".join([HEADER, *rows, "安和第一医院,北京市-海淀区,三级,,"]).encode()
    waiting = services.start_run(emil, services.upload_list(emil, file_name="a.csv", content=content))
    actor = running.carrier_of(waiting)
    wrote: list[int] = []

    def dying(actor: Actor, run: ImportRun, decisions: Any) -> None:
        if len(wrote) == 2:
            raise SystemExit
        wrote.append(len(decisions))
        running_write(actor, run, decisions)

    running_write = writing.write_chunk
    monkeypatch.setattr(running, "write_chunk", dying)
    with pytest.raises(SystemExit):
        running.write(actor, waiting)
    assert Institution.objects.count() == 4
    monkeypatch.setattr(running, "write_chunk", running_write)
    done = running.carry_out(ImportRun.objects.get(pk=waiting.pk))
    assert (done.state, counts(done)) == (RunState.DONE, (7, 1, 0, 0, 0))
    assert Institution.objects.count() == 7
    assert import_row(emil, ImportRun.objects.get(pk=done.pk))["progress"] == 100


def test_a_defect_stops_the_import_with_a_sentence_and_it_can_go_on(
    run: Import, emil: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = services.start_run(
        emil, services.upload_list(emil, file_name="a.csv", content=f"{HEADER}\n安和医院,,,,".encode())
    )
    with monkeypatch.context() as patch:
        patch.setattr(running, "load_book", lambda made_by: 1 / 0)
        stopped = running.carry_out(waiting)
    assert stopped.problem
    assert (stopped.state, stopped.problem[0]) == (RunState.FAILED, "import_stopped")
    assert running.carry_out(services.start_run(emil, stopped)).state == RunState.DONE


def test_an_import_that_wrote_something_cannot_begin_anew(run: Import, emil: Actor) -> None:
    done = run("安和医院,北京市-海淀区,,,")
    with change(emil, "test"):
        done.state = RunState.FAILED
        done.version += 1
        done.save()
    with pytest.raises(Refused, match="half"):
        services.start_dry_run(emil, done)
    with pytest.raises(Refused, match="half"):
        services.map_columns(emil, done, version=done.version, mapping={"机构名称": "name"})


def test_two_workers_do_not_carry_out_one_import(run: Import, emil: Actor) -> None:
    waiting = services.start_run(
        emil, services.upload_list(emil, file_name="a.csv", content=f"{HEADER}\n安和医院,,,,".encode())
    )
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [running._lock_of(waiting.pk)])
        running.carry_out_due()
        assert ImportRun.objects.get(pk=waiting.pk).state == RunState.RUNNING
    finally:
        other.close()
    running.carry_out_due()
    assert ImportRun.objects.get(pk=waiting.pk).state == RunState.DONE


def test_a_mapping_is_remembered_for_the_next_list_of_the_same_columns(emil: Actor) -> None:
    content = "甲,乙,丙\n安和医院,北京市-海淀区,三级甲等\n".encode()
    first = services.upload_list(emil, file_name="a.csv", content=content)
    assert (first.state, first.mapping) == (RunState.UPLOADED, {})
    chosen = {"甲": "name", "乙": "place", "丙": "level"}
    mapped = services.map_columns(emil, first, version=1, mapping=chosen)
    assert mapped.state == RunState.MAPPED
    second = services.upload_list(emil, file_name="b.csv", content=content)
    assert (second.state, second.mapping) == (RunState.MAPPED, chosen)


@pytest.mark.parametrize(
    "mapping", [{}, {"甲": "address"}, {"丁": "name"}, {"甲": "nonsense"}, {"甲": "name", "乙": "name"}]
)
def test_a_mapping_that_cannot_work_is_refused(emil: Actor, mapping: dict[str, str]) -> None:
    made = services.upload_list(emil, file_name="a.csv", content="甲,乙\n1医院,2\n".encode())
    with pytest.raises(Invalid) as refused:
        services.map_columns(emil, made, version=1, mapping=mapping)
    assert refused.value.code == "bad_mapping"


def test_a_mapping_made_from_an_old_version_is_refused(emil: Actor) -> None:
    made = services.upload_list(emil, file_name="a.csv", content="甲,乙\n1医院,2\n".encode())
    services.map_columns(emil, made, version=1, mapping={"甲": "name"})
    with pytest.raises(Stale):
        services.map_columns(emil, made, version=1, mapping={"乙": "name"})


def test_a_rep_cannot_import(ana: Actor) -> None:
    with pytest.raises(Forbidden):
        services.upload_list(ana, file_name="a.csv", content=b"name,city\nx,y\n")


def test_the_job_may_do_nothing_but_carry_imports_out(run: Import) -> None:
    done = run("安和医院,北京市-海淀区,,,")
    assert running.carrier_of(done).codes == frozenset({CARRY_OUT})
    assert ImportFile.objects.get(run=done).content


def command(*arguments: str) -> dict[str, int]:
    """Run the command; its last line as an object."""
    out = StringIO()
    call_command("import_institutions", *arguments, stdout=out)
    told: dict[str, int] = json.loads(out.getvalue().strip().splitlines()[-1])
    return told


def test_the_command_tells_one_object_last(db: None, tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(f"{HEADER}\n安和医院,北京市-海淀区,,,\n,,x,,\n", "gb18030")
    told = {"read": 2, "created": 1, "updated": 0, "unchanged": 0, "queued": 0, "rejected": 1}
    assert command(str(file), "--dry-run") == told
    assert not Institution.objects.exists()
    assert command(str(file)) == told
    assert command(str(file)) == {**told, "created": 0, "unchanged": 1}


def test_the_command_says_why_it_cannot_read_a_file(db: None, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"%PDF-1.4")
    out = StringIO()
    with pytest.raises(CommandError, match=r"PDF.* / .*PDF"):
        call_command("import_institutions", str(file), stdout=out)
    assert json.loads(out.getvalue()) == dict.fromkeys(
        ("read", "created", "updated", "unchanged", "queued", "rejected"), 0
    )
    with pytest.raises(CommandError):
        call_command("import_institutions", str(tmp_path / "absent.csv"), stdout=out)


@pytest.mark.slow
def test_the_real_lists_are_read_whole_and_a_second_import_changes_nothing(db: None, real: Path) -> None:
    provinces = str(real / "hospitals/cn_hospitals_24prov_raw_crcrlf.csv")
    told = command(provinces)
    assert (told["read"], told["rejected"], sum(told.values())) == (23229, 0, 2 * 23229)
    assert Institution.objects.count() == told["created"] + told["queued"]
    assert not Institution.objects.filter(name="").exists()
    assert all(row.reasons for row in ImportRow.objects.filter(outcome="queued"))
    assert command(provinces) == {**dict.fromkeys(told, 0), "read": 23229, "unchanged": 23229}
    found = Institution.objects.search("卫生部中日友好医院").get()
    assert (found.name, found.level, found.grade, found.division_code) == ("中日友好医院", "3", "a", "110105")
    beijing = str(real / "hospitals/beijing_724_gbk.csv")
    assert command(beijing)["read"] == 724
    assert command(beijing) == {**dict.fromkeys(told, 0), "read": 724, "unchanged": 724}
