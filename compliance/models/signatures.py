"""Electronic signatures: written once, bound to the exact content that was signed (ER-05 to ER-08)."""

from django.db import models
from django.db.models import F, Q

from compliance.approvals.definition import Meaning


class Signature(models.Model):
    """Somebody signed this content, at this moment, meaning this; he proved who he is with his password."""

    # pii: signer_name, username
    id = models.UUIDField(primary_key=True)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    about_version = models.PositiveIntegerField()
    run = models.ForeignKey("compliance.Run", on_delete=models.PROTECT, related_name="signatures")
    task = models.OneToOneField("compliance.Task", on_delete=models.PROTECT, related_name="signature")
    requester_id = models.BigIntegerField()
    content = models.JSONField()
    digest = models.BinaryField(max_length=32)
    decision = models.CharField(max_length=10)  # approved or rejected
    meaning = models.CharField(
        max_length=16, choices=[(meaning.value, meaning.name.title()) for meaning in Meaning]
    )
    signer_id = models.BigIntegerField()
    signer_name = models.CharField(max_length=80)
    username = models.CharField(max_length=60)
    on_behalf_of_name = models.CharField(max_length=80, blank=True)
    comment = models.CharField(max_length=1000, blank=True)
    signed_at = models.DateTimeField(auto_now_add=True)
    request_id = models.CharField(max_length=64)
    device_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index("about_kind", "about_id", name="signature_about")]
        constraints = [
            models.CheckConstraint(name="signature_not_ones_own", condition=~Q(signer_id=F("requester_id"))),
        ]
