"""Photos and signatures: checked, re-encoded, kept outside the web root, served after a permission check."""

import hashlib
import io
import struct
from collections.abc import Iterable
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image, ImageOps, UnidentifiedImageError

from core.actor import Actor
from core.errors import Invalid, NotFound, Refused
from core.models import Attachment
from core.words import Text

MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
LONG_SIDE = {Attachment.Kind.PHOTO: 1600, Attachment.Kind.SIGNATURE: 1200}
FORMATS = ("JPEG", "PNG", "WEBP")
UNREADABLE = (  # what Pillow says of files that are no picture, or a damaged one
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    struct.error,
)


def receive(actor: Actor, attachment_id: UUID, kind: str, body: bytes, sha256: str) -> Attachment:
    """Take a file from a tablet; the same file again is fine, another file under its id is not."""
    digest = hashlib.sha256(body).digest()
    if sha256 and sha256.lower() != digest.hex():
        raise Invalid(
            "bad_digest", "文件在传输中损坏，请重新发送。", "The file was damaged on the way; send it again."
        )
    known = Attachment.objects.filter(pk=attachment_id).first()
    if known is None:
        known = _store(actor, attachment_id, Attachment.Kind(kind), body, digest)
    if known.owner_id != actor.user_id or bytes(known.sha256) != digest:
        raise Refused(
            "attachment_differs",
            "该编号下已有另一个文件。",
            "Another file is already kept under this id.",
        )
    return known


def _store(
    actor: Actor, attachment_id: UUID, kind: Attachment.Kind, body: bytes, digest: bytes
) -> Attachment:
    image, mime, suffix = _reencode(kind, body)
    attachment = Attachment(
        id=attachment_id,
        kind=kind,
        mime=mime,
        size=len(image),
        sha256=digest,
        stored_sha256=hashlib.sha256(image).digest(),
        owner_id=actor.user_id or 0,
    )
    name = f"attachments/{timezone.now():%Y/%m/%d}/{attachment_id}.{suffix}"
    attachment.file.save(name, ContentFile(image), save=False)
    try:
        with transaction.atomic():
            attachment.save(force_insert=True)
    except IntegrityError:  # the same tablet sent it twice at once; the first one is kept
        attachment.file.delete(save=False)
        return Attachment.objects.get(pk=attachment_id)
    return attachment


def _reencode(kind: Attachment.Kind, body: bytes) -> tuple[bytes, str, str]:
    """Decode and encode again: what is not an image is refused; position and camera data are dropped."""
    if len(body) > MAX_BYTES:
        limit = MAX_BYTES >> 20
        raise _bad(f"文件超过 {limit} MB，请缩小后再传。", f"The file is over {limit} MB; make it smaller.")
    try:
        with Image.open(io.BytesIO(body), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _bad(
                    "图片像素过多，请缩小后再传。", "The picture has too many pixels; make it smaller."
                )
            upright = ImageOps.exif_transpose(image)  # the camera's turn is in the data we drop
            side = LONG_SIDE[kind]
            upright.thumbnail((side, side))
            return _encode(kind, upright)
    except UNREADABLE:
        raise _bad("只接受 JPEG、PNG 或 WebP 图片。", "Only JPEG, PNG or WebP pictures are taken.") from None


def _encode(kind: Attachment.Kind, image: Image.Image) -> tuple[bytes, str, str]:
    out = io.BytesIO()
    if kind == Attachment.Kind.SIGNATURE:
        image.convert("RGBA").save(out, "PNG", optimize=True)
        return out.getvalue(), "image/png", "png"
    image.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue(), "image/jpeg", "jpg"


def _bad(zh: str, en: str) -> Invalid:
    return Invalid("bad_file", zh, en, fields={"file": Text(zh, en)})


def claim(actor: Actor, ids: Iterable[UUID], about_kind: str, about_id: UUID) -> list[dict[str, object]]:
    """Tie arrived files to a record and describe them as the record keeps them, digest included."""
    wanted = list(ids)
    found = {a.pk: a for a in Attachment.objects.select_for_update().filter(pk__in=wanted)}
    for attachment_id in wanted:
        attachment = found.get(attachment_id)
        if attachment is None or attachment.owner_id != actor.user_id:
            raise Invalid("attachment_missing", "附件尚未上传。", "The attachment has not arrived yet.")
        if attachment.about_id not in (None, about_id):
            raise Refused(
                "attachment_taken", "附件已属于另一条记录。", "The attachment belongs to another record."
            )
    Attachment.objects.filter(pk__in=wanted).update(about_kind=about_kind, about_id=about_id)
    return [_described(found[attachment_id]) for attachment_id in wanted]


def _described(attachment: Attachment) -> dict[str, object]:
    return {
        "id": str(attachment.pk),
        "kind": attachment.kind,
        "mime": attachment.mime,
        "size": attachment.size,
        "sha256": bytes(attachment.sha256).hex(),
    }


def get_attachment(attachment_id: UUID) -> Attachment:
    """The file's row; the caller asks whether the reader may see what it is about."""
    attachment = Attachment.objects.filter(pk=attachment_id).first()
    if attachment is None:
        raise NotFound()
    return attachment
