"""How background work is carried: through PostgreSQL, or the broker named in CELERY_BROKER_URL."""

import os
from typing import Any

BROKER_URL = os.environ.get("CELERY_BROKER_URL", "")
IN_POSTGRES = not BROKER_URL

HARD_LIMIT = 600
# A broker that keeps a message invisible while it is worked on (PostgreSQL, Redis) does not renew that time:
# it must outlast the longest task, or the task runs twice at once.
INVISIBLE = int(os.environ.get("ROUNDS_REDELIVER_AFTER", HARD_LIMIT + 60))

_POSTGRES: dict[str, Any] = {
    "broker_url": "pgmq://localhost//",
    "broker_transport": "core.pgbroker:Transport",
    "broker_transport_options": {
        "visibility_timeout": INVISIBLE,
        "wait_time_seconds": 0,
        "polling_interval": 0.1,
    },
}
_ELSEWHERE: dict[str, Any] = {
    "broker_url": BROKER_URL,
    "broker_transport_options": {
        "visibility_timeout": INVISIBLE,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
    }
    if BROKER_URL.startswith("redis")
    else {},
}

CELERY: dict[str, Any] = {
    **(_POSTGRES if IN_POSTGRES else _ELSEWHERE),
    "task_default_queue": "rounds",
    "task_ignore_result": True,
    # A task is acknowledged when it is done, so a killed worker's task comes back: every task may run twice.
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "task_acks_on_failure_or_timeout": False,  # our queue hands a failed task out again, five times at most
    "task_soft_time_limit": HARD_LIMIT - 60,
    "task_time_limit": HARD_LIMIT,
    "worker_prefetch_multiplier": 4,
    "worker_max_tasks_per_child": 500,
    "worker_max_memory_per_child": 400_000,
    # Remote control needs queue names PostgreSQL's queue cannot hold; a heartbeat row takes its place.
    "worker_enable_remote_control": False,
    "worker_send_task_events": False,
    "worker_cancel_long_running_tasks_on_connection_loss": False,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "timezone": "Asia/Shanghai",
}
