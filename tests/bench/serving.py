"""The servers under the stopwatch: the product and the bare view, started alike."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORTS = {"config.wsgi": 8791, "tests.bench.bare": 8792}


@contextmanager
def served(module: str, environment: dict[str, str]) -> Iterator[int]:
    """gunicorn as the product runs it: two workers of four threads."""
    port = PORTS[module]
    command = [
        *(sys.executable, "-m", "gunicorn", f"{module}:application", "--bind", f"127.0.0.1:{port}"),
        *("--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning"),
        *("--keep-alive", "60"),
    ]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait_for(port)
        yield server.pid
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers on port {port}")
