import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from core.numbers import sequence_sql
from core.tracking import TrackTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("hcp", "0002_queued_rows_settled"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalEventType",
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
                            ("department_meeting", "Department Meeting"),
                            ("speaker_programme", "Speaker Programme"),
                            ("advisory_board", "Advisory Board"),
                            ("congress_sponsorship", "Congress Sponsorship"),
                        ],
                        max_length=24,
                    ),
                ),
                ("name_zh", models.CharField(max_length=60)),
                ("name_en", models.CharField(max_length=60)),
                ("needs_speakers", models.BooleanField(default=True)),
                ("offers_meals", models.BooleanField(default=True)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("agenda", "Agenda"),
                                ("sign_in_sheet", "Sign In Sheet"),
                                ("photo", "Photo"),
                                ("receipt", "Receipt"),
                                ("slides", "Slides"),
                                ("minutes", "Minutes"),
                            ],
                            max_length=16,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
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
                "verbose_name": "historical event type",
                "verbose_name_plural": "historical event types",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSpeakerRate",
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
                    "tier",
                    models.CharField(
                        choices=[
                            ("local", "Local"),
                            ("regional", "Regional"),
                            ("national", "National"),
                            ("international", "International"),
                        ],
                        max_length=16,
                    ),
                ),
                ("country", models.CharField(max_length=2)),
                ("currency", models.CharField(max_length=3)),
                ("per_hour", models.DecimalField(decimal_places=2, max_digits=10)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
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
                "verbose_name": "historical speaker rate",
                "verbose_name_plural": "historical speaker rates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTopic",
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
                ("name_zh", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
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
                "verbose_name": "historical topic",
                "verbose_name_plural": "historical topics",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Event",
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
                            ("draft", "Draft"),
                            ("pending_approval", "Pending Approval"),
                            ("returned", "Returned"),
                            ("approved", "Approved"),
                            ("inviting", "Inviting"),
                            ("running", "Running"),
                            ("reconciling", "Reconciling"),
                            ("pending_close_out", "Pending Close Out"),
                            ("closed", "Closed"),
                            ("rescheduled", "Rescheduled"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("need", models.CharField(blank=True, max_length=2000)),
                (
                    "format",
                    models.CharField(
                        choices=[("in_person", "In Person"), ("virtual", "Virtual"), ("hybrid", "Hybrid")],
                        default="in_person",
                        max_length=10,
                    ),
                ),
                ("country", models.CharField(default="CN", max_length=2)),
                ("venue", models.CharField(blank=True, max_length=200)),
                (
                    "venue_kind",
                    models.CharField(
                        choices=[
                            ("hospital", "Hospital"),
                            ("hotel", "Hotel"),
                            ("conference_centre", "Conference Centre"),
                            ("restaurant", "Restaurant"),
                            ("online", "Online"),
                            ("resort", "Resort"),
                            ("other", "Other"),
                        ],
                        default="hospital",
                        max_length=20,
                    ),
                ),
                ("alcohol", models.BooleanField(default=False)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("time_zone", models.CharField(default="Asia/Shanghai", max_length=40)),
                (
                    "team",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "product_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("planned_heads", models.PositiveIntegerField(default=0)),
                ("currency", models.CharField(default="CNY", max_length=3)),
                ("returned_reason", models.CharField(blank=True, max_length=500)),
                ("approved_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("speaker", "Speaker"),
                            ("chair", "Chair"),
                            ("panellist", "Panellist"),
                            ("adviser", "Adviser"),
                        ],
                        default="speaker",
                        max_length=12,
                    ),
                ),
                ("service_hours", models.DecimalField(decimal_places=2, max_digits=5)),
                ("preparation_hours", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("travel_hours", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("per_hour", models.DecimalField(decimal_places=2, max_digits=10)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="events.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EventType",
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
                            ("department_meeting", "Department Meeting"),
                            ("speaker_programme", "Speaker Programme"),
                            ("advisory_board", "Advisory Board"),
                            ("congress_sponsorship", "Congress Sponsorship"),
                        ],
                        max_length=24,
                    ),
                ),
                ("name_zh", models.CharField(max_length=60)),
                ("name_en", models.CharField(max_length=60)),
                ("needs_speakers", models.BooleanField(default=True)),
                ("offers_meals", models.BooleanField(default=True)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("agenda", "Agenda"),
                                ("sign_in_sheet", "Sign In Sheet"),
                                ("photo", "Photo"),
                                ("receipt", "Receipt"),
                                ("slides", "Slides"),
                                ("minutes", "Minutes"),
                            ],
                            max_length=16,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("name_zh",), name="event_type_once")],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="events", to="events.eventtype"
            ),
        ),
        migrations.CreateModel(
            name="Evidence",
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
                            ("agenda", "Agenda"),
                            ("sign_in_sheet", "Sign In Sheet"),
                            ("photo", "Photo"),
                            ("receipt", "Receipt"),
                            ("slides", "Slides"),
                            ("minutes", "Minutes"),
                        ],
                        max_length=16,
                    ),
                ),
                ("file", models.JSONField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalBudgetLine",
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
                    "category",
                    models.CharField(
                        choices=[
                            ("meal", "Meal"),
                            ("travel", "Travel"),
                            ("lodging", "Lodging"),
                            ("registration", "Registration"),
                            ("fee", "Fee"),
                            ("fee_expense", "Fee Expense"),
                            ("education", "Education"),
                            ("medical_item", "Medical Item"),
                            ("promotional_item", "Promotional Item"),
                            ("donation", "Donation"),
                            ("sponsorship", "Sponsorship"),
                            ("venue", "Venue"),
                            ("gift", "Gift"),
                            ("entertainment", "Entertainment"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=160)),
                ("payee", models.CharField(blank=True, max_length=160)),
                (
                    "shared_by",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody"),
                            ("attendees", "Attendees"),
                            ("diners", "Diners"),
                            ("speaker", "Speaker"),
                        ],
                        default="nobody",
                        max_length=10,
                    ),
                ),
                ("estimated", models.DecimalField(decimal_places=2, default=0, max_digits=14)),
                ("committed", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("actual", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("cash", models.BooleanField(default=False)),
                ("receipts", models.JSONField(default=list)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.engagement",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical budget line",
                "verbose_name_plural": "historical budget lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvidence",
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
                            ("agenda", "Agenda"),
                            ("sign_in_sheet", "Sign In Sheet"),
                            ("photo", "Photo"),
                            ("receipt", "Receipt"),
                            ("slides", "Slides"),
                            ("minutes", "Minutes"),
                        ],
                        max_length=16,
                    ),
                ),
                ("file", models.JSONField()),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical evidence",
                "verbose_name_plural": "historical evidences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSpeaker",
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
                ("criteria", models.JSONField()),
                ("score", models.PositiveSmallIntegerField()),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("local", "Local"),
                            ("regional", "Regional"),
                            ("national", "National"),
                            ("international", "International"),
                        ],
                        max_length=16,
                    ),
                ),
                ("assessed_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("contract_from_on", models.DateField(null=True)),
                ("contract_to_on", models.DateField(null=True)),
                ("trained_on", models.DateField(null=True)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "assessor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hcp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="hcp.hcp",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical speaker",
                "verbose_name_plural": "historical speakers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(blank=True, max_length=60)),
                ("institution_name", models.CharField(blank=True, max_length=120)),
                ("department_name", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("walk_in", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nominated", "Nominated"),
                            ("invited", "Invited"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("signed_in", "Signed In"),
                            ("no_show", "No Show"),
                            ("dismissed", "Dismissed"),
                            ("merged", "Merged"),
                        ],
                        default="nominated",
                        max_length=10,
                    ),
                ),
                ("meal", models.BooleanField(default=True)),
                ("comment", models.CharField(blank=True, max_length=500)),
                ("warnings", models.JSONField(default=list)),
                ("invited_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer_until", models.DateTimeField(null=True)),
                ("token_digest", models.BinaryField(max_length=32, null=True)),
                ("sign_in_id", models.UUIDField(null=True)),
                ("signature", models.JSONField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("device_id", models.UUIDField(null=True)),
                ("also_signed", models.JSONField(default=list)),
                ("settled_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitees",
                        to="events.event",
                    ),
                ),
                (
                    "hcp",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hcp.hcp"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="events.invitee",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalInvitee",
            fields=[
                ("actor_name", models.TextField()),
                ("action", models.CharField(max_length=80)),
                ("request_id", models.CharField(max_length=64)),
                ("occurred_at", models.DateTimeField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("updated_at", models.DateTimeField(blank=True, editable=False)),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("name", models.CharField(blank=True, max_length=60)),
                ("institution_name", models.CharField(blank=True, max_length=120)),
                ("department_name", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("walk_in", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nominated", "Nominated"),
                            ("invited", "Invited"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("signed_in", "Signed In"),
                            ("no_show", "No Show"),
                            ("dismissed", "Dismissed"),
                            ("merged", "Merged"),
                        ],
                        default="nominated",
                        max_length=10,
                    ),
                ),
                ("meal", models.BooleanField(default=True)),
                ("comment", models.CharField(blank=True, max_length=500)),
                ("warnings", models.JSONField(default=list)),
                ("invited_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer_until", models.DateTimeField(null=True)),
                ("token_digest", models.BinaryField(max_length=32, null=True)),
                ("sign_in_id", models.UUIDField(null=True)),
                ("signature", models.JSONField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("device_id", models.UUIDField(null=True)),
                ("also_signed", models.JSONField(default=list)),
                ("settled_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "hcp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="hcp.hcp",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.invitee",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical invitee",
                "verbose_name_plural": "historical invitees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("criteria", models.JSONField()),
                ("score", models.PositiveSmallIntegerField()),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("local", "Local"),
                            ("regional", "Regional"),
                            ("national", "National"),
                            ("international", "International"),
                        ],
                        max_length=16,
                    ),
                ),
                ("assessed_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("contract_from_on", models.DateField(null=True)),
                ("contract_to_on", models.DateField(null=True)),
                ("trained_on", models.DateField(null=True)),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hcp",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hcp.hcp"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalEngagement",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("speaker", "Speaker"),
                            ("chair", "Chair"),
                            ("panellist", "Panellist"),
                            ("adviser", "Adviser"),
                        ],
                        default="speaker",
                        max_length=12,
                    ),
                ),
                ("service_hours", models.DecimalField(decimal_places=2, max_digits=5)),
                ("preparation_hours", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("travel_hours", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("per_hour", models.DecimalField(decimal_places=2, max_digits=10)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.speaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical engagement",
                "verbose_name_plural": "historical engagements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgendaItem",
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
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.speaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agenda item",
                "verbose_name_plural": "historical agenda items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="engagement",
            name="speaker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="engagements", to="events.speaker"
            ),
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agenda", to="events.event"
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SpeakerRate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("local", "Local"),
                            ("regional", "Regional"),
                            ("national", "National"),
                            ("international", "International"),
                        ],
                        max_length=16,
                    ),
                ),
                ("country", models.CharField(max_length=2)),
                ("currency", models.CharField(max_length=3)),
                ("per_hour", models.DecimalField(decimal_places=2, max_digits=10)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tier", "country", "currency", "from_on"), name="rate_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("per_hour__gt", 0)), name="rate_above_zero"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__gte", models.F("from_on")), ("to_on", None), _connector="OR"
                        ),
                        name="rate_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("name_zh", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("name_zh",), name="topic_once")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvent",
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
                ("number", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("pending_approval", "Pending Approval"),
                            ("returned", "Returned"),
                            ("approved", "Approved"),
                            ("inviting", "Inviting"),
                            ("running", "Running"),
                            ("reconciling", "Reconciling"),
                            ("pending_close_out", "Pending Close Out"),
                            ("closed", "Closed"),
                            ("rescheduled", "Rescheduled"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("need", models.CharField(blank=True, max_length=2000)),
                (
                    "format",
                    models.CharField(
                        choices=[("in_person", "In Person"), ("virtual", "Virtual"), ("hybrid", "Hybrid")],
                        default="in_person",
                        max_length=10,
                    ),
                ),
                ("country", models.CharField(default="CN", max_length=2)),
                ("venue", models.CharField(blank=True, max_length=200)),
                (
                    "venue_kind",
                    models.CharField(
                        choices=[
                            ("hospital", "Hospital"),
                            ("hotel", "Hotel"),
                            ("conference_centre", "Conference Centre"),
                            ("restaurant", "Restaurant"),
                            ("online", "Online"),
                            ("resort", "Resort"),
                            ("other", "Other"),
                        ],
                        default="hospital",
                        max_length=20,
                    ),
                ),
                ("alcohol", models.BooleanField(default=False)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("time_zone", models.CharField(default="Asia/Shanghai", max_length=40)),
                (
                    "team",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "product_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("planned_heads", models.PositiveIntegerField(default=0)),
                ("currency", models.CharField(default="CNY", max_length=3)),
                ("returned_reason", models.CharField(blank=True, max_length=500)),
                ("approved_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.eventtype",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical event",
                "verbose_name_plural": "historical events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="event",
            name="topic",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="events.topic",
            ),
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("meal", "Meal"),
                            ("travel", "Travel"),
                            ("lodging", "Lodging"),
                            ("registration", "Registration"),
                            ("fee", "Fee"),
                            ("fee_expense", "Fee Expense"),
                            ("education", "Education"),
                            ("medical_item", "Medical Item"),
                            ("promotional_item", "Promotional Item"),
                            ("donation", "Donation"),
                            ("sponsorship", "Sponsorship"),
                            ("venue", "Venue"),
                            ("gift", "Gift"),
                            ("entertainment", "Entertainment"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=160)),
                ("payee", models.CharField(blank=True, max_length=160)),
                (
                    "shared_by",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody"),
                            ("attendees", "Attendees"),
                            ("diners", "Diners"),
                            ("speaker", "Speaker"),
                        ],
                        default="nobody",
                        max_length=10,
                    ),
                ),
                ("estimated", models.DecimalField(decimal_places=2, default=0, max_digits=14)),
                ("committed", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("actual", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("cash", models.BooleanField(default=False)),
                ("receipts", models.JSONField(default=list)),
                (
                    "engagement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="events.engagement",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="events.event"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estimated__gte", 0),
                            models.Q(("committed", None), ("committed__gte", 0), _connector="OR"),
                            models.Q(("actual", None), ("actual__gte", 0), _connector="OR"),
                        ),
                        name="line_not_below_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("engagement__isnull", False), ("shared_by", "speaker")),
                            models.Q(models.Q(("shared_by", "speaker"), _negated=True), ("engagement", None)),
                            _connector="OR",
                        ),
                        name="line_of_a_speaker",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="invitee",
            index=models.Index(
                models.F("event"), models.F("created_at"), models.F("id"), name="invitee_event"
            ),
        ),
        migrations.AddIndex(
            model_name="invitee",
            index=models.Index(
                models.F("hcp"), condition=models.Q(("status", "signed_in")), name="invitee_came"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitee",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("hcp__isnull", False), models.Q(("status__in", ["merged", "dismissed"]), _negated=True)
                ),
                fields=("event", "hcp"),
                name="invitee_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitee",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token_digest__isnull", False)),
                fields=("token_digest",),
                name="invitee_token_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hcp__isnull", False),
                    models.Q(("walk_in", True), models.Q(("name", ""), _negated=True)),
                    _connector="OR",
                ),
                name="invitee_is_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "signed_in"), _negated=True),
                    models.Q(
                        ("sign_in_id__isnull", False),
                        ("signature__isnull", False),
                        ("signed_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="invitee_signed_has_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "merged"), _negated=True),
                    models.Q(("merged_into__isnull", False), ("signature__isnull", True)),
                    _connector="OR",
                ),
                name="invitee_merged_says_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="speaker",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_on__gt", models.F("assessed_on"))),
                name="assessment_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="speaker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contract_to_on__gte", models.F("contract_from_on")),
                    ("contract_to_on", None),
                    _connector="OR",
                ),
                name="contract_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.UniqueConstraint(fields=("event", "speaker"), name="speaker_once_an_event"),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(("service_hours__gt", 0)), name="engagement_has_hours"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                models.OrderBy(models.F("starts_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="event_starts",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                models.F("owner"),
                models.OrderBy(models.F("starts_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="event_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                models.F("state"),
                models.OrderBy(models.F("starts_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="event_state",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=django.contrib.postgres.indexes.GinIndex(fields=["team"], name="event_team"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "pending_approval",
                            "returned",
                            "approved",
                            "inviting",
                            "running",
                            "reconciling",
                            "pending_close_out",
                            "closed",
                            "rescheduled",
                            "cancelled",
                        ],
                    )
                ),
                name="event_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="event_ends_after_it_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    ("closed_at__isnull", False),
                    _connector="OR",
                ),
                name="event_closed_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True),
                    ("cancelled_at__isnull", False),
                    _connector="OR",
                ),
                name="event_cancelled_has_time",
            ),
        ),
        TrackTable("events_eventtype"),
        TrackTable("events_topic"),
        TrackTable("events_event"),
        TrackTable("events_agendaitem"),
        TrackTable("events_budgetline"),
        TrackTable("events_evidence"),
        TrackTable("events_speaker"),
        TrackTable("events_speakerrate"),
        TrackTable("events_engagement"),
        TrackTable("events_invitee"),
        migrations.RunSQL(sequence_sql("EVT"), reverse_sql="DROP SEQUENCE number_evt"),
    ]
