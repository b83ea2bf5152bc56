"""Products, papers and visits for tests; whatever is not said is in order."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import factory

from staff.models import AuthorisationLetter, Filing, Message, Product, Qualification
from tests.hcp.factories import Tracked
from visits.choices import Outcome, VisitState
from visits.models import Visit

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # Wednesday, 10:00 in Shanghai
TODAY = date(2026, 11, 18)
AGO = date(2026, 8, 5)


class ProductFactory(Tracked[Product]):
    class Meta:
        model = Product

    name_zh = factory.Sequence(lambda n: f"安倍宁片{n}")
    name_en = factory.Sequence(lambda n: f"Abenin {n}")
    kind = "drug"


class MessageFactory(Tracked[Message]):
    class Meta:
        model = Message

    product = factory.SubFactory(ProductFactory)
    text_zh = "肾功能不全者无需调整剂量"
    text_en = "No dose change in renal impairment"


class QualificationFactory(Tracked[Qualification]):
    class Meta:
        model = Qualification

    degree = "bachelor"
    major = "药学"
    training = "岗前培训"
    passed_on = AGO


class FilingFactory(Tracked[Filing]):
    class Meta:
        model = Filing

    number = factory.Sequence(lambda n: f"BA-110-{n:04d}")
    company = "巡访医药有限公司"
    id_document = "身份证"
    contract_from_on = date(2025, 1, 1)
    areas = "心血管"
    territory = "北京"
    committed_on = AGO
    filed_on = AGO


class LetterFactory(Tracked[AuthorisationLetter]):
    class Meta:
        model = AuthorisationLetter

    number = factory.Sequence(lambda n: f"SQ-2026-{n:04d}")
    division_codes = ["110000"]
    from_on = AGO
    to_on = date(2027, 7, 31)


class VisitFactory(Tracked[Visit]):
    """A draft; a trait for every other state, each with what that state implies."""

    class Params:
        written = factory.Trait(
            happened_at=NOW - timedelta(hours=1),
            outcome=Outcome.INTERESTED,
            products=factory.LazyAttribute(lambda made: [line(made.drug)]),
        )
        planned = factory.Trait(state=VisitState.PLANNED, planned_at=NOW + timedelta(hours=1))
        checked_in = factory.Trait(written=True, state=VisitState.CHECKED_IN, checked_in_at=NOW)
        submitted = factory.Trait(
            written=True,
            state=VisitState.SUBMITTED,
            written_at=NOW,
            arrived_at=NOW,
            submitted_at=NOW,
        )
        returned = factory.Trait(submitted=True, state=VisitState.RETURNED, returned_reason="请补充")
        approved = factory.Trait(submitted=True, state=VisitState.APPROVED, approved_at=NOW)
        cancelled = factory.Trait(state=VisitState.CANCELLED, cancelled_at=NOW)

    class Meta:
        model = Visit
        exclude = ("drug",)

    id = factory.LazyFunction(uuid4)
    number = factory.Sequence(lambda n: f"VIS-2026-9{n:05d}")
    drug = None
    at = factory.LazyAttribute(lambda made: made.happened_at or made.planned_at or NOW)
    happened_at = None
    planned_at = None


def meal(*hcp_ids: str, amount: str = "200.00", heads: int = 2) -> dict[str, Any]:
    """A meal as a visit's row holds it before it is handed in."""
    shared = {"hcp_ids": list(hcp_ids), "reason": "", "receipts": []}
    return {
        "amount": amount,
        "currency": "CNY",
        "heads": heads,
        **shared,
        "state": "written",
        "answers": [],
    }


def line(product: Product, message: Message | None = None) -> dict[str, Any]:
    """A product as a visit's row holds it."""
    return {
        "product_id": str(product.pk),
        "message_id": str(message.pk) if message else None,
        "reaction": "",
        "note": "",
    }
