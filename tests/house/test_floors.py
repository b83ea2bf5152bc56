"""Rooms look down, never sideways or up; and no room is forgotten on the plan."""

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from config.entry import ROOT
from tests.house.tree import ROOMS

PLAN = ROOT / ".importlinter"
pytestmark = pytest.mark.skipif(not PLAN.exists(), reason="the plan of the floors is not drawn yet")


def plan() -> dict[str, dict[str, set[str]]]:
    read = configparser.ConfigParser()
    read.read(PLAN)
    return {
        section: {name: set(value.replace("|", " ").split()) for name, value in read[section].items()}
        for section in read.sections()
    }


def test_every_room_is_on_the_plan() -> None:
    drawn = plan()
    rooms = {*ROOMS, "config"}
    assert drawn["importlinter"]["root_packages"] == rooms
    assert drawn["importlinter:contract:floors"]["layers"] == rooms
    assert drawn["importlinter:contract:inside"]["containers"] == rooms - {"core", "config"}


@pytest.mark.parametrize("room", [room for room in ROOMS if any((ROOT / room).glob("models*"))])
def test_only_a_room_touches_its_own_tables(room: str) -> None:
    if room == "core":
        pytest.skip("the ground floor has no nouns of the business; everybody may read its books")
    contract = plan()[f"importlinter:contract:tables-of-{room}"]
    assert contract["protected_modules"] == {f"{room}.models"}
    assert contract["allowed_importers"] <= {room, "config"}


def test_every_folder_with_an_app_is_a_room() -> None:
    found = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert found == {*ROOMS, "config"}


def test_the_house_is_built_as_planned() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert told.returncode == 0, told.stdout[-3000:]
