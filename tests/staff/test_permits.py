"""Qualification, filing, letters: the rep's licence to act, kept by compliance (MR-04 to MR-09)."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from core.history import amend, change
from staff import selectors
from staff.choices import Role
from staff.models import AuthorisationLetter, Filing, Product, Qualification, User
from tests.conftest import SETUP, ApiClient, make_person

SignIn = Callable[[User], ApiClient]
PASSED: dict[str, Any] = {
    "degree": "college",
    "major": "药学",
    "training": "安倍宁药理与不良反应",
    "passed_on": "2026-01-05",
}
FILED: dict[str, Any] = {
    "number": "YD-2026-0001",
    "company": "云岭医药",
    "id_document": "110101199001011234",
    "contract_from_on": "2026-01-01",
    "areas": "心血管",
    "territory": "北京市",
    "committed_on": "2026-01-02",
    "filed_on": "2026-01-10",
}


def letter_of(user: User, product: Product, **changed: Any) -> dict[str, Any]:
    return {
        "user_id": user.pk,
        "number": "SQ-001",
        "products": [str(product.pk)],
        "division_codes": ["11", "310000"],
        "from_on": "2026-01-01",
        "to_on": "2026-12-31",
        **changed,
    }


def test_compliance_keeps_a_qualification_and_corrects_it(
    sign_in: SignIn, dora_user: User, ana_user: User
) -> None:
    dora, path = sign_in(dora_user), f"/people/{ana_user.pk}/qualification"
    first = dora.call("PUT", path, PASSED).json()
    assert (first["version"], first["ok"]) == (1, True)
    second = dora.call("PUT", path, {**PASSED, "version": 1, "degree": "none"}).json()
    assert (second["version"], second["ok"]) == (2, False)
    for version in (None, 1):
        stale = dora.call("PUT", path, {**PASSED, "version": version})
        assert (stale.status_code, stale.json()["code"]) == (409, "stale")
        assert stale.json()["current"]["degree"] == "none"


@pytest.mark.parametrize(
    "lacking",
    [
        {"degree": "none"},
        {"training": ""},
        {"passed_on": None},
        {"passed_on": date(2999, 1, 1)},
        {"expires_on": date(2021, 1, 1)},
    ],
)
def test_a_filing_is_refused_without_degree_training_and_pass(
    sign_in: SignIn, dora_user: User, qualified: Qualification, lacking: dict[str, Any]
) -> None:
    with change(SETUP, "test.setup"):
        amend(qualified, **lacking)
    refused = sign_in(dora_user).call("PUT", f"/people/{qualified.user_id}/filing", FILED)
    assert (refused.status_code, refused.json()["rule"]) == (409, "MR-04")
    assert not Filing.objects.exists()


def test_a_filing_is_refused_without_any_qualification(
    sign_in: SignIn, dora_user: User, ana_user: User
) -> None:
    refused = sign_in(dora_user).call("PUT", f"/people/{ana_user.pk}/filing", FILED)
    assert (refused.status_code, refused.json()["rule"]) == (409, "MR-04")


def test_a_filing_number_belongs_to_one_person(
    sign_in: SignIn, dora_user: User, qualified: Qualification, chiara_user: User
) -> None:
    dora = sign_in(dora_user)
    assert dora.call("PUT", f"/people/{qualified.user_id}/filing", FILED).status_code == 200
    dora.call("PUT", f"/people/{chiara_user.pk}/qualification", PASSED)
    taken = dora.call("PUT", f"/people/{chiara_user.pk}/filing", FILED)
    assert (taken.status_code, taken.json()["rule"]) == (422, "MR-06")
    assert "一个备案号只属于一个人" in taken.json()["fields"]["number"]


def test_a_contract_does_not_end_before_it_starts(
    sign_in: SignIn, dora_user: User, qualified: Qualification
) -> None:
    refused = sign_in(dora_user).call(
        "PUT", f"/people/{qualified.user_id}/filing", {**FILED, "contract_to_on": "2025-12-31"}
    )
    assert refused.json()["fields"] == {"contract_to_on": "合同结束日不能早于开始日。"}


def test_the_identity_document_is_whole_only_for_those_who_keep_the_permits(
    sign_in: SignIn, dora_user: User, qualified: Qualification, emil_user: User, ana_user: User
) -> None:
    dora = sign_in(dora_user)
    filing = dora.call("PUT", f"/people/{ana_user.pk}/filing", FILED).json()
    assert filing["id_document"] == FILED["id_document"]
    seen = {
        user.username: sign_in(user).call("GET", f"/people/{ana_user.pk}").json()["filing"]["id_document"]
        for user in (dora_user, emil_user, ana_user)
    }
    masked = "**************1234"
    assert seen == {"dora": FILED["id_document"], "emil": masked, "ana": masked}
    told = sign_in(emil_user).call("GET", f"/history/filing/{filing['id']}").json()["items"][0]["changes"]
    assert {"field": "id_document", "before": None, "after": "***"} in told


@pytest.mark.parametrize("document", ["", "1", "1234", "12345", "E12345678"])
def test_a_short_document_is_masked_whole(document: str) -> None:
    hidden = selectors.permits.masked(document)
    assert len(hidden) == max(len(document), 4)
    assert hidden.startswith("****")
    assert document[:4] not in hidden or not document


def test_the_photo_of_a_filing_is_seen_by_whoever_sees_the_filing(
    sign_in: SignIn, dora_user: User, qualified: Qualification, ana_user: User, chiara_user: User
) -> None:
    dora, photo = sign_in(dora_user), uuid4()
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "navy").save(picture, "PNG")
    dora.generic(
        "PUT",
        f"/api/attachments/{photo}?kind=photo",
        picture.getvalue(),
        content_type="image/png",
        HTTP_IDEMPOTENCY_KEY=str(uuid4()),
    )
    filed = dora.call("PUT", f"/people/{ana_user.pk}/filing", {**FILED, "photo_id": str(photo)})
    assert filed.json()["photo_id"] == str(photo)
    same = {**FILED, "photo_id": str(photo), "version": 1, "areas": "心血管、呼吸"}
    assert dora.call("PUT", f"/people/{ana_user.pk}/filing", same).status_code == 200
    assert sign_in(ana_user).call("GET", f"/attachments/{photo}").status_code == 200
    assert sign_in(chiara_user).call("GET", f"/attachments/{photo}").status_code == 404


def test_a_letter_names_products_of_the_catalogue_and_its_days(
    sign_in: SignIn, dora_user: User, ana_user: User, product: Product
) -> None:
    dora = sign_in(dora_user)
    made = dora.call("POST", "/letters", letter_of(ana_user, product)).json()
    assert (made["products"], made["division_codes"]) == ([str(product.pk)], ["11", "310000"])
    for changed, field in (
        ({"number": "SQ-001"}, "number"),
        ({"number": "SQ-2", "products": [str(uuid4())]}, "products"),
        ({"number": "SQ-2", "products": []}, "products"),
        ({"number": "SQ-2", "to_on": "2025-01-01"}, "to_on"),
        ({"number": "SQ-2", "division_codes": ["北京"]}, "division_codes.0"),
    ):
        refused = dora.call("POST", "/letters", letter_of(ana_user, product, **changed))
        assert (refused.status_code, list(refused.json()["fields"])) == (422, [field])
    again = dora.call("POST", "/letters", letter_of(ana_user, product, id=made["id"], number="SQ-2"))
    assert (again.status_code, again.json()["code"]) == (409, "id_taken")


def test_a_letter_is_ended_early_with_a_reason(
    sign_in: SignIn, dora_user: User, ana_user: User, product: Product
) -> None:
    dora = sign_in(dora_user)
    letter = dora.call("POST", "/letters", letter_of(ana_user, product)).json()
    path = f"/letters/{letter['id']}"
    ended = dora.call("PATCH", path, {"version": 1, "to_on": "2026-06-30", "reason": "调岗"}).json()
    assert (ended["to_on"], ended["from_on"], ended["version"]) == ("2026-06-30", "2026-01-01", 2)
    newest = AuthorisationLetter.history.order_by("-history_id").first()
    assert (newest.action, newest.history_change_reason) == ("staff.letter.correct", "调岗")
    assert dora.call("PATCH", path, {"version": 1, "number": "X"}).json()["code"] == "stale"
    assert dora.call("PATCH", path, {"version": 2, "products": [str(uuid4())]}).status_code == 422


def test_nobody_keeps_his_own_permit(sign_in: SignIn, product: Product) -> None:
    both = make_person("both", "双职", Role.COMPLIANCE, Role.REP)
    client = sign_in(both)
    for method, path, body in (
        ("PUT", f"/people/{both.pk}/qualification", PASSED),
        ("PUT", f"/people/{both.pk}/filing", FILED),
        ("POST", "/letters", letter_of(both, product)),
    ):
        refused = client.call(method, path, body)
        assert (refused.status_code, refused.json()["code"]) == (409, "own_powers")


def test_a_rep_reads_his_own_permit_and_keeps_none(
    sign_in: SignIn, dora_user: User, ana_user: User, product: Product
) -> None:
    letter = sign_in(dora_user).call("POST", "/letters", letter_of(ana_user, product)).json()
    ana = sign_in(ana_user)
    assert ana.call("GET", f"/people/{ana_user.pk}").json()["letters"] == [letter]
    assert ana.call("PATCH", f"/letters/{letter['id']}", {"version": 1}).status_code == 403


def test_a_withdrawn_filing_ends_the_day_before(qualified: Qualification) -> None:
    filing = Filing(withdrawn_on=date(2026, 5, 1), contract_to_on=date(2026, 12, 31))
    assert filing.ends_on == date(2026, 4, 30)
    assert Filing(contract_to_on=None).ends_on is None
