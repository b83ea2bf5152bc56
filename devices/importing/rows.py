"""What becomes of one row of a list."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.errors import DomainError, Invalid
from core.words import Text

TRUE = {"true", "1", "yes", "y", "是", "√", "有"}
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y-%m-%d %H:%M:%S")


@dataclass(slots=True)
class Judged:
    """A row with what it says, or why it is refused."""

    line: int
    outcome: str = "created"
    values: dict[str, Any] = field(default_factory=dict)
    reason: Text | None = None


def judged(line: int, judge: Callable[[], Judged]) -> Judged:
    """What a row becomes; a refusal is part of the report and stops nothing."""
    try:
        found = judge()
    except DomainError as why:
        return Judged(
            line, "rejected", reason=Text(*(why.text.read(each, **why.params) for each in ("zh-hans", "en")))
        )
    found.line = line
    return found


def fitting(field: str, value: str, longest: int) -> str:
    """A cell that fits its field."""
    if len(value) > longest:
        raise Invalid.of(
            field,
            "“{start}…”太长：最多 {longest} 个字符。",
            "“{start}…” is too long: at most {longest} characters.",
            start=value[:20],
            longest=longest,
        )
    return value


def day(field: str, value: str) -> date | None:
    """A day as lists write it."""
    text = value.strip().split("T")[0]
    for form in _DAYS if text else ():
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day in a list has no zone
        except ValueError:
            continue
    if not text:
        return None
    raise Invalid.of(
        field,
        "“{value}”不是日期，请写成 2026-03-31。",
        "“{value}” is not a day; write it as 2026-03-31.",
        value=text[:20],
    )


def is_true(value: str) -> bool:
    """Yes, as lists write it."""
    return value.strip().casefold() in TRUE
