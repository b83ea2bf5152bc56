"""One's own sessions: seen by their owner alone, ended from another desk."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from core.models import AccessEntry
from staff.browsers import browser_name
from staff.models import User
from tests.conftest import PASSWORD, ApiClient

EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
)
IPAD = (
    "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.1 Mobile/15E148 Safari/604.1"
)


def signed_in(username: str, user_agent: str = EDGE) -> ApiClient:
    client = ApiClient(headers={"user-agent": user_agent})
    answer = client.post(
        "/_allauth/browser/v1/auth/login",
        {"username": username, "password": PASSWORD},
        content_type="application/json",
    )
    assert answer.status_code == 200
    return client


def sessions(client: ApiClient) -> list[dict[str, Any]]:
    answer = client.call("GET", "/sessions")
    assert answer.status_code == 200, answer.content
    rows: list[dict[str, Any]] = answer.json()
    return rows


def end(client: ApiClient, session_id: str, **headers: str) -> Any:
    return client.call("POST", f"/sessions/{session_id}/end", **headers)


def test_one_sees_ones_desks_and_tablets_the_last_used_first(ana_user: User) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as clock:
        tablet = signed_in("ana", IPAD)
        named = {"id": str(uuid4()), "name": "平板七"}
        assert tablet.call("POST", "/session/tablet", named).status_code == 200
        clock.shift(timedelta(hours=2))
        desk = signed_in("ana")
        clock.shift(timedelta(minutes=10))
        rows = sessions(desk)
    assert [{name: value for name, value in row.items() if name != "id"} for row in rows] == [
        {
            "is_this": True,
            "tablet_id": None,
            "tablet_name": "",
            "browser": "Edge · Windows",
            "started_at": "2026-11-22T11:00:00Z",
            "last_used_at": "2026-11-22T11:10:00Z",
        },
        {
            "is_this": False,
            "tablet_id": named["id"],
            "tablet_name": "平板七",
            "browser": "Safari · iPad",
            "started_at": "2026-11-22T09:00:00Z",
            "last_used_at": "2026-11-22T09:00:00Z",
        },
    ]


def test_a_session_that_ran_out_is_not_shown(ana_user: User) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as clock:
        signed_in("ana")
        clock.shift(timedelta(minutes=31))
        assert [row["is_this"] for row in sessions(signed_in("ana"))] == [True]


def test_the_id_that_opens_a_session_is_never_given_out(ana_user: User) -> None:
    desk, other = signed_in("ana"), signed_in("ana")
    said = desk.call("GET", "/sessions").content.decode()
    assert desk.session.session_key not in said
    assert other.session.session_key not in said


def test_nobody_sees_or_ends_anothers_sessions(ana_user: User, boris_user: User, chiara_user: User) -> None:
    ana = signed_in("ana")
    hers = sessions(ana)[0]["id"]
    for username in ("boris", "chiara"):
        other = signed_in(username)
        assert hers not in [row["id"] for row in sessions(other)]
        assert end(other, hers).status_code == 404
    assert len(sessions(ana)) == 1


def test_ending_a_session_signs_it_out_answers_those_that_go_on_and_is_written_down(ana_user: User) -> None:
    left, desk = signed_in("ana", IPAD), signed_in("ana")
    forgotten = next(row["id"] for row in sessions(desk) if not row["is_this"])
    done = end(desk, forgotten)
    assert done.status_code == 200, done.content
    assert [row["is_this"] for row in done.json()] == [True]
    assert left.call("GET", "/products").status_code == 401
    assert desk.call("GET", "/products").status_code == 200
    entry = AccessEntry.objects.filter(kind="session").latest("id")
    assert (entry.user_id, entry.subject_ids, entry.why) == (
        ana_user.pk,
        [str(ana_user.pk)],
        "session_ended",
    )


def test_the_session_one_uses_is_left_by_signing_out(ana_user: User) -> None:
    desk = signed_in("ana")
    refused = end(desk, sessions(desk)[0]["id"], accept_language="en")
    assert (refused.status_code, refused.json()["code"]) == (409, "this_session")
    assert "退出登录" in refused.json()["detail"], "she chose to read Chinese"
    assert len(sessions(desk)) == 1


def test_a_repeated_end_answers_as_the_first_time(ana_user: User) -> None:
    signed_in("ana", IPAD)
    desk = signed_in("ana")
    forgotten = next(row["id"] for row in sessions(desk) if not row["is_this"])
    key = str(uuid4())
    first, again = end(desk, forgotten, key=key), end(desk, forgotten, key=key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["Idempotent-Replay"] == "1"
    assert end(desk, forgotten).status_code == 404


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (EDGE, "Edge · Windows"),
        (IPAD, "Safari · iPad"),
        (
            "Mozilla/5.0 (Linux; Android 12; HarmonyOS; VRD-W09) AppleWebKit/537.36 (KHTML, like Gecko)"
            " Chrome/114.0.0.0 HuaweiBrowser/15.0.4 Safari/537.36",
            "Huawei Browser · HarmonyOS",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "macOS"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_named_in_words(user_agent: str, name: str) -> None:
    assert browser_name(user_agent) == name
