"""Proving the seal: one pass over the batches, their rows beside them, in one snapshot of the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Sum

from core.models import SealBatch
from core.seal import guards, present
from core.seal.batches import FIRST, Horizon, digest_of, horizon, in_no_batch, last_batch, too_late
from core.seal.books import SPELLING, Book, books, columns_of, hashed
from core.seal.findings import Verdict
from core.seal.key import kept_key, noted_heads

AT_ONCE = 20_000  # rows compared in one question
SWAPPED = 20  # changed rows compared with each other

Report = Callable[[int, int], None]


def quietly(done: int, total: int) -> None:
    """Report to nobody."""


def verify(report: Report = quietly) -> Verdict:
    """Prove every sealed row, the chain, the heads noted outside, the records of today and the guards."""
    noted = noted_heads()  # before the snapshot, so that no head is newer than it
    with _one_snapshot():
        verdict = Verdict()
        head = _Chain(verdict, noted, report).walk()
        _check_heads(verdict, head, noted)
        with connection.cursor() as cursor:
            now = horizon(cursor)
            for book in books():
                _check_book(cursor, verdict, book, now)
            guards.check(cursor, verdict)
        return verdict


@contextmanager
def _one_snapshot() -> Iterator[None]:
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute(SPELLING)
        yield


class _Chain:
    """The walk along the batches, from the first to the head."""

    def __init__(self, verdict: Verdict, noted: list[dict[str, Any]] | None, report: Report) -> None:
        self.verdict, self.report = verdict, report
        self.key = kept_key()
        self.books = {book.table: book for book in books()}
        self.live: dict[str, set[str]] = {}
        self.noted: dict[int, set[str]] = {}
        for head in noted or []:
            self.noted.setdefault(head["number"], set()).add(str(head.get("digest")))
        self.sought: dict[tuple[str, tuple[str, ...]], dict[Any, tuple[bytes, int]]] = {}
        self.held = 0
        self.total = SealBatch.objects.aggregate(rows=Sum("count"))["rows"] or 0

    def walk(self) -> int:
        """Check each batch and its rows; the number of the last."""
        number, digest = 0, FIRST
        if self.key is None and SealBatch.objects.exists():
            self.verdict.tell("key_missing")
        for batch in SealBatch.objects.order_by("number").iterator(chunk_size=32):
            self._check_link(batch, number, digest)
            number, digest = batch.number, bytes(batch.digest)
            self.verdict.batches += 1
            self._seek(batch)
        self._compare()
        return number

    def _check_link(self, batch: SealBatch, before: int, digest: bytes) -> None:
        for lost in range(before + 1, min(batch.number, before + 101)):
            self.verdict.tell("batch_missing", batch=lost)
        if batch.number == before + 1 and bytes(batch.previous) != digest:
            self.verdict.tell("batch_order", batch=batch.number)
        if digest_of(batch) != bytes(batch.digest) or len(batch.leaves) != 32 * batch.count:
            self.verdict.tell("batch_changed", batch=batch.number)
        elif self.key and not self.key.signed(bytes(batch.digest), bytes(batch.signature)):
            self.verdict.tell("batch_signature", batch=batch.number)
        if self.noted.get(batch.number, {bytes(batch.digest).hex()}) != {bytes(batch.digest).hex()}:
            self.verdict.tell("head_differs", batch=batch.number)

    def _seek(self, batch: SealBatch) -> None:
        """Remember what its rows must be; ask when there are enough of them."""
        book = self.books.get(batch.book)
        if book is None or not set(batch.columns) <= self._columns(book):
            self.verdict.tell("batch_unknown", batch=batch.number, book=batch.book)
            return
        leaves, keys = bytes(batch.leaves), getattr(batch, book.keys)
        sought = self.sought.setdefault((batch.book, tuple(batch.columns)), {})
        for place, key in enumerate(keys):
            sought[key] = (leaves[32 * place : 32 * place + 32], batch.number)
        self.held += len(keys)
        if self.held >= AT_ONCE:
            self._compare()

    def _columns(self, book: Book) -> set[str]:
        if book.table not in self.live:
            with connection.cursor() as cursor:
                self.live[book.table] = set(columns_of(cursor, book))
        return self.live[book.table]

    def _compare(self) -> None:
        for (table, columns), sought in self.sought.items():
            self._compare_rows(self.books[table], columns, sought)
        self.sought, self.held = {}, 0
        self.report(self.verdict.rows, max(self.total, self.verdict.rows))

    def _compare_rows(
        self, book: Book, columns: tuple[str, ...], sought: dict[Any, tuple[bytes, int]]
    ) -> None:
        """Every row beside its hash: what is left over is missing."""
        changed: dict[Any, tuple[bytes, int]] = {}
        seen: set[Any] = set()
        question = (
            f'SELECT h."{book.key}", {hashed(columns)} FROM "{book.table}" h WHERE h."{book.key}" = ANY(%s)'  # noqa: S608
        )
        with connection.cursor() as cursor:
            cursor.execute(question, [list(sought)])
            for key, leaf in cursor:
                if key in seen:
                    self.verdict.tell("twice", book=book.table, key=key)
                elif sought[key][0] != leaf:
                    changed[key] = sought[key]
                seen.add(key)
        for key in sought.keys() - seen:
            self.verdict.tell("missing", book=book.table, key=key, batch=sought[key][1])
        self._tell_changed(book, columns, changed)
        self.verdict.rows += len(sought)

    def _tell_changed(
        self, book: Book, columns: tuple[str, ...], changed: dict[Any, tuple[bytes, int]]
    ) -> None:
        """Rows that stand in each other's place are called so."""
        from_where = _swapped(book, columns, changed) if 1 < len(changed) <= SWAPPED else {}
        for key, (_, batch) in changed.items():
            if key in from_where:
                self.verdict.tell("moved", book=book.table, key=key, other=from_where[key], batch=batch)
            else:
                self.verdict.tell("changed", book=book.table, key=key, batch=batch)


def _swapped(book: Book, columns: tuple[str, ...], changed: dict[Any, tuple[bytes, int]]) -> dict[Any, Any]:
    """For each place that holds another sealed row, which one it is."""
    leaf = hashed(columns, replaced=book.key, by="other.key")
    question = (
        f'SELECT h."{book.key}", other.key, {leaf} FROM "{book.table}" h, unnest(%s) AS other(key)'  # noqa: S608
        f' WHERE h."{book.key}" = ANY(%s) AND h."{book.key}" <> other.key'
    )
    with connection.cursor() as cursor:
        cursor.execute(question, [list(changed), list(changed)])
        return {place: other for place, other, found in cursor if found == changed[other][0]}


def _check_heads(verdict: Verdict, head: int, noted: list[dict[str, Any]] | None) -> None:
    """The head outside the database is not ahead of the one inside."""
    if head and not noted:
        verdict.tell("anchor_missing")
    furthest = max((entry["number"] for entry in noted or []), default=0)
    if furthest > head:
        verdict.tell("tail_cut", batch=head, other=furthest)


def _check_book(cursor: Any, verdict: Verdict, book: Book, now: Horizon) -> None:
    """Rows no batch names are new, or somebody put them in; the records are what their history says."""
    if not columns_of(cursor, book):
        verdict.tell("book_gone", book=book.table)
        return
    last = last_batch(book)
    forged, values = "FALSE", list[Any]()
    if last is not None and last.cluster == now.cluster:
        late, values = too_late(book, last)
        forged, values = f'h."{book.txid}" < %s::text::xid8 OR ({late})', [str(last.horizon), *values]
    unsealed = f'FROM "{book.table}" h WHERE {in_no_batch(book)}'
    cursor.execute(f"SELECT count(*), count(*) FILTER (WHERE {forged}) {unsealed}", [*values, book.table])
    waiting, inserted = cursor.fetchone()
    verdict.waiting += waiting - inserted
    if inserted:
        cursor.execute(f'SELECT h."{book.key}" {unsealed} AND ({forged})', [book.table, *values])
        for (key,) in cursor.fetchall():
            verdict.tell("inserted", book=book.table, key=key)
    if book.tracked is not None:
        present.check(cursor, verdict, book, book.tracked)
