"""Every business model has a history that nobody can bend, in Python and in PostgreSQL."""

from typing import Any

import pytest
from django.db import connection

from core.history import history_of, is_tracked
from tests.house.tree import our_models

UNTRACKED = {
    "core.Command": "the answers kept for repeats: forgotten after 90 days",
    "core.AccessEntry": "a book itself, written once and never changed",
    "core.SealBatch": "the seal of the books, written once and never changed",
    "core.Verification": "how far a proof of the seal is; who asked for it stands in the access log",
    "core.Attachment": "written once; the record that takes it keeps its digest in its own history",
    "staff.Session": "who is signed in at this moment; signing in and out is told by the access log",
    "compliance.Signature": "a book itself, written once and never changed",
    "staff.TabletContact": "a cache of the moment",
    "compliance.Transfer": "a book itself, only ever added to; a correction is a line that reverses another",
    "compliance.YearAccount": "the lock of a person's year and a count of its transfers",
    "compliance.YearSum": "the sums of a year's transfers, kept under its lock",
    "trials.IdentityKey": "what opens an identity: a history of it would undo its erasure",
    "trials.ExportFile": "the bytes of a file, never changed; StudyExport tells their hash",
    "hcp.LastVisit": "a count kept from the visits, which have their history",
    "hcp.ImportFile": "the bytes of an uploaded file, never changed; ImportRun tells what became of them",
    "hcp.ImportProgress": "a cache of the moment",
    "hcp.ImportRow": "the report of an import; what it changed is told by the institutions",
}
TRACKED = [model for model in our_models() if is_tracked(model)]
STAMP = {"actor_name", "action", "history_change_reason", "request_id", "device_id", "occurred_at"}


def triggers(table: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgdeferrable, tginitdeferred, tgenabled::text, pg_get_triggerdef(oid) FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND NOT tgisinternal",
            [table],
        )
        return {name: rest for name, *rest in cursor.fetchall()}


def test_every_model_is_tracked_or_listed_with_a_reason() -> None:
    labels = {model._meta.label for model in our_models()}
    assert labels - {model._meta.label for model in TRACKED} == set(UNTRACKED) & labels
    assert all(UNTRACKED.values())
    assert len(TRACKED) > 10


@pytest.mark.django_db
def test_no_tracked_table_can_change_without_its_history() -> None:
    for model in TRACKED:
        deferrable, deferred, enabled, definition = triggers(model._meta.db_table)["require_history"]
        assert (deferrable, deferred, enabled) == (True, True, "O"), model
        assert "AFTER INSERT OR DELETE OR UPDATE" in definition, model
        assert definition.endswith(f"{model._meta.db_table}_require_history()"), model


@pytest.mark.django_db
def test_no_tracked_table_can_be_emptied_at_once() -> None:
    for model in TRACKED:
        _, _, enabled, definition = triggers(model._meta.db_table)["refuse_truncate"]
        assert enabled == "O", model
        assert "BEFORE TRUNCATE" in definition, model


@pytest.mark.django_db
def test_a_history_row_names_somebody_and_what_he_did() -> None:
    asked = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s"
    for model in TRACKED:
        with connection.cursor() as cursor:
            cursor.execute(asked, [f"{history_of(model)._meta.db_table}_somebody"])
            (definition,) = cursor.fetchone()
        assert definition == "CHECK (((length(actor_name) > 0) AND (length((action)::text) > 0)))", model


@pytest.mark.django_db
def test_a_history_table_is_only_ever_added_to() -> None:
    for model in TRACKED:
        _, _, enabled, definition = triggers(history_of(model)._meta.db_table)["append_only"]
        assert enabled == "O", model
        assert all(verb in definition for verb in ("BEFORE", "UPDATE", "DELETE", "TRUNCATE")), model


@pytest.mark.django_db
def test_a_history_row_tells_of_a_change_that_was_made() -> None:
    for model in TRACKED:
        deferrable, deferred, enabled, definition = triggers(history_of(model)._meta.db_table)["require_row"]
        assert (deferrable, deferred, enabled) == (True, True, "O"), model
        assert "AFTER INSERT" in definition, model
        assert definition.endswith(f"{model._meta.db_table}_require_row()"), model


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["core_accessentry", "core_sealbatch", "compliance_signature"])
def test_a_book_is_only_ever_added_to(table: str) -> None:
    assert triggers(table)["append_only"][2] == "O"


def test_a_history_row_says_who_what_why_and_from_where() -> None:
    for model in TRACKED:
        fields = {field.name: field for field in history_of(model)._meta.get_fields()}
        assert set(fields) >= STAMP, model
        assert not any(fields[name].null for name in ("actor_name", "action", "request_id")), model


def test_a_tracked_row_has_a_version() -> None:
    wanted = {"version", "updated_at", "created_at"}
    assert [model for model in TRACKED if not wanted <= {f.name for f in model._meta.get_fields()}] == []
