"""Every door of the API asks who comes, and lets in only who may."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from core.access import all_codes
from staff.access import Needs
from staff.choices import Role
from tests.conftest import ApiClient, make_person
from tests.house.tree import operations
from trials.wall import Inside

OPEN = {
    "read_invitation": "whoever holds the secret of a link has no account; it tells of one event and no person",
    "answer_invitation": "as above: the holder of a link answers for himself alone",
    "check_certificate": "whoever is shown a certificate has no account; its code tells what that paper says",
    "get_session": "tells who is signed in, so it is asked before anybody is; it tells of nobody else",
}
DOORS = [(verb, path, operation) for verb, path, operation in operations()]
GUARDED = [(verb, path) for verb, path, operation in DOORS if operation.view_func.__name__ not in OPEN]
WALLED = [  # outside the wall of medicine there is nothing, not even a refusal (MW-05)
    (verb, path)
    for verb, path, operation in DOORS
    if any(isinstance(guard, Inside) for guard in operation.auth_callbacks)
]
WRITES = [(verb, path) for verb, path in GUARDED if verb != "GET"]
# Everything one person may hold: nobody holds two of the three administrators' roles.
EVERYTHING = [role for role in Role if role not in (Role.SECADMIN, Role.AUDITADMIN)]


def address(path: str) -> str:
    """The path with something in the place of each parameter."""
    path = re.sub(r"\{int:\w+\}", "424242", path)
    path = re.sub(r"\{uuid(str)?:\w+\}", str(uuid4()), path)
    return re.sub(r"\{\w+\}", "x", path)


def knock(client: ApiClient, doors: list[tuple[str, str]]) -> dict[str, Any]:
    """What each door answers: its status and code."""
    answers = {f"{verb} {path}": client.call(verb, address(path), {}) for verb, path in doors}
    return {door: (answer.status_code, answer.json().get("code")) for door, answer in answers.items()}


def except_for(answers: dict[str, Any], expected: tuple[int, str]) -> dict[str, Any]:
    return {door: answer for door, answer in answers.items() if answer != expected}


def test_every_door_names_declared_permissions_or_is_open_for_a_reason() -> None:
    assert len(GUARDED) > 40
    unguarded = []
    for verb, path, operation in DOORS:
        guards = [guard for guard in operation.auth_callbacks if isinstance(guard, Needs)]
        codes = [code for guard in guards for code in guard.codes]
        if operation.view_func.__name__ in OPEN:
            assert not guards, f"{path} is guarded: take it off the list of open doors"
        elif len(guards) != 1 or not codes or set(codes) - set(all_codes()):
            unguarded.append(f"{verb} {path}")
    assert unguarded == []


def test_the_list_of_open_doors_is_not_stale() -> None:
    assert set(OPEN) <= {operation.view_func.__name__ for _, _, operation in DOORS}
    assert all(OPEN.values())


def test_a_door_has_a_name_a_sentence_and_a_room() -> None:
    nameless = [
        path
        for _, path, operation in DOORS
        if not (getattr(operation, "url_name", "") and operation.description and operation.tags)
    ]
    assert nameless == []


def test_no_two_doors_have_one_name() -> None:
    names = [(operation.url_name, verb) for verb, _, operation in DOORS]
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.django_db
def test_every_door_is_closed_to_whoever_is_not_signed_in() -> None:
    assert except_for(knock(ApiClient(), GUARDED), (401, "not_signed_in")) == {}


def test_every_door_is_closed_to_whoever_holds_no_permission(sign_in: Callable[..., ApiClient]) -> None:
    nobody = sign_in(make_person("nobody", "无名"))
    refusing = [door for door in GUARDED if door not in WALLED]
    assert except_for(knock(nobody, refusing), (403, "forbidden")) == {}
    assert len(WALLED) > 15
    assert except_for(knock(nobody, WALLED), (404, "not_found")) == {}


@pytest.mark.django_db
def test_every_write_wants_the_token_of_our_own_page() -> None:
    client = ApiClient(enforce_csrf_checks=True)
    client.force_login(make_person("everything", "全能", *EVERYTHING))
    assert except_for(knock(client, WRITES), (403, "csrf_failed")) == {}


def test_what_does_not_exist_is_not_found_whatever_one_may(sign_in: Callable[..., ApiClient]) -> None:
    """An unknown id leaves no trace; a door may ask for its body first (422) or for another role (403)."""
    client = sign_in(make_person("everything", "全能", *EVERYTHING))
    answers = knock(client, [(verb, path) for verb, path in GUARDED if "{" in path])
    assert len(answers) > 20
    assert {door: told for door, told in answers.items() if told[0] not in (403, 404, 422)} == {}
    seen = [door for door, told in answers.items() if door.startswith("GET") and told[0] == 200]
    assert seen == []
