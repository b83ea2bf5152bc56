"""Certificates of attendance: issued once, made in the background, proved by their code and their digest."""

import hashlib
import io
import subprocess
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage

from core import attachments
from core.actor import Actor
from core.errors import Forbidden, Refused
from events import services
from events.models import Certificate, Event
from events.selectors import certificate_words, get_event, progress_row
from events.tasks import make_certificates
from hcp.models import Hcp
from staff.models import User
from tests.conftest import ApiClient
from tests.events.test_the_day import PICTURE
from tests.visits.factories import NOW

Make = Callable[..., Event]
SignIn = Callable[[User], ApiClient]


def came(actor: Actor, event: Event, invitee_id: Any) -> None:
    file = attachments.receive(actor, uuid4(), "signature", PICTURE, "")
    services.sign_in(actor, event, id=uuid4(), invitee_id=invitee_id, signature_id=file.pk, signed_at=NOW)


@pytest.fixture
def over(make_event: Make, mara: Actor, ana: Actor, doctor: Hcp, professor: Hcp) -> Event:
    """An event that ended: the doctor came and reads English, the professor did not come, a stranger did."""
    event = make_event("inviting", planned_heads=4)
    for one, language in ((doctor, "en"), (professor, "zh-hans")):
        services.add_invitee(ana, event, id=uuid4(), hcp_id=one.pk, language=language, comment="相关")
    services.start_event(ana, get_event(ana, event.pk))
    running = get_event(ana, event.pk)
    came(ana, running, running.invitees.get(hcp=doctor).pk)
    file = attachments.receive(ana, uuid4(), "signature", PICTURE, "")
    stranger = {"id": uuid4(), "name": "来宾", "institution_name": "", "department_name": "", "phone": ""}
    services.sign_in(ana, running, id=uuid4(), walk_in=stranger, signature_id=file.pk, signed_at=NOW)
    return services.finish_event(ana, get_event(ana, event.pk))


@pytest.fixture
def certificate(over: Event, mara: Actor) -> Certificate:
    """The doctor's, made."""
    services.issue_certificates(mara, over)
    make_certificates()
    return Certificate.objects.get()


def test_whoever_signed_and_is_on_file_gets_one_and_only_one(over: Event, mara: Actor, doctor: Hcp) -> None:
    assert services.issue_certificates(mara, over) == 1
    assert services.issue_certificates(mara, over) == 0
    assert Certificate.objects.get().invitee.hcp == doctor


def test_the_document_says_who_took_part_in_what_in_his_language(certificate: Certificate) -> None:
    with default_storage.open(certificate.file) as file:
        document = file.read()
    assert (len(document), hashlib.sha256(document).digest()) == (certificate.size, bytes(certificate.sha256))
    read = subprocess.run(
        ["pdftotext", "-", "-"], input=document, capture_output=True, check=True
    ).stdout.decode()
    words = certificate_words(Certificate.objects.get())
    for said in (
        words["title"],
        certificate.number,
        "张建国",
        "慢性心衰新进展",
        dict(words["facts"])["Code"],
    ):
        assert said in " ".join(read.split()), read


def test_one_that_cannot_be_made_holds_up_no_other_and_is_tried_again(over: Event, mara: Actor) -> None:
    services.issue_certificates(mara, over)

    def broken(certificate: Certificate) -> bytes:
        raise ValueError

    assert services.make_due(broken) == (0, 1)
    assert services.make_due(lambda one: b"a document") == (1, 0)
    assert services.make_due(broken) == (0, 0)
    row = progress_row(over)
    assert (row["entitled"], row["issued"], row["made"]) == (1, 1, 1)


@pytest.mark.parametrize("state", ["approved", "inviting", "running"])
def test_nobody_is_certified_before_the_end(make_event: Make, mara: Actor, state: str) -> None:
    with pytest.raises(Refused) as refusal:
        services.issue_certificates(mara, make_event(state))
    assert refusal.value.code == "not_over"


def test_only_the_owner_issues_them(over: Event, ana: Actor) -> None:
    with pytest.raises(Forbidden):
        services.issue_certificates(ana, over)


def test_a_code_proves_its_certificate_however_it_is_typed_and_no_other_does(
    certificate: Certificate,
) -> None:
    code = dict(certificate_words(certificate)["facts"])["Code"]
    guest = ApiClient()
    for typed in (code, code.lower().replace("-", " ")):
        answer = guest.call("POST", "/certificates/check", {"code": typed})
        assert answer.status_code == 200
        said = answer.json()
        assert (said["number"], said["name"]) == (certificate.number, "张建国")
        assert said["sha256"] == bytes(certificate.sha256).hex()
    for other in ("", "AAAA-AAAA-AAAA-AAAA", code[:-1]):
        assert guest.call("POST", "/certificates/check", {"code": other}).status_code == 404


def test_codes_cannot_be_tried_by_the_thousand(certificate: Certificate) -> None:
    guest = ApiClient()
    codes = {guest.call("POST", "/certificates/check", {"code": "AAAA"}).status_code for _ in range(40)}
    assert codes == {404, 429}


def test_all_of_them_come_home_in_one_archive(
    certificate: Certificate, sign_in: SignIn, mara_user: User
) -> None:
    client = sign_in(mara_user)
    answer = client.get(f"/api/events/{certificate.event_id}/certificates.zip")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert archive.namelist() == [f"{certificate.number}.pdf"]
    assert hashlib.sha256(archive.read(archive.namelist()[0])).digest() == bytes(certificate.sha256)
    one = client.get(f"/api/events/{certificate.event_id}/certificates/{certificate.pk}")
    assert one.content.startswith(b"%PDF")


def test_a_certificate_of_another_event_is_not_there(
    certificate: Certificate, make_event: Make, sign_in: SignIn, mara_user: User
) -> None:
    other = make_event("draft")
    answer = sign_in(mara_user).get(f"/api/events/{other.pk}/certificates/{certificate.pk}")
    assert answer.status_code == 404
