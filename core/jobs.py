"""What a background task may be: short to start, safe to run twice, started with its transaction."""

from typing import Any

from celery.contrib.django.task import DjangoTask

from core.pgbroker import Transport


class Job(DjangoTask):  # type: ignore[type-arg]
    """The base of every task of Rounds."""

    abstract = True

    def apply_async(self, *args: Any, **options: Any) -> Any:
        """Start the task now; waiting belongs in a row with a due time, where it survives and can be seen."""
        if options.get("countdown") or options.get("eta"):
            raise TypeError(f"{self.name}: no countdown or eta. Write a due row and let the timetable find it.")
        return super().apply_async(*args, **options)

    def apply_async_on_commit(self, *args: Any, **options: Any) -> None:
        """Start the task exactly if the transaction commits.

        The queue in PostgreSQL takes the task inside the transaction itself; another broker is told after it.
        """
        if self._queue_is_in_postgres():
            self.apply_async(*args, **options)
        else:
            super().apply_async_on_commit(*args, **options)

    def delay_on_commit(self, *args: Any, **kwargs: Any) -> None:
        """``apply_async_on_commit`` with the task's own arguments."""
        self.apply_async_on_commit(args, kwargs)

    def _queue_is_in_postgres(self) -> bool:
        return bool(self.app.conf.broker_transport == f"{Transport.__module__}:{Transport.__name__}")
