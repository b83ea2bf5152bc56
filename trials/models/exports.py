"""What left a study: by whom, when, how anonymous, and the hash of the very file."""

from django.db import models
from django.db.models import Q

from core.models import Record
from trials.models.studies import BehindTheWall


class ExportForm(models.TextChoices):
    CSV = "csv"
    XLSX = "xlsx"
    ODM = "odm"


class StudyExport(Record):
    """A file of a study without identities that somebody made."""

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="exports")
    form = models.CharField(max_length=4, choices=ExportForm.choices)
    k = models.PositiveSmallIntegerField()
    report = models.JSONField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = BehindTheWall.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="study_export_k", condition=Q(k__gte=2))]


class ExportFile(models.Model):
    """The bytes of an export, as they were hashed."""

    export = models.OneToOneField(
        StudyExport, on_delete=models.PROTECT, primary_key=True, related_name="file"
    )
    content = models.BinaryField()
