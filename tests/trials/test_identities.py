"""Who a participant is: sealed, opened with a reason, found exactly, erased for ever."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone

from core.actor import Actor
from core.cipher import envelope
from core.cipher.envelope import Unreadable
from core.cipher.folder import Folder
from core.errors import Invalid, NotFound, Refused
from core.history import history_of
from core.models import AccessEntry, Command
from staff.models import User
from tests.conftest import ApiClient
from tests.trials.conftest import CANARY
from trials import selectors, services, vault
from trials.choices import OpeningVerdict
from trials.models import Identity, IdentityKey, Participant, Study

SignIn = Callable[[User], ApiClient]
REASON = "受试者来电核对随访地址"


def opened(actor: Actor, person: Participant) -> dict[str, Any]:
    identity = selectors.get_identity(actor, person.pk)
    return selectors.identity_of(actor, services.open_identity(actor, identity, reason=REASON))


def test_an_identity_opens_for_who_gives_a_reason_and_for_five_minutes(
    cora: Actor, sealed: Participant
) -> None:
    identity = selectors.get_identity(cora, sealed.pk)
    with pytest.raises(Invalid):
        services.open_identity(cora, identity, reason="看看")
    opening = services.open_identity(cora, identity, reason=REASON)
    told = selectors.identity_of(cora, opening)
    assert {name: told[name] for name in CANARY} == CANARY
    with time_machine.travel(timezone.now() + timedelta(minutes=6)), pytest.raises(NotFound):
        selectors.identity_of(cora, opening)
    whys = AccessEntry.objects.filter(kind="identity").order_by("at").values_list("why", flat=True)
    assert list(whys) == ["opened", "read"]


def test_an_opening_serves_nobody_else(cora: Actor, sealed: Participant, dora: Actor) -> None:
    opening = services.open_identity(cora, selectors.get_identity(cora, sealed.pk), reason=REASON)
    other = Actor(user_id=dora.user_id, name="另一位", codes=cora.codes)
    with pytest.raises(NotFound):
        selectors.identity_of(other, selectors.get_opening(other, opening.pk))


def test_each_opening_is_reviewed_by_another(cora: Actor, dora: Actor, sealed: Participant) -> None:
    opening = services.open_identity(cora, selectors.get_identity(cora, sealed.pk), reason=REASON)
    both = Actor(user_id=cora.user_id, name=cora.name, codes=cora.codes | dora.codes)
    with pytest.raises(Refused, match="own_opening"):
        services.review_opening(both, opening, version=1, verdict=OpeningVerdict.IN_ORDER)
    with pytest.raises(Invalid):
        services.review_opening(dora, opening, version=1, verdict=OpeningVerdict.QUESTIONED)
    reviewed = services.review_opening(dora, opening, version=1, verdict=OpeningVerdict.IN_ORDER)
    assert selectors.opening_row(reviewed)["reviewed_by_name"] == "窦拉"


def test_an_exact_value_finds_its_participant_however_it_is_written(cora: Actor, sealed: Participant) -> None:
    for field, value in (
        ("phone", "+86 138-0013-8999"),
        ("name", " 金丝雀甲乙 "),
        ("id_document", CANARY["id_document"]),
    ):
        assert selectors.find_by_identity(cora, field=field, value=value) == [sealed]
    assert selectors.find_by_identity(cora, field="phone", value="1380013899") == []
    assert selectors.find_by_identity(cora, field="name", value=CANARY["phone"]) == []


def test_a_value_moved_to_another_place_does_not_open(cora: Actor, sealed: Participant) -> None:
    identity = Identity.objects.select_related("sealed_by").get()
    identity.name, identity.phone = identity.phone, identity.name
    with pytest.raises(Unreadable):
        vault.unsealed(identity, identity.sealed_by)


def test_an_erased_identity_is_unreadable_in_history_and_in_a_dump_taken_before(
    cora: Actor, sealed: Participant, django_capture_on_commit_callbacks: Any
) -> None:
    """The dump holds the row, its wrapped key and all history; the share that opens them is gone."""
    kept = IdentityKey.objects.select_related("identity").get()
    past = history_of(Identity).objects.earliest("history_id")
    assert (
        envelope.unseal(vault.key_of(kept), vault.place("name", kept.pk), bytes(past.name)) == CANARY["name"]
    )
    with django_capture_on_commit_callbacks(execute=True):
        services.erase_identity(cora, selectors.get_identity(cora, sealed.pk), reason="受试者要求删除")
    with pytest.raises(Unreadable):
        vault.key_of(kept)
    assert IdentityKey.objects.count() == 0
    assert selectors.find_by_identity(cora, field="phone", value=CANARY["phone"]) == []
    with pytest.raises(Refused, match="identity_erased"):
        services.seal_identity(cora, sealed, **CANARY)


def test_a_stop_between_the_database_and_the_file_is_finished_later(cora: Actor, sealed: Participant) -> None:
    services.erase_identity(
        cora, selectors.get_identity(cora, sealed.pk), reason="受试者要求删除"
    )  # no commit: the share stays
    assert services.finish_erasures() == 1
    assert services.finish_erasures() == 0


def test_older_backups_keep_old_master_keys_and_lose_erased_shares(tmp_path: Path) -> None:
    living, beside = Folder(tmp_path / "here"), Folder(tmp_path / "there")
    subjects = [uuid4(), uuid4()]
    key = envelope.new_key()
    wraps = {subject: envelope.wrap(living, subject, key) for subject in subjects}
    living.copy_keys_to(beside)
    living.copy_shares_to(beside)
    living.add_master()
    living.retire({"m1"})
    living.destroy_share(subjects[0])
    living.copy_keys_to(beside)
    living.copy_shares_to(beside)
    assert envelope.unwrap(beside, subjects[1], *wraps[subjects[1]]) == key
    for folder in (living, beside):
        with pytest.raises(Unreadable):
            envelope.unwrap(folder, subjects[0], *wraps[subjects[0]])


class Worker(threading.Thread):
    """Does something in a connection of its own, and keeps what went wrong."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self.work, self.failed = work, list[Exception]()

    def run(self) -> None:
        try:
            self.work()
        except Exception as error:
            self.failed.append(error)
        finally:
            connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_the_master_key_rotates_while_identities_are_read_and_written(cora: Actor, study: Study) -> None:
    people = [screened(cora, study, f"R{number}") for number in range(30)]
    seal_all(cora, people[:20])
    first, stop, reads = vault.folder().ring().newest, threading.Event(), set[str]()

    def read() -> None:
        while not stop.is_set():
            reads.update(opened(cora, person)["name"] for person in people[:20])

    workers = [Worker(read), Worker(read), Worker(lambda: seal_all(cora, people[20:]))]
    for worker in workers:
        worker.start()
    for _ in range(4):
        services.rotate_master_key()
    workers[2].join()
    last = services.rotate_master_key()
    stop.set()
    for worker in workers:
        worker.join()
    assert [worker.failed for worker in workers] == [[], [], []]
    assert (last, reads) == (30, {CANARY["name"]})
    assert first not in vault.folder().ring().keys
    assert opened(cora, people[25])["phone"] == CANARY["phone"]


def screened(cora: Actor, study: Study, number: str) -> Participant:
    return services.add_participant(
        cora,
        study,
        id=uuid4(),
        site_id=study.sites.get().pk,
        screening_number=number,
        sex="M",
        country="CHN",
    )


def seal_all(cora: Actor, people: list[Participant]) -> None:
    for person in people:
        services.seal_identity(cora, person, **CANARY)


@pytest.mark.django_db(transaction=True)
def test_a_canary_is_found_nowhere_in_clear(
    sign_in: SignIn, cora_user: User, person: Participant, caplog: pytest.LogCaptureFixture, keys: Path
) -> None:
    """Sealed, read, searched, corrected and refused through the doors; then every table and file is searched."""
    client = sign_in(cora_user)
    at = f"/trials/participants/{person.pk}/identity"
    assert client.call("PUT", at, CANARY).status_code == 200
    assert client.call("PUT", at, {**CANARY, "phone": "13900139888"}).status_code == 200
    opening = client.call("POST", f"{at}/open", {"reason": REASON}).json()
    told = client.call("GET", f"/trials/openings/{opening['id']}/identity")
    assert (told.json()["name"], told["Cache-Control"]) == (CANARY["name"], "no-store")
    for field, value in CANARY.items():
        assert (
            client.call("POST", "/trials/identities/find", {"field": field, "value": value}).status_code
            == 200
        )
    assert client.call("PUT", at, {**CANARY, "stray": CANARY["name"]}).status_code == 422
    assert Command.objects.count() == 6
    said = [*CANARY.values(), "13900139888"]
    signs = [
        form
        for value in said
        for form in (value.encode(), value.encode().hex().encode(), ascii(value)[1:-1].encode())
    ]
    assert [
        place
        for place, content in everything_kept(keys, caplog.text)
        if any(sign in content for sign in signs)
    ] == []


def everything_kept(keys: Path, log: str) -> list[tuple[str, bytes]]:
    """Every table as a dump would hold it (queue, answers, history, access log, cache), every file, the log."""
    kept = [("log", log.encode())]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        tables = cursor.fetchall()
        assert len(tables) > 60
        for schema, table in tables:
            with cursor.copy(f'COPY "{schema}"."{table}" TO STDOUT') as copy:
                kept.append((table, b"".join(bytes(part) for part in copy)))
    kept += [(str(path), path.read_bytes()) for path in keys.rglob("*") if path.is_file()]
    return kept
