"""What a background task may be: safe to run twice, started with its transaction, never told to wait."""

from collections.abc import Callable
from typing import Any, cast

from celery import shared_task
from celery.contrib.django.task import DjangoTask

from core.pgbroker import Transport


class Job(DjangoTask):  # type: ignore[type-arg]  # generic in its stubs only
    """The base of every task of Rounds."""

    abstract = True

    def apply_async(self, *args: Any, **options: Any) -> Any:
        """Start the task now; waiting belongs in a row with a due time, where it survives and can be seen."""
        if options.get("countdown") or options.get("eta"):
            raise TypeError(f"{self.name}: no countdown or eta. Write a due row, the timetable finds it.")
        return super().apply_async(*args, **options)

    def apply_async_on_commit(self, *args: Any, **options: Any) -> Any:
        """Start the task exactly if the transaction commits.

        The queue in PostgreSQL takes the task inside the transaction itself; another broker is told after it.
        """
        if self._queue_is_in_postgres():
            return self.apply_async(*args, **options)
        return super().apply_async_on_commit(*args, **options)

    def delay_on_commit(self, *args: Any, **kwargs: Any) -> Any:
        """``apply_async_on_commit`` with the task's own arguments."""
        return self.apply_async_on_commit(args, kwargs)

    def _queue_is_in_postgres(self) -> bool:
        return bool(self.app.conf.broker_transport == f"{Transport.__module__}:{Transport.__name__}")


def job(function: Callable[..., None]) -> Job:
    """Make a function a task: it takes ids or nothing, and may run twice."""
    return cast(Job, shared_task(function))
