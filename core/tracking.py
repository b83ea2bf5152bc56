"""The database's half of history: migration operations that install its triggers.

Every tracked table gets a deferred constraint trigger: at commit the row must equal its newest history
row, and that history row must come from this very transaction. Every append-only table refuses UPDATE,
DELETE and TRUNCATE. So raw SQL, QuerySet.update() and bulk writes cannot slip past history.
"""

from collections.abc import Sequence

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION rounds_require_history() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    key text := TG_ARGV[1];
    pk text := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ->> key ELSE to_jsonb(NEW) ->> key END;
    now_row jsonb;
    told jsonb;
BEGIN
    EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE t.%I = $1::%s', TG_TABLE_NAME, key, TG_ARGV[2])
        INTO now_row USING pk;
    EXECUTE format('SELECT to_jsonb(h) FROM %I h WHERE h.%I = $1::%s AND h.history_txid = pg_current_xact_id()
                    ORDER BY h.history_id DESC LIMIT 1', TG_ARGV[0], key, TG_ARGV[2])
        INTO told USING pk;
    IF told IS NULL THEN
        RAISE EXCEPTION 'history: % of % % without a history row', TG_OP, TG_TABLE_NAME, pk
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF now_row IS NULL THEN
        IF told ->> 'history_type' <> '-' THEN
            RAISE EXCEPTION 'history: deletion of % % is not told', TG_TABLE_NAME, pk
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF told ->> 'history_type' = '-' OR (told || (now_row - TG_ARGV[3:])) <> told THEN
        RAISE EXCEPTION 'history: % % differs from what its history says', TG_TABLE_NAME, pk
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $body$;

CREATE OR REPLACE FUNCTION rounds_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'append-only: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $body$;
"""


def append_only_sql(table: str) -> str:
    """SQL that makes a table refuse every change but INSERT."""
    return (
        f'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION rounds_append_only();"
    )


def track_sql(table: str, history: str, key: str, key_type: str, excluded: Sequence[str]) -> str:
    """SQL that ties a table to its history table."""
    arguments = ", ".join(f"'{argument}'" for argument in (history, key, key_type, *excluded))
    return f"""
        ALTER TABLE "{history}" ADD COLUMN history_txid xid8 NOT NULL DEFAULT pg_current_xact_id();
        CREATE INDEX "{history}_txid" ON "{history}" (history_txid);
        CREATE INDEX "{history}_row" ON "{history}" ("{key}", history_id DESC);
        CREATE CONSTRAINT TRIGGER require_history AFTER INSERT OR UPDATE OR DELETE ON "{table}"
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            EXECUTE FUNCTION rounds_require_history({arguments});
        {append_only_sql(history)}
    """


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
        sql = track_sql(table, history, key, key_type, excluded)
        super().__init__(sql, reverse_sql=f'DROP TRIGGER require_history ON "{table}";')

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return ("TrackTable", [self.table], {})


class AppendOnly(migrations.RunSQL):
    """Migration operation: rows of this table are written once and never change."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(append_only_sql(table), reverse_sql=f'DROP TRIGGER append_only ON "{table}";')

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return ("AppendOnly", [self.table], {})
