"""The gates before a visit: pure functions of a permit, a visit and a moment (MR-03, 04, 08, 09, HOSP-01).

A check is made only where a dated rule asks for it; the rule that asked is the one that is named. The
tablet runs the same functions in TypeScript; tests/compliance/gate_cases.json holds both to the same answers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from compliance.choices import IN_PERSON, ON_SITE, Check, Outcome, RuleKind
from compliance.permits import Letter, Permit, Rule, Slot, holds_on
from compliance.sentences import SENTENCES, WEEKDAYS
from core.errors import Refused
from core.words import EN, ZH, Text

ALL_KINDS = frozenset({RuleKind.DRUG.value, RuleKind.DEVICE.value})


@dataclass(frozen=True, slots=True)
class Place:
    """The institution that is visited, as far as the gates ask."""

    id: UUID
    name: str
    division_code: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A product that is brought."""

    id: UUID
    kind: str
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """The visit as the gates see it: where, with what, how, and when by the clock on the wall."""

    place: Place
    products: tuple[Offer, ...] = ()
    channel: str = IN_PERSON
    department_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule that is broken: which, what it means, and the sentence with its values."""

    rule: str
    code: str
    outcome: Outcome
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        """The sentence in both languages, values filled in."""
        sentence = SENTENCES[self.code]
        return Text(sentence.read(ZH, **self.params), sentence.read(EN, **self.params))

    @property
    def row(self) -> dict[str, str]:
        """The refusal as the API writes it."""
        text = self.text
        return {
            "rule": self.rule,
            "code": self.code,
            "outcome": str(self.outcome),
            "zh": text.zh,
            "en": text.en,
        }


class GateRefused(Refused):
    """A visit that breaks rules: the first is named, all are listed."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        texts = [refusal.text for refusal in refusals]
        first = refusals[0]
        super().__init__(
            first.code,
            "".join(text.zh for text in texts),
            " ".join(text.en for text in texts),
            rule=first.rule,
        )
        self.refusals = list(refusals)

    def answer(self, language: str) -> dict[str, object]:
        return {**super().answer(language), "refusals": [refusal.row for refusal in self.refusals]}


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question put to a permit."""

    permit: Permit
    occasion: Occasion
    local: datetime
    kinds: frozenset[str]  # the kinds of product the rule that asks is about

    @property
    def day(self) -> date:
        return self.local.date()

    @property
    def hospital(self) -> str:
        return self.occasion.place.name


_Found = tuple[str, dict[str, Any]] | None  # the code of what is wrong and the values of its sentence


def check_visit(permit: Permit, occasion: Occasion, at: datetime) -> list[Refusal]:
    """Every rule this visit would break at that moment, the worst first within each check's order."""
    local = at.astimezone(ZoneInfo(permit.zone))
    refusals = []
    for check, question in CHECKS:
        if check in ON_SITE and occasion.channel != IN_PERSON:
            continue
        for rule, kinds in _rules_for(permit, check, occasion, local.date()):
            found = question(_Asked(permit, occasion, local, kinds))
            if found:
                refusals.append(Refusal(rule.rule, found[0], rule.outcome, found[1]))
    return sorted(refusals, key=lambda refusal: refusal.outcome != Outcome.BLOCK)


def late_after_hours(rules: Iterable[Rule], day: date) -> int | None:
    """After how many hours an entry written on that day counts as late (AL-01); None when no rule says."""
    found = [rule for rule in rules if rule.code == Check.LATE and holds_on(day, rule.from_on, rule.to_on)]
    return max(found, key=lambda rule: rule.from_on).number if found else None


def _rules_for(
    permit: Permit, check: Check, occasion: Occasion, day: date
) -> list[tuple[Rule, frozenset[str]]]:
    """The rules that ask this check, each with its kinds; only products are asked about kind by kind."""
    kinds = frozenset(offer.kind for offer in occasion.products) or frozenset(permit.kinds) or ALL_KINDS
    asking: dict[Rule, set[str]] = {}
    for kind in sorted(kinds):
        rule = _rule(permit.rules, check, kind, occasion.place.division_code[:2], day)
        if rule:
            asking.setdefault(rule, set()).add(kind)
    if check == Check.PRODUCTS:
        return [(rule, frozenset(about)) for rule, about in asking.items()]
    return [(max(asking, key=_strictness), kinds)] if asking else []


def _rule(rules: Iterable[Rule], check: Check, kind: str, province: str, day: date) -> Rule | None:
    """The rule in force: a province's before the country's, a kind's before any's, newer before older."""
    found = [
        rule
        for rule in rules
        if rule.code == check
        and rule.product_kind in (kind, RuleKind.ANY)
        and rule.province in ("", province)
        and holds_on(day, rule.from_on, rule.to_on)
    ]
    return max(found, key=_precedence) if found else None


def _precedence(rule: Rule) -> tuple[bool, bool, date, bool, str]:
    return (rule.province != "", rule.product_kind != RuleKind.ANY, rule.from_on, *_strictness(rule))


def _strictness(rule: Rule) -> tuple[bool, str]:
    return (rule.outcome == Outcome.BLOCK, rule.rule)


def _qualification(asked: _Asked) -> _Found:
    held = asked.permit.qualification
    if held is None or held.passed_on is None:
        return "not_qualified", {}
    if asked.day < held.passed_on:
        return "qualification_later", {"on": held.passed_on}
    if held.expires_on and held.expires_on < asked.day:
        return "qualification_expired", {"on": held.expires_on}
    return None


def _filing(asked: _Asked) -> _Found:
    filing, day = asked.permit.filing, asked.day
    if filing is None:
        return "not_filed", {"hospital": asked.hospital}
    values = {"hospital": asked.hospital, "number": filing.number}
    if filing.withdrawn_on and filing.withdrawn_on <= day:
        return "filing_withdrawn", {**values, "on": filing.withdrawn_on}
    if day < filing.filed_on:
        return "filed_later", {**values, "on": filing.filed_on}
    if day < filing.contract_from_on:
        return "contract_later", {**values, "on": filing.contract_from_on}
    if filing.contract_to_on and filing.contract_to_on < day:
        return "contract_ended", {**values, "on": filing.contract_to_on}
    return None


def _registration(asked: _Asked) -> _Found:
    here = [held for held in asked.permit.registrations if held.institution_id == asked.occasion.place.id]
    if any(holds_on(asked.day, held.registered_on, held.expires_on) for held in here):
        return None
    over = [held.expires_on for held in here if held.expires_on and held.expires_on < asked.day]
    if over:
        return "registration_expired", {"hospital": asked.hospital, "on": max(over)}
    if here:
        first = min(held.registered_on for held in here)
        return "registration_later", {"hospital": asked.hospital, "on": first}
    return "not_registered", {"hospital": asked.hospital}


def _letter(asked: _Asked) -> _Found:
    valid = _valid_letters(asked)
    if any(_covers(letter, asked.occasion.place) for letter in valid):
        return None
    values = {"hospital": asked.hospital, "day": asked.day}
    if valid:
        numbers = sorted(letter.number for letter in valid)
        return "letter_elsewhere", {**values, "number": _listed([Text(n, n) for n in numbers])}
    over = [letter for letter in asked.permit.letters if letter.to_on < asked.day]
    if over:
        last = max(over, key=lambda letter: (letter.to_on, letter.number))
        return "letter_expired", {**values, "number": last.number, "on": last.to_on}
    return "no_letter", values


def _products(asked: _Asked) -> _Found:
    """A product is allowed by any letter of that day and place; without one, the check before has spoken."""
    letters = [letter for letter in _valid_letters(asked) if _covers(letter, asked.occasion.place)]
    if not letters:
        return None
    allowed = {product for letter in letters for product in letter.products}
    outside = [p for p in asked.occasion.products if p.id not in allowed and p.kind in asked.kinds]
    if not outside:
        return None
    names = Text("、".join(p.name_zh for p in outside), ", ".join(p.name_en for p in outside))
    return "product_outside_letter", {"products": names, "day": asked.day}


def _slot(asked: _Asked) -> _Found:
    """An institution without published hours receives by its own arrangement: nothing is asked."""
    published = [slot for slot in asked.permit.slots if _concerns(slot, asked)]
    now = f"{asked.local:%H:%M}"
    weekday = asked.local.isoweekday()
    if not published or any(s.weekday == weekday and s.starts <= now < s.ends for s in published):
        return None
    hours = sorted({(slot.weekday, slot.starts, slot.ends) for slot in published})
    return "outside_slot", {
        "hospital": asked.hospital,
        "slots": _listed([_hours(*each) for each in hours]),
        "when": _joined(Text(str(asked.day), str(asked.day)), WEEKDAYS[weekday - 1], now),
    }


def _valid_letters(asked: _Asked) -> list[Letter]:
    return [held for held in asked.permit.letters if holds_on(asked.day, held.from_on, held.to_on)]


def _covers(letter: Letter, place: Place) -> bool:
    """GB/T 2260 codes nest: what ends in zeros stands for everything that begins with the rest."""
    if not letter.division_codes:
        return True
    code = place.division_code
    return any(code.startswith(_prefix(division)) for division in letter.division_codes)


def _prefix(code: str) -> str:
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def _concerns(slot: Slot, asked: _Asked) -> bool:
    """A department's hours bind visits to it, and visits that name no department."""
    department = asked.occasion.department_id
    return (
        slot.institution_id == asked.occasion.place.id
        and (slot.department_id is None or department is None or slot.department_id == department)
        and holds_on(asked.day, slot.from_on, slot.to_on)
    )


def _hours(weekday: int, starts: str, ends: str) -> Text:
    return _joined(WEEKDAYS[weekday - 1], f"{starts}–{ends}")


def _joined(*parts: Text | str) -> Text:
    texts = [part if isinstance(part, Text) else Text(part, part) for part in parts]
    return Text(" ".join(text.zh for text in texts), " ".join(text.en for text in texts))


def _listed(texts: Sequence[Text]) -> Text:
    return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))


CHECKS: tuple[tuple[Check, Callable[[_Asked], _Found]], ...] = (
    (Check.QUALIFICATION, _qualification),
    (Check.FILING, _filing),
    (Check.REGISTRATION, _registration),
    (Check.LETTER, _letter),
    (Check.PRODUCTS, _products),
    (Check.SLOT, _slot),
)
