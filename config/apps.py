"""The application that knows all rooms."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Everything that must be in place before the first request, task or command."""

    name = "config"

    def ready(self) -> None:
        """Make the queue known, so that a task started anywhere goes there; say what can be asked for."""
        from config import celery, subjects  # noqa: F401, PLC0415  (needs the applications)

        subjects.connect()
