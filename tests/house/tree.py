"""The house as the house tests walk it: files, models, doors."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from config.api import api
from config.entry import ROOT

ROOMS: list[str] = [room for room in settings.ROOMS if room in settings.INSTALLED_APPS]
SOURCES = [*ROOMS, "config"]


def python_files(*folders: str, migrations: bool = False) -> list[Path]:
    """The Python files of these folders, those of the product when none is named."""
    found = (path for folder in folders or SOURCES for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if migrations or "migrations" not in path.parts)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def our_models() -> list[type[Model]]:
    """The models of our rooms; the history tables go with the model they tell of."""
    return [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if not hasattr(model, "history_object")
    ]


def operations() -> Iterator[tuple[str, str, Any]]:
    """Every door of the API: verb, path, ninja's operation."""
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for verb in operation.methods:
                    yield verb, f"{router.prefix}{path}", operation


def room_of(operation: Any) -> str:
    return str(operation.view_func.__module__).partition(".")[0]
