"""The task queue inside PostgreSQL, and the row that says its workers are alive."""

from django.db import migrations
from pgmq.install import get_embedded_install_sql

# The queue's name is task_default_queue in config/settings/queue.py.
QUEUE = "SELECT pgmq.create('rounds')"
HEARTBEAT = "CREATE TABLE core_heartbeat (machine text PRIMARY KEY, seen_at timestamptz NOT NULL)"


def install(apps, schema_editor):
    """PGMQ is plain SQL without an upgrade path; a server that already has it keeps its own."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pgmq.meta') IS NOT NULL")
        if not cursor.fetchone()[0]:
            cursor.execute(get_embedded_install_sql())
        cursor.execute(QUEUE)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RunPython(install, migrations.RunPython.noop),
        migrations.RunSQL(HEARTBEAT, "DROP TABLE core_heartbeat"),
    ]
