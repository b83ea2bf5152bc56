import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from core.tracking import TrackTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("hcp", "0002_queued_rows_settled"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Arm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("planned", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ConsentVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=20)),
                ("approved_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="StudyExport",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "form",
                    models.CharField(
                        choices=[("csv", "Csv"), ("xlsx", "Xlsx"), ("odm", "Odm")], max_length=4
                    ),
                ),
                ("k", models.PositiveSmallIntegerField()),
                ("report", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalArm",
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
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("planned", models.PositiveIntegerField()),
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
                "verbose_name": "historical arm",
                "verbose_name_plural": "historical arms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConsentVersion",
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
                ("name", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=20)),
                ("approved_on", models.DateField()),
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
                "verbose_name": "historical consent version",
                "verbose_name_plural": "historical consent versions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlannedVisit",
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
                ("number", models.DecimalField(decimal_places=1, max_digits=6)),
                ("name", models.CharField(max_length=60)),
                ("day", models.SmallIntegerField(null=True)),
                ("before", models.PositiveSmallIntegerField(default=0)),
                ("after", models.PositiveSmallIntegerField(default=0)),
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
                "verbose_name": "historical planned visit",
                "verbose_name_plural": "historical planned visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStudy",
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
                ("number", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=300)),
                ("phase", models.CharField(blank=True, max_length=20)),
                ("sponsor", models.CharField(blank=True, max_length=200)),
                ("indication", models.CharField(blank=True, max_length=300)),
                ("ctcae", models.CharField(max_length=8)),
                ("sae_hours", models.PositiveSmallIntegerField(default=24)),
                ("planned", models.PositiveIntegerField()),
                ("enrol_from", models.DateField()),
                ("enrol_until", models.DateField()),
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
                "verbose_name": "historical study",
                "verbose_name_plural": "historical studys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("name", models.BinaryField()),
                ("phone", models.BinaryField()),
                ("id_document", models.BinaryField()),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlannedVisit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.DecimalField(decimal_places=1, max_digits=6)),
                ("name", models.CharField(max_length=60)),
                ("day", models.SmallIntegerField(null=True)),
                ("before", models.PositiveSmallIntegerField(default=0)),
                ("after", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Study",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("phase", models.CharField(blank=True, max_length=20)),
                ("sponsor", models.CharField(blank=True, max_length=200)),
                ("indication", models.CharField(blank=True, max_length=300)),
                ("ctcae", models.CharField(max_length=8)),
                ("sae_hours", models.PositiveSmallIntegerField(default=24)),
                ("planned", models.PositiveIntegerField()),
                ("enrol_from", models.DateField()),
                ("enrol_until", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="StudyVisit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.DecimalField(decimal_places=1, max_digits=6)),
                ("name", models.CharField(max_length=60)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="ExportFile",
            fields=[
                (
                    "export",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="trials.studyexport",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalSite",
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
                ("planned", models.PositiveIntegerField(default=0)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
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
            ],
            options={
                "verbose_name": "historical site",
                "verbose_name_plural": "historical sites",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStudyExport",
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
                    "form",
                    models.CharField(
                        choices=[("csv", "Csv"), ("xlsx", "Xlsx"), ("odm", "Odm")], max_length=4
                    ),
                ),
                ("k", models.PositiveSmallIntegerField()),
                ("report", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "made_by",
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
            ],
            options={
                "verbose_name": "historical study export",
                "verbose_name_plural": "historical study exports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IdentityKey",
            fields=[
                (
                    "identity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="sealed_by",
                        serialize=False,
                        to="trials.identity",
                    ),
                ),
                ("master", models.CharField(max_length=8)),
                ("wrapped", models.BinaryField(max_length=40)),
                ("name_index", models.BinaryField(max_length=16)),
                ("phone_index", models.BinaryField(max_length=16)),
                ("id_document_index", models.BinaryField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalOpening",
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
                ("opened_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=500)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("in_order", "In Order"), ("questioned", "Questioned")],
                        max_length=10,
                    ),
                ),
                ("verdict_note", models.CharField(blank=True, max_length=500)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "opened_by",
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
                    "reviewed_by",
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
                    "identity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.identity",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical opening",
                "verbose_name_plural": "historical openings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("opened_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=500)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("in_order", "In Order"), ("questioned", "Questioned")],
                        max_length=10,
                    ),
                ),
                ("verdict_note", models.CharField(blank=True, max_length=500)),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="trials.identity",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.CharField(max_length=40)),
                ("screening_number", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pre_screened", "Pre Screened"),
                            ("screened", "Screened"),
                            ("screen_failure", "Screen Failure"),
                            ("randomised", "Randomised"),
                            ("on_treatment", "On Treatment"),
                            ("follow_up", "Follow Up"),
                            ("completed", "Completed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("status_on", models.DateField(null=True)),
                (
                    "sex",
                    models.CharField(
                        choices=[("F", "Female"), ("M", "Male"), ("U", "Unknown")], max_length=1
                    ),
                ),
                ("age", models.PositiveSmallIntegerField(null=True)),
                ("race", models.CharField(blank=True, max_length=60)),
                ("ethnicity", models.CharField(blank=True, max_length=60)),
                ("country", models.CharField(max_length=3)),
                ("collected_on", models.DateField(null=True)),
                ("reference_start_on", models.DateField(null=True)),
                ("reference_end_on", models.DateField(null=True)),
                ("exposed_from", models.DateField(null=True)),
                ("exposed_until", models.DateField(null=True)),
                ("ended_at", models.CharField(blank=True, max_length=16)),
                ("died_on", models.DateField(null=True)),
                (
                    "actual_arm",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.arm",
                    ),
                ),
                (
                    "arm",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="trials.arm",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("PROTOCOL MILESTONE", "Milestone"),
                            ("DISPOSITION EVENT", "Disposition"),
                            ("OTHER EVENT", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("coded", models.CharField(max_length=60)),
                ("term", models.CharField(max_length=200)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pre_screened", "Pre Screened"),
                            ("screened", "Screened"),
                            ("screen_failure", "Screen Failure"),
                            ("randomised", "Randomised"),
                            ("on_treatment", "On Treatment"),
                            ("follow_up", "Follow Up"),
                            ("completed", "Completed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ADVERSE EVENT", "Adverse Event"),
                            ("DEATH", "Death"),
                            ("LACK OF EFFICACY", "Lack Of Efficacy"),
                            ("LOST TO FOLLOW-UP", "Lost To Follow Up"),
                            ("PHYSICIAN DECISION", "Physician Decision"),
                            ("PROTOCOL VIOLATION", "Protocol Violation"),
                            ("STUDY TERMINATED BY SPONSOR", "Study Terminated By Sponsor"),
                            ("WITHDRAWAL BY SUBJECT", "Withdrawal By Subject"),
                        ],
                        max_length=40,
                    ),
                ),
                ("on", models.DateField()),
                ("collected_at", models.CharField(blank=True, max_length=16)),
                ("visit_number", models.DecimalField(decimal_places=1, max_digits=6, null=True)),
                ("visit_name", models.CharField(blank=True, max_length=60)),
                ("sponsor_number", models.CharField(blank=True, max_length=20)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="trials.participant",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="identity",
            name="participant",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="identity", to="trials.participant"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
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
                ("order", models.PositiveSmallIntegerField()),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("PROTOCOL MILESTONE", "Milestone"),
                            ("DISPOSITION EVENT", "Disposition"),
                            ("OTHER EVENT", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("coded", models.CharField(max_length=60)),
                ("term", models.CharField(max_length=200)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pre_screened", "Pre Screened"),
                            ("screened", "Screened"),
                            ("screen_failure", "Screen Failure"),
                            ("randomised", "Randomised"),
                            ("on_treatment", "On Treatment"),
                            ("follow_up", "Follow Up"),
                            ("completed", "Completed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ADVERSE EVENT", "Adverse Event"),
                            ("DEATH", "Death"),
                            ("LACK OF EFFICACY", "Lack Of Efficacy"),
                            ("LOST TO FOLLOW-UP", "Lost To Follow Up"),
                            ("PHYSICIAN DECISION", "Physician Decision"),
                            ("PROTOCOL VIOLATION", "Protocol Violation"),
                            ("STUDY TERMINATED BY SPONSOR", "Study Terminated By Sponsor"),
                            ("WITHDRAWAL BY SUBJECT", "Withdrawal By Subject"),
                        ],
                        max_length=40,
                    ),
                ),
                ("on", models.DateField()),
                ("collected_at", models.CharField(blank=True, max_length=16)),
                ("visit_number", models.DecimalField(decimal_places=1, max_digits=6, null=True)),
                ("visit_name", models.CharField(blank=True, max_length=60)),
                ("sponsor_number", models.CharField(blank=True, max_length=20)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIdentity",
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
                ("name", models.BinaryField()),
                ("phone", models.BinaryField()),
                ("id_document", models.BinaryField()),
                ("erased_at", models.DateTimeField(null=True)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical identity",
                "verbose_name_plural": "historical identitys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConsent",
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
                ("signed_on", models.DateField()),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "consent_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.consentversion",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical consent",
                "verbose_name_plural": "historical consents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAdverseEvent",
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
                ("order", models.PositiveSmallIntegerField()),
                ("sponsor_number", models.CharField(blank=True, max_length=20)),
                ("verbatim", models.CharField(max_length=200)),
                ("coded", models.CharField(blank=True, max_length=200)),
                ("lowest_term", models.CharField(blank=True, max_length=200)),
                ("high_term", models.CharField(blank=True, max_length=200)),
                ("high_group", models.CharField(blank=True, max_length=200)),
                ("system", models.CharField(blank=True, max_length=200)),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("MILD", "Mild"), ("MODERATE", "Moderate"), ("SEVERE", "Severe")],
                        max_length=10,
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(null=True)),
                ("serious", models.BooleanField(default=False)),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("AESCAN", "Cancer"),
                                ("AESCONG", "Congenital"),
                                ("AESDISAB", "Disability"),
                                ("AESDTH", "Death"),
                                ("AESHOSP", "Hospital"),
                                ("AESLIFE", "Life"),
                                ("AESOD", "Overdose"),
                            ],
                            max_length=8,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("action_taken", models.CharField(blank=True, max_length=60)),
                ("outcome", models.CharField(blank=True, max_length=60)),
                ("collected_at", models.CharField(blank=True, max_length=16)),
                ("started_at", models.CharField(blank=True, max_length=16)),
                ("ended_at", models.CharField(blank=True, max_length=16)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical adverse event",
                "verbose_name_plural": "historical adverse events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("signed_on", models.DateField()),
                (
                    "consent_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="trials.consentversion",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="trials.participant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AdverseEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("order", models.PositiveSmallIntegerField()),
                ("sponsor_number", models.CharField(blank=True, max_length=20)),
                ("verbatim", models.CharField(max_length=200)),
                ("coded", models.CharField(blank=True, max_length=200)),
                ("lowest_term", models.CharField(blank=True, max_length=200)),
                ("high_term", models.CharField(blank=True, max_length=200)),
                ("high_group", models.CharField(blank=True, max_length=200)),
                ("system", models.CharField(blank=True, max_length=200)),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("MILD", "Mild"), ("MODERATE", "Moderate"), ("SEVERE", "Severe")],
                        max_length=10,
                    ),
                ),
                ("grade", models.PositiveSmallIntegerField(null=True)),
                ("serious", models.BooleanField(default=False)),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("AESCAN", "Cancer"),
                                ("AESCONG", "Congenital"),
                                ("AESDISAB", "Disability"),
                                ("AESDTH", "Death"),
                                ("AESHOSP", "Hospital"),
                                ("AESLIFE", "Life"),
                                ("AESOD", "Overdose"),
                            ],
                            max_length=8,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("action_taken", models.CharField(blank=True, max_length=60)),
                ("outcome", models.CharField(blank=True, max_length=60)),
                ("collected_at", models.CharField(blank=True, max_length=16)),
                ("started_at", models.CharField(blank=True, max_length=16)),
                ("ended_at", models.CharField(blank=True, max_length=16)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adverse_events",
                        to="trials.participant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalStudyVisit",
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
                ("number", models.DecimalField(decimal_places=1, max_digits=6)),
                ("name", models.CharField(max_length=60)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField()),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.participant",
                    ),
                ),
                (
                    "planned",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.plannedvisit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical study visit",
                "verbose_name_plural": "historical study visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.CharField(max_length=20)),
                ("planned", models.PositiveIntegerField(default=0)),
                (
                    "institution",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hcp.institution",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="participant",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="participants", to="trials.site"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalParticipant",
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
                ("number", models.CharField(max_length=40)),
                ("screening_number", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pre_screened", "Pre Screened"),
                            ("screened", "Screened"),
                            ("screen_failure", "Screen Failure"),
                            ("randomised", "Randomised"),
                            ("on_treatment", "On Treatment"),
                            ("follow_up", "Follow Up"),
                            ("completed", "Completed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("status_on", models.DateField(null=True)),
                (
                    "sex",
                    models.CharField(
                        choices=[("F", "Female"), ("M", "Male"), ("U", "Unknown")], max_length=1
                    ),
                ),
                ("age", models.PositiveSmallIntegerField(null=True)),
                ("race", models.CharField(blank=True, max_length=60)),
                ("ethnicity", models.CharField(blank=True, max_length=60)),
                ("country", models.CharField(max_length=3)),
                ("collected_on", models.DateField(null=True)),
                ("reference_start_on", models.DateField(null=True)),
                ("reference_end_on", models.DateField(null=True)),
                ("exposed_from", models.DateField(null=True)),
                ("exposed_until", models.DateField(null=True)),
                ("ended_at", models.CharField(blank=True, max_length=16)),
                ("died_on", models.DateField(null=True)),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "actual_arm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.arm",
                    ),
                ),
                (
                    "arm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.arm",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="trials.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical participant",
                "verbose_name_plural": "historical participants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="studyexport",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="exports", to="trials.study"
            ),
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.CheckConstraint(
                condition=models.Q(("enrol_until__gte", models.F("enrol_from"))), name="study_enrols_forward"
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sites", to="trials.study"
            ),
        ),
        migrations.AddField(
            model_name="plannedvisit",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="planned_visits", to="trials.study"
            ),
        ),
        migrations.AddField(
            model_name="participant",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="participants", to="trials.study"
            ),
        ),
        migrations.AddField(
            model_name="historicalstudyexport",
            name="study",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="trials.study",
            ),
        ),
        migrations.AddField(
            model_name="historicalsite",
            name="study",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="trials.study",
            ),
        ),
        migrations.AddField(
            model_name="historicalplannedvisit",
            name="study",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="trials.study",
            ),
        ),
        migrations.AddField(
            model_name="historicalparticipant",
            name="study",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="trials.study",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsentversion",
            name="study",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="trials.study",
            ),
        ),
        migrations.AddField(
            model_name="historicalarm",
            name="study",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="trials.study",
            ),
        ),
        migrations.AddField(
            model_name="consentversion",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consent_versions",
                to="trials.study",
            ),
        ),
        migrations.AddField(
            model_name="arm",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="arms", to="trials.study"
            ),
        ),
        migrations.AddField(
            model_name="studyvisit",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="study_visits",
                to="trials.participant",
            ),
        ),
        migrations.AddField(
            model_name="studyvisit",
            name="planned",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="study_visits",
                to="trials.plannedvisit",
            ),
        ),
        migrations.AddIndex(
            model_name="identitykey",
            index=models.Index(fields=["master"], name="trials_iden_master_014441_idx"),
        ),
        migrations.AddIndex(
            model_name="identitykey",
            index=models.Index(fields=["name_index"], name="trials_iden_name_in_0c3af0_idx"),
        ),
        migrations.AddIndex(
            model_name="identitykey",
            index=models.Index(fields=["phone_index"], name="trials_iden_phone_i_52c30f_idx"),
        ),
        migrations.AddIndex(
            model_name="identitykey",
            index=models.Index(fields=["id_document_index"], name="trials_iden_id_docu_49b730_idx"),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(
                models.OrderBy(models.F("opened_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="opening_newest",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reviewed_at", None), ("reviewed_by", None), ("verdict", "")),
                    models.Q(
                        models.Q(("verdict", ""), _negated=True),
                        ("reviewed_at__isnull", False),
                        ("reviewed_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="opening_reviewed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("reviewed_by", models.F("opened_by")), _negated=True),
                name="opening_reviewed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.UniqueConstraint(fields=("participant", "order"), name="milestone_order"),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("cause", ""), _negated=True),
                    _connector="OR",
                ),
                name="milestone_left_for_a_cause",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                fields=("participant", "consent_version"), name="consent_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="adverseevent",
            constraint=models.UniqueConstraint(fields=("participant", "order"), name="adverse_event_order"),
        ),
        migrations.AddConstraint(
            model_name="adverseevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("grade", None), ("grade__range", (1, 5)), _connector="OR"),
                name="adverse_event_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="adverseevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("serious", False), ("criteria__len__gt", 0), _connector="OR"),
                name="adverse_event_serious_by_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="studyexport",
            constraint=models.CheckConstraint(condition=models.Q(("k__gte", 2)), name="study_export_k"),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.UniqueConstraint(fields=("study", "number"), name="site_number"),
        ),
        migrations.AddConstraint(
            model_name="plannedvisit",
            constraint=models.UniqueConstraint(
                fields=("study", "number", "name"), name="planned_visit_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedvisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("day", 0), _negated=True), name="planned_visit_no_day_0"
            ),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["study", "status", "number"], name="participant_status"),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.UniqueConstraint(fields=("study", "number"), name="participant_number"),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["randomised", "on_treatment"]), _negated=True),
                    models.Q(("arm__isnull", False), ("reference_start_on__isnull", False)),
                    _connector="OR",
                ),
                name="participant_lot_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentversion",
            constraint=models.UniqueConstraint(
                fields=("study", "name", "language"), name="consent_version_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="arm",
            constraint=models.UniqueConstraint(fields=("study", "code"), name="arm_code"),
        ),
        migrations.AddConstraint(
            model_name="studyvisit",
            constraint=models.UniqueConstraint(
                fields=("participant", "number", "name"), name="study_visit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="studyvisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_on__gte", models.F("started_on"))),
                name="study_visit_ends_after_start",
            ),
        ),
        TrackTable("trials_study"),
        TrackTable("trials_arm"),
        TrackTable("trials_site"),
        TrackTable("trials_plannedvisit"),
        TrackTable("trials_consentversion"),
        TrackTable("trials_participant"),
        TrackTable("trials_milestone"),
        TrackTable("trials_studyvisit"),
        TrackTable("trials_consent"),
        TrackTable("trials_adverseevent"),
        TrackTable("trials_identity"),
        TrackTable("trials_opening"),
        TrackTable("trials_studyexport"),
    ]
