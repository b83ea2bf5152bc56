"""Draw every table of moves into the README of its room, between its two marks."""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.flow import Flow


class Command(BaseCommand):
    """`manage.py flows` draws; with `--check` it only says which picture is out of date."""

    help = "Draw the tables of moves into the rooms' README files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if a picture differs")

    def handle(self, *args: Any, **options: Any) -> None:
        answers = {
            (readme, flow.kind): _draw(readme, flow, write=not options["check"]) for readme, flow in flows()
        }
        unmarked = [
            f"{readme} lacks the marks of {kind}"
            for (readme, kind), drawn in answers.items()
            if drawn is None
        ]
        stale = [f"{readme}: {kind} is out of date" for (readme, kind), drawn in answers.items() if drawn]
        wrong = [*unmarked, *(stale if options["check"] else [])]
        if wrong:
            raise CommandError("; ".join(wrong) + ". Run `manage.py flows`.")


def flows() -> Iterator[tuple[Path, Flow[Any]]]:
    """Every flow of every room, with the README it is drawn in."""
    for room in settings.ROOMS:
        if room not in settings.INSTALLED_APPS or find_spec(f"{room}.flow") is None:
            continue
        module = import_module(f"{room}.flow")
        for flow in vars(module).values():
            if isinstance(flow, Flow):
                yield Path(settings.BASE_DIR) / room / "README.md", flow


def picture(flow: Flow[Any]) -> str:
    """The table as a Mermaid state diagram."""
    lines = [f"    [*] --> {state}" for state in flow.names if state in flow.start]
    for state in flow.names:
        moves = (move for move in flow.moves.values() if state in move.sources)
        lines.extend(f"    {state} --> {move.target}: {move.name}" for move in moves)
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _draw(readme: Path, flow: Flow[Any], *, write: bool) -> bool | None:
    """Whether the picture differed from the table; None when the README has no place for it."""
    begin, end = f"<!-- flow {flow.kind} -->", "<!-- /flow -->"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    marked = re.compile(re.escape(begin) + r".*?" + re.escape(end), re.DOTALL)
    if not marked.search(text):
        return None
    drawn = marked.sub(lambda _: f"{begin}\n{picture(flow)}\n{end}", text)
    if drawn != text and write:
        readme.write_text(drawn, encoding="utf-8")
    return drawn != text
