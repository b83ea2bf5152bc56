"""The endpoints of requests, processes and signatures: who gets which answer, at what cost."""

from collections.abc import Callable
from datetime import timedelta
from time import perf_counter
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from compliance.approvals.definition import Definition
from compliance.models import ProcessVersion, RuleSet, Run, Signature, Task
from compliance.request_report import run_html, run_pdf
from compliance.selectors.approvals import get_run, run_detail
from compliance.services import add_rule, approvals, propose_rule_set
from core import pdf
from core.actor import Actor
from core.history import bulk_create_tracked, change
from core.models import AccessEntry
from staff.models import User
from tests.compliance.approvals.company import approve, person, role
from tests.compliance.approvals.conftest import RULE, task_of
from tests.conftest import PASSWORD, SETUP, ApiClient
from tests.counts import as_written_down, counted
from tests.matrix import Row, answers, named

SignIn = Callable[[User], ApiClient]
# a rep, a manager whose turn it is, a rep elsewhere, who asked, her colleague of compliance, nobody
PEOPLE = ("ana", "boris", "chiara", "dora", "eve", "nobody")
ALL = (200, 200, 200, 200, 200, 401)
COMPLIANCE = (403, 403, 403, 200, 200, 401)
SEEN = (404, 200, 404, 200, 200, 401)  # a request of Dora's that waits for Boris; compliance sees all
HIS = (404, 200, 404, 403, 403, 401)  # his task
HERS = (404, 403, 404, 200, 403, 401)  # her request
STEP = approve("check", role("compliance"))
DEFINITION = {"steps": [STEP], "fallback": "medical"}

MATRIX = [
    Row("tasks", "GET", "/tasks", None, ALL),
    Row("runs", "GET", "/runs?mine=true", None, ALL),
    Row("run", "GET", "/runs/{run}", None, SEEN),
    Row("run-pdf", "GET", "/runs/{run}/pdf", None, SEEN),
    Row("run-start", "POST", "/runs", {"about_kind": "rule_set", "about_id": "{other}"}, COMPLIANCE),
    Row("run-withdraw", "POST", "/runs/{run}/withdraw", {"reason": "改期"}, (404, 403, 404, 200, 200, 401)),
    Row("run-resubmit", "POST", "/runs/{returned}/resubmit", {}, (404, 404, 404, 200, 403, 401)),
    Row("run-nudge", "POST", "/runs/{run}/nudge", None, HERS),
    Row("run-tell", "POST", "/runs/{run}/tell", {"people": ["{ana}"]}, (404, 200, 404, 200, 200, 401)),
    Row("task-approve", "POST", "/tasks/{task}/approve", {"password": PASSWORD}, HIS),
    Row("task-reject", "POST", "/tasks/{task}/reject", {"comment": "不行", "password": PASSWORD}, HIS),
    Row("task-send-back", "POST", "/tasks/{task}/send-back", {"to": "check", "comment": "核对"}, HIS),
    Row("task-transfer", "POST", "/tasks/{task}/transfer", {"to": "{gil}"}, HIS),
    Row("task-delegate", "POST", "/tasks/{task}/delegate", {"to": "{gil}"}, HIS),
    Row("task-add-signer", "POST", "/tasks/{task}/add-signer", {"who": "{gil}", "place": "with"}, HIS),
    Row("task-read", "POST", "/tasks/{told}/read", None, (404, 200, 404, 403, 403, 401)),
    Row("signature", "GET", "/signatures/{signature}", None, SEEN),
    Row("processes", "GET", "/processes", None, ALL),
    Row("process-draft", "PUT", "/processes/rule_set/draft", {"definition": DEFINITION}, COMPLIANCE),
    Row("process-lint", "POST", "/processes/rule_set/lint", {"definition": DEFINITION}, COMPLIANCE),
    Row(
        "process-activate",
        "POST",
        "/process-versions/{drawn}/activate",
        {"reason": "新版"},
        (403, 403, 403, 409, 200, 401),
    ),
    Row("special-days", "GET", "/special-days", None, ALL),
    Row(
        "special-day-keep",
        "PUT",
        "/special-days/2027-01-01",
        {"name_zh": "元旦", "name_en": "New Year"},
        COMPLIANCE,
    ),
    Row("special-day-remove", "POST", "/special-days/{day}/remove", None, COMPLIANCE),
]


@pytest.fixture
def clients(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User, eve_user: User
) -> dict[str, ApiClient]:
    people = (ana_user, boris_user, chiara_user, dora_user, eve_user)
    return {"nobody": ApiClient(), **{user.username: sign_in(user) for user in people}}


@pytest.fixture
def another(dora: Actor) -> Callable[[str], RuleSet]:
    """One more rule set of Dora's with a rule in it."""

    def make(name: str) -> RuleSet:
        made = propose_rule_set(
            dora,
            reason="新增",
            name_zh=name,
            name_en=name,
            jurisdiction="CN",
            product_kind="device",
            from_on=timezone.localdate() + timedelta(days=30),
            to_on=None,
        )
        add_rule(dora, made, reason="新增", **RULE)
        return made

    return make


@pytest.fixture
def known(
    asked: Run,
    another: Callable[[str], RuleSet],
    dora: Actor,
    eve: Actor,
    boris: Actor,
    gil: Actor,
    ana: Actor,
) -> dict[str, Any]:
    """A request that waits for Boris, one that was returned, one that is signed, a process being drawn."""
    approvals.approve_task(eve, task_of(asked, eve), comment="已核对")
    approvals.tell_run(dora, asked, [boris.person_id])
    returned = approvals.start_run(dora, "rule_set", another("退回").pk)
    approvals.send_back_task(eve, task_of(returned, eve), to="start", resume=False, comment="补充")
    signed = approvals.start_run(dora, "rule_set", another("已签").pk)
    approvals.approve_task(eve, task_of(signed, eve))
    approvals.approve_task(boris, task_of(signed, boris), password=PASSWORD)
    draft = ProcessVersion.objects.get(state="active")
    drawn = approvals.draft_process(dora, "rule_set", _definition())
    day = approvals.keep_special_day(
        eve, timezone.localdate(), works=False, name_zh="庆典", name_en="Celebration"
    )
    return {
        "run": asked.pk,
        "returned": returned.pk,
        "other": another("未提交").pk,
        "task": Task.objects.get(run=asked, assignee=boris.user_id, state="open", kind="decide").pk,
        "told": Task.objects.get(run=asked, assignee=boris.user_id, kind="read").pk,
        "signature": Signature.objects.get(run=signed).pk,
        "gil": gil.user_id,
        "ana": ana.user_id,
        "drawn": drawn.pk,
        "active": draft.pk,
        "day": day.pk,
    }


def _definition() -> Any:
    return Definition.model_validate(DEFINITION)


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


def test_reads_take_as_many_queries_as_are_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    clients["eve"].call("GET", "/session")  # the first request of a session writes it
    reads = [row for row in MATRIX if row.method == "GET"]
    found = {row.name: counted(clients["eve"], "GET", row.path.format(**known)) for row in reads}
    as_written_down("compliance/approvals", found)


def test_an_inbox_is_read_in_pages_whatever_waits_in_it(
    asked: Run, eve: Actor, eve_user: User, sign_in: SignIn
) -> None:
    """10,000 open tasks: the same queries, the index in order, a page at a time."""
    row = task_of(asked, eve)
    with change(SETUP, "test.setup"):
        copies = [
            Task(
                run=asked, key=n, step=row.step, kind="decide", assignee=eve_user, source="direct",
                place="main", state="open", requester_id=row.requester_id, opened_at=row.opened_at + timedelta(seconds=n),
            )
            for n in range(2, 10_001)
        ]  # fmt: skip
        bulk_create_tracked(copies)
    client = sign_in(eve_user)
    client.call("GET", "/session")
    assert counted(client, "GET", "/tasks?limit=50") == 4
    first = client.call("GET", "/tasks?limit=200").json()
    assert (len(first["items"]), first["items"][0]["id"]) == (200, str(row.pk))
    second = client.call("GET", f"/tasks?limit=200&cursor={first['next']}").json()
    assert not {item["id"] for item in first["items"]} & {item["id"] for item in second["items"]}
    assert min(seconds(client) for _ in range(5)) < 0.1


def seconds(client: ApiClient) -> float:
    """How long the first page of an inbox takes."""
    started = perf_counter()
    client.call("GET", "/tasks?limit=50")
    return perf_counter() - started


def test_the_password_is_asked_for_and_guessing_is_stopped(
    asked: Run, eve: Actor, boris: Actor, boris_user: User, sign_in: SignIn
) -> None:
    approvals.approve_task(eve, task_of(asked, eve))
    client, path = sign_in(boris_user), f"/tasks/{task_of(asked, boris).pk}/approve"
    assert client.call("POST", path, {}).json()["fields"].keys() == {"password"}
    codes = [client.call("POST", path, {"password": f"guess {n}"}).json()["code"] for n in range(6)]
    assert codes == ["invalid"] * 5 + ["too_many_tries"]
    assert client.call("POST", path, {"password": PASSWORD}).status_code == 429, "not even the right one now"
    assert not Signature.objects.exists()


def test_a_signature_forgives_the_tries_before_it(
    asked: Run, eve: Actor, boris: Actor, boris_user: User, sign_in: SignIn
) -> None:
    approvals.approve_task(eve, task_of(asked, eve))
    client, path = sign_in(boris_user), f"/tasks/{task_of(asked, boris).pk}/approve"
    client.call("POST", path, {"password": "wrong"})
    key = str(uuid4())
    first = client.call("POST", path, {"password": PASSWORD, "comment": "同意"}, key=key)
    again = client.call("POST", path, {"password": PASSWORD, "comment": "同意"}, key=key)
    assert (first.status_code, again.headers.get("Idempotent-Replay")) == (200, "1")
    assert Signature.objects.count() == 1
    told = client.call("GET", f"/signatures/{Signature.objects.get().pk}").json()
    assert (told["state"], told["signer_name"], told["meaning"]) == ("valid", "薄礼思", "approval")
    assert told["comment"] == "同意"


def test_opening_a_request_is_written_down(asked: Run, eve_user: User, sign_in: SignIn) -> None:
    sign_in(eve_user).call("GET", f"/runs/{asked.pk}")
    assert AccessEntry.objects.filter(kind="run", user_id=eve_user.pk).count() == 1


def test_a_process_is_looked_through_while_it_is_drawn(dora_user: User, sign_in: SignIn) -> None:
    client = sign_in(dora_user)
    steps = [approve("s", person(424242))]
    found = client.call(
        "POST", "/processes/rule_set/lint", {"definition": {"steps": steps, "fallback": "rep"}}
    )
    codes = {item["code"] for item in found.json()["items"]}
    assert codes == {"person_gone", "no_fallback"}
    kinds = {item["kind"]: item for item in client.call("GET", "/processes").json()["items"]}
    assert {fact["name"] for fact in kinds["rule_set"]["facts"]} >= {"rules", "jurisdiction"}


@pytest.mark.parametrize(("language", "meaning"), [("zh-hans", "批准"), ("en", "approval")])
def test_every_printed_copy_shows_name_moment_and_meaning_of_a_signature(
    asked: Run, eve: Actor, boris: Actor, language: str, meaning: str
) -> None:
    approvals.approve_task(eve, task_of(asked, eve), comment="已核对")
    approvals.approve_task(boris, task_of(asked, boris), password=PASSWORD)
    page = run_html(run_detail(boris, get_run(boris, asked.pk)), language)
    signature = Signature.objects.get(run=asked)
    moment = f"{timezone.localtime(signature.signed_at):%Y-%m-%d %H:%M:%S}"
    assert all(said in page for said in ("薄礼思 (boris)", meaning, moment, str(signature.pk), "已核对"))
    assert pdf.missing_libraries() or run_pdf(
        run_detail(boris, get_run(boris, asked.pk)), language
    ).startswith(b"%PDF")
