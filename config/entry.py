"""The one way in: every process (web, worker, beat, command, test) calls prepare() before Django starts."""

import os
import sys
from pathlib import Path

from core.postgres import ensure_running
from core.postgres_software import PostgresProblem

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Where this installation keeps its data: ROUNDS_DATA, or ``var`` beside the program."""
    return Path(os.environ.get("ROUNDS_DATA") or ROOT / "var").absolute()


def prepare() -> None:
    """Name the settings, and see that there is a database: DATABASE_URL, or the PostgreSQL we carry."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    if os.environ.get("DATABASE_URL"):
        return
    try:
        os.environ["DATABASE_URL"] = ensure_running(data_folder())
    except PostgresProblem as problem:
        sys.exit(f"Rounds cannot start: {problem}")
