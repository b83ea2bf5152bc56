"""Opening cases for the words found in a text, each exactly once, however often the text is handed in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from compliance.abouts import About
from compliance.cases import around, clock_of, find
from compliance.choices import OPEN_CASES, CaseKind, CaseOrigin, CaseState, WordOutcome
from compliance.models import Case, WordList
from compliance.selectors import cases as asked
from core.actor import Actor
from core.afterwards import even_if_refused
from core.errors import Refused
from core.history import amend, change
from core.numbers import next_number
from core.words import Text

Row = dict[str, str]


class Heard(NamedTuple):
    """The words of one list that a text holds."""

    words: WordList
    rows: list[Row]


def look_through(
    actor: Actor,
    about: About,
    texts: Mapping[str, str],
    *,
    moments: Sequence[datetime] = (),
    product_ids: Iterable[UUID] = (),
    kinds: Iterable[str] = CaseKind.values,
) -> None:
    """Open a case for what the lists find in these texts, called in the transaction that hands them in.

    At most one open case per record and kind; a word that is in a case about this record already opens
    nothing. A word that blocks (MR-11) refuses the act, and its case is opened all the same.
    """
    heard = _listen(texts, frozenset(kinds))
    if not heard:
        return
    _take_turns(about)
    products = list(product_ids)
    blocking = [
        one for one in heard if one.words.outcome == WordOutcome.BLOCK and _is_new_to_judges(about, one)
    ]
    if blocking:
        even_if_refused(lambda: _open_all(actor, about, heard, moments, products))
        raise _refusal(blocking[0])
    _open_all(actor, about, heard, moments, products)


def _listen(texts: Mapping[str, str], kinds: frozenset[str]) -> list[Heard]:
    lists = [one for one in asked.current_lists() if one.kind in kinds]
    heard = [Heard(words, _rows(words, texts)) for words in lists]
    return [one for one in heard if one.rows]


def _rows(words: WordList, texts: Mapping[str, str]) -> list[Row]:
    rows = []
    for field, text in texts.items():
        for found in find(text, [*words.words_zh, *words.words_en], words.excepted):
            before, said, after = around(text, found)
            rows.append({"word": found.word, "field": field, "before": before, "text": said, "after": after})
    return rows


def _take_turns(about: About) -> None:
    """Of two who hand in the same record at once, the second sees the cases of the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"case:{about.kind}:{about.id}"]
        )


def _is_new_to_judges(about: About, heard: Heard) -> bool:
    """Whether a word stands there that nobody has dismissed in a case about this record."""
    dismissed = {
        row["word"]
        for case in asked.cases_about(about).filter(kind=heard.words.kind, state=CaseState.DISMISSED)
        for row in case.found
    }
    return any(row["word"] not in dismissed for row in heard.rows)


def _refusal(heard: Heard) -> Refused:
    words, row = heard.words, heard.rows[0]
    return Refused(
        "words_forbidden",
        "内容出现“{word}”（{kind}），不得递交，已通知合规部。请删除相关内容后再递交。",
        "It says “{word}” ({kind}), so it cannot be handed in, and compliance has been told."
        " Take this out, then hand it in again.",
        rule=words.rule,
        word=row["text"],
        kind=Text(words.name_zh, words.name_en),
    )


def _open_all(
    actor: Actor, about: About, heard: list[Heard], moments: Sequence[datetime], products: list[UUID]
) -> None:
    with change(actor, "compliance.case.open"):
        _take_turns(about)
        for one in heard:
            _open(actor, about, one, moments, products[0] if len(set(products)) == 1 else None)


def _open(
    actor: Actor, about: About, heard: Heard, moments: Sequence[datetime], product_id: UUID | None
) -> None:
    words, known = heard.words, list(asked.cases_about(about).filter(kind=heard.words.kind))
    told = {(row["word"], row["field"]) for case in known for row in case.found}
    new = [row for row in heard.rows if (row["word"], row["field"]) not in told]
    if not new:
        return
    under_way = next((case for case in known if case.state in OPEN_CASES), None)
    if under_way is not None:
        amend(under_way, found=[*under_way.found, *new], **_named(about))
        return
    open_case(
        actor,
        words,
        moments,
        origin=CaseOrigin.TEXT,
        found=new,
        product_id=product_id,
        about_kind=about.kind,
        about_id=about.id,
        **_named(about),
    )


def _named(about: About) -> dict[str, Any]:
    return {"about_version": about.version, "about_number": about.number}


def open_case(actor: Actor, words: WordList, moments: Sequence[datetime], **fields: Any) -> Case:
    """A new case with its number, its clock and its owner, inside an open change()."""
    now = timezone.now()
    clock = clock_of(words.hours, list(moments), now)
    return Case.objects.create(
        number=next_number("CAS"),
        kind=words.kind,
        rule=words.rule,
        reporter_id=actor.person_id,
        owner_id=asked.owner_for(words.kind, but=actor.person_id),
        hours=words.hours,
        opened_at=now,
        knew_at=clock.knew_at,
        remind_at=clock.remind_at,
        due_at=clock.due_at,
        **fields,
    )
