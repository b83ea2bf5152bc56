"""Photos and signatures: looked into, re-encoded, kept once, shown only to who may see their record."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PIL import Image

from core import attachments
from core.errors import Invalid, Refused
from core.models import AccessEntry, Attachment
from staff.access import actor_of
from staff.models import User
from tests.conftest import ApiClient

SignIn = Callable[[User], ApiClient]
ORIENTATION, MODEL, GPS = 0x0112, 0x0110, 0x8825


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ana(sign_in: SignIn, ana_user: User) -> ApiClient:
    return sign_in(ana_user)


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def put(
    client: ApiClient, body: bytes, attachment: UUID | None = None, kind: str = "photo", sha: str = ""
) -> Any:
    return client.generic(
        "PUT",
        f"/api/attachments/{attachment or uuid4()}?kind={kind}",
        body,
        content_type="application/octet-stream",
        headers={"idempotency-key": str(uuid4()), "x-sha256": sha},
    )


def stored(answer: Any) -> Image.Image:
    with Attachment.objects.get(pk=answer.json()["id"]).file.open() as file:
        return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_as_jpeg_whatever_it_came_as(ana: ApiClient, kind: str) -> None:
    answer = put(ana, picture(kind))
    assert (answer.status_code, answer.json()["mime"]) == (200, "image/jpeg")
    assert stored(answer).format == "JPEG"


def test_a_signature_keeps_its_transparent_ground(ana: ApiClient) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(out, "PNG")
    answer = put(ana, out.getvalue(), kind="signature")
    assert answer.json()["mime"] == "image/png"
    assert stored(answer).getpixel((1, 1)) == (0, 0, 0, 0)


def test_position_and_camera_are_dropped_and_the_picture_stands_upright(ana: ApiClient) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MODEL] = "Spy 3000"
    exif.get_ifd(GPS)[1] = "N"
    kept = stored(put(ana, picture(size=(60, 40), exif=exif)))
    assert dict(kept.getexif()) == {}
    assert kept.size == (40, 60), "the turn the camera noted is carried out before its note is dropped"
    assert b"Spy" not in kept.tobytes()


def test_a_large_photo_is_made_smaller(ana: ApiClient) -> None:
    assert max(stored(put(ana, picture(size=(4000, 3000)))).size) == 1600


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"MZ\x90\x00" + b"\x00" * 200,
        b"#!/bin/sh\nrm -rf /\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\x00" * 100,
        picture()[:200],
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
        picture("BMP"),
    ],
    ids=["empty", "exe", "script", "svg", "gif", "cut", "false png", "bmp"],
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(ana: ApiClient, body: bytes) -> None:
    answer = put(ana, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_file")
    assert not Attachment.objects.exists()


def test_a_photo_that_is_too_large_is_refused(ana: ApiClient, monkeypatch: pytest.MonkeyPatch) -> None:
    heavy = picture("PNG") + b"\x00" * attachments.MAX_BYTES
    assert "8 MB" in put(ana, heavy).json()["detail"]
    monkeypatch.setattr(attachments, "MAX_PIXELS", 2000)
    assert put(ana, picture(size=(60, 40))).json()["code"] == "bad_file"


def test_the_same_file_again_is_fine_and_another_under_its_id_is_not(ana: ApiClient) -> None:
    attachment, body = uuid4(), picture()
    first, again = put(ana, body, attachment), put(ana, body, attachment)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    other = put(ana, picture(size=(10, 10)), attachment)
    assert (other.status_code, other.json()["code"]) == (409, "attachment_differs")
    assert Attachment.objects.count() == 1


def test_an_id_belongs_to_whoever_brought_the_file(
    ana: ApiClient, sign_in: SignIn, chiara_user: User
) -> None:
    attachment, body = uuid4(), picture()
    put(ana, body, attachment)
    assert put(sign_in(chiara_user), body, attachment).status_code == 409


def test_a_file_damaged_on_the_way_is_refused(ana: ApiClient) -> None:
    body = picture()
    assert put(ana, body, sha="0" * 64).json()["code"] == "bad_digest"
    assert put(ana, body, sha=hashlib.sha256(body).hexdigest().upper()).status_code == 200


def test_a_file_without_a_record_is_seen_by_who_brought_it_alone(
    ana: ApiClient, sign_in: SignIn, boris_user: User, dora_user: User
) -> None:
    attachment = uuid4()
    put(ana, picture(), attachment)
    answer = ana.get(f"/api/attachments/{attachment}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer)
    entry = AccessEntry.objects.get(kind="attachment")
    assert (entry.actor_name, entry.subject_ids) == ("安娜", [str(attachment)])
    for person in (boris_user, dora_user):
        assert sign_in(person).get(f"/api/attachments/{attachment}").status_code == 404
    assert ApiClient().get(f"/api/attachments/{attachment}").status_code == 401


def test_a_record_takes_only_files_that_arrived_from_its_author_and_are_free(
    ana: ApiClient, ana_user: User, chiara_user: User
) -> None:
    attachment, record = uuid4(), uuid4()
    put(ana, picture(), attachment)
    author = actor_of(ana_user)
    with pytest.raises(Invalid, match="attachment_missing"):
        attachments.claim(author, [uuid4()], "letter", record)
    with pytest.raises(Invalid, match="attachment_missing"):
        attachments.claim(actor_of(chiara_user), [attachment], "letter", record)
    described = attachments.claim(author, [attachment], "letter", record)
    assert described[0]["sha256"] == hashlib.sha256(picture()).hexdigest()
    assert attachments.claim(author, [attachment], "letter", record) == described
    with pytest.raises(Refused, match="attachment_taken"):
        attachments.claim(author, [attachment], "letter", uuid4())


def test_an_unknown_kind_of_file_is_refused(ana: ApiClient) -> None:
    assert put(ana, picture(), kind="virus").status_code == 422
