"""``make run``: starts everything, mends what dies, stops what it started."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core import postgres
from tests.core.clusters import data_folder, kill_server

PATIENCE = 90.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(folder: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HOST")}
    kept["DJANGO_SETTINGS_MODULE"] = "config.settings.base"
    return {**kept, "ROUNDS_DATA": str(folder), "ROUNDS_DEMO": "0", "PORT": str(port)}


class Running:
    """``make run`` without make."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.said = folder / "said"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.supervise"],
                env=_environment(folder, port),
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        last_moment = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < last_moment, self.said.read_text()
            assert self.process.poll() is None, self.said.read_text()
            time.sleep(0.2)

    def has_said(self, words: str) -> bool:
        return words in self.said.read_text()

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return bool(json.load(answer) == {"status": "ready"})
        except OSError:
            return False

    def children(self) -> list[int]:
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    product = Running(folder, _free_port())
    try:
        product.wait_until(lambda: product.has_said("Rounds is ready"))
        yield product
    finally:
        product.process.terminate()
        product.process.wait(60)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with data_folder() as made:
        yield made


def test_everything_that_dies_is_started_again_and_all_of_it_stops_at_the_end(folder: Path) -> None:
    postgres.stop(folder)
    with running(folder) as product:
        second = subprocess.run(
            [sys.executable, "-m", "config.supervise"],
            env=_environment(folder, product.port),
            capture_output=True,
            text=True,
            check=True,
        )
        assert f"running already: http://localhost:{product.port}" in second.stdout

        product.wait_until(lambda: len(product.children()) == 3)
        os.kill(product.children()[0], signal.SIGKILL)
        product.wait_until(lambda: product.has_said("web server stopped (SIGKILL)"))
        kill_server(folder)
        product.wait_until(lambda: product.has_said("PostgreSQL has stopped"))
        product.wait_until(product.is_ready)
        product.wait_until(lambda: len(product.children()) == 3)
        last = product.children()
    assert product.process.returncode == 0
    assert not postgres.is_running(folder)
    assert not [pid for pid in last if Path(f"/proc/{pid}").exists()]


def test_a_database_that_ran_before_runs_afterwards(folder: Path) -> None:
    postgres.ensure_running(folder)
    with running(folder) as product:
        assert product.has_said("PostgreSQL is running already")
    assert postgres.is_running(folder)


def test_a_port_in_use_is_said_with_the_remedy(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = subprocess.run(
            [sys.executable, "-m", "config.supervise"],
            env=_environment(folder, port),
            capture_output=True,
            text=True,
            check=False,
        )
    assert refused.returncode == 1
    assert f"Choose another: make run PORT={port + 1}" in refused.stderr
