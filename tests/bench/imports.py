"""How long the real list of 24 provinces takes, from the file to the last row on disk."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.bench.serving import ROOT

FILE = ROOT.parent / "shared" / "data" / "hospitals" / "cn_hospitals_24prov_raw_crcrlf.csv"
NAME = "rounds_bench_import"


def import_of_a_real_list(say: Callable[[str], None]) -> list[tuple[str, str, str]]:
    """The import as an administrator starts it, into an empty database; nothing where the file is not."""
    if not FILE.exists():
        return []
    say("import of 23,229 rows")
    environment = {**os.environ, "DATABASE_URL": _empty_database()}
    _manage(environment, "migrate", "--verbosity", "0")
    start = time.perf_counter()
    told = json.loads(_manage(environment, "import_institutions", str(FILE)).splitlines()[-1])
    took = time.perf_counter() - start
    return [(f"Import of a real list of {told['read']:,} rows", f"{took:.1f} s", "60 s")]


def _empty_database() -> str:
    home = os.environ["DATABASE_URL"]
    with psycopg.connect(home, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME}")
    return urlunsplit(urlsplit(home)._replace(path=f"/{NAME}"))


def _manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout
