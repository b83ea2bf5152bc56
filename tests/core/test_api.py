"""The house's own doors: session, tablet, feed, files and history, and who gets which answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile

from core.models import Attachment
from staff.models import User
from tests.conftest import PASSWORD, ApiClient
from tests.counts import as_written_down, counted
from tests.matrix import Row, answers, named

SignIn = Callable[[User], ApiClient]
PEOPLE = ("ana", "boris", "chiara", "dora", "nobody")
ALL = (200, 200, 200, 200, 401)
HERS = (200, 404, 404, 404, 401)  # a file that no record has taken yet
PERSON = (200, 200, 404, 200, 401)  # the history of Ana
AS_OF = "/history/person/{ana}/as-of?at=2099-01-01T00:00:00Z"
RESTORE = "/history/person/{ana}/restore?at=2099-01-01T00:00:00Z"
PUT_BACK = {"at": "2099-01-01T00:00:00Z", "version": 1, "reason": "misspelt"}

MATRIX = [
    Row("session", "GET", "/session", None, (200, 200, 200, 200, 200)),
    Row("session-tablet", "POST", "/session/tablet", {"id": "{new}", "name": "平板"}, ALL),
    Row("session-language", "POST", "/session/language", {"language": "en"}, ALL),
    Row(
        "session-password",
        "POST",
        "/session/password",
        {"current": PASSWORD, "password": "a brand new phrase"},
        ALL,
    ),
    Row("feed", "GET", "/feed", None, ALL),
    Row("attachment", "GET", "/attachments/{file}", None, HERS),
    Row(
        "attachment-put", "PUT", "/attachments/{new}?kind=photo", {"no": "picture"}, (422, 422, 422, 422, 401)
    ),
    Row("history", "GET", "/history/person/{ana}", None, PERSON),
    Row("history-as-of", "GET", AS_OF, None, PERSON),
    Row("history-restore-plan", "GET", RESTORE, None, (403, 403, 403, 403, 401)),
    Row("history-restore", "POST", "/history/person/{ana}/restore", PUT_BACK, (403, 403, 403, 403, 401)),
]


@pytest.fixture
def clients(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User
) -> dict[str, ApiClient]:
    people = (ana_user, boris_user, chiara_user, dora_user)
    return {"nobody": ApiClient(), **{user.username: sign_in(user) for user in people}}


@pytest.fixture
def known(ana_user: User, boris_user: User, settings: Any, tmp_path: Path) -> dict[str, Any]:
    """Everything the paths and bodies of the matrix name."""
    settings.MEDIA_ROOT = tmp_path
    file = Attachment(id=uuid4(), kind="photo", mime="image/png", size=1, sha256=b"", stored_sha256=b"")
    file.owner_id = ana_user.pk
    file.file.save("one.png", ContentFile(b"p"))
    return {"ana": ana_user.pk, "new": uuid4(), "file": file.pk}


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


@pytest.mark.alone
def test_reads_take_as_many_queries_as_are_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    clients["ana"].call("GET", "/session")  # the first request of a session writes it
    reads = [row for row in MATRIX if row.method == "GET" and row.answers[0] == 200]
    as_written_down(
        "core", {row.name: counted(clients["ana"], "GET", row.path.format(**known)) for row in reads}
    )
