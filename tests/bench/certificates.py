"""How long five hundred certificates take in the background, and how much memory the worker holds meanwhile."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import django

from config.entry import prepare
from tests.bench.serving import ROOT
from tests.field.product import make_empty

COUNT = 500


def certificate_figures(say: Callable[[str], None]) -> list[tuple[str, str, str]]:
    """Made one by one as the worker makes them, in a database and a data folder of their own."""
    say(f"making {COUNT} certificates")
    product = make_empty("rounds_bench_certificates")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.certificates"],
            cwd=ROOT,
            env={**product.environment, "ROUNDS_DATA": folder},
            capture_output=True,
            text=True,
            check=True,
        )
    return [(f"{COUNT} certificates in the background", done.stdout.splitlines()[-1], "")]


def main() -> None:
    """An event that ended with so many signatures; print the seconds and the most memory held."""
    prepare()
    django.setup()
    from events.tasks import make_certificates  # noqa: PLC0415  (needs the applications)

    _issued()
    began = time.perf_counter()
    make_certificates()
    took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{took:.0f} s, at most {memory} MB\n")


def _issued() -> None:
    from django.utils import timezone  # noqa: PLC0415

    from core.actor import Actor  # noqa: PLC0415
    from core.history import bulk_create_tracked, change  # noqa: PLC0415
    from events.models import Event, EventType, Invitee  # noqa: PLC0415
    from events.policies import ISSUE  # noqa: PLC0415
    from events.services import issue_certificates  # noqa: PLC0415
    from hcp.models import Hcp  # noqa: PLC0415
    from hcp.naming import naming_of_hcp  # noqa: PLC0415
    from staff.models import User  # noqa: PLC0415

    now = timezone.now()
    with change(Actor.job("bench"), "bench.setup"):
        owner = User.objects.create(username="owner", name="白鹤")
        event = Event.objects.create(
            id=uuid4(),
            number="EVT-1",
            title="慢性心衰新进展",
            type=EventType.objects.get(kind="department_meeting"),
            owner=owner,
            state="reconciling",
            starts_at=now - timedelta(hours=3),
            ends_at=now - timedelta(hours=1),
            planned_heads=COUNT,
        )
        people = [Hcp(id=uuid4(), name="参会人", **naming_of_hcp("参会人")) for _ in range(COUNT)]
        bulk_create_tracked(people)
        signed = {"status": "signed_in", "signed_at": now, "signature": {}}
        came = [Invitee(event=event, hcp=one, sign_in_id=uuid4(), **signed) for one in people]
        bulk_create_tracked(came)
    issue_certificates(Actor(user_id=owner.pk, name=owner.name, codes=frozenset({ISSUE})), event)


if __name__ == "__main__":
    main()
