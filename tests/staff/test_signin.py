"""Signing in through the browser API, as the app does it."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection

from config.settings import base
from core.history import amend, change
from core.models import AccessEntry, Command
from staff.choices import TabletState
from staff.models import Tablet, User
from tests.conftest import PASSWORD, SETUP, ApiClient

LOGIN = "/_allauth/browser/v1/auth/login"
SESSION = "/_allauth/browser/v1/auth/session"


def sign_in(client: ApiClient, username: str, password: str = PASSWORD, **headers: str) -> Any:
    return client.post(
        LOGIN, {"username": username, "password": password}, content_type="application/json", headers=headers
    )


def book() -> list[tuple[int | None, str, str]]:
    """What the session book says, oldest first."""
    entries = AccessEntry.objects.filter(kind="session").order_by("id")
    return [(entry.user_id, entry.actor_name, entry.why) for entry in entries]


@pytest.fixture
def client(db: None) -> ApiClient:
    return ApiClient()


def test_a_person_signs_in_and_the_session_says_who_he_is(client: ApiClient, ana_user: User) -> None:
    assert sign_in(client, "ana").status_code == 200
    said = client.get("/api/session").json()
    assert said["user"]["username"] == "ana"
    assert said["user"]["role"] == "rep"
    assert "staff.use" in said["user"]["codes"]
    assert said["tablet"] is None
    assert said["server_time"].endswith("Z")


def test_nobody_is_signed_in_at_first(client: ApiClient) -> None:
    assert client.get("/api/session").json()["user"] is None
    answer = client.call("GET", "/feed")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-CN", "用户名或密码不正确。"),
        ("en-US,en;q=0.9", "The user name or the password is not right."),
    ],
)
def test_a_wrong_password_is_refused_in_the_readers_language(
    client: ApiClient, ana_user: User, language: str, sentence: str
) -> None:
    answer = sign_in(client, "ana", "not my password", accept_language=language)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"] == sentence
    assert client.get("/api/session").json()["user"] is None


def test_five_failures_lock_the_name_whatever_host_is_asked_and_open_it_after_a_quarter_of_an_hour(
    client: ApiClient, ana_user: User
) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as clock:
        for number in range(5):
            sign_in(client, "ana", "guess", host=f"host{number}.example")
        locked = sign_in(client, "ANA", host="another.example")
        assert locked.status_code == 400
        assert locked.json()["errors"][0]["code"] == "too_many_login_attempts"
        assert "15" in locked.json()["errors"][0]["message"]
        clock.shift(timedelta(minutes=16))
        assert sign_in(client, "ana").status_code == 200
    assert [why for _, _, why in book()] == ["sign_in_failed"] * 5 + ["sign_in_locked", "sign_in"]


def test_the_lock_is_kept_where_every_process_of_the_server_sees_it(
    client: ApiClient, ana_user: User, settings: Any
) -> None:
    settings.CACHES = base.CACHES
    for _ in range(5):
        sign_in(client, "ana", "guess")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_cache WHERE cache_key LIKE %s", ["%login_failed%"])
        assert cursor.fetchone()[0] > 0
    assert sign_in(ApiClient(), "ana").json()["errors"][0]["code"] == "too_many_login_attempts"


def test_four_failures_and_a_success_do_not_lock(client: ApiClient, ana_user: User) -> None:
    for _ in range(4):
        sign_in(client, "ana", "guess")
    assert sign_in(client, "ana").status_code == 200


def test_the_session_book_keeps_who_came_who_failed_and_who_left(client: ApiClient, ana_user: User) -> None:
    sign_in(client, "my-secret-typed-into-the-wrong-field", "x")
    sign_in(client, "ana", "guess")
    sign_in(client, "ana")
    client.delete(SESSION)
    ana = (ana_user.pk, "安娜")
    assert book() == [
        (None, "?", "sign_in_failed"),
        (*ana, "sign_in_failed"),
        (*ana, "sign_in"),
        (*ana, "sign_out"),
    ]
    assert client.get("/api/session").json()["user"] is None


def test_a_closed_account_cannot_sign_in(client: ApiClient, ana_user: User) -> None:
    with change(SETUP, "test.setup"):
        amend(ana_user, is_active=False)
    answer = sign_in(client, "ana")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"] == "该账号已停用，请联系系统管理员。"
    assert book() == [(ana_user.pk, "安娜", "sign_in_closed")]


def test_a_session_ends_when_its_account_is_closed(client: ApiClient, ana_user: User) -> None:
    sign_in(client, "ana")
    with change(SETUP, "test.setup"):
        amend(ana_user, is_active=False)
    assert client.call("GET", "/products").status_code == 401


def test_a_desk_left_alone_signs_itself_out(client: ApiClient, ana_user: User) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as clock:
        sign_in(client, "ana")
        clock.shift(timedelta(minutes=20))
        assert client.call("GET", "/products").status_code == 200
        clock.shift(timedelta(minutes=20))
        assert client.call("GET", "/products").status_code == 200, "work prolongs the session"
        clock.shift(timedelta(minutes=31))
        assert client.call("GET", "/products").status_code == 401


@pytest.mark.parametrize(
    "path",
    [
        "auth/signup",
        "auth/password/request",
        "auth/password/reset",
        "account/password/change",
        "account/email",
        "auth/code/request",
        "auth/reauthenticate",
    ],
)
def test_only_signing_in_and_out_is_served(client: ApiClient, ana_user: User, path: str) -> None:
    sign_in(client, "ana")
    answer = client.post(f"/_allauth/browser/v1/{path}", {}, content_type="application/json")
    assert answer.status_code == 404
    assert client.post(f"/_allauth/app/v1/{path}", {}, content_type="application/json").status_code == 404


def test_a_write_without_the_csrf_token_is_refused(ana_user: User) -> None:
    client = ApiClient(enforce_csrf_checks=True)
    token = client.get("/api/session").json()["csrf"]
    assert sign_in(client, "ana").status_code == 403
    assert sign_in(client, "ana", x_csrftoken=token).status_code == 200
    refused = client.call("POST", "/session/language", {"language": "en"})
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf_failed")
    fresh = client.cookies["csrftoken"].value
    taken = client.call("POST", "/session/language", {"language": "en"}, x_csrftoken=fresh)
    assert (taken.status_code, taken.json()) == (200, {"language": "en"})


def test_refusals_speak_the_language_a_person_chose(client: ApiClient, ana_user: User) -> None:
    sign_in(client, "ana")
    chosen = client.call("POST", "/session/language", {"language": "en"})
    assert chosen.status_code == 200
    refused = client.call("POST", "/people", {}, accept_language="zh-CN")
    assert refused.json()["detail"] == "You may not: Create and change user accounts."


def register(client: ApiClient, tablet_id: UUID, name: str = "平板七") -> Any:
    return client.call(
        "POST", "/session/tablet", {"id": str(tablet_id), "name": name}, x_device=str(tablet_id)
    )


def test_a_registered_tablet_gets_its_key_and_its_longer_lease(client: ApiClient, ana_user: User) -> None:
    tablet = uuid4()
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as clock:
        sign_in(client, "ana")
        said = register(client, tablet).json()
        assert (said["id"], said["state"], said["lease_hours"]) == (str(tablet), "active", 72)
        assert len(base64.b64decode(said["data_key"])) == 32
        assert register(client, tablet).json()["data_key"] == said["data_key"]
        clock.shift(timedelta(hours=71))
        assert client.call("GET", "/products", x_device=str(tablet)).status_code == 200
        seen = client.get("/api/session", headers={"x-device": str(tablet)}).json()
        assert seen["tablet"] == {"id": str(tablet), "name": "平板七", "state": "active"}
        clock.shift(timedelta(hours=73))
        assert client.call("GET", "/products", x_device=str(tablet)).status_code == 401


def test_the_data_key_is_kept_in_no_table(client: ApiClient, ana_user: User) -> None:
    sign_in(client, "ana")
    register(client, uuid4())
    assert not Command.objects.exists()


def test_two_people_on_one_tablet_have_two_keys_and_the_second_must_wipe_it_first(
    client: ApiClient, ana_user: User, chiara_user: User
) -> None:
    tablet = uuid4()
    sign_in(client, "ana")
    register(client, tablet)
    client.delete(SESSION)
    sign_in(client, "chiara")
    refused = register(client, tablet)
    assert (refused.status_code, refused.json()["code"]) == (409, "tablet_taken")


def test_a_revoked_tablet_is_told_to_wipe_itself_signed_in_or_not(client: ApiClient, ana_user: User) -> None:
    tablet = uuid4()
    sign_in(client, "ana")
    register(client, tablet)
    with change(SETUP, "test.setup"):
        amend(Tablet.objects.get(pk=tablet), state=TabletState.REVOKED)
    for signed_in in (True, False):
        for method, path in (("GET", "/products"), ("GET", "/session"), ("POST", "/session/language")):
            body = {"language": "en"} if method == "POST" else None
            answer = client.call(method, path, body, x_device=str(tablet))
            assert (answer.status_code, answer.json()["code"]) == (403, "tablet_revoked"), (path, signed_in)
            assert answer.headers["X-Device-Revoked"] == "1"
        client.delete(SESSION)


def test_a_revoked_tablet_stays_revoked_for_whoever_signs_in_next(
    client: ApiClient, ana_user: User, chiara_user: User
) -> None:
    tablet = uuid4()
    with change(SETUP, "test.setup"):
        Tablet.objects.create(id=tablet, user=ana_user, name="平板七", state=TabletState.REVOKED)
    sign_in(client, "chiara")
    assert client.call("GET", "/products", x_device=str(tablet)).json()["code"] == "tablet_revoked"
    assert register(client, tablet).json()["code"] == "tablet_revoked"


def test_history_names_a_tablet_only_if_it_is_the_persons_own(
    client: ApiClient, ana_user: User, chiara_user: User
) -> None:
    mine, foreign = uuid4(), uuid4()
    with change(SETUP, "test.setup"):
        Tablet.objects.create(id=foreign, user=chiara_user, name="平板八")
    sign_in(client, "ana")
    register(client, mine)
    for tablet, language in ((mine, "en"), (foreign, "zh-hans"), (uuid4(), "en")):
        client.call("POST", "/session/language", {"language": language}, x_device=str(tablet))
    told = User.history.filter(id=ana_user.pk, action="staff.user.choose_language").order_by("history_id")
    assert [row.device_id for row in told] == [mine, None, None]


def test_a_badly_formed_device_header_is_said(client: ApiClient, ana_user: User) -> None:
    sign_in(client, "ana")
    answer = client.call("GET", "/products", x_device="my tablet")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_header")


def change_password(client: ApiClient, current: str, password: str) -> Any:
    return client.call("POST", "/session/password", {"current": current, "password": password})


def test_changing_ones_password_wants_the_present_one_and_ends_the_other_sessions(
    client: ApiClient, ana_user: User
) -> None:
    elsewhere = ApiClient()
    sign_in(client, "ana")
    sign_in(elsewhere, "ana")
    wrong = change_password(client, "guess", "a brand new phrase")
    assert (wrong.status_code, wrong.json()["fields"]) == (422, {"current": "当前密码不正确。"})
    assert change_password(client, PASSWORD, "a brand new phrase").status_code == 200
    assert client.call("GET", "/products").status_code == 200
    assert elsewhere.call("GET", "/products").status_code == 401
    assert sign_in(ApiClient(), "ana", "a brand new phrase").status_code == 200
    assert not Command.objects.exists()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "密码至少 10 个字符。"),
        ("83749283749283", "密码不能全是数字。"),
        ("password123", "该密码过于常见，请换一个。"),
    ],
)
def test_a_weak_password_is_refused_with_its_remedy(
    client: ApiClient, ana_user: User, password: str, sentence: str
) -> None:
    sign_in(client, "ana")
    refused = change_password(client, PASSWORD, password)
    assert refused.status_code == 422
    assert sentence in refused.json()["fields"]["password"]


def test_whoever_finds_an_open_session_cannot_guess_its_password(client: ApiClient, ana_user: User) -> None:
    sign_in(client, "ana")
    for _ in range(5):
        change_password(client, "guess", "a brand new phrase")
    locked = change_password(client, PASSWORD, "a brand new phrase")
    assert (locked.status_code, locked.json()["code"]) == (429, "too_many_tries")
    assert locked.headers["Retry-After"] == "900"


def test_a_password_kept_in_an_older_way_is_kept_anew_as_a_change_of_its_own(
    client: ApiClient, ana_user: User, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    assert sign_in(client, "ana").status_code == 200
    ana_user.refresh_from_db()
    assert ana_user.password.startswith("argon2")
    newest = User.history.filter(id=ana_user.pk).order_by("-history_id").first()
    assert (newest.action, newest.actor_name) == ("staff.user.keep_password_anew", "job:password-upgrade")
