"""The seal: what is written is sealed once, in time, whatever else runs; and it proves."""

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from core.history import history_of
from core.models import AccessEntry, SealBatch
from core.seal.batches import seal
from core.seal.books import books
from core.seal.verify import verify
from staff.models import Product
from tests.core.seal.conftest import write_some
from tests.core.test_backup import database

pytestmark = pytest.mark.alone  # an open transaction of another test holds the seal back


def codes(verdict: Any) -> list[str]:
    return [finding.code for finding in verdict.findings]


def test_a_clean_database_passes_with_nothing_named(sealed: list[Product]) -> None:
    verdict = verify()
    assert verdict.findings == []
    assert verdict.is_sound
    assert (verdict.rows, verdict.waiting) == (sum(b.count for b in SealBatch.objects.all()), 0)
    assert verdict.rows >= AccessEntry.objects.count() + Product.history.count() > 30


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_passes() -> None:
    seal()
    assert verify().is_sound


def test_rows_not_sealed_yet_are_told_by_number(sealed: list[Product]) -> None:
    write_some(2)
    verdict = verify()
    assert (verdict.is_sound, verdict.waiting) == (True, 4 + 1 + 2 + 1)
    assert seal() == 8
    assert (seal(), verify().waiting) == (0, 0)


def test_every_row_is_sealed_once(sealed: list[Product]) -> None:
    for book in books():
        keys = [
            key for batch in SealBatch.objects.filter(book=book.table) for key in getattr(batch, book.keys)
        ]
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{book.key}" FROM "{book.table}"')
            assert sorted(keys) == sorted(key for (key,) in cursor.fetchall()), book.table


INSERT_LATE = """
    INSERT INTO core_accessentry (at, actor_name, kind, subject_ids, why, request_id)
    VALUES (now(), '张三', 'hcp', '[]', 'opened', '')
"""


def test_a_row_committed_late_by_a_slow_transaction_is_not_lost(sealed: list[Product]) -> None:
    with psycopg.connect(database(str(connection.settings_dict["NAME"]))) as slow:
        slow.execute(INSERT_LATE)
        write_some(3)  # sealed numbers overtake the one that is still open
        assert seal() == 0, "nothing is sealed that a running transaction may still join"
        assert verify().is_sound
        assert verify().waiting > 0
        slow.commit()
    late = AccessEntry.objects.get(actor_name="张三")
    assert late.pk < AccessEntry.objects.order_by("-pk").values_list("pk", flat=True)[0]
    seal()
    assert any(late.pk in batch.numbers for batch in SealBatch.objects.filter(book="core_accessentry"))
    verdict = verify()
    assert (verdict.is_sound, verdict.waiting) == (True, 0)


def test_a_slow_transaction_that_began_after_others_lets_them_be_sealed(sealed: list[Product]) -> None:
    """Numbers are taken by transactions: the slow one's row has a lower number than rows sealed before it."""
    with psycopg.connect(database(str(connection.settings_dict["NAME"]))) as slow:
        slow.execute(INSERT_LATE)
        (xid,) = slow.execute("SELECT pg_current_xact_id()::text::bigint").fetchone() or (0,)
        write_some(1)
        seal()
        newest = SealBatch.objects.order_by("-number").first()
        assert newest is not None
        assert newest.horizon <= xid
        slow.rollback()
    assert seal() > 0
    assert verify().is_sound


def test_a_column_added_later_does_not_break_old_batches(sealed: list[Product]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_accessentry ADD COLUMN added_later text NOT NULL DEFAULT 'x'")
    try:
        assert verify().is_sound
        write_some(1)
        seal()
        assert verify().is_sound
        newest = SealBatch.objects.filter(book="core_accessentry").order_by("-number").first()
        assert newest is not None
        assert "added_later" in newest.columns
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE core_accessentry DROP COLUMN added_later")


def test_a_hash_is_the_same_in_every_session(sealed: list[Product]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TimeZone = 'Asia/Shanghai'; SET DateStyle = 'German'; SET extra_float_digits = 0")
    try:
        assert verify().is_sound
    finally:
        connection.close()


def test_what_was_restored_from_a_dump_is_sealed_on(sealed: list[Product]) -> None:
    """Another cluster counts its transactions anew: rows no batch names are sealed, none twice."""
    write_some(2)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_sealbatch DISABLE TRIGGER append_only")
    SealBatch.objects.all().delete()
    seal_as("another cluster")
    write_some(3)
    assert seal() > 0
    verdict = verify()
    assert verdict.waiting == 0
    assert codes(verdict) == ["guard"], "only the trigger this test put to sleep"
    test_every_row_is_sealed_once(sealed)
    assert seal() == 0
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_sealbatch ENABLE TRIGGER append_only")


def seal_as(cluster: str) -> None:
    """Seal as if the database had been there, with transactions far ahead of ours."""
    from core.seal import batches, key  # noqa: PLC0415

    (key._folder() / key.ANCHOR).unlink()
    own = batches.horizon
    try:
        batches.horizon = lambda cursor: own(cursor)._replace(cluster=cluster)
        batches.seal()
    finally:
        batches.horizon = own


def test_every_table_that_is_written_once_is_sealed(transactional_db: None) -> None:
    """A new room joins by its history and its AppendOnly; none is left out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only'")
        guarded = {table for (table,) in cursor.fetchall()}
    assert {book.table for book in books()} == guarded - {"core_sealbatch"}
    assert {history_of(Product)._meta.db_table, "core_accessentry"} <= guarded


def test_the_commands_seal_and_prove(sealed: list[Product], capsys: pytest.CaptureFixture[str]) -> None:
    write_some(1)
    call_command("seal")
    assert "rows sealed. Head: " in capsys.readouterr().out
    call_command("verify")
    assert "Proved: " in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_accessentry DISABLE TRIGGER append_only")
    AccessEntry.objects.order_by("pk")[:1].get()
    try:
        with pytest.raises(SystemExit) as ended:
            call_command("verify", "--json")
        assert ended.value.code == 1
        told = json.loads(capsys.readouterr().out)
        assert (told["sound"], told["found"], told["findings"][0]["code"]) == (False, 1, "guard")
        assert {"zh", "en", "book"} <= set(told["findings"][0])
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE core_accessentry ENABLE TRIGGER append_only")


def test_the_key_is_its_owners_alone(sealed: list[Product], seal_folder: Path) -> None:
    for name in ("seal.key", "seal.anchor"):
        assert (seal_folder / name).stat().st_mode & 0o777 == 0o600
    assert len((seal_folder / "seal.anchor").read_text().splitlines()) == 3
