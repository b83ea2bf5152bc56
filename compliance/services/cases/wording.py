"""The dated word lists, edited by compliance; each change is history."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from compliance.models import WordList
from compliance.policies import KEEP_WORDS
from compliance.selectors import cases as asked
from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import change
from core.versions import edit

LISTS = ("words_zh", "words_en", "excepted")
SENTENCES = {
    "word_list_days": Invalid.of(
        "to_on", "结束日期不能早于开始日期。", "The last day cannot lie before the first."
    ),
    "word_list_hours": Invalid.of("hours", "时限须在 1 至 720 小时之间。", "Between 1 and 720 hours."),
    "word_list_once": Refused(
        "list_exists",
        "该类词库自同一天起已有一份，请修改原词库。",
        "There is a list of this kind from that day already; change that one.",
    ),
}


def add_word_list(actor: Actor, *, id: UUID | None = None, reason: str, **fields: Any) -> WordList:
    """Begin a list that holds from a day on; of two of a kind the newer speaks."""
    require(actor, KEEP_WORDS)
    columns = _cleaned(fields)
    _check_words(columns["words_zh"], columns["words_en"])
    with change(actor, "compliance.wordlist.add", reason=reason), told(SENTENCES):
        return WordList.objects.create(id=id or uuid4(), **columns)


def edit_word_list(actor: Actor, words: WordList, *, version: int, reason: str, **fields: Any) -> WordList:
    """Change a list's words, days, hours or source; its history keeps what was looked for before."""
    require(actor, KEEP_WORDS)
    columns = _cleaned(fields)
    _check_words(columns.get("words_zh", words.words_zh), columns.get("words_en", words.words_en))
    with told(SENTENCES):
        return edit(
            actor,
            "compliance.wordlist.edit",
            words,
            version=version,
            current=asked.word_list_row,
            reason=reason,
            **columns,
        )


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """Words without spaces around them, each once, in the order given."""
    return {name: _each_once(value) if name in LISTS else value for name, value in fields.items()}


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word.strip() for word in words if word.strip()))


def _check_words(words_zh: list[str], words_en: list[str]) -> None:
    if not words_zh and not words_en:
        raise Invalid.of("words_zh", "请至少填写一个词。", "Give at least one word.")
