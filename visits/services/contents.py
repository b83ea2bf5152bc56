"""What is written in a visit is held against what the writer may see and promote, before it is kept."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from compliance import services as compliance
from compliance.rules import written
from core import attachments
from core.actor import Actor
from core.errors import Invalid
from core.words import Text
from hcp import selectors as hcp
from staff import selectors as staff
from visits.choices import MealState
from visits.models import Visit
from visits.selectors import KIND

UNKNOWN_INSTITUTION = Text(
    "没有这家机构，或不在您负责的范围内。", "No such institution, or not one of yours."
)
UNKNOWN_PERSON = Text("没有这位医生，或不在您负责的范围内。", "No such person, or not one of yours.")
OTHER_DEPARTMENT = Text("该科室不属于所选机构。", "This department belongs to another institution.")
OTHER_SLOT = Text("该接待时段不属于所选机构。", "These reception hours belong to another institution.")
UNKNOWN_PRODUCT = Text("没有这个产品。", "There is no such product.")
OTHER_MESSAGE = Text(
    "该信息不属于所选产品，或已停用。", "This message belongs to another product or is withdrawn."
)
TWICE = Text("同一产品的同一信息只需填写一次。", "Write the same message of a product only once.")


def check_contents(actor: Actor, known: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    """Refuse references to what is not there for this writer, naming each field."""
    wrong: dict[str, Text] = {}
    institution_id = given.get("institution_id", known.get("institution_id"))
    moved = "institution_id" in given
    if moved and not hcp.list_institutions(actor).filter(pk=institution_id).exists():
        wrong["institution_id"] = UNKNOWN_INSTITUTION
    if moved or given.get("department_id"):
        department_id = given.get("department_id", known.get("department_id"))
        if department_id and not _department_belongs(actor, department_id, institution_id):
            wrong["department_id"] = OTHER_DEPARTMENT
    if moved or given.get("slot_id"):
        slot_id = given.get("slot_id", known.get("slot_id"))
        if slot_id and not hcp.list_slots(actor).filter(pk=slot_id, institution=institution_id).exists():
            wrong["slot_id"] = OTHER_SLOT
    wrong |= _wrong_people(actor, given) | _wrong_products(actor, given.get("products", ()))
    if shared := (given.get("meal") or {}).get("hcp_ids"):
        wrong |= {"meal": UNKNOWN_PERSON} if _wrong_people(actor, {"also_met": shared}) else {}
    if wrong:
        first = next(iter(wrong.values()))
        raise Invalid("invalid", first.zh, first.en, fields=wrong)


def _department_belongs(actor: Actor, department_id: UUID, institution_id: Any) -> bool:
    departments = hcp.list_departments(actor)
    return bool(departments.filter(pk=department_id, institution=institution_id).exists())


def _wrong_people(actor: Actor, given: Mapping[str, Any]) -> dict[str, Text]:
    main, among = given.get("hcp_id"), list(given.get("also_met", ()))
    asked = {*among, *([main] if main else [])}
    if not asked:
        return {}
    seen = set(hcp.hcps_seen(actor).filter(pk__in=asked).values_list("pk", flat=True))
    wrong = {"hcp_id": UNKNOWN_PERSON} if main and main not in seen else {}
    return wrong | ({"also_met": UNKNOWN_PERSON} if set(among) - seen else {})


def _wrong_products(actor: Actor, products: Sequence[Mapping[str, Any]]) -> dict[str, Text]:
    asked = {line["product_id"] for line in products}
    if not asked:
        return {}
    found = {product.pk: product for product in staff.products_for_feed(actor).filter(pk__in=asked)}
    spoken = [(line["product_id"], line["message_id"]) for line in products]
    if asked - set(found):
        return {"products": UNKNOWN_PRODUCT}
    if any(message and message not in _messages(found[product]) for product, message in spoken):
        return {"products": OTHER_MESSAGE}
    return {"products": TWICE} if len(spoken) != len(set(spoken)) else {}


def _messages(product: Any) -> set[UUID]:
    return {message.pk for message in product.messages.all()}


def kept(actor: Actor, visit_id: UUID, given: Mapping[str, Any]) -> dict[str, Any]:
    """The given fields as a visit's columns hold them; files are tied to the visit."""
    columns = dict(given)
    if "products" in columns:
        columns["products"] = [_product(line) for line in columns["products"]]
    if "attachments" in columns:
        columns["attachments"] = attachments.claim(actor, columns["attachments"], KIND, visit_id)
    if columns.get("meal"):
        columns["meal"] = _meal(actor, visit_id, columns["meal"])
    if "outcome" in columns:
        columns["outcome"] = columns["outcome"] or ""
    return columns


def _product(line: Mapping[str, Any]) -> dict[str, Any]:
    message = line["message_id"]
    return {
        "product_id": str(line["product_id"]),
        "message_id": str(message) if message else None,
        "reaction": str(line["reaction"] or ""),
        "note": line["note"],
    }


def _meal(actor: Actor, visit_id: UUID, given: Mapping[str, Any]) -> dict[str, Any]:
    amount = given["amount"]
    return {
        "amount": None if amount is None else written(amount, cents=True),
        "currency": given["currency"],
        "heads": given["heads"],
        "hcp_ids": sorted(str(one) for one in set(given["hcp_ids"])),
        "reason": given["reason"],
        "receipts": attachments.claim(actor, given["receipts"], KIND, visit_id),
        "state": str(MealState.WRITTEN),
        "answers": [],
    }


def product_ids(visit: Visit) -> Iterable[UUID]:
    """The products a visit names."""
    return {UUID(line["product_id"]) for line in visit.products}


def ask_gates(actor: Actor, visit: Visit, at: Any) -> list[dict[str, str]]:
    """Refuse a visit that breaks a rule at that moment; the rules that only warn are kept with it."""
    warned = compliance.check_visit_allowed(
        actor,
        visit.institution,
        product_ids=product_ids(visit),
        at=at,
        channel=visit.channel,
        department_id=visit.department_id,
    )
    return [refusal.row for refusal in warned]
