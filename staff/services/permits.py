"""The rep's licence to act, kept by compliance: qualification, national filing, authorisation letters."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import timezone

from core import attachments
from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused, Stale
from core.history import change
from core.versions import edit
from staff.models import AuthorisationLetter, Filing, Product, Qualification, User
from staff.policies import KEEP_PERMITS
from staff.selectors import filing_row, letter_row, qualification_row
from staff.services.powers import refuse_self

FILING_SENTENCES = {
    "staff_filing_number_key": Invalid.of(
        "number",
        "该备案号已登记在他人名下：一个备案号只属于一个人。",
        "This filing number is registered for somebody else: one number belongs to one person.",
        rule="MR-06",
    ),
    "filing_contract_days": Invalid.of(
        "contract_to_on", "合同结束日不能早于开始日。", "The contract cannot end before it starts."
    ),
}
LETTER_SENTENCES = {
    "staff_authorisationletter_number_key": Invalid.of(
        "number", "该授权书编号已被使用。", "This letter number is already in use."
    ),
    "staff_authorisationletter_pkey": Refused(
        "id_taken", "该编号已有另一份授权书。", "Another letter is already kept under this id."
    ),
    "letter_days": Invalid.of(
        "to_on", "授权结束日不能早于开始日。", "The letter cannot end before it starts."
    ),
}


def keep_qualification(
    actor: Actor, person: User, *, version: int | None = None, **fields: Any
) -> Qualification:
    """Write down somebody's degree, training and assessment (MR-04)."""
    _may_keep(actor, person)
    held = Qualification.objects.filter(user=person).first()
    if held is None:
        with change(actor, "staff.qualification.keep"):
            return Qualification.objects.create(user=person, **fields)
    return edit(
        actor,
        "staff.qualification.keep",
        held,
        version=_known(version, held, _shown_qualification),
        current=_shown_qualification,
        **fields,
    )


def keep_filing(actor: Actor, person: User, *, version: int | None = None, **fields: Any) -> Filing:
    """Write down somebody's national filing with its eight items (MR-05); refused without MR-04."""
    _may_keep(actor, person)
    _check_qualified(person)
    held = Filing.objects.filter(user=person).first()
    with change(actor, "staff.filing.keep"), told(FILING_SENTENCES):
        if held is None:
            filing = Filing.objects.create(user=person, **fields)
        else:
            known = _known(version, held, _shown_filing)
            filing = edit(actor, "staff.filing.keep", held, version=known, current=_shown_filing, **fields)
        _keep_photo(actor, filing, before=held.photo_id if held else None)
        return filing


def _check_qualified(person: User) -> None:
    qualification = Qualification.objects.filter(user=person).first()
    if qualification is None or not qualification.is_passed(timezone.localdate()):
        raise Refused(
            "not_qualified",
            "尚无大专以上学历、培训及考核合格的有效记录，不能备案。",
            "Without a degree, training and a passed assessment that hold today there can be no filing.",
            rule="MR-04",
        )


def _keep_photo(actor: Actor, filing: Filing, *, before: UUID | None) -> None:
    if filing.photo_id is not None and filing.photo_id != before:
        attachments.claim(actor, [filing.photo_id], "filing", filing.pk)


def issue_letter(
    actor: Actor, person: User, *, letter_id: UUID, products: list[UUID], **fields: Any
) -> AuthorisationLetter:
    """Write down a letter: which products a rep may promote, where and when (MR-09)."""
    _may_keep(actor, person)
    _check_products(products)
    with change(actor, "staff.letter.issue"), told(LETTER_SENTENCES):
        return AuthorisationLetter.objects.create(id=letter_id, user=person, product_ids=products, **fields)


def correct_letter(
    actor: Actor, letter: AuthorisationLetter, *, version: int, reason: str = "", **fields: Any
) -> AuthorisationLetter:
    """Correct a letter, or end it early by an earlier last day."""
    _may_keep(actor, letter.user)
    if "products" in fields:
        fields["product_ids"] = fields.pop("products")
        _check_products(fields["product_ids"])
    with told(LETTER_SENTENCES):
        return edit(
            actor,
            "staff.letter.correct",
            letter,
            version=version,
            current=letter_row,
            reason=reason,
            **fields,
        )


def _check_products(products: Iterable[UUID]) -> None:
    wanted = set(products)
    if Product.objects.filter(pk__in=wanted).count() != len(wanted):
        raise Invalid.of(
            "products", "有产品不在产品目录中。", "One of these products is not in the catalogue."
        )


def _may_keep(actor: Actor, person: User) -> None:
    require(actor, KEEP_PERMITS)
    refuse_self(actor, person.pk)


def _known(version: int | None, held: Any, shown: Any) -> int:
    """The version an edit started from; whoever saw none has not seen this row."""
    if version is None:
        raise Stale(shown(held))
    return version


def _shown_qualification(held: Qualification) -> dict[str, Any]:
    return qualification_row(held, timezone.localdate())


def _shown_filing(held: Filing) -> dict[str, Any]:
    return filing_row(held, shown=True)
