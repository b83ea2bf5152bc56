"""The contract in the repository is the one the server keeps."""

import json
from typing import Any

import pytest

from config.api import api
from config.contract import contract
from config.entry import ROOT

KEPT = ROOT / "frontend" / "openapi.json"
document: dict[str, Any] = json.loads(contract(api))
OPERATIONS = [
    (verb, path, operation) for path, verbs in document["paths"].items() for verb, operation in verbs.items()
]


def test_the_contract_in_the_repository_is_the_present_one() -> None:
    if not KEPT.exists():
        pytest.skip("the app keeps no contract yet")
    told = "manage.py export_openapi > frontend/openapi.json"
    assert KEPT.read_text(encoding="utf-8") == contract(api), told


def test_the_contract_is_written_the_same_each_time() -> None:
    assert contract(api) == contract(api)


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert sorted(names) == sorted(set(names))


def test_every_operation_declares_what_it_answers_and_how_it_fails() -> None:
    wanting = {
        f"{verb} {path}": lacks
        for verb, path, operation in OPERATIONS
        if (lacks := _expected(verb, path, operation) - set(operation["responses"]))
    }
    assert wanting == {}


def _expected(verb: str, path: str, operation: dict[str, Any]) -> set[str]:
    return {
        "200",
        "422",
        *(["404"] if "{" in path else []),
        *(["409", "503"] if verb != "get" else []),
        *(["401", "403"] if operation.get("security") else []),
    }


FILES = {
    "get /api/trials/exports/{export_id}/file",
    "get /api/attachments/{attachment_id}",
    "get /api/events/{event_id}/calendar",
    "get /api/events/{event_id}/certificates.zip",
    "get /api/events/{event_id}/certificates/{certificate_id}",
    "get /api/events/{event_id}/dossier",
    "get /api/events/{event_id}/invitees/{invitee_id}/letter",
    "get /api/events/{event_id}/invitees/{invitee_id}/qr",
    "get /api/history-export",
    "get /api/runs/{run_id}/pdf",
    "get /api/statements/{hcp_id}/pdf",
    "get /api/statements/{hcp_id}/xlsx",
}


def test_every_answer_has_its_form() -> None:
    formless = [f"{verb} {path}" for verb, path, op in OPERATIONS if "content" not in op["responses"]["200"]]
    assert set(formless) == FILES, "a file has no form, all else does"


def test_a_failure_has_one_form_everywhere() -> None:
    forms = {
        answer["content"]["application/json"]["schema"]["$ref"]
        for _, _, operation in OPERATIONS
        for status, answer in operation["responses"].items()
        if status >= "400"
    }
    assert forms == {"#/components/schemas/Problem"}
