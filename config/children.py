"""A process that belongs to `make run`: started, watched, started again with patience, stopped."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from config.entry import ROOT

LONGEST_PAUSE = 60.0
STEADY_AFTER = 60.0
STOP_PATIENCE = 30.0
LOG_LIMIT = 20_000_000
_PR_SET_PDEATHSIG = 1
_PYTHON = [sys.executable, "-m"]


def _end_with_parent() -> None:
    """Ask the kernel to stop this child should its parent be killed without a chance to do it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """One program of the product, with its log and its patience."""

    def __init__(self, name: str, command: list[str], log: Path) -> None:
        self.name = name
        self.command = command
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.due: float | None = None
        self.pause = 1.0

    def start(self) -> None:
        """Start the program; what it says goes to its log."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, "CELERY_SKIP_CHECKS": "1"},  # `manage.py prepare` has just made them
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Of its own session: Ctrl-C in the terminal reaches the supervisor alone.
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )
        self.started = time.monotonic()
        self.due = None

    def is_alive(self) -> bool:
        """Whether the program runs."""
        return self.process is not None and self.process.poll() is None

    def revive(self) -> str:
        """Start a dead program again, each time after a longer pause; say so."""
        if self.is_alive():
            return ""
        now = time.monotonic()
        if self.due is None:
            self.pause = 1.0 if now - self.started > STEADY_AFTER else min(self.pause * 2, LONGEST_PAUSE)
            self.due = now + self.pause
            cause = self._bury()
            return (
                f"The {self.name} stopped ({cause}); starting it again in {self.pause:.0f} s. See {self.log}"
            )
        if now >= self.due:
            self.start()
        return ""

    def ask_to_stop(self) -> None:
        """Let the program finish what it is doing."""
        if self.process is not None and self.is_alive():
            self.process.terminate()

    def wait(self, hurry: threading.Event) -> None:
        """Wait for its end; kill it when patience or the person's is over."""
        last_moment = time.monotonic() + STOP_PATIENCE
        while self.is_alive() and time.monotonic() < last_moment and not hurry.wait(0.1):
            pass
        self._bury()

    def last_words(self) -> str:
        """The end of its log."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-15:])

    def _bury(self) -> str:
        """End what the program may have left behind, and say what it died of."""
        if self.process is None:
            return "it never started"
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        code = self.process.wait()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def product(bind: str, data: Path) -> list[Child]:
    """The three programs a running Rounds consists of, besides PostgreSQL."""
    logs = data / "log"
    logs.mkdir(parents=True, exist_ok=True)
    web = f"gunicorn config.wsgi --bind {bind} --worker-class gthread --workers 2 --threads 4"
    renewed = "--max-requests 2000 --max-requests-jitter 200 --preload --no-control-socket"
    celery = "celery -A config.worker"
    alone = "--without-gossip --without-mingle --without-heartbeat --loglevel INFO"
    return [
        Child("web server", [*_PYTHON, *f"{web} {renewed}".split()], logs / "web.log"),
        Child("worker", [*_PYTHON, *f"{celery} worker --concurrency 2 {alone}".split()], logs / "worker.log"),
        Child(
            "clock",
            [
                *_PYTHON,
                *f"{celery} beat --pidfile= --loglevel INFO --schedule".split(),
                str(data / "timetable"),
            ],
            logs / "clock.log",
        ),
    ]
