"""How long the real list of 24 provinces takes, from the file to the last row on disk."""

import json
import time
from collections.abc import Callable

from tests.bench.serving import ROOT
from tests.field.product import make_empty

FILE = ROOT.parent / "shared" / "data" / "hospitals" / "cn_hospitals_24prov_raw_crcrlf.csv"


def import_of_a_real_list(say: Callable[[str], None]) -> list[tuple[str, str, str]]:
    """The import as an administrator starts it, into an empty database; nothing where the file is not."""
    if not FILE.exists():
        return []
    say("import of 23,229 rows")
    product = make_empty("rounds_bench_import")
    start = time.perf_counter()
    told = json.loads(product.manage("import_institutions", str(FILE)).splitlines()[-1])
    took = time.perf_counter() - start
    return [(f"Import of a real list of {told['read']:,} rows", f"{took:.1f} s", "60 s")]
