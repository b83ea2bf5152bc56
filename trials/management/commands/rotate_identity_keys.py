"""A new master key for sealed identities."""

from typing import Any

from django.core.management import BaseCommand

from trials.services import rotate_master_key


class Command(BaseCommand):
    """``manage.py rotate_identity_keys``: everybody goes on working meanwhile."""

    help = "Make a new master key, wrap every identity's key under it, retire the old one."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, and say how many."""
        self.stdout.write(f"{rotate_master_key()} identities are under the new master key")
