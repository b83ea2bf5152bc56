"""The application that knows all rooms."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Everything that must be in place before the first request, task or command."""

    name = "config"

    def ready(self) -> None:
        """Make the queue known, so that a task started anywhere goes there."""
        from config import celery  # noqa: F401, PLC0415  (needs the applications)
