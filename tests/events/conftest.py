"""Mara of medical affairs plans a talk at Ana's hospital; Ana helps. Boris leads Mara, Dora is compliance."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from compliance.approvals.definition import Definition
from compliance.models import ProcessVersion, Run, Task
from compliance.services import approvals
from core.actor import Actor
from core.history import change
from events import services
from events.models import Event, EventType, Invitee, Speaker, SpeakerRate, Topic
from events.selectors import get_event
from hcp.models import Hcp, Institution
from staff.access import actor_of
from staff.choices import Role
from staff.models import Product, Team, User
from tests.compliance.approvals.company import approve, person, role
from tests.conftest import PASSWORD, SETUP, make_person
from tests.hcp.factories import HcpFactory, InstitutionFactory
from tests.visits.factories import NOW, TODAY, ProductFactory

STARTS = NOW + timedelta(days=14)
ON = TODAY + timedelta(days=14)
GOOD = {
    "academic_rank": 4,
    "society_posts": 3,
    "publications": 3,
    "trials": 1,
    "speaking": 2,
    "experience": 1,
}


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is Wednesday, ten o'clock in Shanghai."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mara_user(boris_user: User, northern_team: Team) -> User:
    return make_person("mara", "马拉", Role.MEDICAL, team=northern_team)


@pytest.fixture
def mara(mara_user: User) -> Actor:
    return actor_of(mara_user)


@pytest.fixture
def boris(boris_user: User, mara_user: User, ana_user: User) -> Actor:
    return actor_of(boris_user)


@pytest.fixture
def eve_user(db: None) -> User:
    return make_person("eve", "伊芙", Role.COMPLIANCE)


@pytest.fixture
def eve(eve_user: User) -> Actor:
    return actor_of(eve_user)


@pytest.fixture
def hospital(ana_user: User) -> Institution:
    membership = ana_user.territories.first()
    assert membership
    return InstitutionFactory.create(name="北京市海淀安和医院", territory=membership.territory)


@pytest.fixture
def doctor(hospital: Institution) -> Hcp:
    return HcpFactory.create(name="张建国", institution=hospital)


@pytest.fixture
def professor(hospital: Institution) -> Hcp:
    return HcpFactory.create(name="李教授", institution=hospital)


@pytest.fixture
def drug() -> Product:
    return ProductFactory.create(name_zh="安倍宁片", name_en="Abenin tablets")


@pytest.fixture
def talk(db: None) -> EventType:
    return EventType.objects.get(kind="speaker_programme")


@pytest.fixture
def topic(mara: Actor) -> Topic:
    return services.create_topic(mara, name_zh="慢性心衰管理", name_en="Chronic heart failure")


@pytest.fixture
def rate(dora: Actor) -> SpeakerRate:
    return services.create_rate(
        dora,
        tier="national",
        country="CN",
        currency="CNY",
        per_hour=Decimal("1500.00"),
        from_on=date(2026, 1, 1),
    )


@pytest.fixture
def speaker(mara: Actor, professor: Hcp, rate: SpeakerRate) -> Speaker:
    return services.create_speaker(
        mara,
        hcp_id=professor.pk,
        criteria=GOOD,
        assessed_on=date(2026, 6, 1),
        expires_on=date(2027, 6, 1),
        contract_from_on=date(2026, 6, 1),
        contract_to_on=date(2027, 5, 31),
        trained_on=date(2026, 6, 2),
    )


def wanted(talk: EventType, topic: Topic, drug: Product, **more: Any) -> dict[str, Any]:
    """An event as its planner writes it."""
    return {
        "id": uuid4(),
        "type_id": talk.pk,
        "title": "慢性心衰新进展",
        "need": "指南更新后，科室要求统一随访流程。",
        "venue": "安和医院二楼会议室",
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=2),
        "topic_id": topic.pk,
        "product_ids": [drug.pk],
        "planned_heads": 10,
        **more,
    }


@pytest.fixture
def make_draft(
    mara: Actor, ana_user: User, talk: EventType, topic: Topic, drug: Product, speaker: Speaker
) -> Callable[..., Event]:
    """Give it fields that differ, get an event of Mara's that may be asked for; Ana helps with it."""

    def make(meal: str = "1200.00", **more: Any) -> Event:
        given = wanted(talk, topic, drug, team=[ana_user.pk], **more)
        event = services.create_event(mara, **given)
        engaged = {"id": uuid4(), "speaker_id": speaker.pk, "service_hours": Decimal("1.5")}
        hours = {"preparation_hours": Decimal("1"), "travel_hours": Decimal("0"), "role": "speaker"}
        event = services.plan_speakers(mara, event, version=event.version, engagements=[engaged | hours])
        item = {"id": uuid4(), "starts_at": event.starts_at, "minutes": 60, "title": "指南解读"}
        event = services.plan_agenda(
            mara, event, version=event.version, items=[item | {"speaker_id": speaker.pk}]
        )
        return services.plan_budget(
            mara,
            event,
            version=event.version,
            lines=[line("meal", "diners", meal), line("venue", "nobody", "800.00")],
        )

    return make


def line(category: str, shared_by: str, estimated: str, **more: Any) -> dict[str, Any]:
    """A budget line as its planner writes it."""
    return {
        "id": uuid4(),
        "category": category,
        "what": "",
        "payee": "",
        "shared_by": shared_by,
        "estimated": Decimal(estimated),
        "committed": None,
        "cash": False,
        **more,
    }


@pytest.fixture
def in_force(dora: Actor, eve: Actor, boris_user: User) -> ProcessVersion:
    """Boris agrees to what is asked, then compliance; both sign."""
    steps = (
        approve("lead", person(boris_user.pk), meaning="approval"),
        approve("check", role("compliance"), mode="any", meaning="review"),
    )
    definition = Definition.model_validate({"steps": steps, "fallback": "compliance"})
    drawn = approvals.draft_process(dora, "event", definition)
    return approvals.activate_process(eve, drawn, reason="首次启用")


@pytest.fixture
def decide(boris: Actor, dora: Actor) -> Callable[..., Run]:
    """Let everybody who is asked about an event agree, with his signature."""

    def agree(event: Event) -> Run:
        run = Run.objects.filter(about_id=event.pk).latest("number")
        for actor in (boris, dora):
            task = Task.objects.get(run=run, assignee=actor.user_id, state="open")
            run = approvals.approve_task(actor, task, password=PASSWORD)
        return run

    return agree


@pytest.fixture
def make_event(make_draft: Callable[..., Event], mara: Actor) -> Callable[..., Event]:
    """Give it a state, get an event of Mara's that stands there."""

    def make(state: str = "draft", **more: Any) -> Event:
        event = make_draft(**more)
        if state != "draft":
            times = {"closed": {"closed_at": NOW}, "cancelled": {"cancelled_at": NOW}}.get(state, {})
            with change(SETUP, "test.setup"):
                for name, value in {"state": state, **times}.items():
                    setattr(event, name, value)
                event.version += 1
                event.save()
        return get_event(mara, event.pk)

    return make


@pytest.fixture
def came(mara: Actor) -> Callable[..., Invitee]:
    """Give it an event and somebody on file, get his row with his signature."""

    def sign(event: Event, hcp: Hcp) -> Invitee:
        with change(SETUP, "test.setup"):
            return Invitee.objects.create(
                event=event,
                hcp=hcp,
                status="signed_in",
                sign_in_id=uuid4(),
                signature=FILE,
                signed_at=event.starts_at,
            )

    return sign


FILE = {"id": str(uuid4()), "kind": "signature", "mime": "image/png", "size": 1, "sha256": "0" * 64}

__all__ = ["FILE", "GOOD", "ON", "STARTS", "line", "wanted"]
