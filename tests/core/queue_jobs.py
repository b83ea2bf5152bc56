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


def _may_end() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM marks WHERE mark = 'may end')")
        return bool(cursor.fetchone()[0])


@app.task
def work(name: str) -> None:
    """Take until the test lets it end."""
    _write(name, "started")
    while not _may_end():
        time.sleep(0.05)
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
