"""What a tablet waits for: how much the first load weighs, how soon the app stands without a network."""

import gzip
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.field.product import make_product
from tests.field.tablet import Tablet, enter, unlock
from tests.field.visits import expect_synced

ROUNDS = 15
FIRST_LOAD = re.compile(r'(?:src|href)="(/assets/[^"]+\.(?:js|css))"')


def app_figures(say: Callable[[str], None]) -> list[tuple[str, str, str]]:
    """The app as it was built, on the demonstration company."""
    say("the app")
    weight = _first_load_kb(Path(settings.FRONTEND_DIST))
    opened = sorted(_opened_offline())
    return [
        ("First load of the app, script and style, gzip", f"{weight:.0f} kB", "350 kB"),
        (
            "Open without a network, p50 / worst",
            f"{opened[len(opened) // 2]:.2f} / {opened[-1]:.2f} s",
            "1 s",
        ),
    ]


def _first_load_kb(dist: Path) -> float:
    """Everything the first page names, as the server sends it."""
    named = set(FIRST_LOAD.findall((dist / "index.html").read_text()))
    return sum(len(gzip.compress((dist / name[1:]).read_bytes(), 9)) for name in named) / 1000


def _opened_offline() -> list[float]:
    """Seconds until the day is on the screen, each time the app is loaded anew in aeroplane mode."""
    product = make_product("rounds_bench_app")
    product.start()
    try:
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
            tablet = Tablet(playwright, Path(folder) / "tablet", f"http://127.0.0.1:{product.port}")
            tablet.open()
            expect_synced(enter(tablet, "heqian"))
            tablet.offline(True)
            times = [_open_once(tablet) for _ in range(ROUNDS)]
            tablet.close()
            return times
    finally:
        product.stop()


def _open_once(tablet: Tablet) -> float:
    start = time.perf_counter()
    tablet.page.goto(f"{tablet.url}/")
    unlock(tablet.page)
    return time.perf_counter() - start
