from django.db import migrations, models


class Migration(migrations.Migration):
    """A signature's tablet is a fact of the row; `device_id` of its history is the tablet of the change."""

    dependencies = [("events", "0002_first_types")]

    operations = [
        migrations.RenameField("invitee", "device_id", "tablet_id"),
        migrations.AddField("historicalinvitee", "tablet_id", models.UUIDField(null=True)),
    ]
