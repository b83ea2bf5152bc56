"""A plan: written down, priced, held against the rules, asked for, decided, moved, called off."""

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from compliance.models import Run, Task, Transfer
from compliance.services import approvals
from compliance.shares import share
from core.actor import Actor
from core.errors import DomainError, Forbidden, Invalid, Refused, Stale
from events import services
from events.flow import event_flow, moves_for
from events.models import Event, EventType, Speaker, Topic
from events.selectors import event_detail, get_event, judge_plan, list_candidates, list_events
from events.tiers import CRITERIA, Criteria, tier_of
from hcp.models import Hcp, Institution
from staff.models import Product, User
from tests.conftest import PASSWORD
from tests.events.conftest import STARTS, line, wanted
from tests.hcp.factories import HcpFactory

Make = Callable[..., Event]
Decide = Callable[..., Run]


def refused(act: Callable[[], object]) -> DomainError:
    with pytest.raises(DomainError) as error:
        act()
    return error.value


def edit(actor: Actor, event: Event, **given: Any) -> Event:
    return services.edit_event(actor, event, version=event.version, **given)


def test_a_fee_is_the_rate_of_the_tier_times_the_hours(make_draft: Make, mara: Actor) -> None:
    told = event_detail(mara, make_draft())
    assert [one["amount"] for one in told["engagements"]] == ["3750.00"]
    assert told["money"]["estimated"] == "5750.00"
    fee = next(row for row in told["lines"] if row["shared_by"] == "speaker")
    assert (fee["category"], fee["estimated"]) == ("fee", "3750.00")


def test_where_there_is_no_rate_nobody_is_engaged(make_draft: Make, mara: Actor) -> None:
    error = refused(lambda: edit(mara, make_draft(), country="DE", currency="EUR"))
    assert (error.code, getattr(error, "rule", "")) == ("no_rate", "FMV-01")


def test_a_tier_comes_from_the_curriculum_and_from_nothing_else() -> None:
    assert {field.name for field in fields(Criteria)} == set(CRITERIA)
    assert not any("sale" in name or "presc" in name or "purchase" in name for name in CRITERIA)
    assert [str(tier_of(Criteria(academic_rank=a, publications=a, speaking=a))) for a in (0, 2, 4)] == [
        "local",
        "regional",
        "national",
    ]


@pytest.mark.parametrize("missing", ["need", "venue", "topic_id", "planned_heads"])
@pytest.mark.usefixtures("in_force")
def test_what_is_not_whole_cannot_be_asked_for(make_draft: Make, mara: Actor, missing: str) -> None:
    event = edit(mara, make_draft(), **{missing: {"topic_id": None, "planned_heads": 0}.get(missing, "")})
    error = refused(lambda: services.submit_event(mara, event))
    assert isinstance(error, Invalid)
    assert missing in error.fields
    assert Event.objects.get(pk=event.pk).state == "draft"


@pytest.mark.usefixtures("in_force")
def test_a_speaker_without_a_contract_on_the_day_is_refused(
    make_draft: Make, mara: Actor, speaker: Speaker
) -> None:
    event = make_draft()
    services.edit_speaker(mara, speaker, version=1, contract_to_on=STARTS.date() - timedelta(days=1))
    error = refused(lambda: services.submit_event(mara, event))
    assert isinstance(error, Invalid)
    assert "engagements" in error.fields


@pytest.mark.usefixtures("in_force")
def test_what_a_rule_forbids_cannot_be_asked_for(make_draft: Make, mara: Actor) -> None:
    event = make_draft()
    lines = [line("entertainment", "nobody", "900.00")]
    event = services.plan_budget(mara, event, version=event.version, lines=lines)
    error = refused(lambda: services.submit_event(mara, event))
    assert (error.code, getattr(error, "rule", "")) == ("rule_broken", "MR-17")


def test_a_meal_over_the_cap_is_told_with_its_numbers(make_draft: Make) -> None:
    checks = judge_plan(make_draft(meal="3500.00"))
    answers = [
        answer for _, _, one in checks for answer in one.row["answers"] if answer["rule"] == "RDPAC-05"
    ]
    assert [(a["outcome"], a["used"], a["cap"]) for a in answers] == [("approve", "350.00", "300.00")]
    rooms = [room for about, _, one in checks if about == "line" for room in one.row["rooms"]]
    assert rooms


def test_the_host_country_decides_over_the_meal(make_draft: Make, mara: Actor, dora: Actor) -> None:
    services.create_rate(
        dora, tier="national", country="DE", currency="EUR", per_hour=Decimal(200), from_on=STARTS.date()
    )
    event = edit(mara, make_draft(meal="650.00"), country="DE", currency="EUR")
    told = [answer for _, _, one in judge_plan(event) for answer in one.row["answers"]]
    assert [(a["rule"], a["outcome"], a["cap"]) for a in told if a["rule"] == "CODE-05"] == [
        ("CODE-05", "block", "60.00")
    ]


@pytest.mark.usefixtures("in_force")
def test_two_persons_sign_and_the_promises_are_held(
    make_draft: Make, mara: Actor, decide: Decide, doctor: Hcp
) -> None:
    event = make_draft()
    services.add_invitee(mara, event, id=uuid4(), hcp_id=doctor.pk)
    event = services.submit_event(mara, event)
    assert event.state == "pending_approval"
    run = decide(event)
    event = get_event(mara, event.pk)
    assert (run.state, event.state, event.approved_at is not None) == ("approved", "approved", True)
    assert run.signatures.count() == 2
    held = Transfer.objects.filter(standing="held").order_by("amount")
    assert [(t.category, t.amount) for t in held] == [
        ("meal", Decimal("120.00")),
        ("fee", Decimal("3750.00")),
    ]


@pytest.mark.usefixtures("in_force")
def test_what_came_back_is_mended_and_asked_again(
    make_draft: Make, mara: Actor, boris: Actor, decide: Decide
) -> None:
    event = services.submit_event(mara, make_draft())
    task = Task.objects.get(assignee=boris.user_id, state="open")
    approvals.send_back_task(boris, task, to="start", resume=False, comment="请说明人数依据")
    event = get_event(mara, event.pk)
    assert (event.state, event.returned_reason) == ("returned", "请说明人数依据")
    event = services.submit_event(mara, edit(mara, event, planned_heads=12))
    assert (event.state, event.returned_reason, Run.objects.count()) == ("pending_approval", "", 1)
    decide(event)
    assert get_event(mara, event.pk).state == "approved"


@pytest.mark.usefixtures("in_force")
def test_what_is_being_decided_cannot_be_changed(make_draft: Make, mara: Actor) -> None:
    event = services.submit_event(mara, make_draft())
    for act in (
        lambda: edit(mara, event, title="别的"),
        lambda: services.plan_budget(mara, event, version=event.version, lines=[]),
        lambda: services.plan_agenda(mara, event, version=event.version, items=[]),
        lambda: services.plan_speakers(mara, event, version=event.version, engagements=[]),
    ):
        assert refused(act).code == "frozen"


@pytest.mark.usefixtures("in_force")
def test_a_no_ends_it_and_a_withdrawn_request_is_a_draft_again(
    make_draft: Make, mara: Actor, boris: Actor
) -> None:
    event = services.submit_event(mara, make_draft())
    event = services.withdraw_event(mara, event, reason="再想想")
    assert event.state == "draft"
    event = services.submit_event(mara, event)
    task = Task.objects.get(assignee=boris.user_id, state="open")
    approvals.reject_task(boris, task, comment="没有必要", password=PASSWORD)
    assert get_event(mara, event.pk).state == "cancelled"


@pytest.mark.usefixtures("in_force")
def test_another_time_has_to_be_approved_again_and_frees_the_promises(
    make_draft: Make, mara: Actor, decide: Decide
) -> None:
    event = services.submit_event(mara, make_draft())
    decide(event)
    later = {"starts_at": STARTS + timedelta(days=7), "ends_at": STARTS + timedelta(days=7, hours=2)}
    event = services.reschedule_event(mara, get_event(mara, event.pk), **later, reason="讲者行程冲突")
    assert (event.state, event.approved_at) == ("rescheduled", None)
    assert sum(t.amount for t in Transfer.objects.filter(standing="held")) == 0
    event = services.submit_event(mara, event)
    decide(event)
    event = services.cancel_event(mara, get_event(mara, event.pk), reason="医院停办会议")
    assert event.state == "cancelled"
    assert sum(t.amount for t in Transfer.objects.filter(standing="held")) == 0


@pytest.mark.usefixtures("in_force")
def test_calling_off_what_came_back_withdraws_the_request(
    make_draft: Make, mara: Actor, boris: Actor
) -> None:
    event = services.submit_event(mara, make_draft())
    task = Task.objects.get(assignee=boris.user_id, state="open")
    approvals.send_back_task(boris, task, to="start", resume=False, comment="预算过高")
    event = services.cancel_event(mara, get_event(mara, event.pk), reason="不再需要")
    assert (event.state, Run.objects.get().state) == ("cancelled", "withdrawn")


def test_nobody_is_listed_twice_nor_beyond_the_planned_heads(
    make_draft: Make, mara: Actor, doctor: Hcp, hospital: Institution
) -> None:
    event = make_draft(planned_heads=1)
    add = services.add_invitee
    add(mara, event, id=uuid4(), hcp_id=doctor.pk)
    other = HcpFactory.create(name="王医生", institution=hospital)
    assert refused(lambda: add(mara, event, id=uuid4(), hcp_id=other.pk)).code == "list_full"
    event = edit(mara, event, planned_heads=5)
    assert refused(lambda: add(mara, event, id=uuid4(), hcp_id=doctor.pk)).code == "listed_already"


def test_a_dismissed_person_may_be_asked_again(make_draft: Make, mara: Actor, doctor: Hcp) -> None:
    event = make_draft()
    invitee = services.add_invitee(mara, event, id=uuid4(), hcp_id=doctor.pk)
    services.dismiss_invitee(mara, event, invitee, reason="出差")
    again = services.add_invitee(mara, event, id=uuid4(), hcp_id=doctor.pk)
    assert again.status == "nominated"


def test_a_repeated_topic_is_seen_while_picking_and_wants_a_comment(
    make_event: Make, make_draft: Make, mara: Actor, doctor: Hcp, came: Callable[..., Any]
) -> None:
    came(make_event("closed", starts_at=STARTS - timedelta(days=90)), doctor)
    event = make_draft()
    row = list_candidates(mara, event, doctor.name)[0]
    assert [answer["rule"] for answer in row["judgement"]["answers"]] == ["CODE-02"]
    error = refused(lambda: services.add_invitee(mara, event, id=uuid4(), hcp_id=doctor.pk))
    assert isinstance(error, Invalid)
    assert "comment" in error.fields
    invitee = services.add_invitee(mara, event, id=uuid4(), hcp_id=doctor.pk, comment="新指南")
    assert [warning["rule"] for warning in invitee.warnings] == ["CODE-02"]


def test_a_candidate_shows_the_room_that_is_left(make_draft: Make, mara: Actor, doctor: Hcp) -> None:
    row = list_candidates(mara, make_draft(), doctor.name)[0]
    rooms = {room["rule"]: (room["already"], room["cap"]) for room in row["judgement"]["rooms"]}
    assert rooms["RDPAC-06"] == ("0.00", "50000.00")


def test_of_two_who_plan_at_once_the_second_is_told(make_draft: Make, mara: Actor) -> None:
    event = make_draft()
    edit(mara, event, title="甲")
    with pytest.raises(Stale):
        edit(mara, event, title="乙")


def test_who_helps_may_put_people_on_the_list_but_not_change_the_plan(
    make_draft: Make, ana: Actor, chiara: Actor, doctor: Hcp
) -> None:
    event = make_draft()
    assert services.add_invitee(ana, event, id=uuid4(), hcp_id=doctor.pk)
    with pytest.raises(Forbidden):
        edit(ana, event, title="别的")
    with pytest.raises(Forbidden):
        services.add_invitee(chiara, event, id=uuid4(), hcp_id=doctor.pk)


@pytest.mark.parametrize(
    ("person", "seen"), [("mara", 1), ("boris", 1), ("ana", 1), ("chiara", 0), ("dora", 1)]
)
def test_an_event_is_seen_by_its_people(
    request: pytest.FixtureRequest, make_draft: Make, person: str, seen: int
) -> None:
    make_draft()
    assert list_events(request.getfixturevalue(person)).count() == seen


def test_a_type_topic_or_product_that_is_not_there_names_its_field(
    mara: Actor, talk: EventType, topic: Topic, drug: Product, ana_user: User
) -> None:
    services.edit_topic(mara, topic, version=1, is_active=False)
    error = refused(lambda: services.create_event(mara, **wanted(talk, topic, drug)))
    assert isinstance(error, Invalid)
    assert "topic_id" in error.fields


STATES = list(event_flow.names)


@pytest.mark.parametrize("state", [str(state) for state in STATES])
@pytest.mark.parametrize("move", list(event_flow.moves))
def test_a_move_is_offered_from_its_states_and_from_no_other(
    move: str, state: str, make_event: Make, mara: Actor
) -> None:
    event = make_event(state)
    table = event_flow.moves[move]
    offered = move in moves_for(mara, event)
    assert offered == (state in table.sources and mara.may(table.needs))
    if state not in table.sources and mara.may(table.needs):
        with pytest.raises(Refused) as error:
            event_flow.move(mara, event, move, reason="原因")
        assert error.value.code == "wrong_state"


def test_nobody_holds_the_right_to_carry_out_a_decision(
    mara: Actor, boris: Actor, dora: Actor, ana: Actor
) -> None:
    assert not any(actor.may("events.carry_out") for actor in (mara, boris, dora, ana))


def test_shares_of_any_amount_over_any_heads_sum_to_the_amount() -> None:
    random = Random(7)
    for _ in range(2000):
        amount, heads = Decimal(random.randrange(10**9)) / 100, random.randint(1, 500)
        shares = share(amount, range(heads))
        assert (len(shares), sum(shares.values())) == (heads, amount)


@pytest.mark.parametrize(("amount", "heads"), [("100.00", 3), ("0.01", 7), ("1234.56", 30), ("0.00", 2)])
def test_shares_sum_to_the_amount_and_differ_by_a_cent_at_most(amount: str, heads: int) -> None:
    shares = share(Decimal(amount), range(heads))
    assert sum(shares.values()) == Decimal(amount)
    assert max(shares.values()) - min(shares.values()) <= Decimal("0.01")
