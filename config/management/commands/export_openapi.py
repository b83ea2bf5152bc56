"""The API's contract, from which the app's types are made."""

from typing import Any

from django.core.management import BaseCommand

from config.api import api
from config.contract import contract


class Command(BaseCommand):
    """``manage.py export_openapi > frontend/openapi.json``."""

    help = "Write the OpenAPI document of the API to standard output."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the document."""
        self.stdout.write(contract(api), ending="")
