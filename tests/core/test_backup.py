"""A backup holds everything, and fills an empty installation only."""

import os
from pathlib import Path

import psycopg
import pytest

from config import backup
from core.postgres import ensure_running
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
