"""The endpoints: who gets which answer, and how many questions a read asks."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest

from core.actor import Actor
from core.models import AccessEntry
from staff.models import User
from tests.conftest import ApiClient
from tests.counts import as_written_down, counted
from tests.matrix import Row, answers, named
from tests.trials.conftest import CANARY
from trials import selectors, services
from trials.models import Participant, Study
from trials.models.exports import ExportForm

SignIn = Callable[[User], ApiClient]
# who keeps it, who reads it, compliance, a rep, her manager, nobody
PEOPLE = ("cora", "mila", "dora", "ana", "boris", "nobody")
READ = (200, 200, 403, 404, 404, 401)
KEEP = (200, 403, 403, 404, 404, 401)
REVIEW = (403, 403, 200, 404, 404, 401)
EXPORT = (200, 200, 403, 404, 404, 401)
AT = "/trials/participants/{person}"
NEW = {"id": "{new}", "site_id": "{site}", "screening_number": "777", "sex": "F", "country": "CHN"}
AE = {"verbatim": "头痛", "severity": "MILD"}
MATRIX = [
    Row("studies", "GET", "/trials/studies", None, READ),
    Row("study", "GET", "/trials/studies/{study}", None, READ),
    Row("participants", "GET", "/trials/studies/{study}/participants", None, READ),
    Row("participant-add", "POST", "/trials/studies/{study}/participants", NEW, KEEP),
    Row("participant", "GET", AT, None, READ),
    Row("participant-status", "POST", AT + "/statuses", {"status": "screened", "on": "2026-03-01"}, KEEP),
    Row(
        "participant-consent",
        "POST",
        AT + "/consents",
        {"version_id": "{version}", "signed_on": "2026-03-01"},
        KEEP,
    ),
    Row("participant-visit", "POST", AT + "/visits", {"name": "计划外", "started_on": "2026-03-01"}, KEEP),
    Row("participant-adverse-event", "POST", AT + "/adverse-events", AE, KEEP),
    Row("identity-seal", "PUT", AT + "/identity", CANARY, KEEP),
    Row("identity-open", "POST", AT + "/identity/open", {"reason": "核对随访的联系方式"}, KEEP),
    Row("identity", "GET", "/trials/openings/{opening}/identity", None, KEEP),
    Row("identity-erase", "POST", AT + "/identity/erase", {"reason": "受试者要求"}, KEEP),
    Row("identity-find", "POST", "/trials/identities/find", {"field": "phone", "value": "1380"}, KEEP),
    Row("openings", "GET", "/trials/openings", None, REVIEW),
    Row(
        "opening-review",
        "POST",
        "/trials/openings/{opening}/review",
        {"version": 1, "verdict": "in_order"},
        REVIEW,
    ),
    Row("study-exports", "GET", "/trials/studies/{study}/exports", None, EXPORT),
    Row("study-export", "POST", "/trials/studies/{study}/exports", {"form": "csv", "k": 2}, EXPORT),
    Row("study-export-file", "GET", "/trials/exports/{export}/file", None, EXPORT),
]
READERS = {"openings": "dora"}


@pytest.fixture
def clients(
    sign_in: SignIn, cora_user: User, mila_user: User, dora_user: User, ana_user: User, boris_user: User
) -> dict[str, ApiClient]:
    users = (cora_user, mila_user, dora_user, ana_user, boris_user)
    return {**dict(zip(PEOPLE, map(sign_in, users), strict=False)), "nobody": ApiClient()}


@pytest.fixture
def known(cora: Actor, study: Study, sealed: Participant) -> dict[str, Any]:
    site = study.sites.get()
    services.add_participant(
        cora, study, id=uuid4(), site_id=site.pk, screening_number="002", sex="F", age=63, country="CHN"
    )
    identity = selectors.get_identity(cora, sealed.pk)
    return {
        "study": study.pk,
        "site": site.pk,
        "person": sealed.pk,
        "version": study.consent_versions.get(name="1.0").pk,
        "opening": services.open_identity(cora, identity, reason="核对随访的联系方式").pk,
        "export": services.export_study(cora, study, form=ExportForm.CSV, k=2).pk,
        "new": uuid4(),
    }


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


def test_every_read_makes_the_queries_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    reads = [row for row in MATRIX if row.method == "GET"]
    found = {}
    for row in reads:
        client = clients[READERS.get(row.name, "cora")]
        client.call(
            "GET", row.path.format(**known)
        )  # the first request of a process asks for the kinds of content
        found[row.name] = counted(client, "GET", row.path.format(**known))
    as_written_down("trials", found)


def test_a_participant_lives_through_the_study(clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    """Screened, randomised by lot, visited in and out of the window, left for a cause."""
    call, at = clients["cora"].call, AT.format(**known)
    arm = call("GET", f"/trials/studies/{known['study']}").json()["arms"][0]["id"]

    def status(**said: Any) -> Any:
        return call("POST", f"{at}/statuses", said)

    refused = status(status="randomised", on="2026-03-02", arm_id=arm)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong_status")
    assert status(status="screened", on="2026-03-01").status_code == 200
    assert status(status="randomised", on="2026-03-02").json()["fields"].keys() == {"arm_id"}
    assert status(status="randomised", on="2026-02-01", arm_id=arm).json()["fields"].keys() == {"on"}
    told = status(status="randomised", on="2026-03-02", arm_id=arm).json()
    assert (told["arm_name"], told["reference_start_on"]) == ("组A", "2026-03-02")
    assert [(visit["name"], visit["target"], visit["standing"]) for visit in told["visits"]] == [
        ("V1", "2026-02-23", "missed"),
        ("V2", "2026-03-02", "missed"),
        ("V3", "2026-03-29", "missed"),
    ]
    third = told["visits"][2]["planned_id"]
    told = call("POST", f"{at}/visits", {"planned_id": third, "started_on": "2026-04-02"}).json()
    assert told["visits"][2] | {"id": None} == {
        "id": None,
        "planned_id": third,
        "number": "3.0",
        "name": "V3",
        "day": 32,
        "standing": "late",
        "first": "2026-03-26",
        "target": "2026-03-29",
        "last": "2026-04-01",
        "started_on": "2026-04-02",
        "ended_on": "2026-04-02",
        "before_consent": True,
    }
    assert told["consent_due"]["name"] == "2.0"
    early = call(
        "POST", f"{at}/consents", {"version_id": told["consent_due"]["id"], "signed_on": "2026-05-01"}
    )
    assert early.json()["rule"] == "CT-10"
    left = status(status="withdrawn", on="2026-06-01", cause="WITHDRAWAL BY SUBJECT").json()
    assert (left["status"], left["next_statuses"], left["consent_due"]) == ("withdrawn", [], None)
    assert [visit["name"] for visit in left["visits"]] == ["V3"]
    counts = call("GET", f"/trials/studies/{known['study']}").json()["counts"]
    assert counts == {
        "people": 2,
        "screen_failures": 0,
        "in_study": 0,
        "completed": 0,
        "withdrawn": 1,
        "randomised": 1,
    }


def test_a_serious_adverse_event_is_serious_by_something(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    at = AT.format(**known) + "/adverse-events"
    refused = clients["cora"].call("POST", at, {**AE, "serious": True})
    assert refused.json()["fields"].keys() == {"criteria"}
    told = clients["cora"].call("POST", at, {**AE, "serious": True, "criteria": ["AESHOSP"]}).json()
    assert (told["has_serious"], told["adverse_events"][0]["criteria"]) == (True, ["AESHOSP"])
    assert clients["cora"].call("POST", at, {**AE, "started_at": "2026-13"}).status_code == 422


def test_an_export_has_the_hash_of_its_very_file_and_leaves_a_trace(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    made = clients["mila"].call("POST", f"/trials/studies/{known['study']}/exports", {"form": "odm", "k": 2})
    file = clients["mila"].call("GET", f"/trials/exports/{made.json()['id']}/file")
    assert sha256(file.content).hexdigest() == made.json()["sha256"]
    whys = set(AccessEntry.objects.filter(kind="study").values_list("why", flat=True))
    assert whys == {"exported", "downloaded"}
    refused = clients["mila"].call(
        "POST", f"/trials/studies/{known['study']}/exports", {"form": "csv", "k": 3}
    )
    assert (refused.status_code, refused.json()["rule"]) == (409, "ST-04")
