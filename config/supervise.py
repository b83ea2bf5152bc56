"""``make run``: the whole product in the foreground, and nothing left over when it ends.

Web server, worker and clock are children of this process; PostgreSQL is its own. A child that dies is started
again. Ctrl-C stops what this process started, in order, and nothing else.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from config.children import Child, product
from config.entry import ROOT, data_folder
from core import pdf, postgres
from core.postgres_software import PostgresProblem

LOOK_EVERY = 0.5
LOOK_AT_POSTGRES_EVERY = 3.0
WEB_PATIENCE = 90.0


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, flush=True)


class Rounds:
    """One running product: its data folder, its address, its children."""

    def __init__(self, data: Path, host: str, port: int) -> None:
        self.data = data
        self.address = f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}"  # noqa: S104
        self.bind = f"{host}:{port}"
        self.embedded = not os.environ.get("DATABASE_URL")
        self.started_postgres = False
        self.ending = threading.Event()
        self.children: list[Child] = []

    def run(self) -> None:
        """Start everything, watch it until asked to stop, stop it."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.ending.set())
        try:
            self._start_postgres()
            self._prepare_database()
            self._tell_about_pdf()
            self._start_children()
            self._watch()
        finally:
            self._stop()

    def _start_postgres(self) -> None:
        if self.embedded:
            self.started_postgres = _left_over(self.data) or not postgres.is_running(self.data)
            say("Starting PostgreSQL" if self.started_postgres else "PostgreSQL is running already")
            os.environ["DATABASE_URL"] = postgres.ensure_running(self.data)
            _write_state(self.data, self.address, self.started_postgres)
        else:
            postgres.check_letters(os.environ["DATABASE_URL"])
            _write_state(self.data, self.address, False)

    def _prepare_database(self) -> None:
        command = [sys.executable, "manage.py", "prepare"]
        if os.environ.get("ROUNDS_DEMO", "1") == "0":
            command.append("--no-demo")
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as preparing:
            while preparing.poll() is None and not self.ending.wait(0.1):
                pass
            if self.ending.is_set():
                preparing.terminate()
        if preparing.returncode and not self.ending.is_set():
            raise SystemExit("The database could not be prepared; the reason stands above.")

    def _tell_about_pdf(self) -> None:
        if missing := pdf.missing_libraries():
            say(f"PDF documents are switched off: missing {', '.join(missing)}. To have them: {pdf.INSTALL}")

    def _start_children(self) -> None:
        if self.ending.is_set():
            return
        say("Starting the web server, the worker and the clock")
        self.children = product(self.bind, self.data)
        web, *others = self.children
        web.start()
        self._wait_for_web(web)
        for child in others:
            child.start()

    def _wait_for_web(self, web: Child) -> None:
        last_moment = time.monotonic() + WEB_PATIENCE
        while not self.ending.wait(0.2):
            if _answers(f"{self.address}/healthz"):
                say(f"\nRounds is ready / Rounds 已就绪: {self.address}   (Ctrl-C stops it; data stays)\n")
                return
            if time.monotonic() > last_moment or not web.is_alive():
                raise SystemExit(f"The web server does not answer.\n{web.last_words()}")

    def _watch(self) -> None:
        looked_at_postgres = time.monotonic()
        while not self.ending.wait(LOOK_EVERY):
            for child in self.children:
                if sentence := child.revive():
                    say(sentence)
            if self.embedded and time.monotonic() - looked_at_postgres > LOOK_AT_POSTGRES_EVERY:
                self._revive_postgres()
                looked_at_postgres = time.monotonic()

    def _revive_postgres(self) -> None:
        if postgres.is_running(self.data):
            return
        say("PostgreSQL has stopped; starting it again")
        try:
            postgres.ensure_running(self.data)
        except PostgresProblem as problem:
            say(str(problem))

    def _stop(self) -> None:
        """Children first, the database last; a second Ctrl-C waits for nobody."""
        if any(child.is_alive() for child in self.children):
            say("Stopping")
        hurry = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: hurry.set())
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.wait(hurry)
        if self.started_postgres:
            postgres.stop(self.data)
        (self.data / "running.json").unlink(missing_ok=True)
        say("Stopped. The data stays in " + str(self.data))


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _write_state(data: Path, address: str, started_postgres: bool) -> None:
    state = {"process": os.getpid(), "address": address, "started_postgres": started_postgres}
    (data / "running.json").write_text(json.dumps(state))


def _read_state(data: Path) -> dict[str, object]:
    try:
        state: dict[str, object] = json.loads((data / "running.json").read_text())
    except (OSError, ValueError):
        return {}
    return state


def _left_over(data: Path) -> bool:
    """Whether an earlier run that was killed left its PostgreSQL behind: then it is ours to stop."""
    return bool(_read_state(data).get("started_postgres"))


@contextmanager
def _only_one(data: Path) -> Iterator[IO[str]]:
    data.mkdir(parents=True, exist_ok=True)
    with (data / "running.lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            state = _read_state(data)
            say(f"Rounds is running already: {state.get('address')} (process {state.get('process')}).")
            raise SystemExit(0) from None
        yield handle


def _check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise SystemExit(
                f"Port {port} on {host} cannot be used ({problem.strerror}). "
                f"Choose another: make run PORT={port + 1}"
            ) from None


def main() -> None:
    """Run the product until it is asked to stop."""
    data = data_folder()
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    with _only_one(data):
        _check_port(host, port)
        try:
            Rounds(data, host, port).run()
        except PostgresProblem as problem:
            raise SystemExit(f"Rounds cannot start: {problem}") from None


if __name__ == "__main__":
    main()
