"""The doors of whoever reviews history: search, export, the seal; and that each use is written down."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import openpyxl  # noqa: TID253  tests may take their time
import orjson
import pytest
from django.db import connection

from core.actor import Actor
from core.history import amend, change
from core.models import AccessEntry
from core.seal.batches import seal
from core.seal.key import signing_key
from staff.choices import Role
from staff.models import Product, User
from tests.conftest import ApiClient, make_person
from tests.counts import as_written_down, counted
from tests.matrix import Row, answers, named

SignIn = Callable[[User], ApiClient]
PEOPLE = ("ana", "dora", "audrey", "nobody")
AUDITORS = (403, 403, 200, 401)

MATRIX = [
    Row("history-search", "GET", "/history", None, AUDITORS),
    Row("history-export", "GET", "/history-export", None, AUDITORS),
    Row("seal", "GET", "/seal", None, AUDITORS),
    Row("seal-proof", "POST", "/seal/proofs", None, AUDITORS),
]


@pytest.fixture(autouse=True)
def seal_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def audrey_user(db: None) -> User:
    return make_person("audrey", "奥黛丽", Role.AUDITADMIN)


@pytest.fixture
def clients(sign_in: SignIn, ana_user: User, dora_user: User, audrey_user: User) -> dict[str, ApiClient]:
    people = (ana_user, dora_user, audrey_user)
    return {"nobody": ApiClient(), **{user.username: sign_in(user) for user in people}}


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient]) -> None:
    assert answers(row, PEOPLE, clients, {}) == row.answers


@pytest.mark.alone
def test_reads_take_as_many_queries_as_are_written_down(
    clients: dict[str, ApiClient], some_changes: list[Product]
) -> None:
    clients["audrey"].call("GET", "/session")
    reads = [row for row in MATRIX if row.method == "GET"]
    as_written_down("core/explorer", {row.name: counted(clients["audrey"], "GET", row.path) for row in reads})


@pytest.fixture
def some_changes(db: None) -> list[Product]:
    made = []
    for number in range(5):
        with change(Actor(user_id=70, name="林悦"), "staff.product.create"):
            made.append(Product.objects.create(name_zh=f"药{number}", name_en=f"P{number}", kind="drug"))
    with change(Actor(user_id=71, name="周航"), "staff.product.correct", reason="错字"):
        amend(made[0], name_zh="新名")
    return made


def ask(client: ApiClient, **asked: Any) -> Any:
    said = client.call("GET", f"/history?{urlencode(asked)}")
    assert said.status_code == 200, said.content.decode()
    return said.json()


def test_changes_are_found_across_kinds_newest_first(
    clients: dict[str, ApiClient], some_changes: list[Product]
) -> None:
    found = ask(clients["audrey"])["items"]
    assert [item["at"] for item in found] == sorted((item["at"] for item in found), reverse=True)
    assert {"product", "person", "team", "territory"} <= {item["kind"] for item in found}
    newest = found[0]
    assert (newest["called"], newest["actor"], newest["reason"]) == ("新名", "周航", "错字")
    assert newest["changes"] == [{"field": "name_zh", "before": "药0", "after": "新名"}]


def test_pages_follow_each_other_without_gap_or_repeat(
    clients: dict[str, ApiClient], some_changes: list[Product]
) -> None:
    whole = [(item["kind"], item["id"]) for item in ask(clients["audrey"], limit=200)["items"]]
    walked, cursor = [], ""
    while True:
        answer = ask(clients["audrey"], limit=3, cursor=cursor)
        walked += [(item["kind"], item["id"]) for item in answer["items"]]
        if not (cursor := answer["next"] or ""):
            break
    assert walked == whole
    assert len(whole) == len(set(whole)) > 8


def test_each_filter_narrows(clients: dict[str, ApiClient], some_changes: list[Product]) -> None:
    audrey, first = clients["audrey"], str(some_changes[0].pk)
    assert len(ask(audrey, record=first)["items"]) == 2
    assert [item["actor"] for item in ask(audrey, person=71)["items"]] == ["周航"]
    assert len(ask(audrey, kind="product", action="staff.product.create")["items"]) == 5
    assert len(ask(audrey, kind="product", field="name_zh", person=71)["items"]) == 1
    assert ask(audrey, kind="product", field="is_active", person=71)["items"] == []
    assert ask(audrey, until="2000-01-01T00:00:00Z")["items"] == []
    assert ask(audrey, device=first)["items"] == []
    for bad in (
        {"kind": "nothing"},
        {"field": "name_zh"},
        {"kind": "product", "field": "x"},
        {"cursor": "x"},
    ):
        assert audrey.call("GET", f"/history?{urlencode(bad)}").status_code == 422


def test_what_is_hidden_stays_hidden(clients: dict[str, ApiClient], ana_user: User) -> None:
    fields = {
        one["field"] for item in ask(clients["audrey"], kind="person")["items"] for one in item["changes"]
    }
    assert "username" in fields
    assert "password" not in fields
    said = clients["audrey"].call("GET", "/history?kind=person&field=password")
    assert said.status_code == 422


def test_each_review_is_written_down(clients: dict[str, ApiClient], some_changes: list[Product]) -> None:
    ask(clients["audrey"], kind="product")
    ask(clients["audrey"], until="2000-01-01T00:00:00Z")
    clients["audrey"].call("GET", "/history-export?kind=product")
    entries = AccessEntry.objects.filter(kind="history", actor_name="奥黛丽").order_by("pk")
    assert [entry.why for entry in entries] == ["explored", "explored", "exported xlsx"]
    assert set(entries[0].subject_ids) == {str(product.pk) for product in some_changes}


def test_a_workbook_carries_a_digest_that_only_this_installation_signs(
    clients: dict[str, ApiClient], some_changes: list[Product]
) -> None:
    said = clients["audrey"].call("GET", "/history-export?kind=product")
    trail, proof = openpyxl.load_workbook(BytesIO(said.content))
    rows = [
        ["" if cell is None else cell for cell in row] for row in trail.iter_rows(min_row=2, values_only=True)
    ]
    told: dict[Any, Any] = {row[0]: row[1] for row in proof.iter_rows(values_only=True)}
    digest = hashlib.sha256(orjson.dumps(rows))
    assert told["内容摘要（SHA-256）"] == digest.hexdigest()
    assert signing_key().signed(digest.digest(), bytes.fromhex(told["摘要签名（Ed25519）"]))
    assert "新名" in [row[6] for row in rows] + [row[7] for row in rows]


def test_a_pdf_is_made_of_the_same(clients: dict[str, ApiClient], some_changes: list[Product]) -> None:
    said = clients["audrey"].call("GET", "/history-export?kind=product&format=pdf")
    assert said.content.startswith(b"%PDF")


def test_too_many_for_a_file_are_refused_with_the_remedy(
    clients: dict[str, ApiClient], some_changes: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.trail.MOST", {"xlsx": 3, "pdf": 3})
    said = clients["audrey"].call("GET", "/history-export?kind=product")
    assert (said.status_code, said.json()["code"]) == (409, "too_many")


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_the_seal_is_shown_and_proved_on_request(sign_in: SignIn, audrey_user: User) -> None:
    audrey = sign_in(audrey_user)
    seal()
    before = audrey.call("GET", "/seal").json()
    assert (before["number"] > 0, before["proof"]) == (True, None)
    asked = audrey.call("POST", "/seal/proofs").json()
    assert asked["state"] == "waiting"
    from core.seal import proofs  # noqa: PLC0415

    proofs.carry_out_due()
    shown = audrey.call("GET", "/seal").json()["proof"]
    assert (shown["id"], shown["state"], shown["found"], shown["findings"]) == (asked["id"], "sound", 0, [])


def test_a_search_walks_an_index_and_no_table(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT history_id FROM staff_historicalproduct h"
            " ORDER BY h.history_date DESC, h.history_id DESC LIMIT 50"
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "staff_historicalproduct_date" in plan
    assert "Sort" not in plan


def test_an_auditor_reads_what_is_gone(clients: dict[str, ApiClient], some_changes: list[Product]) -> None:
    gone = some_changes.pop()
    pk = gone.pk
    with change(Actor(user_id=70, name="林悦"), "staff.product.delete"):
        gone.delete()
    audrey, ana = clients["audrey"], clients["ana"]
    assert [item["type"] for item in audrey.call("GET", f"/history/product/{pk}").json()["items"]] == [
        "deleted",
        "created",
    ]
    assert ana.call("GET", f"/history/product/{pk}").status_code == 404
    unknown = audrey.call("GET", "/history/product/00000000-0000-4000-8000-000000000000")
    assert unknown.status_code == 404
