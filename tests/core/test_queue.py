"""The queue in PostgreSQL: part of the transaction, and nothing is lost whoever is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction
from pgmq.install import get_embedded_install_sql
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from config import celery
from core import heartbeat, pgbroker
from core.postgres import ensure_running
from core.tasks import note_alive
from tests.core.clusters import data_folder, kill_server

REDELIVERED_AFTER = 3
WORKER = (
    "-m celery -A tests.core.queue_jobs worker --concurrency=2 --loglevel=WARNING "
    "--without-gossip --without-mingle --without-heartbeat"
)


class Queue:
    """A cluster, its queue, and a worker that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dsn = ensure_running(folder)
        with self.connect() as database:
            database.execute(get_embedded_install_sql())
            database.execute("SELECT pgmq.create('rounds')")
            database.execute("CREATE TABLE marks (task text, mark text)")

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(self.dsn, autocommit=True)

    def send(self, task: str, *args: object, read_ct: int = 0) -> None:
        """Put a task in the queue as Celery would, by hand."""
        name = f"tests.core.queue_jobs.{task}"
        number = f"{task}-{args[0]}"
        message = {
            "body": json.dumps([args, {}, {}]),
            "content-encoding": "utf-8",
            "content-type": "application/json",
            "headers": {"lang": "py", "task": name, "id": number, "root_id": number},
            "properties": {
                "correlation_id": number,
                "delivery_mode": 2,
                "delivery_info": {"exchange": "", "routing_key": "rounds"},
                "priority": 0,
                "body_encoding": "",
                "delivery_tag": number,
            },
        }
        with psycopg.connect(self.dsn) as database:
            sent = database.execute("SELECT pgmq.send('rounds', %s::jsonb)", [json.dumps(message)]).fetchone()
            database.execute(
                "UPDATE pgmq.q_rounds SET read_ct = %s WHERE msg_id = %s", [read_ct, *(sent or ())]
            )

    def marks(self, mark: str) -> list[str]:
        query = "SELECT task FROM marks WHERE mark = %s ORDER BY task"
        with suppress(psycopg.OperationalError), self.connect() as database:
            return [row[0] for row in database.execute(query, [mark])]
        return []

    def waiting(self) -> int:
        return self.count("pgmq.q_rounds")

    def count(self, table: str) -> int:
        with self.connect() as database:
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # type: ignore[index]

    def let_work_end(self) -> None:
        with self.connect() as database:
            database.execute("INSERT INTO marks (task, mark) VALUES ('', 'may end')")

    def wait_for(self, mark: str, tasks: set[str]) -> None:
        last_moment = time.monotonic() + 40
        while not tasks <= set(self.marks(mark)):
            assert time.monotonic() < last_moment, f"{tasks} not {mark}: {self.marks(mark)}"
            time.sleep(0.1)

    def wait_until_empty(self) -> None:
        last_moment = time.monotonic() + 40
        while self.waiting():
            assert time.monotonic() < last_moment
            time.sleep(0.1)

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        environment = {
            **os.environ,
            "DATABASE_URL": self.dsn,
            "DJANGO_SETTINGS_MODULE": "config.settings.base",
            "ROUNDS_REDELIVER_AFTER": str(REDELIVERED_AFTER),
            "CELERY_SKIP_CHECKS": "1",  # the rooms are not what is tested
        }
        process = subprocess.Popen([sys.executable, *WORKER.split()], env=environment, start_new_session=True)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Queue]:
    with data_folder() as folder:
        yield Queue(folder)


@pytest.fixture
def queue(cluster: Queue) -> Queue:
    with cluster.connect() as database:
        database.execute("TRUNCATE marks, pgmq.q_rounds, pgmq.a_rounds")
    return cluster


def test_tasks_of_a_killed_worker_are_done_by_the_next_one(queue: Queue) -> None:
    queue.send("work", "ana")
    queue.send("work", "boris")
    with queue.worker() as process:
        queue.wait_for("started", {"ana", "boris"})
        os.killpg(process.pid, signal.SIGKILL)
    assert queue.marks("done") == []
    queue.let_work_end()
    with queue.worker():
        queue.wait_for("done", {"ana", "boris"})
        queue.wait_until_empty()
    assert min(Counter(queue.marks("started")).values()) == 2


def test_work_goes_on_after_a_failure_a_lost_process_and_a_killed_database(queue: Queue) -> None:
    with queue.worker():
        queue.send("fail_once", "fails")
        queue.send("die_once", "dies")
        queue.send("work", "handed out too often", read_ct=5)
        queue.wait_for("done", {"fails", "dies"})
        queue.wait_until_empty()
        assert queue.count("pgmq.a_rounds") == 1
        assert "handed out too often" not in queue.marks("started")

        queue.send("work", "chiara")
        queue.wait_for("started", {"chiara"})
        kill_server(queue.folder)
        ensure_running(queue.folder)
        queue.let_work_end()
        queue.send("work", "dora")
        queue.wait_for("done", {"chiara", "dora"})
        queue.wait_until_empty()


def _in_queue() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pgmq.q_rounds")
        return int(cursor.fetchone()[0])


class Undo(Exception):
    """Rolls a transaction back."""


@pytest.mark.django_db
def test_a_task_started_in_a_transaction_is_part_of_it() -> None:
    with suppress(Undo), transaction.atomic():
        note_alive.delay_on_commit()
        assert _in_queue() == 1
        raise Undo
    assert _in_queue() == 0
    with transaction.atomic():
        note_alive.delay_on_commit()
    assert _in_queue() == 1


@pytest.mark.django_db(transaction=True)
def test_a_sender_survives_the_loss_of_its_connection() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    with psycopg.connect(pgbroker._dsn(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])
    note_alive.delay()
    assert _in_queue() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT pgmq.purge_queue('rounds')")


@pytest.mark.django_db
def test_another_broker_is_told_after_the_commit(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(note_alive, "_queue_is_in_postgres", lambda: False)
    monkeypatch.setattr(note_alive, "apply_async", lambda *args, **options: sent.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        note_alive.delay_on_commit()
        assert sent == []
    assert len(sent) == 1


@pytest.mark.parametrize("wait", ["countdown", "eta"])
def test_a_task_cannot_be_told_to_wait(wait: str) -> None:
    with pytest.raises(TypeError, match="due row"):
        note_alive.apply_async(**{wait: 5})


@pytest.mark.django_db
def test_a_worker_that_carried_out_the_clocks_task_is_known_to_work() -> None:
    assert not heartbeat.is_working()
    note_alive()
    assert heartbeat.is_working()


def test_every_alarm_names_a_known_task_and_a_reason() -> None:
    celery.app.autodiscover_tasks(force=True)
    for alarm in celery.TIMETABLE:
        assert alarm.task in celery.app.tasks
        assert len(alarm.why) > 20
