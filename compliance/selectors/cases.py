"""Questions about cases, reports and word lists."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils import timezone

from compliance.abouts import About
from compliance.cases.steps import steps_wanted
from compliance.choices import OPEN_CASES, RUNNING, SAFETY_KINDS
from compliance.flow import case_moves
from compliance.models import (
    Case,
    CaseQuerySet,
    CaseStep,
    SafetyReport,
    WordList,
    WordListQuerySet,
)
from compliance.policies import HANDLE_CASES, SEE_ALL_CASES, SEE_SAFETY_CASES
from core.actor import Actor
from core.errors import NotFound
from core.lists import one
from staff import selectors as staff
from staff.choices import Role

KEEP_PAST = timedelta(days=90)  # how long a tablet keeps lists that are over


def list_word_lists(actor: Actor) -> WordListQuerySet:
    """All lists, those of the past included, by kind and day."""
    lists: WordListQuerySet = WordList.objects.visible_to(actor)
    return lists.order_by("kind", "-from_on", "id")


def get_word_list(actor: Actor, list_id: UUID) -> WordList:
    """One list."""
    return one(WordList.objects.visible_to(actor), list_id)


def word_lists_for_feed(actor: Actor) -> WordListQuerySet:
    """What a tablet looks for while somebody writes: the lists that hold today or later."""
    since = timezone.localdate() - KEEP_PAST
    lists: WordListQuerySet = WordList.objects.visible_to(actor)
    return lists.filter(Q(to_on__isnull=True) | Q(to_on__gte=since))


def current_lists() -> list[WordList]:
    """The list of each kind that speaks today: of two in force the newer."""
    newest: dict[str, WordList] = {}
    for words in WordList.objects.in_force(timezone.localdate()).order_by("from_on", "id"):
        newest[words.kind] = words
    return list(newest.values())


def list_of(kind: str) -> WordList:
    """The list of one kind that speaks today, or the last that did: a report never lacks its clock."""
    found = next((words for words in current_lists() if words.kind == kind), None)
    found = found or WordList.objects.filter(kind=kind).order_by("-from_on", "id").first()
    if found is None:
        raise NotFound(
            "没有这类词库，请合规部先建立。", "There is no list of this kind; compliance begins one."
        )
    return found


def word_list_row(words: WordList) -> dict[str, Any]:
    """A list as the screens and the tablet read it."""
    return {
        "id": words.pk,
        "version": words.version,
        "kind": words.kind,
        "name_zh": words.name_zh,
        "name_en": words.name_en,
        "words_zh": words.words_zh,
        "words_en": words.words_en,
        "excepted": words.excepted,
        "outcome": words.outcome,
        "hours": words.hours,
        "from_on": words.from_on,
        "to_on": words.to_on,
        "rule": words.rule,
        "source_zh": words.source_zh,
        "source_en": words.source_en,
    }


def judges_of(kind: str, *, but: int | None = None) -> list[int]:
    """Who may judge a case of this kind: medical affairs for safety, compliance for all; never who caused it."""
    roles = (Role.MEDICAL, Role.COMPLIANCE) if kind in SAFETY_KINDS else (Role.COMPLIANCE,)
    people = [person for role in roles for person in staff.people_in_role(role)]
    return [person for person in dict.fromkeys(people) if person != but]


def owner_for(kind: str, *, but: int) -> int | None:
    """Who takes the next case: of the first role with people in it, whoever has the fewest open."""
    first, then = (
        (staff.people_in_role(Role.MEDICAL), staff.people_in_role(Role.COMPLIANCE))
        if kind in SAFETY_KINDS
        else (staff.people_in_role(Role.COMPLIANCE), [])
    )
    able = [person for person in first if person != but] or [person for person in then if person != but]
    counted = Case.objects.open().filter(owner__in=able).values("owner").annotate(count=Count("pk"))
    busy = dict(counted.values_list("owner", "count"))
    return min(able, key=lambda person: (busy.get(person, 0), person), default=None)


def compliance_people() -> list[int]:
    """The compliance officers who can sign in."""
    return staff.people_in_role(Role.COMPLIANCE)


def cases_about(about: About) -> CaseQuerySet:
    """The cases about one record, whoever asks: to open none twice."""
    found: CaseQuerySet = Case.objects.filter(about_kind=about.kind, about_id=about.id)
    return found.order_by("opened_at", "id")


def case_of_report(report_id: UUID) -> Case | None:
    """The case of a report that is here already."""
    return Case.objects.filter(report=report_id).first()


def steps_taken(case: Case) -> list[str]:
    """The kinds of steps told so far."""
    return list(case.steps.values_list("kind", flat=True))


def list_cases(actor: Actor) -> CaseQuerySet:
    """Cases this reader may see, with the names their rows show."""
    named: CaseQuerySet = Case.objects.visible_to(actor).annotate(
        reporter_name=F("reporter__name"),
        owner_name=F("owner__name"),
        escalated_to_name=F("escalated_to__name"),
        product_zh=F("product__name_zh"),
        product_en=F("product__name_en"),
    )
    return named


def get_case(actor: Actor, case_id: UUID) -> Case:
    """One case, if the reader may see it."""
    return one(list_cases(actor).select_related("report__hcp"), case_id)


def get_case_inside(actor: Actor, case_id: UUID) -> Case:
    """One case whose judging the reader may follow: its reporter only knows how far it is."""
    case = get_case(actor, case_id)
    if not sees_inside(actor, case):
        raise NotFound
    return case


def get_step(actor: Actor, step_id: UUID) -> CaseStep:
    """One step of a case the reader sees."""
    step = one(CaseStep.objects.visible_to(actor).select_related("case"), step_id)
    if not sees_inside(actor, step.case):
        raise NotFound
    return step


def get_report(actor: Actor, report_id: UUID) -> SafetyReport:
    """One report, if the reader may see it."""
    return one(SafetyReport.objects.visible_to(actor), report_id)


def waiting_for(actor: Actor) -> CaseQuerySet:
    """The open cases that wait for this reader: his own, and those escalated to him."""
    mine = Q(owner=actor.user_id) | Q(escalated_to=actor.user_id, state__in=RUNNING)
    found: CaseQuerySet = list_cases(actor).open().filter(mine)
    return found


def shown(actor: Actor, show: str, kind: str | None) -> tuple[CaseQuerySet, tuple[str, str]]:
    """The cases of a list and their order: what waits for the reader, all that is open, what is over."""
    cases = {"mine": waiting_for, "open": _open, "over": _over}[show](actor)
    order = ("-due_at", "-id") if show == "over" else ("due_at", "id")
    return (cases.filter(kind=kind) if kind else cases), order


def _open(actor: Actor) -> CaseQuerySet:
    found: CaseQuerySet = list_cases(actor).open()
    return found


def _over(actor: Actor) -> CaseQuerySet:
    found: CaseQuerySet = list_cases(actor).exclude(state__in=OPEN_CASES)
    return found


def judges_for(case: Case) -> list[dict[str, Any]]:
    """To whom a case may be given, by name."""
    names = staff.names_of(judges_of(case.kind, but=case.reporter_id))
    return [{"id": person, "name": name} for person, name in sorted(names.items(), key=lambda one: one[1])]


def sees_inside(actor: Actor, case: Case) -> bool:
    """Whether the reader reads how a case is judged; its reporter reads only how far it is."""
    if case.reporter_id == actor.user_id and case.owner_id != actor.user_id:
        return False
    return actor.may(SEE_ALL_CASES) or actor.may(SEE_SAFETY_CASES) or _is_his(actor, case)


def _is_his(actor: Actor, case: Case) -> bool:
    return actor.user_id in (case.owner_id, case.escalated_to_id)


def case_row(actor: Actor, case: Case) -> dict[str, Any]:
    """A case as lists show it."""
    named: Any = case
    now = timezone.now()
    return {
        "id": case.pk,
        "version": case.version,
        "number": case.number,
        "kind": case.kind,
        "origin": case.origin,
        "state": case.state,
        "rule": case.rule,
        "about_kind": case.about_kind,
        "about_id": case.about_id,
        "about_number": case.about_number,
        "product_zh": named.product_zh or "",
        "product_en": named.product_en or "",
        "reporter_name": named.reporter_name,
        "owner_id": case.owner_id,
        "owner_name": named.owner_name or "",
        "words": sorted({row["text"] for row in case.found}) if sees_inside(actor, case) else [],
        "hours": case.hours,
        "knew_at": case.knew_at,
        "opened_at": case.opened_at,
        "due_at": case.due_at,
        "answered_at": case.answered_at,
        "late": (case.answered_at or now) > case.due_at,
        "reminded": case.reminded_at is not None and case.state in RUNNING,
        "escalated_at": case.escalated_at,
        "serious": case.serious,
    }


def case_detail(actor: Actor, case: Case) -> dict[str, Any]:
    """A case with everything this reader may read of it."""
    named: Any = case
    inside = sees_inside(actor, case)
    handles = inside and actor.may(HANDLE_CASES)
    steps = (
        list(case.steps.annotate(by_name=F("by__name")).order_by("done_on", "created_at")) if inside else []
    )
    wanted = steps_wanted(
        violation=case.is_violation, serious=case.serious, taken=[step.kind for step in steps]
    )
    return {
        **case_row(actor, case),
        "moves": case_moves(actor, case) if handles else [],
        "may_write_steps": handles and case.state in OPEN_CASES and case.reporter_id != actor.user_id,
        "inside": inside,
        "found": case.found if inside else [],
        "report": report_row(case.report) if case.report else None,
        "escalated_to_name": named.escalated_to_name or "" if inside else "",
        "report_way": case.report_way,
        "report_to": case.report_to if inside else "",
        "report_reference": case.report_reference if inside else "",
        "dismissed_reason": case.dismissed_reason if inside else "",
        "closed_at": case.closed_at,
        "steps": [step_row(step) for step in steps],
        "steps_wanted": wanted if inside and case.state in OPEN_CASES else [],
    }


def step_row(step: CaseStep) -> dict[str, Any]:
    """A step as the case page shows it."""
    named: Any = step
    return {
        "id": step.pk,
        "kind": step.kind,
        "needed": step.needed,
        "text": step.text,
        "done_on": step.done_on,
        "by_name": named.by_name,
        "written_at": step.created_at,
    }


def report_row(report: SafetyReport) -> dict[str, Any]:
    """A report as it was written."""
    return {
        "id": report.pk,
        "kind": report.kind,
        "hcp_id": report.hcp_id,
        "hcp_name": report.hcp.name if report.hcp else "",
        "product_id": report.product_id,
        "lot": report.lot,
        "patient_age": report.patient_age,
        "patient_sex": report.patient_sex,
        "happened": report.happened,
        "onset_on": report.onset_on,
        "seriousness": report.seriousness,
        "outcome_told": report.outcome_told,
        "learned_at": report.learned_at,
        "written_at": report.written_at,
        "arrived_at": report.arrived_at,
    }
