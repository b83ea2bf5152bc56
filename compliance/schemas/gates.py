"""What goes in and out of the endpoints of the gates."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from compliance.choices import IN_PERSON, Check, Outcome, RuleKind, Unit
from core.bodies import Schema


class GateCheckIn(Schema):
    """A visit somebody thinks of making."""

    institution_id: UUID
    product_ids: list[UUID] = Field(default_factory=list, max_length=20)
    at: AwareDatetime
    channel: str = Field(IN_PERSON, max_length=12)
    department_id: UUID | None = None


class RefusalOut(Schema):
    """A rule that would be broken."""

    rule: str
    code: str
    outcome: Outcome
    zh: str
    en: str


class RefusalsOut(Schema):
    """Every rule that would be broken; none means the visit may take place."""

    refusals: list[RefusalOut]


class GateRuleIn(Schema):
    """A new rule."""

    rule: str = Field(min_length=1, max_length=20)
    code: Check
    product_kind: RuleKind = RuleKind.ANY
    province: str = Field("", pattern=r"^(\d{2})?$")
    from_on: date
    to_on: date | None = None
    outcome: Outcome
    number: int | None = Field(None, ge=0, le=100_000)
    unit: Unit | Literal[""] = ""
    source_zh: str = Field(min_length=1, max_length=300)
    source_en: str = Field(min_length=1, max_length=300)
    reason: str = Field(min_length=1, max_length=500)


class GateRuleEdit(Schema):
    """What may change about a rule; what it is about may not: that is another rule."""

    version: int
    reason: str = Field(min_length=1, max_length=500)
    from_on: date | None = None
    to_on: date | None = None
    outcome: Outcome | None = None
    number: int | None = Field(None, ge=0, le=100_000)
    source_zh: str | None = Field(None, min_length=1, max_length=300)
    source_en: str | None = Field(None, min_length=1, max_length=300)


class GateRuleOut(Schema):
    """A rule."""

    id: UUID
    version: int
    rule: str
    code: Check
    product_kind: RuleKind
    province: str
    from_on: date
    to_on: date | None
    outcome: Outcome
    number: int | None
    unit: str
    source_zh: str
    source_en: str


class GateRulesOut(Schema):
    """All rules."""

    items: list[GateRuleOut]
