"""What the app must be able to put into words when it tells a history."""

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.management import BaseCommand
from django.db import models

from compliance.flow import process_version_flow, rule_set_flow
from config import wiring
from core.timeline import TimelineKind, shown_fields
from devices.flow import device_flow
from events.flow import event_flow
from hcp.flow import import_flow
from visits.flow import visit_flow

ROOMS = ("core", "staff", "hcp", "compliance", "visits", "events", "devices", "trials")
ACTION = re.compile(r'"((?:{})\.[a-z_]+\.[a-z_]+)"'.format("|".join(ROOMS)))
TARGET = Path("frontend/src/history/fields.json")

SHAPES: list[tuple[type, str]] = [
    (models.DateTimeField, "instant"),
    (models.DateField, "day"),
    (models.TimeField, "time"),
    (models.BooleanField, "bool"),
    (models.UUIDField, "id"),
    (models.IntegerField, "number"),
    (models.FloatField, "number"),
    (models.JSONField, "json"),
]


def describe() -> dict[str, Any]:
    """Every field and action a history may name, per kind, with its shape and its codes."""
    return {
        "kinds": {name: _kind(wiring.TIMELINES[name]) for name in sorted(wiring.TIMELINES)},
        "actions": sorted(_actions()),
    }


def _kind(kind: TimelineKind) -> dict[str, Any]:
    return {field.attname: _field(field, kind) for field in shown_fields(kind)}


def _field(field: Any, kind: TimelineKind) -> dict[str, Any]:
    if isinstance(field, ArrayField):
        inner = _field(field.base_field, kind)
        named = field.attname in kind.refers
        return {**inner, "is": "list", "of": "id" if named else inner["is"]}
    if field.is_relation:
        return {"is": "id"}
    if field.choices:
        return {"is": "code", "codes": [str(value) for value, _ in field.flatchoices]}
    return {"is": next((shape for known, shape in SHAPES if isinstance(field, known)), "text")}


def _actions() -> set[str]:
    sources = (
        path
        for room in ROOMS
        for path in (settings.BASE_DIR / room).rglob("*.py")
        if "migrations" not in path.parts
    )
    found = {name for path in sources for name in ACTION.findall(path.read_text(encoding="utf-8"))}
    return {name for name in found if not _is_module(name)} | set(_moves())


def _is_module(name: str) -> bool:
    return (settings.BASE_DIR / f"{name.replace('.', '/').rsplit('/', 1)[0]}.py").exists()


def _moves() -> list[str]:
    return [
        f"{flow.kind}.{name}"
        for flow in (visit_flow, event_flow, device_flow, rule_set_flow, process_version_flow, import_flow)
        for name in flow.moves
    ]


def written() -> str:
    """The description as it lies beside the app's words."""
    return json.dumps(describe(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class Command(BaseCommand):
    """``manage.py describe_history``: write the list the app's words are tested against."""

    requires_system_checks: list[str] = []
    help = "Write down every field, code and action a history may name, for the words of the app."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One choice: write, or only say whether it is as it should be."""
        parser.add_argument("--check", action="store_true", help="write nothing; fail when it is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, or compare it."""
        target = settings.BASE_DIR / TARGET
        if not options["check"]:
            target.write_text(written(), encoding="utf-8")
        elif target.read_text(encoding="utf-8") != written():
            raise SystemExit(f"{TARGET} is out of date: manage.py describe_history")
