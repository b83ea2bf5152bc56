"""Participants by number: taken in, followed, visited, asked again for their consent."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Model

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, NotFound, Refused
from core.history import amend, change
from core.versions import lock
from core.words import Text
from trials.choices import ENDED, FOLLOWS, LeavingCause, MilestoneCategory, ParticipantStatus
from trials.models import AdverseEvent, Consent, Milestone, Participant, Study, StudyVisit
from trials.policies import KEEP

STATUS_NAMES = {
    "": Text("新建", "new"),
    ParticipantStatus.PRE_SCREENED: Text("预筛选", "pre-screened"),
    ParticipantStatus.SCREENED: Text("已筛选", "screened"),
    ParticipantStatus.SCREEN_FAILURE: Text("筛选失败", "a screen failure"),
    ParticipantStatus.RANDOMISED: Text("已随机", "randomised"),
    ParticipantStatus.ON_TREATMENT: Text("治疗中", "on treatment"),
    ParticipantStatus.FOLLOW_UP: Text("随访中", "in follow-up"),
    ParticipantStatus.COMPLETED: Text("已完成", "completed"),
    ParticipantStatus.WITHDRAWN: Text("已退出", "withdrawn"),
}
CODED = {  # what SDTM calls the milestones that are no departure (CT-13)
    ParticipantStatus.SCREEN_FAILURE: ("SCREEN FAILURE", MilestoneCategory.DISPOSITION),
    ParticipantStatus.RANDOMISED: ("RANDOMIZED", MilestoneCategory.MILESTONE),
    ParticipantStatus.COMPLETED: ("COMPLETED", MilestoneCategory.DISPOSITION),
}
NUMBER_TAKEN = Refused(
    "number_taken", "该研究中已有这个受试者编号。", "This study has a participant of this number already."
)


def add_participant(
    actor: Actor, study: Study, *, id: UUID, site_id: UUID, screening_number: str, **given: Any
) -> Participant:
    """Take somebody into screening, under a number of his site."""
    require(actor, KEEP)
    site = study.sites.filter(pk=site_id).first()
    if site is None:
        raise Invalid.of("site_id", "请选择本研究的中心。", "Choose a site of this study.")
    number = f"{site.number}-{screening_number}"
    person = Participant(
        id=id, study=study, site=site, number=number, screening_number=screening_number, **given
    )
    with change(actor, "trials.participant.add"), told({"participant_number": NUMBER_TAKEN}):
        person.save(force_insert=True)
    return person


def record_status(
    actor: Actor,
    participant: Participant,
    *,
    status: ParticipantStatus,
    on: date,
    cause: str = "",
    term: str = "",
    arm_id: UUID | None = None,
) -> Participant:
    """Note where a participant stands from a day on: a dated fact that stays, and his standing (CT-11)."""
    require(actor, KEEP)
    with change(actor, "trials.participant.record_status"):
        person = lock(participant)
        _check_follows(person, status, on)
        if status == ParticipantStatus.WITHDRAWN and not cause:
            raise Invalid.of("cause", "请选择退出原因。", "Choose why the participant left.")
        coded, category = CODED.get(status, (cause or status.upper(), _category(status)))
        _add(
            Milestone(
                participant=person,
                category=category,
                coded=coded,
                term=term or coded,
                status=status,
                cause=LeavingCause(cause) if status == ParticipantStatus.WITHDRAWN else "",
                on=on,
            )
        )
        lot = _lot(person, on, arm_id) if status == ParticipantStatus.RANDOMISED else {}
        ended = {"ended_at": on.isoformat()} if status in ENDED else {}
        return amend(person, status=status, status_on=on, **lot, **ended)


def record_consent(actor: Actor, participant: Participant, *, version_id: UUID, signed_on: date) -> Consent:
    """Note that a participant signed a version of the consent form; not before it was approved (CT-10)."""
    require(actor, KEEP)
    version = participant.study.consent_versions.filter(pk=version_id).first()
    if version is None:
        raise Invalid.of(
            "version_id", "请选择本研究的知情同意书版本。", "Choose a consent version of this study."
        )
    if signed_on < version.approved_on:
        raise Invalid.of(
            "signed_on",
            "签署日期不能早于该版本的伦理批准日期 {day}。",
            "It cannot be signed before the ethics committee approved this version on {day}.",
            day=version.approved_on.isoformat(),
            rule="CT-10",
        )
    twice = Refused("consent_there", "该版本已签署。", "This version is signed already.")
    consent = Consent(participant=participant, consent_version=version, signed_on=signed_on)
    with change(actor, "trials.consent.sign"), told({"consent_once": twice}):
        consent.save(force_insert=True)
    return consent


def record_visit(
    actor: Actor,
    participant: Participant,
    *,
    started_on: date,
    ended_on: date | None = None,
    planned_id: UUID | None = None,
    name: str = "",
) -> StudyVisit:
    """Note a visit that took place: one of the protocol's, or one nobody had scheduled, by its name."""
    require(actor, KEEP)
    planned = participant.study.planned_visits.filter(pk=planned_id).first() if planned_id else None
    if planned_id and planned is None:
        raise NotFound
    if planned is None and not name:
        raise Invalid.of("name", "请填写计划外访视的名称。", "Give the unscheduled visit a name.")
    if ended_on and ended_on < started_on:
        raise Invalid.of("ended_on", "结束日期不能早于开始日期。", "It cannot end before it starts.")
    with change(actor, "trials.visit.record"), told({"study_visit_once": VISIT_THERE}):
        lock(participant)
        visit = StudyVisit(
            participant=participant,
            planned=planned,
            number=planned.number if planned else _next_unscheduled(participant),
            name=planned.name if planned else name,
            started_on=started_on,
            ended_on=ended_on or started_on,
        )
        visit.save(force_insert=True)
    return visit


VISIT_THERE = Refused("visit_there", "该访视已登记。", "This visit is noted already.")


def record_adverse_event(actor: Actor, participant: Participant, **given: Any) -> AdverseEvent:
    """Note something untoward; a serious one says by which criteria (CT-06)."""
    require(actor, KEEP)
    if given["serious"] and not given["criteria"]:
        raise Invalid.of(
            "criteria",
            "严重不良事件须至少选择一项严重性标准。",
            "A serious adverse event is serious by at least one criterion.",
        )
    with change(actor, "trials.adverse_event.record"):
        adverse = AdverseEvent(participant=lock(participant), **given)
        _add(adverse)
    return adverse


def _check_follows(person: Participant, status: ParticipantStatus, on: date) -> None:
    if status not in FOLLOWS[person.status]:
        raise Refused(
            "wrong_status",
            "受试者当前为“{now}”，不能改为“{then}”。",
            "The participant is {now} and cannot become {then}.",
            now=STATUS_NAMES[person.status],
            then=STATUS_NAMES[status],
        )
    if person.status_on and on < person.status_on:
        raise Invalid.of(
            "on",
            "日期不能早于上一状态的日期 {day}。",
            "The day cannot be before that of the last status, {day}.",
            day=person.status_on.isoformat(),
        )


def _lot(person: Participant, on: date, arm_id: UUID | None) -> dict[str, Any]:
    arm = person.study.arms.filter(pk=arm_id).first() if arm_id else None
    if arm is None:
        raise Invalid.of("arm_id", "请选择随机分组。", "Choose the arm the lot gave.")
    return {"arm": arm, "actual_arm": arm, "reference_start_on": on}


def _category(status: ParticipantStatus) -> MilestoneCategory:
    return MilestoneCategory.DISPOSITION if status in ENDED else MilestoneCategory.MILESTONE


def _add(thing: Any) -> None:
    """Save a row as the next of its participant, who is locked."""
    model: type[Model] = type(thing)
    last = model._default_manager.filter(participant=thing.participant).aggregate(last=Max("order"))["last"]
    thing.order = (last or 0) + 1
    thing.save(force_insert=True)


def _next_unscheduled(participant: Participant) -> int:
    """Visits nobody scheduled are counted from 900 on, beyond the protocol's."""
    taken = participant.study_visits.filter(planned=None, number__gte=900).aggregate(last=Max("number"))
    return int(taken["last"] or 899) + 1
