"""Sign-ins by several tablets: nobody lost, nobody doubled; walk-ins settled; the book closed to the cent."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Sum
from PIL import Image

from compliance.approvals.definition import Definition
from compliance.models import Run, Task, Transfer
from compliance.services import approvals
from core import attachments
from core.actor import Actor
from core.errors import DomainError, Forbidden, Invalid
from core.history import amend, bulk_delete_tracked, change
from events import services
from events.dossier import dossier_html
from events.models import Event, Invitee
from events.selectors import dossier_of, event_detail, get_event, list_invitees, shares_row
from hcp.models import Hcp, Institution
from tests.compliance.approvals.company import approve, role
from tests.conftest import PASSWORD, SETUP
from tests.hcp.factories import HcpFactory
from tests.visits.factories import NOW

Make = Callable[..., Event]


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "PNG")
    return out.getvalue()


PICTURE = picture()


def file_of(actor: Actor, kind: str = "signature") -> UUID:
    return attachments.receive(actor, uuid4(), kind, PICTURE, "").pk


def sign(actor: Actor, event: Event, **said: Any) -> services.SignedIn:
    given = {"id": uuid4(), "signature_id": file_of(actor), "signed_at": NOW, **said}
    return services.sign_in(actor, event, **given)


def walk_in(name: str, **more: Any) -> dict[str, Any]:
    names = {"institution_name": "安和医院", "department_name": "心内科", "phone": ""}
    return {"id": uuid4(), "name": name, **names, **more}


@pytest.fixture
def running(make_event: Make) -> Event:
    return make_event("running", planned_heads=400)


@pytest.fixture
def listed(running: Event, doctor: Hcp, mara: Actor) -> Invitee:
    """The doctor on the list of the running event."""
    return put_on(running, doctor)


def put_on(event: Event, person: Hcp) -> Invitee:

    with change(SETUP, "test.setup"):
        return Invitee.objects.create(event=event, hcp=person, status="accepted")


def refused(act: Callable[[], object]) -> DomainError:
    with pytest.raises(DomainError) as error:
        act()
    return error.value


def test_a_sign_in_sent_again_is_the_same_sign_in(running: Event, listed: Invitee, ana: Actor) -> None:
    said = {"id": uuid4(), "signature_id": file_of(ana), "invitee_id": listed.pk}
    first, again = (sign(ana, running, **said) for _ in range(2))
    assert (first.again, again.again) == (False, False)
    assert (first.invitee.status, again.invitee.version) == ("signed_in", first.invitee.version)


def test_one_person_on_two_tablets_is_one_row_and_both_signatures_are_kept(
    running: Event, listed: Invitee, ana: Actor, mara: Actor, doctor: Hcp
) -> None:
    first = sign(replace(ana, device_id=uuid4()), running, invitee_id=listed.pk)
    second = sign(replace(mara, device_id=uuid4()), running, walk_in=walk_in(doctor.name, hcp_id=doctor.pk))
    assert second.invitee.pk == first.invitee.pk
    assert (second.again, len(second.invitee.also_signed)) == (True, 1)
    assert running.invitees.count() == 1


def test_a_signature_of_the_future_is_of_now(running: Event, listed: Invitee, ana: Actor) -> None:
    signed = sign(ana, running, invitee_id=listed.pk, signed_at=NOW + timedelta(hours=3))
    assert signed.invitee.signed_at == NOW


def test_a_walk_in_whom_the_helper_may_not_see_is_kept_by_his_name(
    running: Event, ana: Actor, db: None
) -> None:
    stranger = HcpFactory.create(name="外院医生")
    signed = sign(ana, running, walk_in=walk_in(stranger.name, hcp_id=stranger.pk))
    assert (signed.invitee.hcp_id, signed.invitee.name) == (None, "外院医生")


@pytest.mark.parametrize("state", ["draft", "pending_approval", "pending_close_out", "closed", "cancelled"])
def test_the_doors_are_closed_before_and_after(make_event: Make, ana: Actor, state: str) -> None:
    event = make_event(state)
    assert refused(lambda: sign(ana, event, walk_in=walk_in("路人"))).code == "doors_closed"


def test_whoever_has_no_hand_in_it_signs_nobody_in(running: Event, boris: Actor) -> None:
    with pytest.raises(Forbidden):
        sign(boris, running, walk_in=walk_in("路人"))


@pytest.fixture
def over(running: Event, ana: Actor) -> Callable[[], Event]:
    """The running event, ended."""
    return lambda: services.finish_event(ana, get_event(ana, running.pk))


def test_a_matched_walk_in_gives_his_signature_to_his_row(
    running: Event, listed: Invitee, ana: Actor, doctor: Hcp, over: Callable[[], Event]
) -> None:
    came = sign(ana, running, walk_in=walk_in("张建国")).invitee
    kept = services.match_walk_in(ana, over(), came, hcp_id=doctor.pk)
    assert (kept.pk, kept.status, kept.sign_in_id) == (listed.pk, "signed_in", came.sign_in_id)
    merged = Invitee.objects.get(pk=came.pk)
    assert (merged.status, merged.merged_into_id, merged.signature) == ("merged", listed.pk, None)
    again = sign(ana, running, id=came.sign_in_id, walk_in=walk_in("张建国"))
    assert again.invitee.pk == listed.pk


def test_a_signed_row_takes_no_other_signature(
    running: Event, listed: Invitee, ana: Actor, doctor: Hcp, over: Callable[[], Event]
) -> None:
    sign(ana, running, invitee_id=listed.pk)
    came = sign(ana, running, walk_in=walk_in("张建国")).invitee
    event = over()
    assert refused(lambda: services.match_walk_in(ana, event, came, hcp_id=doctor.pk)).code == "row_signed"
    gone = services.dismiss_walk_in(ana, event, came, reason="重复签到")
    assert (gone.status, gone.signature is not None) == ("dismissed", True)


def test_a_walk_in_is_taken_on_file(
    running: Event, ana: Actor, hospital: Institution, over: Callable[[], Event]
) -> None:
    came = sign(ana, running, walk_in=walk_in("新来的医生")).invitee
    kept = services.enter_walk_in(ana, over(), came, institution_id=hospital.pk, department_id=None)
    assert kept.hcp_id is not None
    assert Hcp.objects.get(pk=kept.hcp_id).name == "新来的医生"


@pytest.fixture
def close_out_in_force(dora: Actor, eve: Actor) -> None:
    steps = (approve("check", role("compliance"), mode="any", meaning="review"),)
    definition = Definition.model_validate({"steps": steps, "fallback": "compliance"})
    drawn = approvals.draft_process(dora, "event_close_out", definition)
    approvals.activate_process(eve, drawn, reason="首次启用")


@pytest.fixture
def settled(
    running: Event, ana: Actor, mara: Actor, hospital: Institution, over: Callable[[], Event]
) -> Event:
    """Seven came, six of them ate; everything is paid and proved."""
    for number in range(7):
        invitee = put_on(running, HcpFactory.create(name=f"医生{number}", institution=hospital))
        sign(ana, running, invitee_id=invitee.pk, meal=number > 0)
    put_on(running, HcpFactory.create(name="没来的医生", institution=hospital))
    event = over()
    event = services.settle_expenses(mara, event, version=event.version, lines=expenses(mara, event))
    for kind in event.type.evidence:
        services.bring_evidence(mara, event, id=uuid4(), kind=kind, file_id=file_of(mara, "photo"))
    return get_event(mara, event.pk)


ACTUAL = {"meal": "1000.01", "venue": "800.00", "fee": "3750.00"}


def expenses(mara: Actor, event: Event) -> list[dict[str, Any]]:
    return [
        {
            "id": line.pk,
            "category": line.category,
            "shared_by": line.shared_by,
            "what": line.what,
            "payee": "安和餐饮",
            "cash": False,
            "actual": Decimal(ACTUAL[line.category]),
            "receipts": [] if line.category == "fee" else [file_of(mara, "photo")],
        }
        for line in event.lines.all()
    ]


@pytest.mark.usefixtures("close_out_in_force")
def test_the_ledger_is_told_the_actual_costs_to_the_cent(settled: Event, mara: Actor, dora: Actor) -> None:
    event = services.submit_close_out(mara, settled)
    assert event.state == "pending_close_out"
    assert list_invitees(event).filter(status="no_show").count() == 1
    run = Run.objects.get(about_kind="event_close_out")
    task = Task.objects.get(run=run, assignee=dora.user_id, state="open")
    approvals.approve_task(dora, task, password=PASSWORD)
    event = get_event(mara, event.pk)
    assert (event.state, event_detail(mara, event)["money"]["actual"]) == ("closed", "5550.01")
    paper = dossier_html(dossier_of(replace(mara, language="en"), event), "en")
    for told in (
        "慢性心衰新进展",
        "指南解读",
        "李教授",
        "没来的医生",
        "5550.01",
        "窦拉",
        "close it",
        "166.67",
    ):
        assert told in paper, told
    given = Transfer.objects.filter(standing="given")
    by_category = dict(given.values_list("category").annotate(Sum("amount")))
    assert by_category == {"meal": Decimal("1000.01"), "fee": Decimal("3750.00")}
    assert sorted(given.filter(category="meal").values_list("amount", flat=True)) == [
        *[Decimal("166.66")] * 1,
        *[Decimal("166.67")] * 5,
    ]
    assert sum(Decimal(row["amount"]) for row in shares_row(event)) == Decimal("4750.01")


@pytest.mark.usefixtures("close_out_in_force")
def test_a_close_out_that_came_back_is_reconciled_and_asked_again(
    settled: Event, mara: Actor, dora: Actor
) -> None:
    services.submit_close_out(mara, settled)
    task = Task.objects.get(assignee=dora.user_id, state="open")
    approvals.send_back_task(dora, task, to="start", resume=False, comment="请补充发票")
    event = get_event(mara, settled.pk)
    assert (event.state, event.returned_reason) == ("reconciling", "请补充发票")
    event = services.settle_expenses(mara, event, version=event.version, lines=expenses(mara, event))
    assert services.submit_close_out(mara, event).state == "pending_close_out"


GAPS: dict[str, tuple[str, Callable[[Actor, Event], object]]] = {
    "a walk-in that is not settled": (
        "invitees",
        lambda ana, event: sign(ana, event, walk_in=walk_in("来宾")),
    ),
    "a receipt that is missing": ("lines", lambda ana, event: forget_receipts(event)),
    "evidence that is missing": ("evidence", lambda ana, event: forget_evidence(event)),
}


def forget_receipts(event: Event) -> None:

    with change(SETUP, "test.setup"):
        amend(event.lines.get(category="meal"), receipts=[])


def forget_evidence(event: Event) -> None:

    with change(SETUP, "test.setup"):
        bulk_delete_tracked(list(event.evidence.all()[:1]))


@pytest.mark.parametrize("gap", list(GAPS))
@pytest.mark.usefixtures("close_out_in_force")
def test_what_is_not_settled_cannot_be_closed(settled: Event, ana: Actor, mara: Actor, gap: str) -> None:
    field, spoil = GAPS[gap]
    spoil(ana, settled)
    error = refused(lambda: services.submit_close_out(mara, get_event(mara, settled.pk)))
    assert isinstance(error, Invalid)
    assert list(error.fields) == [field]
    assert Event.objects.get(pk=settled.pk).state == "reconciling"


def test_an_unplanned_gift_is_refused_at_the_close_out(settled: Event, mara: Actor) -> None:
    gift = {
        "id": uuid4(),
        "category": "gift",
        "shared_by": "nobody",
        "what": "礼盒",
        "payee": "",
        "cash": False,
        "actual": Decimal("90.00"),
        "receipts": [file_of(mara, "photo")],
    }
    event = services.settle_expenses(mara, settled, version=settled.version, lines=[gift])
    error = refused(lambda: services.submit_close_out(mara, event))
    assert error.code == "rule_broken"
