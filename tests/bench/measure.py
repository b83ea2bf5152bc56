"""A stopwatch, and the percentiles of what it saw."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WARM = 10


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds: half of the answers came within p50, 95 of 100 within p95."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p95:.1f}"


def timed(act: Callable[[], Any], rounds: int) -> Timing:
    """Do it some rounds to warm up, then measure each round."""
    for _ in range(min(WARM, rounds)):
        act()
    seen = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        seen.append((time.perf_counter() - start) * 1000)
    seen.sort()
    return Timing(seen[len(seen) // 2], seen[min(int(len(seen) * 0.95), len(seen) - 1)])
