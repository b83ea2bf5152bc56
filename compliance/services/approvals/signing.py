"""Signing: the password inside the signing request, the content fingerprinted, the row never changed."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from compliance.approvals.definition import Meaning
from compliance.approvals.state import TaskState
from compliance.models import Run, Signature, Task
from compliance.subjects import digest
from core.actor import Actor
from core.errors import Invalid
from staff import services as staff


def sign(
    actor: Actor,
    run: Run,
    task: Task,
    *,
    content: Mapping[str, Any],
    decision: TaskState,
    meaning: Meaning,
    password: str,
    comment: str,
) -> Signature:
    """Put the actor's name to this content, once he has proved who he is (ER-05, ER-06, ER-08)."""
    if not password:
        raise Invalid.of(
            "password",
            "该步骤需要电子签名，请输入登录密码。",
            "This step is signed: enter the password you sign in with.",
        )
    person = staff.prove_identity(actor, password)
    return Signature.objects.create(
        id=uuid4(),
        about_kind=run.about_kind,
        about_id=run.about_id,
        about_version=run.about_version,
        run=run,
        task=task,
        requester_id=run.requester_id,
        content=dict(content),
        digest=digest(content),
        decision=decision,
        meaning=meaning,
        signer_id=person.pk,
        signer_name=person.name,
        username=person.username,
        on_behalf_of_name=task.on_behalf_of.name if task.on_behalf_of else "",
        comment=comment,
        request_id=actor.request_id,
        device_id=actor.device_id,
    )
