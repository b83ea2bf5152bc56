"""The values facts have: read strictly, compared exactly, written for people. No float comes near money."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from core.words import Text


class FactType(StrEnum):
    """What kind of value a fact has."""

    MONEY = "money"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DAY = "day"
    INSTANT = "instant"
    CHOICE = "choice"
    CHOICES = "choices"
    FLAG = "flag"
    TEXT = "text"


NUMBERS = frozenset({FactType.MONEY, FactType.WHOLE, FactType.DECIMAL})
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST_WHOLE = 10**15
_LONGEST_TEXT = 2000


class BadValue(ValueError):
    """A value that is not of its fact's type."""


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency; amounts of two currencies are never compared."""

    amount: Decimal
    currency: str

    @property
    def row(self) -> dict[str, str]:
        """The money as the API writes it."""
        return {"amount": written(self.amount, cents=True), "currency": self.currency}


Value = Money | Decimal | int | date | datetime | str | bool | tuple[str, ...]
Choices = Mapping[str, Text]


def read_value(kind: FactType, raw: object) -> Value | None:
    """A value as JSON or Python has it, in its exact type; None stays None: the fact is missing."""
    return None if raw is None else _READERS[kind](raw)


def _money(raw: object) -> Money:
    if isinstance(raw, Money):
        return raw
    if not isinstance(raw, Mapping) or set(raw) != {"amount", "currency"}:
        raise BadValue(raw)
    currency = raw["currency"]
    if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        raise BadValue(raw)
    return Money(read_decimal(raw["amount"]), currency)


def read_decimal(raw: object) -> Decimal:
    """An exact number from its digits; a float is refused, for it has lost some already."""
    if isinstance(raw, Decimal) and raw.is_finite():
        return raw
    if isinstance(raw, str) and _DECIMAL.fullmatch(raw):
        return Decimal(raw)
    raise BadValue(raw)


def _whole(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or abs(raw) > _LARGEST_WHOLE:
        raise BadValue(raw)
    return raw


def _day(raw: object) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if not isinstance(raw, str) or not _DAY.fullmatch(raw):
        raise BadValue(raw)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise BadValue(raw) from None


def _instant(raw: object) -> datetime:
    """An instant to the millisecond, which is as fine as the tablet's clock."""
    try:
        found = datetime.fromisoformat(raw) if isinstance(raw, str) else raw
    except ValueError:
        raise BadValue(raw) from None
    if not isinstance(found, datetime) or found.tzinfo is None:
        raise BadValue(raw)
    return found.astimezone(UTC).replace(microsecond=found.microsecond // 1000 * 1000)


def _text(raw: object) -> str:
    if not isinstance(raw, str) or len(raw) > _LONGEST_TEXT:
        raise BadValue(raw)
    return str(raw)


def _texts(raw: object) -> tuple[str, ...]:
    if isinstance(raw, str) or not isinstance(raw, Sequence):
        raise BadValue(raw)
    return tuple(_text(one) for one in raw)


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise BadValue(raw)
    return raw


_READERS: Mapping[FactType, Callable[[object], Value]] = {
    FactType.MONEY: _money,
    FactType.WHOLE: _whole,
    FactType.DECIMAL: read_decimal,
    FactType.DAY: _day,
    FactType.INSTANT: _instant,
    FactType.CHOICE: _text,
    FactType.CHOICES: _texts,
    FactType.FLAG: _flag,
    FactType.TEXT: _text,
}


def written(number: Decimal, *, cents: bool = False) -> str:
    """A number's digits without needless zeros; an amount of money keeps its two."""
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    if plain in ("-0", ""):
        plain = "0"
    if cents:
        whole, _, rest = plain.partition(".")
        plain = f"{whole}.{rest:0<2}"
    return plain


def told(value: Value, choices: Choices) -> Text:
    """A value as a sentence says it."""
    match value:
        case bool():
            return Text("是", "yes") if value else Text("否", "no")
        case Money():
            return _both(f"{value.currency} {written(value.amount, cents=True)}")
        case Decimal():
            return _both(written(value))
        case tuple():
            labels = [choices.get(one, _both(one)) for one in value]
            return Text("、".join(one.zh for one in labels), ", ".join(one.en for one in labels))
        case datetime():
            return _both(f"{value:%Y-%m-%d %H:%M} UTC")
        case str():
            return choices.get(value, _both(value))
        case _:
            return _both(str(value))


def _both(said: str) -> Text:
    return Text(said, said)
