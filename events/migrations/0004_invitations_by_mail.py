from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_tablet_of_a_signature"),
        ("hcp", "0002_queued_rows_settled"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalinvitee",
            name="email",
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name="historicalinvitee",
            name="language",
            field=models.CharField(
                choices=[("zh-hans", "Zh"), ("en", "En")], default="zh-hans", max_length=8
            ),
        ),
        migrations.AddField(
            model_name="historicalinvitee",
            name="mail_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="invitee",
            name="email",
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name="invitee",
            name="language",
            field=models.CharField(
                choices=[("zh-hans", "Zh"), ("en", "En")], default="zh-hans", max_length=8
            ),
        ),
        migrations.AddField(
            model_name="invitee",
            name="mail_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="invitee",
            index=models.Index(
                models.F("mail_due_at"),
                condition=models.Q(("mail_due_at__isnull", False)),
                name="invitee_mail_due",
            ),
        ),
    ]
