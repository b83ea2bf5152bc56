"""What goes in and out of the endpoints of rules."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from compliance.choices import RuleKind, SetState
from compliance.rules import RuleOutcome

Reason = Field(min_length=1, max_length=500)
Named = Field(min_length=1, max_length=120)
Said = Field(min_length=1, max_length=500)
Source = Field(min_length=1, max_length=300)
JURISDICTION = r"^([A-Z]{2}|EU-[A-Z]{2})$"
Outcome = Literal["block", "approve", "warn"]


class LimitSchema(Schema):
    """What is added to what there is already may not pass a number; its digits are text, not a float."""

    adds: str = Field(max_length=40)
    already: str | None = Field(None, max_length=40)
    at_most: str = Field(pattern=r"^[0-9]{1,15}(\.[0-9]{1,6})?$")


class RuleIn(Schema):
    """A rule for a draft."""

    id: UUID | None = None
    rule: str = Field(min_length=1, max_length=20)
    occasion: str = Field(max_length=30)
    when: dict[str, Any]
    limit: LimitSchema | None = None
    unit: str = Field("", max_length=12)
    outcome: Outcome
    grant: str = Field("", max_length=20)
    zh: str = Said
    en: str = Said
    source_zh: str = Source
    source_en: str = Source
    verified: bool = False
    reason: str = Reason


class RuleEdit(Schema):
    """What changes about a rule of a draft."""

    version: int
    reason: str = Reason
    rule: str = Field("", min_length=1, max_length=20)
    occasion: str = Field("", max_length=30)
    when: dict[str, Any] = Field(default_factory=dict)
    limit: LimitSchema | None = None
    unit: str = Field("", max_length=12)
    outcome: Outcome = "block"
    grant: str = Field("", max_length=20)
    zh: str = Field("", min_length=1, max_length=500)
    en: str = Field("", min_length=1, max_length=500)
    source_zh: str = Field("", min_length=1, max_length=300)
    source_en: str = Field("", min_length=1, max_length=300)
    verified: bool = False


class RuleRemoval(Schema):
    """Which state of the rule is taken out, and why."""

    version: int
    reason: str = Reason


class JudgedRuleOut(Schema):
    """A rule."""

    id: UUID
    version: int
    rule: str
    occasion: str
    when: dict[str, Any]
    limit: LimitSchema | None
    unit: str
    outcome: Outcome
    grant: str
    zh: str
    en: str
    source_zh: str
    source_en: str
    verified: bool


class RuleSetIn(Schema):
    """A new draft."""

    id: UUID | None = None
    name_zh: str = Named
    name_en: str = Named
    jurisdiction: str = Field(pattern=JURISDICTION)
    product_kind: RuleKind = RuleKind.ANY
    from_on: date
    to_on: date | None = None
    reason: str = Reason


class EditionIn(Schema):
    """The next edition of a set: its rules are copied, jurisdiction and product kind stay."""

    id: UUID | None = None
    name_zh: str = Named
    name_en: str = Named
    from_on: date
    to_on: date | None = None
    reason: str = Reason


class RuleSetEdit(Schema):
    """What may change about a draft."""

    version: int
    reason: str = Reason
    name_zh: str = Named
    name_en: str = Named
    from_on: date
    to_on: date | None = None


class RuleSetMove(Schema):
    """Why a set is put into force or taken back."""

    reason: str = Reason


class RuleSetEnd(RuleSetMove):
    """Why a set is retired, and its last day: today when none is given."""

    last_on: date | None = None


class RuleSetOut(Schema):
    """A rule set with its rules."""

    id: UUID
    version: int
    name_zh: str
    name_en: str
    jurisdiction: str
    product_kind: RuleKind
    edition: int
    replaces_id: UUID | None
    state: SetState
    from_on: date
    to_on: date | None
    proposed_by: str
    activated_by: str
    activated_at: datetime | None
    rules: list[JudgedRuleOut]


class RuleSetDetail(RuleSetOut):
    """A rule set with what the reader may do with it."""

    moves: list[str]


class RuleSetsOut(Schema):
    """All rule sets."""

    items: list[RuleSetOut]


class JudgeIn(Schema):
    """An occasion and what is known about it; day and host country decide whose rules speak."""

    occasion: str = Field(max_length=30)
    facts: dict[str, Any]


class NumbersOut(Schema):
    """A limit with its numbers, as text; all empty for a rule without a limit."""

    already: str
    adds: str
    used: str
    cap: str
    room: str
    unit: str


class AnswerOut(NumbersOut):
    """A rule that is broken, or could not be judged."""

    rule: str
    outcome: RuleOutcome
    zh: str
    en: str
    grant: str
    missing: list[str]


class RoomOut(NumbersOut):
    """A limit that holds here."""

    rule: str
    outcome: RuleOutcome


class JudgementOut(Schema):
    """What the rules say, the worst first, and the limits that hold."""

    answers: list[AnswerOut]
    rooms: list[RoomOut]
