"""What is installed is locked by hash and fetched from wherever the reader's machine fetches packages."""

import json
from pathlib import Path

import pytest

from config.entry import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert "--hash=sha256:" in text


def test_every_requirement_is_in_its_lock() -> None:
    for lock in LOCKS:
        wanted = lock.with_suffix(".in").read_text().splitlines()
        names = [line.split("=")[0].split("[")[0].lower() for line in wanted if line and line[0] not in "#-"]
        locked = (ROOT / "requirements" / "run.txt").read_text() + lock.read_text()
        assert [
            name for name in names if f"\n{name}==" not in f"\n{locked}" and f"\n{name}[" not in locked
        ] == []


def test_the_apps_lock_holds_no_addresses() -> None:
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "://" in package.get("resolved", "")] == []
