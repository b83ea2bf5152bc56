"""Questions about processes: what can be asked for, how it is decided, which days are worked."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from compliance.approvals.lint import Finding
from compliance.choices import VersionState
from compliance.flow import process_version_flow
from compliance.models import (
    Process,
    ProcessVersion,
    ProcessVersionQuerySet,
    SpecialDay,
    SpecialDayQuerySet,
)
from compliance.rules.tree import OPERATORS
from compliance.subjects import all_subjects
from core.actor import Actor
from core.errors import NotFound


def list_processes(actor: Actor) -> list[dict[str, Any]]:
    """Every kind that can be asked for, with its process in force and the one being drawn."""
    known = {process.kind: process for process in Process.objects.visible_to(actor)}
    versions: dict[tuple[str, str], ProcessVersion] = {
        (version.process.kind, version.state): version
        for version in list_versions(actor).exclude(state=VersionState.RETIRED)
    }
    return [
        {
            "kind": subject.kind,
            "name_zh": subject.name.zh,
            "name_en": subject.name.en,
            "process_id": known[subject.kind].pk if subject.kind in known else None,
            "active": _shown(actor, versions.get((subject.kind, VersionState.ACTIVE))),
            "draft": _shown(actor, versions.get((subject.kind, VersionState.DRAFT))),
            "facts": facts_row(subject.occasion.facts),
        }
        for subject in all_subjects()
    ]


def facts_row(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The facts conditions may ask, as the condition builder reads them."""
    return [
        {
            "name": name,
            "kind": fact.kind,
            "zh": fact.text.zh,
            "en": fact.text.en,
            "operators": list(OPERATORS[fact.kind]),
            "choices": [{"value": v, "zh": text.zh, "en": text.en} for v, text in fact.choices.items()],
        }
        for name, fact in facts.items()
    ]


def list_versions(actor: Actor) -> ProcessVersionQuerySet:
    """Every version of every process, drafts included."""
    versions: ProcessVersionQuerySet = ProcessVersion.objects.visible_to(actor)
    return versions.select_related("process", "drafted_by", "activated_by").order_by(
        "process", "-edition", "id"
    )


def get_version(actor: Actor, version_id: UUID) -> ProcessVersion:
    """One version."""
    found: ProcessVersion | None = list_versions(actor).filter(pk=version_id).first()
    if found is None:
        raise NotFound
    return found


def _shown(actor: Actor, version: ProcessVersion | None) -> dict[str, Any] | None:
    return None if version is None else version_row(actor, version)


def version_row(actor: Actor, version: ProcessVersion) -> dict[str, Any]:
    """A version as the editor reads it."""
    moves = process_version_flow.open_to(actor, version)
    own = version.drafted_by_id == actor.user_id
    return {
        "id": version.pk,
        "version": version.version,
        "kind": version.process.kind,
        "edition": version.edition,
        "state": version.state,
        "definition": version.definition,
        "drafted_by_name": version.drafted_by.name,
        "activated_by_name": version.activated_by.name if version.activated_by else "",
        "activated_at": version.activated_at,
        "moves": [move for move in moves if not (move == "activate" and own)],
    }


def finding_row(finding: Finding) -> dict[str, Any]:
    """One thing that is wrong with a process, as the editor shows it."""
    return {
        "level": finding.level,
        "code": finding.code,
        "step": finding.step,
        "branch": finding.branch,
        "zh": finding.text.zh,
        "en": finding.text.en,
    }


def is_asked_for(kind: str) -> bool:
    """Whether records of this kind go through a process."""
    return ProcessVersion.objects.filter(process__kind=kind, state=VersionState.ACTIVE).exists()


def get_process(actor: Actor, process_id: UUID) -> Process:
    """One process."""
    found: Process | None = Process.objects.visible_to(actor).filter(pk=process_id).first()
    if found is None:
        raise NotFound
    return found


def list_special_days(actor: Actor) -> SpecialDayQuerySet:
    """The days that differ from their weekday, the newest first."""
    days: SpecialDayQuerySet = SpecialDay.objects.visible_to(actor)
    return days.order_by("-day", "-id")


def get_special_day(actor: Actor, day_id: UUID) -> SpecialDay:
    """One of them."""
    found: SpecialDay | None = list_special_days(actor).filter(pk=day_id).first()
    if found is None:
        raise NotFound
    return found


def special_day_row(day: SpecialDay) -> dict[str, Any]:
    """A day as the calendar shows it."""
    return {
        "id": day.pk,
        "version": day.version,
        "day": day.day,
        "works": day.works,
        "name_zh": day.name_zh,
        "name_en": day.name_en,
    }
