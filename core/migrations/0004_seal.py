"""The batches of the seal, the proofs asked for, and what both need of the books made before."""

import django.contrib.postgres.fields
from django.db import migrations, models

from core.tracking import AppendOnly

# Tables made before the operations knew of it: the transaction of a row, and the ways an auditor searches.
READY = """
DO $body$
DECLARE
    book record;
BEGIN
    FOR book IN SELECT c.relname AS name, c.oid AS id FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgname = 'append_only'
    LOOP
        IF EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = book.id AND a.attname = 'history_txid') THEN
            EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (history_date, history_id)',
                book.name || '_date', book.name);
            EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (history_user_id, history_date)'
                ' WHERE history_user_id IS NOT NULL', book.name || '_who', book.name);
            EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (device_id, history_date)'
                ' WHERE device_id IS NOT NULL', book.name || '_device', book.name);
        ELSE
            EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS written_txid xid8 NOT NULL'
                ' DEFAULT pg_current_xact_id()', book.name);
            EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (written_txid)', book.name || '_txid', book.name);
        END IF;
    END LOOP;
END $body$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_refuse_truncate"),
    ]

    operations = [
        migrations.CreateModel(
            name="SealBatch",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("book", models.CharField(max_length=63)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63), size=None
                    ),
                ),
                ("cluster", models.CharField(max_length=24)),
                ("horizon", models.BigIntegerField()),
                ("ceiling", models.BigIntegerField()),
                ("top", models.BigIntegerField(default=0)),
                ("count", models.PositiveIntegerField()),
                ("first_number", models.BigIntegerField(null=True)),
                ("last_number", models.BigIntegerField(null=True)),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "uuids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("leaves", models.BinaryField()),
                ("previous", models.BinaryField(max_length=32)),
                ("digest", models.BinaryField(max_length=32)),
                ("key_name", models.CharField(max_length=16)),
                ("signature", models.BinaryField(max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["book", "-number"], name="sealbatch_newest"),
                    models.Index(fields=["book", "last_number"], name="sealbatch_near"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("asked_by", models.TextField()),
                ("user_id", models.BigIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("sound", "Sound"),
                            ("broken", "Broken"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("waiting", models.BigIntegerField(default=0)),
                ("found", models.PositiveIntegerField(default=0)),
                ("findings", models.JSONField(default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["-asked_at"], name="verification_newest")],
            },
        ),
        AppendOnly("core_sealbatch"),
        migrations.RunSQL(READY, migrations.RunSQL.noop),
    ]
