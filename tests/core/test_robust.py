"""Whatever somebody sends, a door answers with a sentence and never breaks."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from config.api import api
from config.contract import contract
from staff.choices import Role
from tests.conftest import ApiClient, make_person
from tests.house.test_doors import EVERYTHING, GUARDED, address

document: dict[str, Any] = json.loads(contract(api))
ODD_BODIES = [b"", b"[]", b"null", b'"x"', b"{", b"\xff\xfe", b'{"a":"\\u0000"}', b"[" * 2000]
ODD_VALUES: list[Any] = [None, True, -1, 10**30, "", "\u00e9" * 5000, "2026-13-45", [], [None], {}, {"a": []}]
ODD_IN_ONE_FIELD: list[Any] = [None, 10**30, "\u00e9" * 300]
ODD_QUERIES = ["x", "-1", "9" * 40, "\x00", "2026-13-45", "'; --", "\u00e9" * 3000]


@pytest.fixture
def keepers(sign_in: Callable[..., ApiClient]) -> list[ApiClient]:
    """Between them they may do everything."""
    people = [make_person("everything", "全能", *EVERYTHING), make_person("security", "安全", Role.SECADMIN)]
    clients = [sign_in(person) for person in people]
    for client in clients:
        client.raise_request_exception = False
    return clients


def send(client: ApiClient, verb: str, path: str, body: bytes) -> Any:
    return client.generic(
        verb,
        f"/api{path}",
        body,
        content_type="application/json",
        headers={"idempotency-key": str(uuid4())},
    )


class Knocker:
    """Sends what nobody should send, as whoever is let in, and notes what breaks."""

    def __init__(self, keepers: list[ApiClient]) -> None:
        self.keepers = keepers
        self.broken: list[str] = []

    def send(self, verb: str, path: str, body: bytes) -> None:
        for client in self.keepers:
            answer = send(client, verb, path, body)
            if answer.status_code >= 500:
                self.broken.append(f"{verb} {path} {body[:200]!r}")
            if answer.status_code != 403:
                return


@pytest.mark.slow
def test_no_odd_body_breaks_a_door(keepers: list[ApiClient]) -> None:
    knocker = Knocker(keepers)
    for verb, path in GUARDED:
        for body in ODD_BODIES if verb != "GET" else ():
            knocker.send(verb, address(path), body)
    assert knocker.broken == []


@pytest.mark.slow
def test_no_odd_value_in_a_field_breaks_a_door(keepers: list[ApiClient]) -> None:
    knocker = Knocker(keepers)
    for verb, path, fields in _bodies():
        for value in ODD_VALUES:
            knocker.send(verb, path, json.dumps(dict.fromkeys(fields, value)).encode())
        for field in fields:
            for value in ODD_IN_ONE_FIELD:
                knocker.send(verb, path, json.dumps({**fields, field: value}).encode())
    assert knocker.broken == []


def _bodies() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every write with a believable body, made from the contract."""
    for path, verbs in document["paths"].items():
        for verb, operation in verbs.items():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content:
                schema = _resolved(content["application/json"]["schema"])
                fields = {name: _example(part) for name, part in schema.get("properties", {}).items()}
                filled = address(path.removeprefix("/api").replace("{user_id}", "{int:user_id}"))
                yield verb.upper(), filled.replace("/x", f"/{uuid4()}"), fields


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        found: dict[str, Any] = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return found
    return schema


def _example(schema: dict[str, Any]) -> Any:
    schema = _resolved(schema)
    if "anyOf" in schema:
        return _example(schema["anyOf"][0])
    if "enum" in schema:
        return schema["enum"][0]
    by_format = {"uuid": str(uuid4()), "date": "2026-11-22", "date-time": "2026-11-22T10:00:00Z"}
    by_type = {"integer": 1, "number": 1.0, "boolean": True, "array": [], "object": {}}
    return by_format.get(schema.get("format", ""), by_type.get(schema.get("type", ""), "abc"))


@pytest.mark.slow
def test_no_odd_question_breaks_a_list(keepers: list[ApiClient]) -> None:
    broken = []
    for path, verbs in document["paths"].items():
        for parameter in verbs.get("get", {}).get("parameters", []):
            for value in ODD_QUERIES if parameter["in"] == "query" else ():
                asked = f"{address(path)}?{urlencode({parameter['name']: value})}"
                if keepers[0].get(asked).status_code >= 500:
                    broken.append(asked[:200])
    assert broken == []
