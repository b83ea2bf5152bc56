"""Who is asked to come and who came."""

from typing import Self

from django.db import models
from django.db.models import Q

from core.actor import Actor
from core.models import Record
from events.choices import GONE, InviteeStatus
from events.models.events import Event
from staff.choices import Language


class InviteeQuerySet(models.QuerySet["Invitee"]):
    """People on the lists of events."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the events this reader sees."""
        if actor.user_id is None:
            return self.none()
        return self.filter(event__in=Event.objects.all().visible_to(actor))

    def on_the_list(self) -> Self:
        """Those who are expected or came."""
        return self.exclude(status__in=GONE)

    def about(self, words: str) -> Self:
        """Those whose name, on file or as written, holds these words."""
        return self.filter(Q(hcp__name__icontains=words) | Q(name__icontains=words))


class Invitee(Record):
    """Somebody on the list of an event: asked to come, or come without being asked."""

    # pii: name, phone, signature, email
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="invitees", db_index=False)
    hcp = models.ForeignKey("hcp.Hcp", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    institution_name = models.CharField(max_length=120, blank=True)
    department_name = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, choices=Language.choices, default=Language.ZH)
    walk_in = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=InviteeStatus.choices, default=InviteeStatus.NOMINATED)
    meal = models.BooleanField(default=True)
    comment = models.CharField(max_length=500, blank=True)
    warnings = models.JSONField(default=list)
    invited_at = models.DateTimeField(null=True)
    mail_due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer_until = models.DateTimeField(null=True)
    token_digest = models.BinaryField(max_length=32, null=True)
    sign_in_id = models.UUIDField(null=True)
    signature = models.JSONField(null=True)
    signed_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    tablet_id = models.UUIDField(null=True)
    also_signed = models.JSONField(default=list)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    settled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    objects = InviteeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("event", "created_at", "id", name="invitee_event"),
            models.Index("mail_due_at", name="invitee_mail_due", condition=Q(mail_due_at__isnull=False)),
            models.Index("hcp", name="invitee_came", condition=Q(status="signed_in")),
        ]
        constraints = [
            models.UniqueConstraint(
                name="invitee_once",
                fields=["event", "hcp"],
                condition=Q(hcp__isnull=False) & ~Q(status__in=["merged", "dismissed"]),
            ),
            models.UniqueConstraint(
                name="invitee_token_once", fields=["token_digest"], condition=Q(token_digest__isnull=False)
            ),
            models.CheckConstraint(
                name="invitee_is_somebody", condition=Q(hcp__isnull=False) | Q(walk_in=True) & ~Q(name="")
            ),
            models.CheckConstraint(
                name="invitee_signed_has_signature",
                condition=~Q(status="signed_in")
                | Q(signature__isnull=False, signed_at__isnull=False, sign_in_id__isnull=False),
            ),
            models.CheckConstraint(
                name="invitee_merged_says_where",
                condition=~Q(status="merged") | Q(merged_into__isnull=False, signature__isnull=True),
            ),
        ]
