"""Invitations: mailed once, answered by whoever holds the link, silent to everybody else."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from compliance.models import Transfer
from core.actor import Actor
from core.errors import Refused
from core.history import amend, change
from core.pdf import missing_libraries
from events import services
from events.ics import LONGEST, calendar
from events.models import Event, Invitee
from events.selectors import get_event
from events.tokens import digest_of, token_of
from hcp.models import Hcp
from staff.models import User
from tests.conftest import SETUP, ApiClient
from tests.visits.factories import NOW

Make = Callable[..., Event]
SignIn = Callable[[User], ApiClient]


@pytest.fixture(autouse=True)
def server(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.com"
    settings.PUBLIC_URL = "https://rounds.example.com"


@pytest.fixture
def event(make_event: Make) -> Event:
    return make_event("inviting")


@pytest.fixture
def invited(event: Event, mara: Actor, doctor: Hcp) -> Invitee:
    """The doctor, invited by mail, in English."""
    key = uuid4()
    services.add_invitee(mara, event, id=key, hcp_id=doctor.pk, email="doctor@example.com", language="en")
    services.invite(mara, event)
    return Invitee.objects.get(pk=key)


def ask(client: ApiClient, path: str, **said: Any) -> Any:
    return client.call("POST", path, said)


def test_only_a_digest_of_the_secret_is_kept(invited: Invitee) -> None:
    token = token_of(invited.pk)
    assert bytes(invited.token_digest or b"") == digest_of(token)
    assert token not in str(vars(invited))


def test_a_mail_goes_out_once_in_the_readers_language_with_the_event_for_his_calendar(
    invited: Invitee,
) -> None:
    assert (services.send_due(), services.send_due()) == (1, 0)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["doctor@example.com"], "Invitation: 慢性心衰新进展")
    assert f"https://rounds.example.com/rsvp#{token_of(invited.pk)}" in sent.body
    name, content, kind = sent.attachments[0]
    assert (name, kind) == ("event.ics", "text/calendar")
    assert "BEGIN:VEVENT" in str(content)
    assert Invitee.objects.get(pk=invited.pk).mail_due_at is None


def test_a_mail_that_cannot_be_sent_waits_and_is_tried_again(
    invited: Invitee, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller
) -> None:
    def down(*_: object) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", down)
        assert services.send_due() == 0
    assert services.send_due() == 0, "not before its time"
    clock.shift(timedelta(minutes=11))
    assert services.send_due() == 1
    assert len(mail.outbox) == 1


def test_without_a_mail_server_invitations_wait(invited: Invitee, settings: Any) -> None:
    settings.EMAIL_HOST = ""
    assert services.send_due() == 0
    assert Invitee.objects.get(pk=invited.pk).mail_due_at is not None


def test_the_holder_of_a_link_answers_without_an_account(invited: Invitee) -> None:
    client, token = ApiClient(), token_of(invited.pk)
    read = ask(client, "/rsvp", token=token)
    assert (read.status_code, read.json()["status"]) == (200, "invited")
    assert "张建国" not in read.content.decode()
    for _ in range(2):
        said = ask(client, "/rsvp/answer", token=token, accept=True, meal=False)
        assert (said.json()["status"], said.json()["meal"]) == ("accepted", False)
    told = invited.history.order_by("-history_id").first()
    assert (told.actor_name, told.action) == ("job:rsvp", "events.invitee.answer")


def test_every_link_that_is_not_open_is_told_the_same(
    invited: Invitee, event: Event, clock: time_machine.Traveller
) -> None:
    client, token = ApiClient(), token_of(invited.pk)
    unknown = [ask(client, "/rsvp", token=bad) for bad in ("", "x" * 43, "国" * 43, token_of(uuid4()))]
    clock.move_to(event.starts_at + timedelta(seconds=1))
    late = [ask(client, "/rsvp", token=token), ask(client, "/rsvp/answer", token=token, accept=True)]
    assert {one.status_code for one in (*unknown, *late)} == {404}
    assert len({one.content for one in (*unknown, *late)}) == 1


@pytest.mark.parametrize("state", ["rescheduled", "cancelled", "closed"])
def test_an_event_that_is_not_inviting_answers_to_no_link(invited: Invitee, state: str) -> None:
    times = {"cancelled": {"cancelled_at": NOW}, "closed": {"closed_at": NOW}}.get(state, {})
    with change(SETUP, "test.setup"):
        amend(Event.objects.get(pk=invited.event_id), state=state, **times)
    assert ask(ApiClient(), "/rsvp", token=token_of(invited.pk)).status_code == 404


def test_links_cannot_be_tried_by_the_thousand(invited: Invitee) -> None:
    client = ApiClient()
    answers = {ask(client, "/rsvp", token="x" * 43).status_code for _ in range(70)}
    assert answers == {404, 429}


def test_whoever_declines_frees_what_was_promised_and_may_change_his_mind(
    event: Event, mara: Actor, invited: Invitee
) -> None:
    def held() -> Any:
        return sum(line.amount for line in Transfer.objects.filter(standing="held"))

    before = held()
    assert before > 0
    services.answer_invitation(token_of(invited.pk), accept=False, meal=False)
    assert held() == 0
    services.answer_invitation(token_of(invited.pk), accept=True, meal=True)
    assert held() == before


def test_nobody_is_invited_before_the_invitations_are_open(make_event: Make, mara: Actor) -> None:
    with pytest.raises(Refused) as error:
        services.invite(mara, make_event("approved"))
    assert error.value.code == "not_inviting"


@pytest.mark.skipif(bool(missing_libraries()), reason="Pango is not installed")
def test_a_letter_is_printed_for_whom_was_invited(invited: Invitee, sign_in: SignIn, mara_user: User) -> None:
    client = sign_in(mara_user)
    answer = client.call("GET", f"/events/{invited.event_id}/invitees/{invited.pk}/letter")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")


def test_a_calendar_has_crlf_folds_at_75_octets_and_cuts_no_character() -> None:
    title = "慢性心力衰竭管理新进展与病例讨论；含分号, 逗号\\反斜杠\n换行" * 3
    start = datetime(2026, 12, 2, 2, tzinfo=UTC)
    made = calendar(
        uid="1@rounds",
        sequence=3,
        stamped=NOW,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        title=title,
        place="会议室",
    )
    assert made.endswith(b"END:VCALENDAR\r\n")
    lines = made.split(b"\r\n")
    assert all(len(line) <= LONGEST for line in lines)
    assert all(line.decode() is not None for line in lines), "each line is whole UTF-8"
    assert b"\n" not in made.replace(b"\r\n", b"")
    whole = io.BytesIO(made.replace(b"\r\n ", b"")).read().decode()
    escaped = title.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")
    assert f"SUMMARY:{escaped}" in whole
    assert "DTSTART:20261202T020000Z" in whole


def test_an_event_goes_into_ones_calendar(
    event: Event, mara: Actor, sign_in: SignIn, mara_user: User
) -> None:
    answer = sign_in(mara_user).call("GET", f"/events/{event.pk}/calendar")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"UID:{get_event(mara, event.pk).pk}@rounds" in answer.content.decode()
