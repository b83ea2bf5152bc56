"""Papers of an event."""

import shutil
import zipfile
from collections.abc import Iterable
from typing import IO

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from core import pdf
from core.words import EN
from events.models import Certificate, Invitee
from events.qr import qr_picture
from events.selectors.certificates import certificate_words
from events.selectors.invitations import letter_words, link_of


def letter_pdf(invitee: Invitee) -> bytes:
    """The invitation of one person as a letter, in his language."""
    pdf.require_pdf()
    from weasyprint import HTML

    lang = "en" if invitee.language == EN else "zh-Hans"
    said = {"words": letter_words(invitee), "lang": lang, "qr": qr_picture(link_of(invitee))}
    document: bytes = HTML(string=render_to_string("events/letter.html", said)).write_pdf()
    return document


def certificate_pdf(certificate: Certificate) -> bytes:
    """A certificate of attendance, in its reader's language."""
    pdf.require_pdf()
    from weasyprint import HTML

    words = certificate_words(certificate)
    lang = "en" if certificate.language == EN else "zh-Hans"
    said = {"words": words, "lang": lang, "qr": qr_picture(words["link"])}
    document: bytes = HTML(string=render_to_string("events/certificate.html", said)).write_pdf()
    return document


def zip_certificates(certificates: Iterable[Certificate], target: IO[bytes]) -> None:
    """All documents in one archive, each copied through, so that the memory they take does not grow."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for one in certificates:
            with default_storage.open(one.file) as source, archive.open(f"{one.number}.pdf", "w") as into:
                shutil.copyfileobj(source, into)
