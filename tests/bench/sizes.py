"""How large the measured country is. `BENCH_SHARE=0.01` makes a small one to try the bench itself."""

import os
from dataclasses import dataclass

SHARE = float(os.environ.get("BENCH_SHARE", "1"))


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows of each kind; a rep serves 225 institutions with about 1,500 HCPs."""

    institutions: int = int(30_000 * SHARE)
    hcps: int = int(200_000 * SHARE)
    visits: int = int(2_000_000 * SHARE)
    reps: int = max(int(1_000 * SHARE), 2)
    planners: int = 50
    events: int = max(int(50_000 * SHARE), 1_000)
    invitees: int = min(500, int(200_000 * SHARE))
    tasks: int = max(int(10_000 * SHARE), 200)
    sealed: int = max(int(1_000_000 * SHARE), 10_000)
    accounts_of_a_rep: int = min(225, int(30_000 * SHARE))


SIZES = Sizes()
