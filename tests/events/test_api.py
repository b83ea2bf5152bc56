"""The endpoints: who gets which answer, at what cost."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from compliance.models import ProcessVersion, Run, Task
from compliance.services import approvals
from core.actor import Actor
from core.history import change
from core.models import AccessEntry
from core.pdf import missing_libraries
from events import services
from events.models import Event, EventType, Evidence, Invitee, Speaker, SpeakerRate, Topic
from events.tokens import code_of, token_of
from hcp.models import Hcp
from staff.models import User
from tests.conftest import SETUP, ApiClient
from tests.counts import as_written_down, counted
from tests.events.conftest import FILE, GOOD
from tests.hcp.factories import HcpFactory
from tests.matrix import Row, answers, named
from tests.visits.factories import NOW

Make = Callable[..., Event]
SignIn = Callable[[User], ApiClient]
# who plans it, who helps (a rep), who leads the planner, a rep elsewhere, compliance, nobody
PEOPLE = ("mara", "ana", "boris", "chiara", "dora", "nobody")
ALL = (200, 200, 200, 200, 200, 401)
SEEN = (200, 200, 200, 404, 200, 401)
HERS = (200, 403, 403, 403, 403, 401)
HELPS = (200, 200, 403, 404, 403, 401)
COMPLIANCE = (403, 403, 403, 403, 200, 401)

NEW = {
    "id": "{new}",
    "type_id": "{type}",
    "title": "新进展",
    "starts_at": "2026-12-02T02:00:00Z",
    "ends_at": "2026-12-02T04:00:00Z",
}
MOVED = {"starts_at": "2026-12-09T02:00:00Z", "ends_at": "2026-12-09T04:00:00Z", "reason": "行程冲突"}
SIGN_IN = {  # a signature that has not arrived yet
    "id": "{new}",
    "invitee_id": "{expected}",
    "signature_id": "{new}",
    "signed_at": "2026-11-18T02:00:00Z",
}
EVIDENCE = {"id": "{new}", "kind": "photo", "file_id": "{new}"}
LETTER = (409 if missing_libraries() else 200, 403, 403, 403, 403, 401)  # without Pango it says so
PRINTED = tuple(LETTER[0] if status == 200 else status for status in (200, 403, 200, 403, 200, 401))
MATRIX = [
    Row("event-types", "GET", "/event-types", None, ALL),
    Row(
        "event-type-create",
        "POST",
        "/event-types",
        {"kind": "advisory_board", "name_zh": "顾问会", "name_en": "Advisers"},
        COMPLIANCE,
    ),
    Row("event-type-edit", "PATCH", "/event-types/{type}", {"version": 1, "evidence": ["photo"]}, COMPLIANCE),
    Row("event-topics", "GET", "/event-topics", None, ALL),
    Row("event-topic-create", "POST", "/event-topics", {"name_zh": "房颤", "name_en": "Fibrillation"}, HERS),
    Row("event-topic-edit", "PATCH", "/event-topics/{topic}", {"version": 1, "is_active": False}, HERS),
    Row("speaker-rates", "GET", "/speaker-rates", None, ALL),
    Row(
        "speaker-rate-create",
        "POST",
        "/speaker-rates",
        {"tier": "local", "country": "CN", "currency": "CNY", "per_hour": "600.00", "from_on": "2026-01-01"},
        COMPLIANCE,
    ),
    Row(
        "speaker-rate-edit",
        "PATCH",
        "/speaker-rates/{rate}",
        {"version": 1, "to_on": "2026-12-31"},
        COMPLIANCE,
    ),
    Row("speakers", "GET", "/speakers", None, ALL),
    Row("speaker", "GET", "/speakers/{speaker}", None, ALL),
    Row(
        "speaker-create",
        "POST",
        "/speakers",
        {"hcp_id": "{other}", "criteria": GOOD, "assessed_on": "2026-11-01", "expires_on": "2027-11-01"},
        HERS,
    ),
    Row("speaker-edit", "PATCH", "/speakers/{speaker}", {"version": 1, "trained_on": "2026-11-01"}, HERS),
    Row("events", "GET", "/events", None, ALL),
    Row("event", "GET", "/events/{draft}", None, SEEN),
    Row("event-create", "POST", "/events", NEW, HERS),
    Row("event-edit", "PATCH", "/events/{draft}", {"version": "{version}", "title": "别的"}, HERS),
    Row("event-agenda", "PUT", "/events/{draft}/agenda", {"version": "{version}", "items": []}, HERS),
    Row(
        "event-speakers", "PUT", "/events/{draft}/speakers", {"version": "{version}", "engagements": []}, HERS
    ),
    Row("event-budget", "PUT", "/events/{draft}/budget", {"version": "{version}", "lines": []}, HERS),
    Row("event-check", "GET", "/events/{draft}/check", None, SEEN),
    Row("event-submit", "POST", "/events/{draft}/submit", None, HERS),
    Row("event-withdraw", "POST", "/events/{asked}/withdraw", {"reason": "再想想"}, HERS),
    Row("event-invite", "POST", "/events/{approved}/invite", None, HERS),
    Row("event-reschedule", "POST", "/events/{approved}/reschedule", MOVED, HERS),
    Row("event-cancel", "POST", "/events/{draft}/cancel", {"reason": "停办"}, HERS),
    Row("event-invitees", "GET", "/events/{draft}/invitees", None, SEEN),
    Row("event-candidates", "GET", "/events/{draft}/candidates?search=张", None, SEEN),
    Row("event-invitee-add", "POST", "/events/{draft}/invitees", {"id": "{new}", "hcp_id": "{other}"}, HELPS),
    Row(
        "event-invitee-edit",
        "PATCH",
        "/events/{draft}/invitees/{invitee}",
        {"version": 1, "meal": False},
        HELPS,
    ),
    Row("event-invitations", "POST", "/events/{inviting}/invitations", None, HERS),
    Row("event-calendar", "GET", "/events/{inviting}/calendar", None, SEEN),
    Row("event-letter", "GET", "/events/{inviting}/invitees/{asked_to_come}/letter", None, LETTER),
    Row("event-qr", "GET", "/events/{inviting}/invitees/{asked_to_come}/qr", None, HERS),
    Row("rsvp", "POST", "/rsvp", {"token": "{token}"}, (200,) * 6),
    Row("rsvp-answer", "POST", "/rsvp/answer", {"token": "{token}", "accept": True}, (200,) * 6),
    Row("event-start", "POST", "/events/{approved}/start", None, HELPS),
    Row("event-finish", "POST", "/events/{running}/finish", None, HELPS),
    Row("event-sign-in", "POST", "/events/{running}/sign-ins", SIGN_IN, (422, 422, 403, 404, 403, 401)),
    Row(
        "event-invitee-match",
        "POST",
        "/events/{running}/invitees/{walk_in}/match",
        {"hcp_id": "{other}"},
        HELPS,
    ),
    Row(
        "event-invitee-enter",
        "POST",
        "/events/{running}/invitees/{walk_in}/enter",
        {"institution_id": "{hospital}"},
        (403, 200, 403, 404, 403, 401),  # taking somebody on file is the field's, not medical affairs'
    ),
    Row("event-expenses", "PUT", "/events/{over}/expenses", {"version": "{over_version}", "lines": []}, HERS),
    Row("event-shares", "GET", "/events/{over}/shares", None, SEEN),
    Row("event-dossier", "GET", "/events/{over}/dossier", None, PRINTED),
    Row("event-certificates", "GET", "/events/{over}/certificates", None, HERS),
    Row("event-certificates-issue", "POST", "/events/{over}/certificates", None, HERS),
    Row("event-certificate", "GET", "/events/{over}/certificates/{certificate}", None, HERS),
    Row("event-certificates-zip", "GET", "/events/{over}/certificates.zip", None, HERS),
    Row("certificate-check", "POST", "/certificates/check", {"code": "{code}"}, (200,) * 6),
    Row("event-evidence", "POST", "/events/{over}/evidence", EVIDENCE, (422, 422, 403, 404, 403, 401)),
    Row("event-evidence-remove", "DELETE", "/events/{over}/evidence/{proof}", None, HERS),
    Row(
        "event-submit-close-out",
        "POST",
        "/events/{over}/submit-close-out",
        None,
        (422, 403, 403, 403, 403, 401),
    ),
    Row(
        "event-invitee-dismiss",
        "POST",
        "/events/{draft}/invitees/{invitee}/dismiss",
        {"reason": "出差"},
        HELPS,
    ),
]


@pytest.fixture
def clients(
    sign_in: SignIn, mara_user: User, ana_user: User, boris_user: User, chiara_user: User, dora_user: User
) -> dict[str, ApiClient]:
    people = (mara_user, ana_user, boris_user, chiara_user, dora_user)
    return {**dict(zip(PEOPLE, map(sign_in, people), strict=False)), "nobody": ApiClient()}


@pytest.fixture
def known(
    make_event: Make,
    make_draft: Make,
    mara: Actor,
    talk: EventType,
    topic: Topic,
    rate: SpeakerRate,
    speaker: Speaker,
    doctor: Hcp,
    hospital: Any,
    in_force: ProcessVersion,
) -> dict[str, Any]:
    """What the rows of the matrix name."""
    draft = make_draft()
    invitee = services.add_invitee(mara, draft, id=uuid4(), hcp_id=doctor.pk)
    running, over, inviting = (make_event(state) for state in ("running", "reconciling", "inviting"))
    guest = uuid4()
    services.add_invitee(mara, inviting, id=guest, hcp_id=doctor.pk)
    services.invite(mara, inviting)
    with change(SETUP, "test.setup"):
        expected = Invitee.objects.create(event=running, hcp=doctor, status="accepted")
        walk_in = Invitee.objects.create(
            event=running,
            name="来宾",
            walk_in=True,
            status="signed_in",
            sign_in_id=uuid4(),
            signature=FILE,
            signed_at=NOW,
        )
        proof = Evidence.objects.create(event=over, kind="photo", file=FILE)
        Invitee.objects.create(
            event=over,
            hcp=doctor,
            status="signed_in",
            sign_in_id=uuid4(),
            signature=FILE,
            signed_at=NOW,
        )
    services.issue_certificates(mara, over)
    services.make_due(lambda one: b"a document")
    certificate = over.certificates.get()
    return {
        "inviting": inviting.pk,
        "asked_to_come": guest,
        "token": token_of(guest),
        "running": running.pk,
        "over": over.pk,
        "over_version": over.version,
        "expected": expected.pk,
        "walk_in": walk_in.pk,
        "proof": proof.pk,
        "certificate": certificate.pk,
        "code": code_of(certificate.pk),
        "hospital": hospital.pk,
        "new": uuid4(),
        "type": talk.pk,
        "topic": topic.pk,
        "rate": rate.pk,
        "speaker": speaker.pk,
        "other": HcpFactory.create(name="王医生", institution=hospital).pk,
        "draft": draft.pk,
        "version": draft.version,
        "asked": services.submit_event(mara, make_draft()).pk,
        "approved": make_event("approved").pk,
        "invitee": invitee.pk,
    }


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


def test_every_read_makes_the_queries_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    reads = [row for row in MATRIX if row.method == "GET"]
    for row in reads:  # the first request of a process asks for the kinds of content
        clients["mara"].call("GET", row.path.format(**known))
    found = {row.name: counted(clients["mara"], "GET", row.path.format(**known)) for row in reads}
    as_written_down("events", found)


def test_an_amount_is_text_and_never_a_float(clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    told = clients["mara"].call("GET", f"/events/{known['draft']}").json()
    assert told["money"] == {"estimated": "5750.00", "committed": "0.00", "actual": "0.00"}
    assert all(isinstance(line["estimated"], str) for line in told["lines"])


def test_whoever_lists_people_leaves_a_trace(clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    clients["ana"].call("GET", f"/events/{known['draft']}/invitees")
    entry = AccessEntry.objects.get(kind="invitee")
    assert (entry.subject_ids, entry.why) == ([str(known["invitee"])], "listed")


def test_whoever_is_asked_about_an_event_may_read_it(
    make_draft: Make, mara: Actor, boris: Actor, chiara_user: User, in_force: ProcessVersion, sign_in: SignIn
) -> None:
    event = services.submit_event(mara, make_draft())
    client = sign_in(chiara_user)
    assert client.call("GET", f"/events/{event.pk}").status_code == 404
    task = Task.objects.get(assignee=boris.user_id, state="open")
    approvals.transfer_task(boris, task, to=chiara_user.pk)
    assert client.call("GET", f"/events/{event.pk}").status_code == 200
    assert Run.objects.get().state == "running"
