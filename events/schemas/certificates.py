"""Certificates of attendance."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from core.bodies import In, Schema


class CertificateOut(Schema):
    """A certificate and whose it is; its document is there once it is made."""

    id: UUID
    number: str
    invitee_id: UUID
    made: bool


class CertificatesOut(Schema):
    """How far they are: people who may have one, certificates issued, documents made."""

    entitled: int
    issued: int
    made: int
    items: list[CertificateOut]


class CodeIn(In):
    """The code on a certificate, as it was typed or scanned."""

    code: Annotated[str, Field(max_length=60)]


class GenuineOut(Schema):
    """What a genuine certificate says, and the SHA-256 digest of its document."""

    number: str
    name: str
    title: str
    starts_at: AwareDatetime
    time_zone: str
    made_at: AwareDatetime
    sha256: str
