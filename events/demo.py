"""Four events of the demonstration's medical affairs: one written, one asked for, one inviting, one today."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from PIL import Image, ImageDraw

from compliance.approvals.definition import Definition
from compliance.selectors import approvals as requests
from compliance.services import approvals
from core import attachments
from core.actor import Actor
from events import services
from events.models import Event, EventType, Speaker, Topic
from events.selectors import get_event

RATES = {"local": "600.00", "regional": "1000.00", "national": "1500.00", "international": "2200.00"}
TOPICS = {
    "rate": ("房颤的心率控制", "Rate control in atrial fibrillation"),
    "renal": ("肾功能不全患者的用药", "Dosing in renal impairment"),
}
CURRICULA = (
    {"academic_rank": 4, "society_posts": 3, "publications": 3, "trials": 2, "speaking": 2, "experience": 1},
    {"academic_rank": 2, "society_posts": 1, "publications": 1, "trials": 1, "speaking": 2, "experience": 2},
)
BOTH = {
    "kind": "approve",
    "key": "compliance",
    "name": {"zh": "合规会签", "en": "Signed by both of compliance"},
    "mode": "all",
    "meaning": "approval",
}
ONE = {
    **BOTH,
    "key": "review",
    "approvers": [{"kind": "role", "role": "compliance"}],
    "name": {"zh": "合规复核", "en": "Review by compliance"},
    "mode": "any",
    "meaning": "review",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who appears: the planner, a rep who helps, two of compliance, doctors, products, and the password."""

    planner: Actor
    rep: Actor
    compliance: tuple[Actor, Actor]
    doctors: Sequence[UUID]
    place: str
    product_ids: Sequence[UUID]
    password: str


def load(cast: Cast, today: date) -> list[Event]:
    """Write the company's topics, rates, speakers and processes, and its four events."""
    _processes(cast)
    for tier, per_hour in RATES.items():
        services.create_rate(
            cast.compliance[0],
            tier=tier,
            country="CN",
            currency="CNY",
            per_hour=Decimal(per_hour),
            from_on=date(today.year, 1, 1),
        )
    topics = [services.create_topic(cast.planner, name_zh=zh, name_en=en) for zh, en in TOPICS.values()]
    speakers = [
        _speaker(cast, today, hcp_id, curriculum)
        for hcp_id, curriculum in zip(cast.doctors, CURRICULA, strict=False)
    ]
    return _four(cast, topics, speakers)


def _four(cast: Cast, topics: list[Topic], speakers: list[Speaker]) -> list[Event]:
    written = _event(
        cast, "肾功能不全患者用药科室会", topics[1], speakers[1], _at(21, 12), heads=15, meal="5250.00"
    )
    asked = _event(cast, "房颤管理区域研讨会", topics[0], speakers[0], _at(28, 14), heads=40, meal="9600.00")
    services.submit_event(cast.planner, asked)
    inviting = _event(
        cast, "心率控制病例分享会", topics[0], speakers[0], _at(10, 18), heads=20, meal="4800.00"
    )
    inviting = services.open_invitations(cast.planner, _approved(cast, inviting))
    _list(cast, inviting, cast.doctors[2:10])
    soon = timezone.now() + timedelta(minutes=40)
    running = _event(cast, "肾功能与剂量午间沙龙", topics[1], speakers[1], soon, heads=12, meal="2160.00")
    running = _approved(cast, running)
    listed = _list(cast, running, cast.doctors[10:16])
    services.start_event(cast.rep, get_event(cast.rep, running.pk))
    for invitee in listed[:3]:
        _sign(cast, running, invitee)
    return [get_event(cast.planner, one.pk) for one in (written, asked, inviting, running)]


def _at(days: int, hour: int) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, 30)))


def _processes(cast: Cast) -> None:
    drafter, checker = cast.compliance
    both = {**BOTH, "approvers": [{"kind": "person", "user_id": one.person_id} for one in cast.compliance]}
    for kind, step in (("event", both), ("event_close_out", ONE)):
        definition = Definition.model_validate({"steps": [step], "fallback": "compliance"})
        approvals.activate_process(
            checker, approvals.draft_process(drafter, kind, definition), reason="首次启用"
        )


def _speaker(cast: Cast, today: date, hcp_id: UUID, curriculum: dict[str, int]) -> Speaker:
    begun = today - timedelta(days=120)
    return services.create_speaker(
        cast.planner,
        hcp_id=hcp_id,
        criteria=curriculum,
        assessed_on=begun,
        expires_on=begun + timedelta(days=365),
        contract_from_on=begun,
        contract_to_on=begun + timedelta(days=364),
        trained_on=begun + timedelta(days=3),
    )


def _event(
    cast: Cast, title: str, topic: Topic, speaker: Speaker, starts_at: datetime, *, heads: int, meal: str
) -> Event:
    event = services.create_event(
        cast.planner,
        id=uuid4(),
        type_id=EventType.objects.get(kind="speaker_programme").pk,
        title=title,
        need="指南更新后，临床对剂量调整与随访提出了统一培训的需求。",
        venue=f"{cast.place}示教室",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        topic_id=topic.pk,
        product_ids=list(cast.product_ids),
        team=[cast.rep.person_id],
        planned_heads=heads,
    )
    event = services.plan_speakers(
        cast.planner, event, version=event.version, engagements=[_engaged(speaker)]
    )
    items = [
        _item(starts_at, 10, "开场", None),
        _item(starts_at + timedelta(minutes=10), 60, title, speaker.pk),
        _item(starts_at + timedelta(minutes=70), 40, "病例讨论", speaker.pk),
    ]
    event = services.plan_agenda(cast.planner, event, version=event.version, items=items)
    lines = [_line("meal", "diners", "工作餐", meal), _line("venue", "nobody", "场地与设备", "1500.00")]
    return services.plan_budget(cast.planner, event, version=event.version, lines=lines)


def _engaged(speaker: Speaker) -> dict[str, Any]:
    hours = {"service_hours": Decimal(2), "preparation_hours": Decimal(1), "travel_hours": Decimal("0.5")}
    return {"id": uuid4(), "speaker_id": speaker.pk, "role": "speaker", **hours}


def _item(starts_at: datetime, minutes: int, title: str, speaker_id: UUID | None) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "starts_at": starts_at,
        "minutes": minutes,
        "title": title,
        "speaker_id": speaker_id,
    }


def _line(category: str, shared_by: str, what: str, estimated: str) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "category": category,
        "what": what,
        "payee": "",
        "shared_by": shared_by,
        "estimated": Decimal(estimated),
        "committed": None,
        "cash": False,
    }


def _approved(cast: Cast, event: Event) -> Event:
    """Asked for, and signed by both of compliance."""
    services.submit_event(cast.planner, event)
    for actor in cast.compliance:
        task = requests.list_inbox(actor).get(run__about_id=event.pk)
        approvals.approve_task(actor, task, comment="符合学术活动管理规定", password=cast.password)
    return get_event(cast.planner, event.pk)


def _list(cast: Cast, event: Event, people: Sequence[UUID]) -> list[UUID]:
    keys = [uuid4() for _ in people]
    for key, hcp_id in zip(keys, people, strict=True):
        services.add_invitee(cast.planner, event, id=key, hcp_id=hcp_id, comment="相关科室，主题契合")
    return keys


def _sign(cast: Cast, event: Event, invitee_id: UUID) -> None:
    file = attachments.receive(cast.rep, uuid4(), "signature", _scribble(invitee_id), "")
    services.sign_in(
        cast.rep,
        event,
        id=uuid4(),
        invitee_id=invitee_id,
        signature_id=file.pk,
        signed_at=timezone.now(),
    )


def _scribble(seed: UUID) -> bytes:
    """A line drawn by hand, different for each."""
    image = Image.new("RGBA", (300, 100), (255, 255, 255, 0))
    points = [(20 + 20 * n, 50 + (byte - 128) // 4) for n, byte in enumerate(seed.bytes[:14])]
    ImageDraw.Draw(image).line(points, fill=(20, 20, 60, 255), width=3, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
