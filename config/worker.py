"""The way in for Celery's own command: ``celery -A config.worker worker``."""

from config.entry import prepare

prepare()

from config.celery import app  # noqa: E402  (its settings need what prepare() sets)

__all__ = ["app"]
