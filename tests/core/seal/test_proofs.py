"""A proof that was asked for: carried out in the background, its progress seen, its findings kept."""

import pytest
from django.db import connection

from core.actor import Actor
from core.models import Verification
from core.seal import proofs
from core.tasks import seal_books, verify_nightly
from staff.models import Product
from tests.core.seal.conftest import write_some

pytestmark = pytest.mark.alone  # an open transaction of another test holds the seal back

READER = Actor(user_id=7, name="审计员")


def test_a_sound_seal_is_said_to_be_sound(sealed: list[Product]) -> None:
    proof = proofs.ask(READER)
    assert proofs.ask(READER) == proof, "one that is under way serves everybody"
    proofs.carry_out_due()
    proof.refresh_from_db()
    assert (proof.state, proof.found, proof.findings) == ("sound", 0, [])
    assert proof.done == proof.total > 30
    assert proof.ended_at is not None


def test_what_is_wrong_is_kept_and_told_in_the_readers_language(sealed: list[Product]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_accessentry DISABLE TRIGGER append_only")
        cursor.execute("DELETE FROM core_accessentry WHERE id = (SELECT min(id) FROM core_accessentry)")
        cursor.execute("ALTER TABLE core_accessentry ENABLE TRIGGER append_only")
    proof = proofs.ask(READER)
    proofs.carry_out_due()
    proof.refresh_from_db()
    assert (proof.state, proof.found) == ("broken", 1)
    assert "was removed after it was sealed" in proofs.sentences(proof, "en")[0]
    assert "被删除" in proofs.sentences(proof, "zh-hans")[0]


def test_a_proof_that_breaks_down_says_so(sealed: list[Product], monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("no disk")

    monkeypatch.setattr(proofs, "verify", breaks)
    proof = proofs.ask(READER)
    proofs.carry_out_due()
    proof.refresh_from_db()
    assert proof.state == "failed"


def test_the_timetable_seals_and_proves(sealed: list[Product]) -> None:
    write_some(1)
    assert proofs.waiting() > 0
    seal_books()
    assert proofs.waiting() == 0
    verify_nightly()
    assert [proof.state for proof in Verification.objects.all()] == ["sound"]
