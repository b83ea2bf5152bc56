"""A backup holds everything, and fills an empty installation only."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from config import backup
from core.history import amend, change
from core.postgres import ensure_running
from staff.models import User
from tests.conftest import SETUP
from tests.core.clusters import data_folder


def _use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDS_DATA", str(folder))
    monkeypatch.setenv("DATABASE_URL", ensure_running(folder))


def _visits() -> list[tuple[str]]:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return connection.execute("SELECT note FROM visits").fetchall()


def test_a_backup_brings_back_rows_files_and_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with data_folder() as old, data_folder() as new:
        _use(old, monkeypatch)
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            connection.execute("CREATE TABLE visits AS SELECT '王医生' AS note")
        (old / "media").mkdir()
        (old / "media" / "photo.jpg").write_bytes(b"photo")
        (old / "secret.key").write_text("key")
        saved = backup.save(tmp_path)
        assert saved.stat().st_mode & 0o777 == 0o700

        _use(new, monkeypatch)
        backup.load(saved)
        assert _visits() == [("王医生",)]
        assert (new / "media" / "photo.jpg").read_bytes() == b"photo"
        assert (new / "secret.key").read_text() == "key"

        with pytest.raises(SystemExit, match="not empty"):
            backup.load(saved)


def test_a_folder_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no backup"):
        backup.load(tmp_path)


GUARDS = """
SELECT format('%s %s', tgrelid::regclass, pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT format('%s %s %s %s', conrelid::regclass, conname, contype, convalidated) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1
"""
SPELT = re.compile(r"[()]|::character varying|::text(\[\])?")  # PostgreSQL writes the same cast in two ways


def database(name: str) -> str:
    """The address of a database beside the tests' own."""
    kept = ("user", "password", "host", "port")
    named = {key: value for key, value in connection.get_connection_params().items() if key in kept}
    return make_conninfo(**named, dbname=name)


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """A database that is there for one test."""
    own = database(str(connection.settings_dict["NAME"]))
    with psycopg.connect(own, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield database(name)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def whole(address: str) -> tuple[dict[str, list[str]], list[str]]:
    """Every row of every table, and every trigger, constraint and index."""
    with psycopg.connect(address) as opened:
        names = [
            name for (name,) in opened.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        asked = "SELECT t::text FROM {} t ORDER BY 1"
        rows = {name: [row for (row,) in opened.execute(asked.format(name))] for name in names}
        return rows, [SPELT.sub("", line) for (line,) in opened.execute(GUARDS)]


def update_in_silence(address: str) -> None:
    with psycopg.connect(address) as opened:
        opened.execute("UPDATE staff_user SET name = 'x'")


@pytest.mark.django_db(transaction=True)
def test_what_comes_back_is_the_same_to_the_last_row_and_guard(
    ana_user: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with change(SETUP, "test.correct", reason="改名"):
        amend(ana_user, name="安娜二")
    own = str(connection.settings_dict["NAME"])
    monkeypatch.setenv("ROUNDS_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("DATABASE_URL", database(own))
    saved = backup.save(tmp_path)
    with empty_database(f"{own}_restored") as restored:
        monkeypatch.setenv("DATABASE_URL", restored)
        backup.load(saved)
        rows, guards = whole(restored)
        assert (rows, guards) == whole(database(own))
        assert len(rows["staff_historicaluser"]) > len(rows["staff_user"]) > 0
        with pytest.raises(psycopg.errors.IntegrityError):
            update_in_silence(restored)
