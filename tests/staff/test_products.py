"""Products and their approved messages, kept by medical affairs, carried by every tablet."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from core.errors import Invalid
from staff.models import Message, Product, User
from tests.conftest import ApiClient

SignIn = Callable[[User], ApiClient]
NEW = {"name_zh": "倍宁", "name_en": "Benin", "kind": "device", "area_zh": "影像"}


def feed(client: ApiClient, cursor: str = "") -> Any:
    return client.call("GET", f"/feed?cursor={cursor}").json()


def products(answer: Any) -> list[str]:
    return [row["name_zh"] for row in answer["rows"].get("products", [])]


def test_medical_affairs_keeps_the_catalogue(sign_in: SignIn, hana_user: User, ana_user: User) -> None:
    hana = sign_in(hana_user)
    made = hana.call("POST", "/products", NEW).json()
    assert (made["kind"], made["is_active"], made["messages"]) == ("device", True, [])
    path = f"/products/{made['id']}"
    done = hana.call("PATCH", path, {"version": 1, "is_active": False}).json()
    assert (done["is_active"], done["name_zh"], done["version"]) == (False, "倍宁", 2)
    assert hana.call("PATCH", path, {"version": 1, "name_zh": "x"}).json()["code"] == "stale"
    assert hana.call("POST", "/products", {**NEW, "id": made["id"]}).json()["code"] == "id_taken"
    ana = sign_in(ana_user)
    for method, door in (("POST", "/products"), ("PATCH", path), ("POST", f"{path}/messages")):
        assert ana.call(method, door, {}).status_code == 403
    assert ana.call("GET", f"/products/{uuid4()}").status_code == 404


def test_products_in_use_come_first(sign_in: SignIn, hana_user: User, product: Product) -> None:
    hana = sign_in(hana_user)
    hana.call("PATCH", f"/products/{product.pk}", {"version": 1, "is_active": False})
    hana.call("POST", "/products", NEW)
    assert [row["name_zh"] for row in hana.call("GET", "/products").json()] == ["倍宁", "安倍宁"]


def test_a_message_put_aside_is_kept_but_no_longer_offered(
    sign_in: SignIn, hana_user: User, product: Product
) -> None:
    hana, path = sign_in(hana_user), f"/products/{product.pk}"
    body = {"text_zh": "每日一次", "text_en": "Once a day"}
    message = hana.call("POST", f"{path}/messages", body).json()["messages"][0]
    aside = hana.call("PATCH", f"/messages/{message['id']}", {"version": 1, "is_active": False})
    assert aside.json()["is_active"] is False
    assert hana.call("GET", "/products").json()[0]["messages"] == []
    assert len(hana.call("GET", path).json()["messages"]) == 1
    stale = hana.call("PATCH", f"/messages/{message['id']}", {"version": 1, "text_zh": "x"})
    assert stale.json()["current"]["is_active"] is False
    assert hana.call("PATCH", f"/messages/{uuid4()}", {"version": 1}).status_code == 404
    told = hana.call("GET", f"/history/message/{message['id']}").json()["items"]
    assert [change["action"] for change in told] == ["staff.message.correct", "staff.message.add"]


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_tablet_hears_of_a_product_when_its_messages_change(
    sign_in: SignIn, hana_user: User, ana_user: User, product: Product
) -> None:
    hana, ana = sign_in(hana_user), sign_in(ana_user)
    first = feed(ana)
    assert products(first) == ["安倍宁"]
    quiet = feed(ana, first["cursor"])
    assert products(quiet) == []
    hana.call("POST", f"/products/{product.pk}/messages", {"text_zh": "每日一次", "text_en": "Once a day"})
    assert Message.objects.count() == 1
    later = feed(ana, quiet["cursor"])
    assert products(later) == ["安倍宁"]
    assert later["rows"]["products"][0]["messages"][0]["text_en"] == "Once a day"


def test_a_text_postgresql_cannot_keep_is_refused(sign_in: SignIn, hana_user: User) -> None:
    refused = sign_in(hana_user).call("POST", "/products", {**NEW, "name_zh": "倍\u0000宁"})
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_character")


def test_a_sentence_beside_a_field_may_hold_values() -> None:
    said = Invalid.of("day", "从 {day} 起", "from {day}", day="2026-01-01").answer("en")
    assert (said["detail"], said["fields"]) == ("from 2026-01-01", {"day": "from 2026-01-01"})
