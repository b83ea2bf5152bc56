"""Prove that nothing was bent, or name what was."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management import BaseCommand

from core.seal.findings import Finding, Verdict
from core.seal.verify import verify
from core.words import EN, ZH


class Command(BaseCommand):
    """``manage.py verify [--json]``: exit code 0 when all is proved, 1 when anything is wrong."""

    help = (
        "Prove history, the access log, the seal, the records of today and their guards; name what is wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For people, or for programs."""
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify with progress on standard error, print the result, and end with 1 if anything is wrong."""
        verdict = verify(self._report)
        if sys.stderr.isatty():
            self.stderr.write("")
        self.stdout.write(_as_json(verdict) if options["json"] else "\n".join(_as_text(verdict)))
        if not verdict.is_sound:
            sys.exit(1)

    def _report(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done:,} / {total:,}", ending="")


def _as_text(verdict: Verdict) -> list[str]:
    lines = [sentence for finding in verdict.findings for sentence in (finding.read(ZH), finding.read(EN))]
    if verdict.found > len(verdict.findings):
        lines.append(f"... {verdict.found - len(verdict.findings)} more")
    counted = {"rows": verdict.rows, "batches": verdict.batches, "waiting": verdict.waiting}
    if verdict.is_sound:
        lines.append("已验证：{rows} 行、{batches} 个批次全部相符；{waiting} 行尚待封存。".format(**counted))
        lines.append(
            "Proved: {rows} rows in {batches} batches are as they were written; {waiting} rows are not sealed yet.".format(
                **counted
            )
        )
    else:
        lines.append(f"发现 {verdict.found} 处不符；{verdict.waiting} 行尚待封存。")
        lines.append(f"{verdict.found} things are wrong; {verdict.waiting} rows are not sealed yet.")
    return lines


def _as_json(verdict: Verdict) -> str:
    told = {
        **asdict(verdict),
        "sound": verdict.is_sound,
        "findings": [told_of(one) for one in verdict.findings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def told_of(finding: Finding) -> dict[str, Any]:
    """A finding for programs, its sentence in both languages."""
    return {"code": finding.code, **finding.params, "zh": finding.read(ZH), "en": finding.read(EN)}
