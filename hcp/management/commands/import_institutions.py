"""manage.py import_institutions FILE [--dry-run]: the same import as on screen, for lists too large or too many."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.actor import Actor
from core.errors import DomainError
from core.words import EN, ZH
from hcp import services
from hcp.choices import ImportMode, Outcome, RunState
from hcp.importing import running
from hcp.models import ImportRun
from hcp.policies import CARRY_OUT, IMPORT

ACTOR = Actor.job("import_institutions", IMPORT, CARRY_OUT)


class Command(BaseCommand):
    help = "Import a list of institutions (CSV or XLSX). The last line printed is one JSON object."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would become of each row")
        parser.add_argument(
            "--all-or-nothing", action="store_true", help="write nothing when one row is rejected"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = self._import(options["file"], options)
        except (DomainError, OSError) as problem:
            self._print(None)
            raise CommandError(_both(problem)) from None
        self._print(run)
        if run.problem:
            raise CommandError(" / ".join(run.problem[1:]))

    def _import(self, path: Path, options: dict[str, Any]) -> ImportRun:
        run = services.upload_list(ACTOR, file_name=path.name, content=path.read_bytes())
        ends = run.line_ends or "-"
        self.stdout.write(
            f"{run.file_name}: {run.encoding}, line ends {ends}, {run.read} rows, {run.mapping}"
        )
        if run.state == RunState.UPLOADED:
            services.map_columns(ACTOR, run, version=run.version, mapping=run.mapping)
        if options["dry_run"]:
            return running.carry_out_here(services.start_dry_run(ACTOR, run))
        mode = ImportMode.ALL_OR_NOTHING if options["all_or_nothing"] else ImportMode.GOOD_ROWS
        return running.carry_out_here(services.start_run(ACTOR, run, mode=mode))

    def _print(self, run: ImportRun | None) -> None:
        counts = {outcome.value: getattr(run, outcome) if run else 0 for outcome in Outcome}
        self.stdout.write(json.dumps({"read": run.read if run else 0, **counts}))


def _both(problem: Exception) -> str:
    if not isinstance(problem, DomainError):
        return str(problem)
    return " / ".join(str(problem.answer(language)["detail"]) for language in (ZH, EN))
