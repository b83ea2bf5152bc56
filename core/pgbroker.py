"""The task queue inside PostgreSQL: starting a task is part of the transaction that wants it.

kombu brings a transport for PGMQ, a queue written in SQL. Ours sends through Django's own connection, so a
task started in a transaction exists if and only if that transaction commits: an outbox without a table.
Reading and acknowledging use a small pool of their own.
"""

import json
import logging
from typing import Any

from django.db import connection
from kombu.transport import pgmq as kombu_pgmq
from pgmq import PGMQueue
from psycopg import pq
from psycopg.conninfo import make_conninfo
from psycopg_pool import ConnectionPool

log = logging.getLogger(__name__)

# Handed out this often without ever succeeding, a task fails for good or kills its worker: put aside.
MOST_DELIVERIES = 5
RETRY_AFTER = 30


class Channel(kombu_pgmq.Channel):
    """Sends inside the caller's transaction; never makes or changes a queue (a migration does)."""

    def _put(self, queue: str, message: dict[str, Any], **kwargs: Any) -> None:
        _drop_dead_connection()
        sent = self._pgmq_send_kwargs(message)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pgmq.send(%s::text, %s::jsonb, %s::jsonb, %s::integer)",
                [
                    self._queue_name(queue),
                    json.dumps(message),
                    json.dumps(sent.get("headers") or {}),
                    sent.get("delay", 0),
                ],
            )

    def _new_queue(self, queue: str, **kwargs: Any) -> None:
        """A migration made the queue: making one here would lock tables the transaction may hold."""

    def basic_reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """A failed task is not thrown away: it comes back, later each time."""
        if requeue:
            super().basic_reject(delivery_tag, requeue=True)  # type: ignore[no-untyped-call]
            return
        told = self.qos.get(delivery_tag).delivery_info
        wait = min(RETRY_AFTER * told["pgmq_message"]["read_ct"], self.visibility_timeout)
        self.pgmq.set_vt(told["pgmq_queue"], told["pgmq_msg_id"], wait)
        self.qos.reject(delivery_tag, requeue=False)

    def _receive_messages(self, queue: str, *args: Any, **kwargs: Any) -> list[Any]:
        messages = super()._receive_messages(queue, *args, **kwargs)
        return [message for message in messages if not self._put_aside(queue, message)]

    def _put_aside(self, queue: str, message: Any) -> bool:
        if message.read_ct <= MOST_DELIVERIES:
            return False
        self.pgmq.archive(self._queue_name(queue), message.msg_id)
        task = (message.message.get("headers") or {}).get("task")
        log.error("task %s (message %s) was handed out too often: put aside", task, message.msg_id)
        return True


class Transport(kombu_pgmq.Transport):
    """PGMQ in the database Django is configured for, whatever its address."""

    Channel = Channel

    def _create_pgmq_client(self) -> PGMQueue:
        pool = ConnectionPool(
            _dsn(),
            min_size=0,
            max_size=3,
            num_workers=1,
            timeout=10,
            check=ConnectionPool.check_connection,
            open=True,
        )
        return PGMQueue(pool=pool, init_extension=False)

    def close_connection(self, connection: Any) -> None:
        """Close the reading pool too: the client leaves a pool it was given open."""
        pool = self._pgmq_client.pool if self._pgmq_client else None
        super().close_connection(connection)
        if pool is not None:
            pool.close()


def _dsn() -> str:
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    parameters = connection.get_connection_params()
    return make_conninfo(**{name: value for name, value in parameters.items() if name in known})


def _drop_dead_connection() -> None:
    """Let a long-lived sender (beat) survive a restart of PostgreSQL."""
    if connection.connection is not None and not connection.in_atomic_block and not connection.is_usable():
        connection.close()
