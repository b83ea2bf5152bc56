"""A study nobody takes part in: invented numbers, invented days, and names that say they are examples."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from core.actor import Actor
from core.history import change
from trials import services
from trials.choices import AdverseSeverity, Criterion, LeavingCause, ParticipantStatus, SdtmSex
from trials.models import Arm, ConsentVersion, Participant, PlannedVisit, Site, Study
from trials.schedule import day_of_study
from trials.selectors import get_identity, get_participant

PEOPLE = 54
PLAN = (("筛选", -7, 7, 0), ("随机", 1, 0, 0), ("第 2 周", 15, 3, 3), ("第 4 周", 29, 3, 3))
LATER = (("第 8 周", 57, 5, 5), ("第 12 周", 85, 5, 5), ("第 24 周", 169, 7, 7))
COMPLAINTS = ("头晕", "恶心", "乏力", "皮疹", "咳嗽", "腹泻")
S = ParticipantStatus


def load(keeper: Actor, today: date, hospitals: Sequence[UUID]) -> int:
    """Set up the study and its participants; how many came."""
    chance = random.Random(2026)  # noqa: S311  the same study every time
    study = _study(keeper, today, hospitals)
    sites = list(study.sites.order_by("number"))
    for count in range(PEOPLE):
        screened_on = today - timedelta(days=250 - count * 4 - chance.randrange(4))
        person = services.add_participant(
            keeper,
            study,
            id=uuid4(),
            site_id=sites[count % len(sites)].pk,
            screening_number=f"{count + 1:03}",
            sex=chance.choice([SdtmSex.FEMALE, SdtmSex.MALE]),
            age=chance.randrange(41, 79),
            country="CHN",
            race="ASIAN",
            collected_on=screened_on,
        )
        _live(keeper, person, screened_on, today, chance)
    _identities(keeper, study)
    return PEOPLE


def _study(keeper: Actor, today: date, hospitals: Sequence[UUID]) -> Study:
    with change(keeper, "trials.demo.load"):
        study = Study.objects.create(
            number="RND-201",
            name="安律平片治疗阵发性房颤的随机双盲研究（演示）",
            phase="II",
            sponsor="巡访演示药业",
            indication="阵发性心房颤动",
            ctcae="5.0",
            planned=90,
            enrol_from=today - timedelta(days=245),
            enrol_until=today + timedelta(days=120),
        )
        for number, hospital in enumerate(hospitals, start=1):
            Site.objects.create(study=study, number=f"{number:02}", institution_id=hospital, planned=30)
        for code, name in (("A", "安律平 100 mg"), ("B", "安律平 200 mg"), ("P", "安慰剂")):
            Arm.objects.create(study=study, code=code, name=name, planned=30)
        for number, (name, day, before, after) in enumerate((*PLAN, *LATER), start=1):
            PlannedVisit.objects.create(
                study=study, number=number, name=name, day=day, before=before, after=after
            )
        for name, ago in (("1.0", 260), ("2.0", 30)):
            ConsentVersion.objects.create(
                study=study, name=name, language="zh", approved_on=today - timedelta(days=ago)
            )
    return study


def _live(keeper: Actor, person: Participant, screened_on: date, today: date, chance: random.Random) -> None:
    first = person.study.consent_versions.get(name="1.0")
    services.record_consent(keeper, person, version_id=first.pk, signed_on=screened_on)
    services.record_status(keeper, person, status=S.SCREENED, on=screened_on)
    randomised_on = screened_on + timedelta(days=chance.randrange(3, 8))
    if randomised_on > today:
        return
    if chance.random() < 0.15:
        services.record_status(keeper, person, status=S.SCREEN_FAILURE, on=randomised_on)
        return
    arm = chance.choice(list(person.study.arms.order_by("code")))
    services.record_status(keeper, person, status=S.RANDOMISED, on=randomised_on, arm_id=arm.pk)
    until = _end(keeper, person, randomised_on, today, chance)
    _visit(keeper, person, screened_on, until, chance)
    if chance.random() < 0.5:
        _complain(keeper, person, randomised_on, chance)


def _end(keeper: Actor, person: Participant, randomised_on: date, today: date, chance: random.Random) -> date:
    """The day until which somebody is visited: today, or when he left or completed."""
    left, done = (
        randomised_on + timedelta(days=chance.randrange(20, 90)),
        randomised_on + timedelta(days=175),
    )
    if chance.random() < 0.12 and left <= today:
        cause = chance.choice([LeavingCause.WITHDRAWAL_BY_SUBJECT, LeavingCause.LOST_TO_FOLLOW_UP])
        services.record_status(keeper, person, status=S.WITHDRAWN, on=left, cause=cause)
        return left
    if done <= today:
        services.record_status(keeper, person, status=S.COMPLETED, on=done)
    return min(done, today)


def _visit(keeper: Actor, person: Participant, screened_on: date, until: date, chance: random.Random) -> None:
    known = Participant.objects.get(pk=person.pk)
    assert known.reference_start_on
    for plan in person.study.planned_visits.order_by("number"):
        late = 9 if chance.random() < 0.06 else chance.randrange(-1, 3) if plan.number > 2 else 0
        target = day_of_study(known.reference_start_on, plan.day or 1) + timedelta(days=late)
        on = screened_on if plan.number == 1 else target
        if on <= until and chance.random() > 0.03:
            services.record_visit(keeper, person, planned_id=plan.pk, started_on=on)


def _complain(keeper: Actor, person: Participant, since: date, chance: random.Random) -> None:
    serious = chance.random() < 0.12
    complaint = chance.choice(COMPLAINTS)
    services.record_adverse_event(
        keeper,
        person,
        verbatim=complaint,
        severity=AdverseSeverity.SEVERE if serious else chance.choice([*AdverseSeverity][:2]),
        grade=3 if serious else chance.randrange(1, 3),
        serious=serious,
        criteria=[Criterion.HOSPITAL] if serious else [],
        started_at=(since + timedelta(days=chance.randrange(1, 20))).isoformat(),
    )


def _identities(keeper: Actor, study: Study) -> None:
    """Invented identities for some, and two openings that wait for their review."""
    people = list(study.participants.order_by("number")[:8])
    for count, person in enumerate(people, start=1):
        example = {"phone": f"1990000{count:04}", "id_document": f"EXAMPLE-{count:04}"}
        services.seal_identity(keeper, person, name=f"示例受试者{count}", **example)
    for person, reason in zip(
        people, ("受试者来电改约访视，核对联系方式", "随访失约，联系受试者"), strict=False
    ):
        identity = get_identity(keeper, get_participant(keeper, person.pk).pk)
        services.open_identity(keeper, identity, reason=reason)
