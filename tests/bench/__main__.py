"""`python -m tests.bench`: fill a country once, measure, write docs/bench.md."""

import os
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

from tests.bench.sizes import SIZES


def bench_database() -> str:
    """The address of the bench's own database; one that was not filled whole is made anew."""
    name = f"rounds_bench_{SIZES.visits}"
    address = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if found and not _is_filled(address):
            connection.execute(f"DROP DATABASE {name}")
            found = None
        if not found:
            connection.execute(f"CREATE DATABASE {name}")
    return address


def _is_filled(address: str) -> bool:
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT to_regclass('bench_is_filled') IS NOT NULL").fetchone()
    return bool(row and row[0])


if __name__ == "__main__":
    os.environ["DATABASE_URL"] = bench_database()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    django.setup()
    from tests.bench.bench import run

    run()
