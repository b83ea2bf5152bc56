"""``python -m tests.bench.sealing [ROWS]``: how long a million rows of history take to seal and to verify.

It fills the database it is given, so give it one of its own: ``ROUNDS_DATA=/tmp/x python -m tests.bench.sealing``.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

import django

from config.entry import prepare
from tests.bench.serving import ROOT
from tests.bench.sizes import SIZES
from tests.field.product import make_empty

FILL = """
ALTER TABLE {history} DISABLE TRIGGER USER;
INSERT INTO {history} ({columns}, history_date, history_type, history_change_reason, history_user_id,
    actor_name, action, request_id, device_id)
SELECT md5((n / 5)::text)::uuid, n %% 5 + 1, now(), now(), '药品' || n, 'Product ' || n, 'drug', '心血管', 'Heart',
    true, now() - (%(rows)s - n) * interval '1 second', CASE n %% 5 WHEN 0 THEN '+' ELSE '~' END, '更正名称', 7,
    '林悦', 'staff.product.correct', md5(n::text), gen_random_uuid()
FROM generate_series(0, %(rows)s - 1) n;
ALTER TABLE {history} ENABLE TRIGGER USER;
ALTER TABLE {table} DISABLE TRIGGER USER;
INSERT INTO {table} ({columns}) SELECT {columns} FROM {history} WHERE version = 5;
ALTER TABLE {table} ENABLE TRIGGER USER;
"""
COLUMNS = "id, version, created_at, updated_at, name_zh, name_en, kind, area_zh, area_en, is_active"


def main(rows: int) -> None:
    """Fill, seal, verify; print the seconds and the memory of each."""
    prepare()
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  (needs the applications)
    from django.db import connection  # noqa: PLC0415

    from core.seal.batches import seal  # noqa: PLC0415
    from core.seal.verify import verify  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    names = {"history": "staff_historicalproduct", "table": "staff_product", "columns": COLUMNS}
    with connection.cursor() as cursor:
        cursor.execute(FILL.format(**names), {"rows": rows})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    began = time.perf_counter()
    sealed = seal()
    tell(f"sealed {sealed:,} rows", began)
    began = time.perf_counter()
    verdict = verify()
    tell(f"verified {verdict.rows:,} rows, {verdict.found} findings", began)


def seal_figures(say: Callable[[str], None]) -> list[tuple[str, str, str]]:
    """Sealing and verifying, in a database and with a key of their own."""
    say(f"sealing {SIZES.sealed:,} rows")
    product = make_empty("rounds_bench_seal")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.sealing", str(SIZES.sealed)],
            cwd=ROOT,
            env={**product.environment, "ROUNDS_DATA": folder},
            capture_output=True,
            text=True,
            check=True,
        )
    sealed, verified = (line.partition(": ") for line in done.stdout.splitlines()[-2:])
    return [
        (f"Seal: {sealed[0]}", sealed[2], ""),
        (f"Seal: {verified[0]}", verified[2], "60 s"),
    ]


def tell(what: str, began: float) -> None:
    """One line of the result."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{what}: {time.perf_counter() - began:.1f} s, at most {memory} MB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
