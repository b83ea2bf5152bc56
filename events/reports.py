"""Papers of an event."""

import shutil
import zipfile
from collections.abc import Iterable
from typing import IO

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from core import pdf
from events.models import Certificate, Invitee
from events.qr import qr_picture
from events.selectors.certificates import certificate_words
from events.selectors.invitations import letter_words, link_of


def letter_pdf(invitee: Invitee) -> bytes:
    """The invitation of one person as a letter, in his language."""
    lang = pdf.lang_of(invitee.language)
    said = {"words": letter_words(invitee), "lang": lang, "qr": qr_picture(link_of(invitee))}
    return pdf.document(render_to_string("events/letter.html", said))


def certificate_pdf(certificate: Certificate) -> bytes:
    """A certificate of attendance, in its reader's language."""
    words = certificate_words(certificate)
    said = {"words": words, "lang": pdf.lang_of(certificate.language), "qr": qr_picture(words["link"])}
    return pdf.document(render_to_string("events/certificate.html", said))


def zip_certificates(certificates: Iterable[Certificate], target: IO[bytes]) -> None:
    """All documents in one archive, each copied through, so that the memory they take does not grow."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for one in certificates:
            with default_storage.open(one.file) as source, archive.open(f"{one.number}.pdf", "w") as into:
                shutil.copyfileobj(source, into)
