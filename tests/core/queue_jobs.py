"""Tasks for test_queue, carried out by a real worker: each writes down when it starts and when it is done."""

import os
import signal
import time

from django.db import connection

from config.worker import app


def _write(task: str, mark: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO marks (task, mark) VALUES (%s, %s)", [task, mark])
        cursor.execute("SELECT count(*) FROM marks WHERE task = %s AND mark = %s", [task, mark])
        return int(cursor.fetchone()[0])


@app.task
def work(name: str, seconds: float) -> None:
    """Take a while."""
    _write(name, "started")
    time.sleep(seconds)
    _write(name, "done")


@app.task
def fail_once(name: str) -> None:
    """Fail the first time, succeed the second."""
    if _write(name, "started") == 1:
        raise RuntimeError("the first time")
    _write(name, "done")


@app.task
def die_once(name: str) -> None:
    """Take the worker process down with it the first time, as running out of memory does."""
    if _write(name, "started") == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    _write(name, "done")
