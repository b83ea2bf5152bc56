"""What the app must know of the language of rules: the occasions, their facts and how facts are compared."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from compliance.rules.catalogue import catalogue_row
from compliance.rules.tree import LISTS, OPERATORS

TARGET = Path("frontend/src/rules/catalogue.json")


def written() -> str:
    """The catalogue as it lies beside the app's evaluator."""
    row = {
        **catalogue_row(),
        "operators": {str(kind): list(operators) for kind, operators in OPERATORS.items()},
        "lists": sorted(LISTS),
    }
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"


class Command(BaseCommand):
    """``manage.py describe_rules``: write the catalogue of the app."""

    requires_system_checks: list[str] = []
    help = "Write down the occasions and facts of the rules for the app."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        (settings.BASE_DIR / TARGET).write_text(written(), encoding="utf-8")
