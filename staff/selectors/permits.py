"""Questions about a rep's licence to act: qualification, filing, letters (MR-04 to MR-09)."""

from datetime import date
from typing import Any
from uuid import UUID

from core.actor import Actor
from core.lists import one
from staff.models import AuthorisationLetter, Filing, Qualification

SHOWN_DIGITS = 4  # of an identity document, to those who do not keep the permits


def get_letter(actor: Actor, letter_id: UUID) -> AuthorisationLetter:
    """One authorisation letter."""
    return one(AuthorisationLetter.objects.visible_to(actor), letter_id)


def get_filing(actor: Actor, filing_id: UUID) -> Filing:
    """One national filing."""
    return one(Filing.objects.visible_to(actor), filing_id)


def get_qualification(actor: Actor, qualification_id: UUID) -> Qualification:
    """One qualification."""
    return one(Qualification.objects.visible_to(actor), qualification_id)


def qualification_row(qualification: Qualification, day: date) -> dict[str, Any]:
    """A qualification as the screens read it, and whether it holds on this day."""
    return {
        "id": qualification.pk,
        "version": qualification.version,
        "user_id": qualification.user_id,
        "degree": qualification.degree,
        "major": qualification.major,
        "training": qualification.training,
        "passed_on": qualification.passed_on,
        "expires_on": qualification.expires_on,
        "ok": qualification.is_passed(day),
    }


def filing_row(filing: Filing, *, shown: bool) -> dict[str, Any]:
    """A filing as the screens read it; the identity document is shown to those who keep the permits."""
    return {
        "id": filing.pk,
        "version": filing.version,
        "user_id": filing.user_id,
        "number": filing.number,
        "company": filing.company,
        "photo_id": filing.photo_id,
        "id_document": filing.id_document if shown else masked(filing.id_document),
        "contract_from_on": filing.contract_from_on,
        "contract_to_on": filing.contract_to_on,
        "areas": filing.areas,
        "territory": filing.territory,
        "committed_on": filing.committed_on,
        "filed_on": filing.filed_on,
        "withdrawn_on": filing.withdrawn_on,
    }


def masked(document: str) -> str:
    """The last characters of an identity document, enough to tell two apart."""
    hidden = max(len(document) - SHOWN_DIGITS, SHOWN_DIGITS)
    return "*" * hidden + document[hidden:]


def letter_row(letter: AuthorisationLetter) -> dict[str, Any]:
    """An authorisation letter as the screens read it."""
    return {
        "id": letter.pk,
        "version": letter.version,
        "user_id": letter.user_id,
        "number": letter.number,
        "products": letter.product_ids,
        "division_codes": letter.division_codes,
        "from_on": letter.from_on,
        "to_on": letter.to_on,
    }
