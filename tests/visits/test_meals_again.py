"""A meal that is corrected, and who may do what with it: reversed and written anew, once, whoever comes at once."""

import io
import json
import threading
from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import connection
from PIL import Image

from compliance.models import (
    ProcessVersion,
    Run,
    Signature,
    Task,
    Transfer,
)
from compliance.services import approvals
from core import attachments
from core.actor import Actor
from core.errors import DomainError, Forbidden, Refused
from core.history import amend, change
from hcp.models import Hcp
from staff.access import actor_of
from staff.choices import Role
from staff.models import User
from tests.conftest import PASSWORD, SETUP, ApiClient
from tests.visits.eaten import change_meal, lines, meal_of, refused, run_of, sums, task_of
from visits import services
from visits.models import Visit
from visits.selectors import get_visit

Make = Callable[..., Visit]
SignIn = Callable[[User], ApiClient]


def test_a_corrected_meal_is_reversed_and_written_anew(
    wrote: Make, ana: Actor, boris: Actor, doctor: Hcp
) -> None:
    visit = services.submit_visit(ana, wrote("300.00", 3, hcp_ids=[doctor.pk]))
    services.send_back_visit(boris, get_visit(boris, visit.pk), reason="票据是 270 元")
    assert sums(doctor) == ("0.00", "0.00", 0, 0)
    services.submit_visit(ana, change_meal(ana, get_visit(ana, visit.pk), amount=Decimal("270.00")))
    assert [amount for _, _, amount in lines(visit)] == ["100.00", "-100.00", "90.00"]
    assert Transfer.objects.get(reverses__isnull=False).reason == "票据是 270 元"
    assert sums(doctor) == ("90.00", "0.00", 1, 0)


def test_an_approved_meal_that_is_unlocked_is_asked_for_anew(
    wrote: Make, ana: Actor, dora: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    approvals.approve_task(dora, task_of(visit, dora), password=PASSWORD)
    services.unlock_visit(dora, get_visit(dora, visit.pk), reason="日期有误")
    assert sums(doctor) == ("0.00", "0.00", 0, 0)
    services.submit_visit(ana, get_visit(ana, visit.pk))
    assert (Run.objects.count(), run_of(visit).state, sums(doctor)) == (
        2,
        "running",
        ("0.00", "320.00", 0, 1),
    )


def test_a_visit_sent_back_takes_its_open_request_back(
    wrote: Make, ana: Actor, boris: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    services.send_back_visit(boris, get_visit(boris, visit.pk), reason="人数不对")
    back = get_visit(ana, visit.pk)
    assert (run_of(visit).state, back.state, back.returned_reason) == ("withdrawn", "returned", "人数不对")
    assert sums(doctor) == ("0.00", "0.00", 0, 0)
    assert not Task.objects.filter(run=run_of(visit), state="open").exists()


def test_a_meal_taken_out_of_a_visit_that_came_back_leaves_nothing_in_the_ledger(
    wrote: Make, ana: Actor, boris: Actor, doctor: Hcp
) -> None:
    visit = services.submit_visit(ana, wrote())
    services.send_back_visit(boris, get_visit(boris, visit.pk), reason="没有用餐")
    back = get_visit(ana, visit.pk)
    services.submit_visit(ana, services.edit_visit(ana, back, version=back.version, meal=None))
    assert sums(doctor) == ("0.00", "0.00", 0, 0)


# who may, and how often


def test_nobody_approves_his_own_meal(
    wrote: Make, ana_user: User, dora: Actor, eve: Actor, in_force: ProcessVersion
) -> None:
    with change(SETUP, "test.setup"):
        amend(ana_user, roles=[Role.REP, Role.COMPLIANCE])
    ana = actor_of(ana_user)
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
    assert not Task.objects.filter(run=run_of(visit), assignee=ana.user_id).exists()
    error = refused(lambda: approvals.approve_task(ana, task_of(visit, dora), password=PASSWORD))
    assert isinstance(error, (Forbidden, Refused))


def test_a_meal_is_asked_for_by_its_visit_alone(
    wrote: Make, ana: Actor, dora: Actor, in_force: ProcessVersion
) -> None:
    visit = wrote("960.00", 3, reason="会诊")
    assert refused(lambda: approvals.start_run(ana, "visit", visit.pk)).code == "visit_first"
    assert refused(lambda: approvals.start_run(dora, "visit", visit.pk)).code == "visit_first"


def test_a_receipt_is_part_of_what_is_signed(
    wrote: Make, ana: Actor, dora: Actor, in_force: ProcessVersion
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    receipt = attachments.receive(ana, uuid4(), "photo", out.getvalue(), "")
    visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊", receipts=[receipt.pk]))
    assert [file["id"] for file in meal_of(visit)["receipts"]] == [str(receipt.pk)]
    approvals.approve_task(dora, task_of(visit, dora), password=PASSWORD)
    assert bytes(receipt.sha256).hex() in json.dumps(Signature.objects.get(run=run_of(visit)).content)


def test_the_same_submit_sent_twice_books_once(wrote: Make, ana_user: User, sign_in: SignIn) -> None:
    visit, key = wrote(), str(uuid4())
    answers = [sign_in(ana_user).call("POST", f"/visits/{visit.pk}/submit", {}, key=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["meal"]["state"] == "booked"
    assert len(lines(visit)) == 2


def test_the_lines_of_a_visit_are_told_with_their_names(
    wrote: Make, ana: Actor, ana_user: User, chiara_user: User, sign_in: SignIn
) -> None:
    visit = services.submit_visit(ana, wrote())
    told = sign_in(ana_user).call("GET", f"/visits/{visit.pk}/ledger").json()["lines"]
    assert {(line["hcp_name"], line["amount"]) for line in told} == {("张建国", "66.67"), ("李敏", "66.67")}
    assert sign_in(chiara_user).call("GET", f"/visits/{visit.pk}/ledger").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_ten_submits_at_once_book_a_meal_once_and_a_shared_doctor_never_twice(
    wrote: Make, ana: Actor, doctor: Hcp, colleague: Hcp
) -> None:
    visits = [wrote() for _ in range(5)]

    def submit(visit_id: UUID) -> None:
        try:
            services.submit_visit(ana, get_visit(ana, visit_id))
        except DomainError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=submit, args=(visit.pk,)) for visit in visits for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(lines(visit)) for visit in visits] == [2] * 5
    for one in (doctor, colleague):
        given = Decimal(sums(one)[0])
        assert (given, sums(one)[2]) == (Decimal("66.67") * 5, 5)


@pytest.mark.django_db(transaction=True)
def test_a_decision_and_a_visit_sent_back_at_once_leave_one_truth(
    wrote: Make, ana: Actor, boris: Actor, dora: Actor, doctor: Hcp, in_force: ProcessVersion
) -> None:
    for _ in range(4):
        visit = services.submit_visit(ana, wrote("960.00", 3, reason="会诊"))
        task = task_of(visit, dora)

        def decide(task: Task = task) -> None:
            approvals.approve_task(dora, task, password=PASSWORD)

        def send_back(visit_id: UUID = visit.pk) -> None:
            services.send_back_visit(boris, get_visit(boris, visit_id), reason="人数不对")

        failed: list[BaseException] = []
        threads = [threading.Thread(target=_quietly, args=(act, failed)) for act in (decide, send_back)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        standing = Transfer.objects.filter(cause_id=visit.pk, hcp=doctor).open()
        now, stood = get_visit(ana, visit.pk).state, [line.standing for line in standing]
        assert (now, run_of(visit).state, stood) in (
            ("returned", "withdrawn", []),
            ("returned", "approved", []),
            ("submitted", "approved", ["given"]),
        )


def _quietly(act: Callable[[], object], failed: list[BaseException]) -> None:
    try:
        act()
    except DomainError:
        return  # the other was faster
    except BaseException as error:
        failed.append(error)
    finally:
        connection.close()
