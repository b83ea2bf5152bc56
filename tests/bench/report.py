"""docs/bench.md: what was measured, on what, how, and what misses its aim."""

from pathlib import Path

from django.utils import timezone

from tests.bench.runs import Found, Row
from tests.bench.sizes import SIZES

HEAD = """# Figures

Written by `make bench` on {day}. Machine: {machine}; embedded PostgreSQL with every durability setting on;
gunicorn with two workers of four threads; client, server and database share the machine.

Sizes: {sizes.hcps:,} HCPs, {sizes.institutions:,} institutions, {sizes.visits:,} visits, each with a history row,
{sizes.reps:,} reps of {sizes.accounts_of_a_rep} institutions; {sizes.events:,} events, one with {sizes.invitees} invitees,
{sizes.tasks:,} requests that wait for one person.

Method: each request over one kept-alive connection, ten to warm up, then {rounds} measured; milliseconds. The *bare
view* is a Django view without session, permission or middleware that runs the hand-written SQL and writes the same
rows as JSON, served by the same gunicorn; *by hand* is that SQL through psycopg. The bench stops if the product
and the hand-written SQL do not find the same rows in the same order.

| request | queries | product p50 / p95 | bare view p50 / p95 | ratio | by hand p50 / p95 | ratio | aim |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


def write(path: Path, found: Found, machine: str, rounds: int) -> None:
    """Write the page anew; what stands below its last heading is kept."""
    lines = [HEAD.format(day=timezone.localdate(), machine=machine, rounds=rounds, sizes=SIZES)]
    lines += [_line(row) for row in found.rows]
    lines.append("\n| what | measured | aim |\n| --- | --- | --- |\n")
    lines += [f"| {what} | {measured} | {aim} |\n" for what, measured, aim in found.facts]
    path.write_text("".join(lines) + _kept(path))


def _line(row: Row) -> str:
    bare, hand = row.product.p50 / row.bare.p50, row.product.p50 / row.hand.p50
    met = "met" if bare <= row.aim and row.product.p95 < row.limit else "**missed**"
    return (
        f"| {row.name} | {row.queries} | {row.product} | {row.bare} | {bare:.1f} | {row.hand} | {hand:.1f}"
        f" | {row.aim} x, p95 < {row.limit:g}: {met} |\n"
    )


def _kept(path: Path) -> str:
    mark = "\n## What misses its aim, and why\n"
    text = path.read_text() if path.exists() else ""
    return mark + text.partition(mark)[2] if mark in text else mark
