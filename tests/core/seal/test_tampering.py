"""Whoever rules the database and puts its triggers to sleep is found out, each time."""

import random
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from core.models import SealBatch
from core.seal.batches import seal
from core.seal.books import SPELLING
from core.seal.guards import expected
from core.seal.key import ANCHOR, Key, _folder
from core.seal.verify import verify
from staff.models import Product
from tests.core.seal.conftest import write_some
from tests.core.test_backup import database

pytestmark = pytest.mark.alone  # an open transaction of another test holds the seal back

HISTORY, ACCESS, BATCHES, RECORDS = (
    "staff_historicalproduct",
    "core_accessentry",
    "core_sealbatch",
    "staff_product",
)
Tampering = Callable[[random.Random], set[str]]  # answers what may be said of it


def sql(statement: str, *values: Any) -> list[Any]:
    """What a superuser types."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def asleep(table: str) -> None:
    sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def awake(table: str) -> None:
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # foreign keys, which a superuser leaves whole
    sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def in_silence(table: str, statement: str, *values: Any) -> None:
    """Triggers sleep, the deed is done, triggers wake: nothing of it is left to see."""
    asleep(table)
    sql(statement, *values)
    awake(table)


def one_of(rng: random.Random, table: str, key: str) -> Any:
    return rng.choice([found for (found,) in sql(f"SELECT {key} FROM {table} ORDER BY {key}")])


def change_a_byte(rng: random.Random) -> set[str]:
    column = rng.choice(["name_zh", "actor_name", "action", "history_change_reason", "request_id"])
    row = one_of(rng, HISTORY, "history_id")
    in_silence(HISTORY, f"UPDATE {HISTORY} SET {column} = {column} || 'x' WHERE history_id = %s", row)
    return {"changed"}


def change_when(rng: random.Random) -> set[str]:
    row = one_of(rng, HISTORY, "history_id")
    shift = (
        f"UPDATE {HISTORY} SET history_date = history_date - interval '1 microsecond' WHERE history_id = %s"
    )
    in_silence(HISTORY, shift, row)
    return {"changed"}


def delete_a_row(rng: random.Random) -> set[str]:
    row = one_of(rng, HISTORY, "history_id")
    in_silence(HISTORY, f"DELETE FROM {HISTORY} WHERE history_id = %s", row)
    return {"missing"}


def copy_of(table: str, key: str, row: Any, **instead: str) -> str:
    columns = [
        name
        for (name,) in sql(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            table,
        )
    ]
    kept = [name for name in columns if name != key or key in instead]
    values = ", ".join(instead.get(name, f'"{name}"') for name in kept)
    named = ", ".join(f'"{name}"' for name in kept)
    return f"INSERT INTO {table} ({named}) SELECT {values} FROM {table} WHERE {key} = {row}"


def insert_a_copy(rng: random.Random) -> set[str]:
    row = one_of(rng, HISTORY, "history_id")
    in_silence(HISTORY, copy_of(HISTORY, "history_id", row))
    return {"inserted"}


def insert_between(rng: random.Random) -> set[str]:
    """A number that a rolled-back transaction left free, and the transaction of today."""
    row = one_of(rng, HISTORY, "history_id")
    gap = {"history_id": "history_id - 100000", "history_txid": "pg_current_xact_id()"}
    in_silence(HISTORY, copy_of(HISTORY, "history_id", row, **gap))
    return {"inserted"}


def insert_at_the_end(rng: random.Random) -> set[str]:
    """The newest number and the transaction of today: only what it tells gives it away."""
    row = one_of(rng, HISTORY, "history_id")
    in_silence(
        HISTORY,
        copy_of(
            HISTORY,
            "history_id",
            row,
            history_id=f"nextval(pg_get_serial_sequence('{HISTORY}', 'history_id'))",
            history_txid="pg_current_xact_id()",
        ),
    )
    return {"differs", "empty_change"}


def swap_two_rows(rng: random.Random) -> set[str]:
    rows = [row for (row,) in sql(f"SELECT history_id FROM {HISTORY}")]
    one, other = rng.sample(rows, 2)
    asleep(HISTORY)
    for old, new in ((one, -1), (other, one), (-1, other)):
        sql(f"UPDATE {HISTORY} SET history_id = %s WHERE history_id = %s", new, old)
    awake(HISTORY)
    return {"moved"}


def cut_the_tail(rng: random.Random) -> set[str]:
    left = rng.randint(0, SealBatch.objects.count() - 1)
    in_silence(BATCHES, f"DELETE FROM {BATCHES} WHERE number > %s", left)
    return {"tail_cut"}


def cut_the_tail_with_its_rows(rng: random.Random) -> set[str]:
    """As if nothing had happened since: the rows of the last batch go with it."""
    last = SealBatch.objects.filter(book=ACCESS).order_by("-number").first()
    assert last is not None
    in_silence(ACCESS, f"DELETE FROM {ACCESS} WHERE id = ANY(%s)", last.numbers)
    in_silence(BATCHES, f"DELETE FROM {BATCHES} WHERE number >= %s", last.number)
    return {"tail_cut"}


def lose_a_batch(rng: random.Random) -> set[str]:
    number = rng.randint(1, SealBatch.objects.count() - 1)
    in_silence(BATCHES, f"DELETE FROM {BATCHES} WHERE number = %s", number)
    return {"batch_missing"}


def change_a_batch(rng: random.Random) -> set[str]:
    said = rng.choice(
        [
            "made_at = made_at - interval '1 day'",
            "top = top + 1",
            "horizon = horizon - 1",
            "leaves = set_byte(leaves, 3, get_byte(leaves, 3) # 1)",
            "key_name = 'x'",
            "previous = sha256(previous)",
        ]
    )
    in_silence(BATCHES, f"UPDATE {BATCHES} SET {said} WHERE number = %s", one_of(rng, BATCHES, "number"))
    return {"batch_changed"}


def order_batches_anew(rng: random.Random) -> set[str]:
    one, other = rng.sample(range(1, SealBatch.objects.count() + 1), 2)
    asleep(BATCHES)
    for old, new in ((one, -1), (other, one), (-1, other)):
        sql(f"UPDATE {BATCHES} SET number = %s WHERE number = %s", new, old)
    awake(BATCHES)
    return {"batch_changed"}


def seal_it_oneself(rng: random.Random) -> set[str]:
    """A row is changed and its batch is hashed and signed anew, with another key."""
    from core.seal.batches import digest_of  # noqa: PLC0415

    key = Key(rng.randbytes(32))
    batch = SealBatch.objects.order_by("-number")[0]
    batch.leaves = bytes(len(batch.leaves))
    batch.digest = digest_of(batch)
    values = (batch.leaves, batch.digest, key.sign(batch.digest), batch.number)
    in_silence(
        BATCHES, f"UPDATE {BATCHES} SET leaves = %s, digest = %s, signature = %s WHERE number = %s", *values
    )
    return {"batch_signature"}


def spoil_a_signature(rng: random.Random) -> set[str]:
    number = one_of(rng, BATCHES, "number")
    in_silence(BATCHES, f"UPDATE {BATCHES} SET signature = sha512(signature) WHERE number = %s", number)
    return {"batch_signature"}


def change_the_record(rng: random.Random) -> set[str]:
    said = rng.choice(["name_zh = name_zh || '.'", "is_active = NOT is_active", "version = version + 1"])
    in_silence(RECORDS, f"UPDATE {RECORDS} SET {said} WHERE id = %s", one_of(rng, RECORDS, "id"))
    return {"differs"}


def delete_the_record(rng: random.Random) -> set[str]:
    in_silence(RECORDS, f"DELETE FROM {RECORDS} WHERE id = %s", one_of(rng, RECORDS, "id"))
    return {"differs"}


def drop_a_guard(rng: random.Random) -> set[str]:
    table, name = rng.choice(sorted(expected()))
    sql(
        rng.choice([f'DROP TRIGGER "{name}" ON "{table}"', f'ALTER TABLE "{table}" DISABLE TRIGGER "{name}"'])
    )
    return {"guard"}


def hollow_a_guard(rng: random.Random) -> set[str]:
    function = rng.choice(sorted({function for _, function in expected().values()}))
    body = "BEGIN RETURN NULL; END"
    sql(f'CREATE OR REPLACE FUNCTION "{function}"() RETURNS trigger LANGUAGE plpgsql AS $x${body}$x$')
    return {"guard"}


def change_an_access_row(rng: random.Random) -> set[str]:
    said = rng.choice(["subject_ids = '[]'", "user_id = 7", "why = 'y'", "at = at - interval '1 day'"])
    in_silence(ACCESS, f"UPDATE {ACCESS} SET {said} WHERE id = %s", one_of(rng, ACCESS, "id"))
    return {"changed"}


def delete_an_access_row(rng: random.Random) -> set[str]:
    in_silence(ACCESS, f"DELETE FROM {ACCESS} WHERE id = %s", one_of(rng, ACCESS, "id"))
    return {"missing"}


def empty_the_access_log(rng: random.Random) -> set[str]:
    in_silence(ACCESS, f"TRUNCATE {ACCESS}")
    return {"missing"}


TAMPERINGS: list[Tampering] = [
    change_a_byte,
    change_when,
    delete_a_row,
    insert_a_copy,
    insert_between,
    insert_at_the_end,
    swap_two_rows,
    cut_the_tail,
    cut_the_tail_with_its_rows,
    lose_a_batch,
    change_a_batch,
    order_batches_anew,
    seal_it_oneself,
    spoil_a_signature,
    change_the_record,
    delete_the_record,
    drop_a_guard,
    hollow_a_guard,
    change_an_access_row,
    delete_an_access_row,
    empty_the_access_log,
]


def found(tampering: Tampering, rng: random.Random) -> tuple[set[str], set[str]]:
    """What is said after a tampering that leaves nothing behind, and what should be."""
    with transaction.atomic():
        expected_codes = tampering(rng)
        told = {finding.code for finding in verify().findings}
        transaction.set_rollback(True)
    return told, expected_codes


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda one: one.__name__)
def test_each_kind_is_named_for_what_it_is(sealed: list[Product], tampering: Tampering) -> None:
    told, wanted = found(tampering, random.Random(tampering.__name__))
    assert told & wanted, (told, wanted)


def test_of_a_hundred_random_tamperings_a_hundred_are_named(sealed: list[Product]) -> None:
    rng = random.Random(20261122)
    missed = []
    for number in range(100):
        tampering = rng.choice(TAMPERINGS)
        told, wanted = found(tampering, rng)
        if not told & wanted:
            missed.append((number, tampering.__name__, told))
    assert missed == []
    assert verify().is_sound, "each left nothing behind"


def test_what_was_put_in_is_still_named_after_the_next_seal(sealed: list[Product]) -> None:
    """A forged row is not made true by sealing on."""
    rng = random.Random(5)
    for deed in (insert_between, insert_at_the_end, insert_a_copy):
        with transaction.atomic():
            wanted = deed(rng)
            seal_beside()
            assert wanted & {finding.code for finding in verify().findings}, deed
            transaction.set_rollback(True)


def seal_beside() -> None:
    """Seal on; heads noted outside by a transaction rolled back later would look like a cut."""
    kept = (_folder() / ANCHOR).read_bytes()
    seal()
    (_folder() / ANCHOR).write_bytes(kept)


def test_a_whole_older_state_is_noticed(sealed: list[Product]) -> None:
    """The database is set back to yesterday, rows and batches together; the data folder is not."""
    own = str(connection.settings_dict["NAME"])
    connection.close()
    with psycopg.connect(database("postgres"), autocommit=True) as server:
        # A copy is refused while anyone looks: a thread of an earlier test, say.
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [own])
        server.execute(f'CREATE DATABASE "{own}_yesterday" TEMPLATE "{own}"')
    write_some(1)
    seal()
    connection.close()
    try:
        connection.settings_dict["NAME"] = f"{own}_yesterday"
        assert [finding.code for finding in verify().findings] == ["tail_cut"]
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
        with psycopg.connect(database("postgres"), autocommit=True) as server:
            server.execute(f'DROP DATABASE "{own}_yesterday"')


@pytest.mark.parametrize("lost", ["seal.key", "seal.anchor"])
def test_a_lost_file_is_named(sealed: list[Product], lost: str) -> None:
    (_folder() / lost).unlink()
    assert [finding.code for finding in verify().findings] == [f"{lost.removeprefix('seal.')}_missing"]


def test_every_sentence_speaks_both_languages(sealed: list[Product]) -> None:
    from core.seal.findings import SENTENCES, Finding  # noqa: PLC0415

    params = {"book": "b", "key": "1", "batch": "2", "other": "3"}
    for code in SENTENCES:
        assert "{" not in Finding(code, params).read("en") + Finding(code, params).read("zh-hans")
    assert "Asia" not in SPELLING
