"""Exactly once: the same write sent again changes nothing more and gets the first answer."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import RequestFactory

from core import idempotency
from core.models import Command
from staff import services
from staff.choices import Role
from staff.models import Product, User
from tests.conftest import ApiClient, make_person

SignIn = Callable[[User], ApiClient]
NEW = {"name_zh": "倍宁", "name_en": "Benin", "kind": "drug"}


@pytest.fixture
def hana_user(db: None) -> User:
    return make_person("hana", "哈娜", Role.MEDICAL)


@pytest.fixture
def hana(sign_in: SignIn, hana_user: User) -> ApiClient:
    return sign_in(hana_user)


def add(client: ApiClient, key: str, **changed: str) -> Any:
    return client.call("POST", "/products", {**NEW, **changed}, key=key)


def test_a_write_sent_again_gets_the_first_answer_and_changes_nothing(hana: ApiClient) -> None:
    key = str(uuid4())
    first, again = add(hana, key), add(hana, key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content
    assert again.headers["Idempotent-Replay"] == "1"
    assert "Idempotent-Replay" not in first.headers
    assert Product.objects.count() == 1
    assert Product.history.count() == 1


def test_a_key_used_for_another_body_or_another_address_is_refused(hana: ApiClient) -> None:
    key = str(uuid4())
    add(hana, key)
    other_body = add(hana, key, name_zh="别的")
    other_address = hana.call("POST", "/session/language", NEW, key=key)
    assert [(a.status_code, a.json()["code"]) for a in (other_body, other_address)] == [
        (422, "key_reused"),
        (422, "key_reused"),
    ]
    assert Product.objects.count() == 1


def test_a_key_belongs_to_whoever_used_it_first(hana: ApiClient, sign_in: SignIn) -> None:
    key = str(uuid4())
    first = add(hana, key)
    stranger = add(sign_in(make_person("ivo", "伊沃", Role.MEDICAL)), key)
    assert (stranger.status_code, stranger.json()["code"]) == (422, "key_reused")
    assert first.json()["id"] not in stranger.content.decode()


@pytest.mark.parametrize("key", ["", "7", "not-a-uuid"])
def test_a_write_without_a_key_is_refused(hana: ApiClient, key: str) -> None:
    answer = hana.post(
        "/api/products", NEW, content_type="application/json", headers={"idempotency-key": key}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "key_missing")
    assert not Product.objects.exists()


def test_nobody_signed_in_is_told_so_before_any_key(db: None) -> None:
    assert ApiClient().post("/api/products", NEW, content_type="application/json").status_code == 401


def test_a_refused_write_stores_nothing_and_may_be_mended_under_its_key(hana: ApiClient) -> None:
    key = str(uuid4())
    refused = add(hana, key, kind="poison")
    assert refused.status_code == 422
    assert not Command.objects.exists()
    assert add(hana, key).status_code == 200


def test_a_write_that_breaks_half_way_leaves_no_trace(
    hana: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = services.add_product

    def half(*args: Any, **kwargs: Any) -> Product:
        whole(*args, **kwargs)
        raise ZeroDivisionError

    monkeypatch.setattr(services, "add_product", half)
    hana.raise_request_exception = False
    key = str(uuid4())
    assert add(hana, key).status_code == 500
    assert (Product.objects.count(), Command.objects.count()) == (0, 0)
    monkeypatch.undo()
    assert add(hana, key).status_code == 200


def test_the_digest_of_a_body_cannot_be_guessed_without_the_key_of_the_house(
    rf: RequestFactory, settings: Any
) -> None:
    request = rf.post("/api/people", {"password": "a brand new phrase"}, content_type="application/json")
    here = idempotency._digest(request)
    settings.SECRET_KEY = "another house"
    assert idempotency._digest(request) != here


def test_reading_needs_no_key(hana: ApiClient) -> None:
    assert hana.get("/api/products").status_code == 200
    assert not Command.objects.exists()


class Gate:
    """Holds a write open after it has claimed its key, until it is told to go on."""

    def __init__(self) -> None:
        self.claimed, self.go_on = threading.Event(), threading.Event()
        self.fails = False
        self.calls = 0

    def add_product(self, actor: Any, **fields: Any) -> Product:
        self.calls += 1
        if self.calls == 1:
            self.claimed.set()
            assert self.go_on.wait(20)
            if self.fails:
                raise ZeroDivisionError
        return WHOLE(actor, **fields)


WHOLE = services.add_product


@contextmanager
def sent(client: ApiClient, key: str) -> Iterator[list[Any]]:
    """Send a write from another thread over another connection."""
    answers: list[Any] = []

    def send() -> None:
        try:
            answers.append(add(client, key))
        finally:
            connection.close()

    thread = threading.Thread(target=send)
    thread.start()
    yield answers
    thread.join(timeout=20)
    assert not thread.is_alive()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    monkeypatch.setattr(services, "add_product", gate.add_product)
    return gate


@pytest.fixture
def twins(sign_in: SignIn, hana_user: User) -> tuple[ApiClient, ApiClient]:
    one, other = sign_in(hana_user), sign_in(hana_user)
    one.raise_request_exception = other.raise_request_exception = False
    return one, other


@pytest.mark.django_db(transaction=True)
def test_two_equal_requests_at_once_wait_for_each_other(
    twins: tuple[ApiClient, ApiClient], gate: Gate
) -> None:
    key = str(uuid4())
    with sent(twins[0], key) as first:
        assert gate.claimed.wait(20)
        with sent(twins[1], key) as second:
            assert waiting_for_a_lock()
            assert second == []
            gate.go_on.set()
    assert (first[0].status_code, second[0].status_code) == (200, 200)
    assert first[0].content == second[0].content
    assert second[0].headers["Idempotent-Replay"] == "1"
    assert (gate.calls, Product.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_when_the_first_of_two_fails_the_second_does_the_work(
    twins: tuple[ApiClient, ApiClient], gate: Gate
) -> None:
    key, gate.fails = str(uuid4()), True
    with sent(twins[0], key) as first:
        assert gate.claimed.wait(20)
        with sent(twins[1], key) as second:
            assert waiting_for_a_lock()
            gate.go_on.set()
    assert (first[0].status_code, second[0].status_code) == (500, 200)
    assert "Idempotent-Replay" not in second[0].headers
    assert (gate.calls, Product.objects.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_whoever_waits_too_long_is_told_when_to_come_back(
    twins: tuple[ApiClient, ApiClient], gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "WAIT", "100ms")
    key = str(uuid4())
    with sent(twins[0], key) as first:
        assert gate.claimed.wait(20)
        impatient = add(twins[1], key)
        assert (impatient.status_code, impatient.json()["code"]) == (503, "busy")
        assert impatient.headers["Retry-After"] == "1"
        gate.go_on.set()
    assert first[0].status_code == 200
    assert add(twins[1], key).headers["Idempotent-Replay"] == "1"


def waiting_for_a_lock() -> bool:
    """Whether, within some seconds, another connection of ours waits for a transaction to end."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return True
            cursor.execute("SELECT pg_sleep(0.05)")
    return False
