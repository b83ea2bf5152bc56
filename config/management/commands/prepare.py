"""Everything the database needs before the product is served."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    """``manage.py prepare``: migrations, then demo data once, then one sign-in per role."""

    help = "Bring the database up to date; load the demo company into an empty one; show its sign-ins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One choice: a company of one's own, or the demo's."""
        parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do only what is still to be done, and say each step that takes time."""
        self._migrate()
        if options["no_demo"] or "demo" not in get_commands():
            return
        if not get_user_model()._default_manager.exists():
            self.stdout.write("Loading the demo company (once; a minute or two)")
            call_command("demo", stdout=self.stdout)
        call_command("demo", show=True, stdout=self.stdout)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            self.stdout.write(f"Bringing the database up to date ({len(waiting)} steps)")
            call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)
