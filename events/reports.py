"""Papers of an event."""

from django.template.loader import render_to_string

from core import pdf
from core.words import EN
from events.models import Invitee
from events.selectors.invitations import letter_words


def letter_pdf(invitee: Invitee) -> bytes:
    """The invitation of one person as a letter, in his language."""
    pdf.require_pdf()
    from weasyprint import HTML

    lang = "en" if invitee.language == EN else "zh-Hans"
    html = render_to_string("events/letter.html", {"words": letter_words(invitee), "lang": lang})
    document: bytes = HTML(string=html).write_pdf()
    return document
