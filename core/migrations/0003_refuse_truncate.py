"""Tables tracked before TrackTable knew of it refuse TRUNCATE too, and their history wants a name."""

from django.db import migrations

GUARD = """
DO $body$
DECLARE
    guarded record;
BEGIN
    FOR guarded IN SELECT c.oid::regclass AS name, c.relname, t.tgname FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname IN ('require_history', 'require_row')
    LOOP
        IF guarded.tgname = 'require_history' THEN
            EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s'
                ' FOR EACH STATEMENT EXECUTE FUNCTION rounds_append_only()', guarded.name);
        ELSE
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', guarded.name,
                guarded.relname || '_somebody');
            EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (length(actor_name) > 0'
                ' AND length(action) > 0)', guarded.name, guarded.relname || '_somebody');
        END IF;
    END LOOP;
END $body$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0002_queue")]

    operations = [migrations.RunSQL(GUARD, migrations.RunSQL.noop)]
