"""A study from files of SDTM."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from core.actor import Actor
from trials.policies import KEEP
from trials.sdtm_files import BadStudy
from trials.services import import_study

ACTOR = Actor.job("import-study", KEEP)


class Command(BaseCommand):
    """``manage.py import_study FOLDER``: dm.csv, ds.csv, ae.csv and sv.csv become one study, or nothing does."""

    help = "Import a study from a folder of SDTM files in CSV (dm, ds, ae, sv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the files are, and which CTCAE version grades its adverse events."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--ctcae", default="5.0")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what came."""
        try:
            came = import_study(ACTOR, options["folder"], ctcae=options["ctcae"])
        except BadStudy as error:
            raise CommandError(str(error)) from None
        self.stdout.write(", ".join(f"{count} {what}" for what, count in came.items()))
