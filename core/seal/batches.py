"""Sealing: rows no running transaction can still add to are hashed, chained and signed, table by table.

A row that a slow transaction commits late has a lower number than rows sealed before it. So rows are taken by
the transaction that wrote them: a batch ends at the oldest transaction still running, the next begins there.
A database filled from a dump counts its transactions anew: its first seal takes every row that no batch
names. Law: ER-02.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson
from django.db import connection, transaction
from django.utils import timezone

from core.models import SealBatch
from core.seal.books import SPELLING, Book, books, columns_of, hashed
from core.seal.key import note_heads, noted_heads, signing_key

BATCH = 10_000
FIRST = bytes(32)  # what stands before the first batch
ONE_AT_A_TIME = 0x5EA1


class Horizon(NamedTuple):
    """Where the database stands: which cluster, its oldest running transaction and the next one."""

    cluster: str
    oldest: int
    next: int


def horizon(cursor: Any) -> Horizon:
    """Every transaction older than `oldest` is seen whole."""
    cursor.execute(
        "SELECT (SELECT system_identifier FROM pg_control_system())::text,"
        " pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
        " pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
    )
    return Horizon(*cursor.fetchone())


def seal() -> int:
    """Seal what can be sealed by now and note the head outside the database; how many rows were sealed."""
    sealed = sum(_seal_book(book) for book in books())
    _note_head()
    return sealed


@transaction.atomic
def _seal_book(book: Book) -> int:
    with connection.cursor() as cursor:
        cursor.execute(SPELLING)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        columns, now = columns_of(cursor, book), horizon(cursor)
        last = last_batch(book)
        if not columns:
            return 0
        sealed = 0
        for rows in _unsealed(book, columns, last, now):
            _write(cursor, book, columns, rows, last, now)
            sealed += len(rows)
        if sealed == 0 and last is not None and last.cluster != now.cluster:
            _write(cursor, book, columns, [], last, now)  # from here on this cluster's transactions count
        return sealed


def last_batch(book: Book) -> SealBatch | None:
    """The newest batch of a table, without its keys and leaves."""
    heavy = ("numbers", "uuids", "leaves")
    return SealBatch.objects.filter(book=book.table).defer(*heavy).order_by("-number").first()


def _unsealed(
    book: Book, columns: Sequence[str], last: SealBatch | None, now: Horizon
) -> Iterator[list[tuple[Any, bytes]]]:
    where, values = _ripe(book, last, now)
    question = (
        f'SELECT h."{book.key}", {hashed(columns)} FROM "{book.table}" h WHERE {where}'  # noqa: S608
        f' ORDER BY h."{book.key}"'
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(question, values)
        while rows := cursor.fetchmany(BATCH):
            yield [(key, bytes(leaf)) for key, leaf in rows]


def _ripe(book: Book, last: SealBatch | None, now: Horizon) -> tuple[str, list[Any]]:
    """The rows to seal: written before the horizon, and in no batch yet."""
    if last is None or last.cluster != now.cluster:
        own = "((%s - h.xmin::text::bigint) & 4294967295) BETWEEN 1 AND 2147483647"
        return f"{own} AND {in_no_batch(book)}", [now.oldest, book.table]
    window = f'h."{book.txid}" >= %s::text::xid8 AND h."{book.txid}" < %s::text::xid8'
    forged, values = too_late(book, last)
    return (
        f"{window} AND NOT ({forged}) AND {_in_no_batch_near(book)}",
        [str(last.horizon), str(now.oldest), *values, book.table],
    )


def too_late(book: Book, last: SealBatch) -> tuple[str, list[Any]]:
    """Rows that bear an old number and a new transaction: numbers are given in turn, so somebody set it."""
    if not book.numbered:
        return "FALSE", []
    return f'h."{book.key}" < %s AND h."{book.txid}" >= %s::text::xid8', [last.top, str(last.ceiling)]


def in_no_batch(book: Book) -> str:
    """For questions about all rows of a table."""
    return (
        f"NOT EXISTS (SELECT 1 FROM (SELECT unnest(b.{book.keys}) AS known FROM core_sealbatch b"  # noqa: S608
        f' WHERE b.book = %s) sealed WHERE sealed.known = h."{book.key}")'
    )


def _in_no_batch_near(book: Book) -> str:
    """For questions about few rows: only batches whose numbers reach around the row are opened."""
    near = (
        f'b.last_number >= h."{book.key}" AND b.first_number <= h."{book.key}" AND' if book.numbered else ""
    )
    return (
        f"NOT EXISTS (SELECT 1 FROM core_sealbatch b WHERE b.book = %s AND {near}"  # noqa: S608
        f' h."{book.key}" = ANY(b.{book.keys}))'
    )


def _write(
    cursor: Any,
    book: Book,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, bytes]],
    last: SealBatch | None,
    now: Horizon,
) -> None:
    """Append a batch to the chain."""
    head = SealBatch.objects.order_by("-number").only("number", "digest").first()
    keys, key = [key for key, _ in rows], signing_key()
    batch = SealBatch(
        number=head.number + 1 if head else 1,
        made_at=timezone.now(),
        book=book.table,
        columns=list(columns),
        cluster=now.cluster,
        horizon=now.oldest,
        ceiling=horizon(cursor).next,
        count=len(rows),
        leaves=b"".join(leaf for _, leaf in rows),
        previous=bytes(head.digest) if head else FIRST,
        key_name=key.name,
        **{book.keys: keys},
    )
    if book.numbered:
        batch.first_number, batch.last_number = (keys[0], keys[-1]) if keys else (None, None)
        batch.top = max(_top(book), keys[-1] if keys else 0)
    batch.digest = digest_of(batch)
    batch.signature = key.sign(batch.digest)
    batch.save(force_insert=True)


def _top(book: Book) -> int:
    newest = (
        SealBatch.objects.filter(book=book.table).order_by("-number").values_list("top", flat=True).first()
    )
    return newest or 0


def digest_of(batch: SealBatch) -> bytes:
    """The hash of everything a batch says, the batch before it included."""
    said = {
        "number": batch.number,
        "made_at": batch.made_at.isoformat(),
        "book": batch.book,
        "columns": batch.columns,
        "cluster": batch.cluster,
        "horizon": batch.horizon,
        "ceiling": batch.ceiling,
        "top": batch.top,
        "count": batch.count,
        "first": batch.first_number,
        "last": batch.last_number,
        "key": batch.key_name,
        "numbers": batch.numbers,
        "uuids": batch.uuids,
    }
    whole = hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS))
    whole.update(bytes(batch.previous))
    whole.update(bytes(batch.leaves))
    return whole.digest()


def _note_head() -> None:
    """Write the newest batch down outside the database, unless that was done."""
    head = SealBatch.objects.order_by("-number").only("number", "digest", "made_at").first()
    if head is None:
        return
    noted = noted_heads()
    digest = bytes(head.digest).hex()
    if not noted or (noted[-1]["number"], noted[-1].get("digest")) != (head.number, digest):
        note_heads([{"number": head.number, "digest": digest, "at": head.made_at.isoformat()}])
