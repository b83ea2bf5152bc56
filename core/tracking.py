"""The database's half of history: migration operations that install its triggers.

Every tracked table gets a deferred constraint trigger: at commit the row must equal its newest history
row, and that history row must come from this very transaction. The other way round, the newest history row
must tell of a change that was made: the record is what it says, and was something else before; and it names
somebody. Every append-only table refuses UPDATE, DELETE and TRUNCATE; a tracked table refuses TRUNCATE,
which no trigger of a row would see. So raw SQL, QuerySet.update() and bulk writes cannot slip past history,
and nobody writes a line into it by hand.
"""

from collections.abc import Sequence

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION rounds_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'append-only: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $body$;
"""

# Written out per table, so that PostgreSQL plans these questions once and not for every row.
TRACK = """
ALTER TABLE "{history}" ADD COLUMN history_txid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX "{history}_txid" ON "{history}" (history_txid);
CREATE INDEX "{history}_row" ON "{history}" ("{key}", history_id DESC);
CREATE INDEX "{history}_date" ON "{history}" (history_date, history_id);
CREATE INDEX "{history}_who" ON "{history}" (history_user_id, history_date) WHERE history_user_id IS NOT NULL;
CREATE INDEX "{history}_device" ON "{history}" (device_id, history_date) WHERE device_id IS NOT NULL;

CREATE FUNCTION "{table}_require_history"() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    pk {type} := CASE TG_OP WHEN 'DELETE' THEN OLD."{key}" ELSE NEW."{key}" END;
    now_row jsonb := (SELECT to_jsonb(t) FROM "{table}" t WHERE t."{key}" = pk);
    told jsonb := (SELECT to_jsonb(h) FROM "{history}" h
        WHERE h."{key}" = pk AND h.history_txid = pg_current_xact_id() ORDER BY h.history_id DESC LIMIT 1);
BEGIN
    IF told IS NULL THEN
        RAISE EXCEPTION 'history: % of % % without a history row', TG_OP, TG_TABLE_NAME, pk
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (now_row IS NULL) <> (told ->> 'history_type' = '-') OR (told || (now_row - {excluded})) <> told THEN
        RAISE EXCEPTION 'history: % % differs from what its history says', TG_TABLE_NAME, pk
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $body$;
CREATE CONSTRAINT TRIGGER require_history AFTER INSERT OR UPDATE OR DELETE ON "{table}"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "{table}_require_history"();

CREATE FUNCTION "{table}_require_row"() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    stamp text[] := ARRAY['history_id', 'history_txid', 'history_date', 'history_type', 'history_user_id',
        'history_change_reason', 'actor_name', 'action', 'request_id', 'device_id', 'occurred_at'];
    told jsonb;
    before jsonb;
    now_row jsonb;
BEGIN
    IF EXISTS (SELECT 1 FROM "{history}" h WHERE h."{key}" = NEW."{key}" AND h.history_id > NEW.history_id) THEN
        RETURN NULL;  -- a later row speaks for the record
    END IF;
    told := to_jsonb(NEW);
    before := (SELECT to_jsonb(h) FROM "{history}" h
        WHERE h."{key}" = NEW."{key}" AND h.history_id < NEW.history_id ORDER BY h.history_id DESC LIMIT 1);
    now_row := (SELECT to_jsonb(t) FROM "{table}" t WHERE t."{key}" = NEW."{key}");
    IF (now_row IS NULL) <> (NEW.history_type = '-')
        OR (told || (now_row - {excluded})) <> told
        OR (NEW.history_type = '-' AND coalesce(before ->> 'history_type', '-') = '-')
        OR (NEW.history_type = '~' AND told - stamp = before - stamp) THEN
        RAISE EXCEPTION 'history: % tells of a change of {table} % that was not made', TG_TABLE_NAME,
            NEW."{key}" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $body$;
CREATE CONSTRAINT TRIGGER require_row AFTER INSERT ON "{history}"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "{table}_require_row"();

ALTER TABLE "{history}" ADD CONSTRAINT {history}_somebody CHECK (length(actor_name) > 0 AND length(action) > 0);
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "{table}"
    FOR EACH STATEMENT EXECUTE FUNCTION rounds_append_only();
"""
UNTRACK = """
ALTER TABLE "{history}" DROP CONSTRAINT {history}_somebody;
DROP TRIGGER refuse_truncate ON "{table}";
DROP TRIGGER require_history ON "{table}";
DROP TRIGGER require_row ON "{history}";
DROP TRIGGER append_only ON "{history}";
DROP FUNCTION "{table}_require_history"();
DROP FUNCTION "{table}_require_row"();
ALTER TABLE "{history}" DROP COLUMN history_txid;
DROP INDEX "{history}_row", "{history}_date", "{history}_who", "{history}_device";
"""


WRITTEN = "written_txid"  # the transaction that wrote a row of an append-only table; history has its own


def append_only_sql(table: str) -> str:
    """SQL that makes a table refuse every change but INSERT."""
    return (
        f'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION rounds_append_only();"
    )


def written_sql(table: str) -> str:
    """SQL that lets each row tell which transaction wrote it: the seal asks by it."""
    return (
        f'ALTER TABLE "{table}" ADD COLUMN IF NOT EXISTS {WRITTEN} xid8 NOT NULL DEFAULT pg_current_xact_id();'
        f'CREATE INDEX IF NOT EXISTS "{table}_txid" ON "{table}" ({WRITTEN});'
    )


class TrackTable(migrations.RunSQL):
    """Migration operation: from here on this table cannot change without its history."""

    def __init__(
        self,
        table: str,
        *,
        history: str | None = None,
        key: str = "id",
        key_type: str = "uuid",
        excluded: Sequence[str] = (),
    ) -> None:
        room, _, model = table.partition("_")
        self.table = table
        history = history or f"{room}_historical{model}"
        left_out = "ARRAY[" + ", ".join(f"'{name}'" for name in excluded) + "]::text[]"
        names = {"table": table, "history": history, "key": key, "type": key_type, "excluded": left_out}
        super().__init__(
            TRACK.format(**names) + append_only_sql(history), reverse_sql=UNTRACK.format(**names)
        )

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return ("TrackTable", [self.table], {})


class AppendOnly(migrations.RunSQL):
    """Migration operation: rows of this table are written once and never change."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            written_sql(table) + append_only_sql(table),
            reverse_sql=f'DROP TRIGGER append_only ON "{table}"; ALTER TABLE "{table}" DROP COLUMN {WRITTEN};',
        )

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return ("AppendOnly", [self.table], {})
