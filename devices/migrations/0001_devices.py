import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

from core.numbers import sequence_sql
from core.tracking import TrackTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("hcp", "0002_queued_rows_settled"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalDeviceModel",
            fields=[
                ("actor_name", models.TextField()),
                ("action", models.CharField(max_length=80)),
                ("request_id", models.CharField(max_length=64)),
                ("device_id", models.UUIDField(null=True)),
                ("occurred_at", models.DateTimeField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                ("di", models.CharField(blank=True, max_length=60)),
                (
                    "issuer",
                    models.CharField(
                        blank=True, choices=[("gs1", "Gs1"), ("hibcc", "Hibcc"), ("ma", "Ma")], max_length=8
                    ),
                ),
                ("name_zh", models.CharField(blank=True, max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("maker", models.CharField(max_length=120)),
                ("model_no", models.CharField(blank=True, max_length=60)),
                ("catalogue_no", models.CharField(blank=True, max_length=60)),
                ("kind", models.CharField(blank=True, max_length=160)),
                (
                    "risk_class",
                    models.CharField(
                        blank=True, choices=[("1", "I"), ("2", "Ii"), ("3", "Iii")], max_length=1
                    ),
                ),
                ("registration_no", models.CharField(blank=True, max_length=60)),
                ("by_lot", models.BooleanField(default=False)),
                ("by_serial", models.BooleanField(default=True)),
                ("is_active", models.BooleanField(default=True)),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical device model",
                "verbose_name_plural": "historical device models",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DeviceModel",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("di", models.CharField(blank=True, max_length=60)),
                (
                    "issuer",
                    models.CharField(
                        blank=True, choices=[("gs1", "Gs1"), ("hibcc", "Hibcc"), ("ma", "Ma")], max_length=8
                    ),
                ),
                ("name_zh", models.CharField(blank=True, max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("maker", models.CharField(max_length=120)),
                ("model_no", models.CharField(blank=True, max_length=60)),
                ("catalogue_no", models.CharField(blank=True, max_length=60)),
                ("kind", models.CharField(blank=True, max_length=160)),
                (
                    "risk_class",
                    models.CharField(
                        blank=True, choices=[("1", "I"), ("2", "Ii"), ("3", "Iii")], max_length=1
                    ),
                ),
                ("registration_no", models.CharField(blank=True, max_length=60)),
                ("by_lot", models.BooleanField(default=False)),
                ("by_serial", models.BooleanField(default=True)),
                ("is_active", models.BooleanField(default=True)),
                ("pinyin", models.CharField(max_length=300)),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("search", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["pinyin", "id"], name="device_model_order"),
                    django.contrib.postgres.indexes.GinIndex(fields=["grams"], name="device_model_grams"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("di", ""), _negated=True),
                        fields=("di",),
                        name="device_model_di_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name_zh", ""), _negated=True),
                            models.Q(("name_en", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="device_model_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("di", ""), ("issuer", "")),
                            models.Q(
                                models.Q(("di", ""), _negated=True), models.Q(("issuer", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="device_model_di_has_issuer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("in_use", "In Use"),
                            ("down", "Down"),
                            ("standby", "Standby"),
                            ("retired", "Retired"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("room", models.CharField(blank=True, max_length=80)),
                ("serial", models.CharField(blank=True, max_length=60)),
                ("lot", models.CharField(blank=True, max_length=60)),
                ("udi", models.CharField(blank=True, max_length=300)),
                ("software", models.CharField(blank=True, max_length=60)),
                ("made_on", models.DateField(null=True)),
                ("installed_on", models.DateField(null=True)),
                ("accepted_on", models.DateField(null=True)),
                ("warranty_from", models.DateField(null=True)),
                ("warranty_to", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("search", models.TextField()),
                (
                    "department",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to="hcp.department",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to="hcp.institution",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="devices.device",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to="devices.devicemodel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Downtime",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(max_length=500)),
                (
                    "equipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downtimes",
                        to="devices.device",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalDevice",
            fields=[
                ("actor_name", models.TextField()),
                ("action", models.CharField(max_length=80)),
                ("request_id", models.CharField(max_length=64)),
                ("device_id", models.UUIDField(null=True)),
                ("occurred_at", models.DateTimeField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                ("number", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("in_use", "In Use"),
                            ("down", "Down"),
                            ("standby", "Standby"),
                            ("retired", "Retired"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("room", models.CharField(blank=True, max_length=80)),
                ("serial", models.CharField(blank=True, max_length=60)),
                ("lot", models.CharField(blank=True, max_length=60)),
                ("udi", models.CharField(blank=True, max_length=300)),
                ("software", models.CharField(blank=True, max_length=60)),
                ("made_on", models.DateField(null=True)),
                ("installed_on", models.DateField(null=True)),
                ("accepted_on", models.DateField(null=True)),
                ("warranty_from", models.DateField(null=True)),
                ("warranty_to", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="hcp.department",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="hcp.institution",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="devices.devicemodel",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="devices.device",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical device",
                "verbose_name_plural": "historical devices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDowntime",
            fields=[
                ("actor_name", models.TextField()),
                ("action", models.CharField(max_length=80)),
                ("request_id", models.CharField(max_length=64)),
                ("device_id", models.UUIDField(null=True)),
                ("occurred_at", models.DateTimeField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(max_length=500)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "equipment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="devices.device",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical downtime",
                "verbose_name_plural": "historical downtimes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeter",
            fields=[
                ("actor_name", models.TextField()),
                ("action", models.CharField(max_length=80)),
                ("request_id", models.CharField(max_length=64)),
                ("device_id", models.UUIDField(null=True)),
                ("occurred_at", models.DateTimeField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField(blank=True, default="")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hours", "Hours"),
                            ("cycles", "Cycles"),
                            ("exposures", "Exposures"),
                            ("litres", "Litres"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "equipment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="devices.device",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meter",
                "verbose_name_plural": "historical meters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hours", "Hours"),
                            ("cycles", "Cycles"),
                            ("exposures", "Exposures"),
                            ("litres", "Litres"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=20)),
                (
                    "equipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meters",
                        to="devices.device",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalMeterReading",
            fields=[
                ("actor_name", models.TextField()),
                ("action", models.CharField(max_length=80)),
                ("request_id", models.CharField(max_length=64)),
                ("device_id", models.UUIDField(null=True)),
                ("occurred_at", models.DateTimeField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("read_at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                ("reset", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "meter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="devices.meter",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meter reading",
                "verbose_name_plural": "historical meter readings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MeterReading",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("read_at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                ("reset", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "meter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="devices.meter",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="device",
            index=models.Index(models.OrderBy(models.F("number"), descending=True), name="device_number"),
        ),
        migrations.AddIndex(
            model_name="device",
            index=models.Index(
                models.F("institution"),
                models.OrderBy(models.F("number"), descending=True),
                name="device_institution",
            ),
        ),
        migrations.AddIndex(
            model_name="device",
            index=models.Index(
                models.F("state"), models.OrderBy(models.F("number"), descending=True), name="device_state"
            ),
        ),
        migrations.AddIndex(
            model_name="device",
            index=django.contrib.postgres.indexes.GinIndex(fields=["grams"], name="device_grams"),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.UniqueConstraint(
                condition=models.Q(("serial", ""), _negated=True),
                fields=("model", "serial"),
                name="device_serial_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "in_use", "down", "standby", "retired"])),
                name="device_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("warranty_to__gte", models.F("warranty_from")), ("warranty_to", None), _connector="OR"
                ),
                name="device_warranty_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="device_not_its_own_part",
            ),
        ),
        migrations.AddConstraint(
            model_name="downtime",
            constraint=models.UniqueConstraint(
                condition=models.Q(("to_at", None)), fields=("equipment",), name="down_once_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="downtime",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_at", None), ("to_at__gte", models.F("from_at")), _connector="OR"),
                name="down_before_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="meter",
            constraint=models.UniqueConstraint(fields=("equipment", "kind", "name"), name="meter_once"),
        ),
        migrations.AddConstraint(
            model_name="meter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "other"), _negated=True),
                    models.Q(("name", ""), _negated=True),
                    _connector="OR",
                ),
                name="meter_other_has_a_name",
            ),
        ),
        migrations.AddIndex(
            model_name="meterreading",
            index=models.Index(
                models.F("meter"), models.OrderBy(models.F("read_at"), descending=True), name="reading_latest"
            ),
        ),
        migrations.AddConstraint(
            model_name="meterreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0)), name="reading_not_below_zero"
            ),
        ),
        migrations.AddConstraint(
            model_name="meterreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("reset", False), models.Q(("note", ""), _negated=True), _connector="OR"),
                name="reading_reset_has_a_note",
            ),
        ),
        TrackTable("devices_devicemodel", excluded=["pinyin", "grams", "search"]),
        TrackTable("devices_device", excluded=["grams", "search"]),
        TrackTable("devices_downtime"),
        TrackTable("devices_meter"),
        TrackTable("devices_meterreading"),
        migrations.RunSQL(sequence_sql("EQ"), reverse_sql="DROP SEQUENCE number_eq"),
    ]
