"""A backup carries the seal: what comes back proves, and is sealed on."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from config import backup
from core.seal.batches import seal
from core.seal.verify import verify
from staff.models import Product
from tests.core.seal.conftest import write_some
from tests.core.test_backup import database, empty_database

pytestmark = pytest.mark.alone  # an open transaction of another test holds the seal back


def test_what_comes_back_proves_and_is_sealed_on(
    sealed: list[Product], seal_folder: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_some(2)  # not sealed yet when the backup is made
    own, new = str(connection.settings_dict["NAME"]), seal_folder / "new"
    monkeypatch.setenv("ROUNDS_DATA", str(seal_folder))
    monkeypatch.setenv("DATABASE_URL", database(own))
    saved = backup.save(seal_folder / "backups")
    new.mkdir()
    with empty_database(f"{own}_restored") as restored:
        monkeypatch.setenv("ROUNDS_DATA", str(new))
        monkeypatch.setenv("DATABASE_URL", restored)
        backup.load(saved)
        settings.DATA_DIR = new
        connection.close()
        connection.settings_dict["NAME"] = f"{own}_restored"
        try:
            verdict = verify()
            assert (verdict.findings, verdict.waiting > 0) == ([], True)
            write_some(1)
            seal()
            verdict = verify()
            assert (verdict.findings, verdict.waiting) == ([], 0)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = own
