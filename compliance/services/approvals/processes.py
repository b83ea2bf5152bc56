"""Processes: drawn by one person, put into force by another, once nothing is wrong with them."""

from datetime import date
from typing import Any

from django.utils import timezone

from compliance.approvals.definition import Definition
from compliance.approvals.lint import Finding, lint, may_be_used
from compliance.choices import VersionState
from compliance.flow import process_version_flow
from compliance.models import Process, ProcessVersion, SpecialDay
from compliance.policies import KEEP_PROCESSES
from compliance.services.approvals.company import Today
from compliance.subjects import subject_of
from core.access import require
from core.actor import Actor
from core.errors import Refused
from core.history import change
from core.versions import edit, lock


def draft_process(
    actor: Actor, kind: str, definition: Definition, *, version: int | None = None
) -> ProcessVersion:
    """Draw a process, or draw on at its draft; what is in force stays until the draft is activated."""
    require(actor, KEEP_PROCESSES)
    subject = subject_of(kind)
    drawn = definition.model_dump(mode="json")
    with change(actor, "compliance.processversion.draft"):
        process = Process.objects.filter(kind=kind).first() or Process.objects.create(
            kind=kind, name_zh=subject.name.zh, name_en=subject.name.en
        )
        process = lock(process)
        draft = process.versions.filter(state=VersionState.DRAFT).first()
        if draft is not None:
            return edit(
                actor,
                "compliance.processversion.edit",
                draft,
                version=version if version is not None else draft.version,
                current=_current,
                definition=drawn,
                drafted_by_id=actor.person_id,
            )
        newest = process.versions.order_by("-edition").first()
        return ProcessVersion.objects.create(
            process=process,
            edition=newest.edition + 1 if newest else 1,
            definition=drawn,
            drafted_by_id=actor.person_id,
        )


def _current(version: ProcessVersion) -> dict[str, Any]:
    return {"id": version.pk, "version": version.version, "definition": version.definition}


def lint_process(kind: str, definition: Definition) -> list[Finding]:
    """What is wrong with a process, with the people of today."""
    return lint(definition, subject_of(kind).occasion, Today(kind, timezone.localdate()))


def activate_process(actor: Actor, version: ProcessVersion, *, reason: str) -> ProcessVersion:
    """Put a process into force; what was in force ends, and requests under way finish as they began."""
    process_version_flow.check(actor, version, "activate")
    if version.drafted_by_id == actor.user_id:
        raise Refused(
            "second_person",
            "流程须由起草人以外的另一人启用。",
            "A process is put into force by somebody else than who drew it.",
        )
    definition = Definition.model_validate(version.definition)
    if not may_be_used(lint_process(version.process.kind, definition)):
        raise Refused(
            "process_wrong",
            "流程检查未通过，请先修正标出的问题。",
            "Something is wrong with this process. Mend what is marked, then activate it.",
        )
    with change(actor, "compliance.processversion.activate", reason=reason):
        lock(version.process)
        former = version.process.versions.filter(state=VersionState.ACTIVE).first()
        if former is not None:
            process_version_flow.move(actor, former, "retire", reason=reason)
        return process_version_flow.move(
            actor,
            version,
            "activate",
            reason=reason,
            activated_by_id=actor.person_id,
            activated_at=timezone.now(),
        )


def keep_special_day(actor: Actor, day: date, *, works: bool, name_zh: str, name_en: str) -> SpecialDay:
    """Say that a day differs from its weekday: a holiday, or a weekend that is worked."""
    require(actor, KEEP_PROCESSES)
    with change(actor, "compliance.specialday.keep"):
        held = SpecialDay.objects.filter(day=day).first() or SpecialDay(day=day)
        held.works, held.name_zh, held.name_en = works, name_zh, name_en
        held.version += 0 if held._state.adding else 1
        held.save()
        return held


def remove_special_day(actor: Actor, special: SpecialDay) -> None:
    """Let a day be as its weekday is again."""
    require(actor, KEEP_PROCESSES)
    with change(actor, "compliance.specialday.remove"):
        special.delete()
