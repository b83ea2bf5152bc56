from uuid import NAMESPACE_URL, uuid5

from django.db import migrations
from django.utils import timezone

SIGNED_AND_SEEN = ["sign_in_sheet", "photo", "receipt"]

# kind: Chinese name, English name, needs speakers, offers meals, evidence
TYPES = {
    "department_meeting": ("科室会", "Department meeting", True, True, ["sign_in_sheet", "photo"]),
    "speaker_programme": ("讲者会", "Speaker programme", True, True, [*SIGNED_AND_SEEN, "agenda"]),
    "advisory_board": ("专家咨询会", "Advisory board", True, True, ["sign_in_sheet", "minutes", "receipt"]),
    "congress_sponsorship": ("大会赞助", "Congress sponsorship", False, False, ["agenda", "receipt"]),
}


def enter_types(apps, schema_editor):
    """The types that come with the product, told in their history like any other change."""
    now = timezone.now()
    for kind, (zh, en, speakers, meals, evidence) in TYPES.items():
        row = apps.get_model("events", "EventType")(
            id=uuid5(NAMESPACE_URL, f"rounds:event-type/{kind}"),
            kind=kind,
            name_zh=zh,
            name_en=en,
            needs_speakers=speakers,
            offers_meals=meals,
            evidence=evidence,
        )
        row.save()
        kept = [field.attname for field in row._meta.concrete_fields]
        apps.get_model("events", "HistoricalEventType").objects.create(
            **{field: getattr(row, field) for field in kept},
            history_date=now,
            history_type="+",
            history_change_reason="",
            actor_name="job:install",
            action="events.type.create",
            request_id="",
        )


class Migration(migrations.Migration):
    dependencies = [("events", "0001_events")]

    operations = [migrations.RunPython(enter_types, migrations.RunPython.noop)]
