"""Clusters of their own for tests that kill, fill or misplace one."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.postgres import stop


@contextmanager
def data_folder() -> Iterator[Path]:
    """An empty data folder any user can reach (pytest's own are closed to others)."""
    folder = Path(tempfile.mkdtemp(prefix="rounds-test-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        stop(folder)
        if (record := folder / "pg" / "s.elsewhere").exists():
            shutil.rmtree(record.read_text())
        shutil.rmtree(folder)


def kill_server(folder: Path) -> None:
    """Kill the PostgreSQL server of a data folder the hard way."""
    pid = int((folder / "pg" / "data" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)
