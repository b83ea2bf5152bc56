"""Requests on real rows: asked, decided and signed, by the people of a company, on PostgreSQL."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from compliance.approvals.definition import Definition
from compliance.models import ProcessVersion, RuleSet, Run, Signature, Task
from compliance.selectors.approvals import acts_on, get_run, get_task, list_inbox, run_detail
from compliance.selectors.signatures import verify_signature
from compliance.services import activate_rule_set, approvals
from compliance.services.approvals import watching
from core.actor import Actor
from core.errors import DomainError
from core.history import amend, change
from staff.access import actor_of
from staff.models import User
from staff.services import appoint_deputy
from tests.compliance.approvals.company import approve, person, role
from tests.compliance.approvals.conftest import Active, task_of
from tests.conftest import PASSWORD, SETUP, ApiClient

pytestmark = pytest.mark.django_db


def refused(code: str) -> pytest.RaisesExc[DomainError]:
    return pytest.raises(DomainError, match=f"^{code}:")


def owners(run: Run) -> list[str]:
    """Whose turn it is."""
    names = Task.objects.filter(run=run, state="open", kind="decide").order_by("key")
    return list(names.values_list("assignee__username", flat=True))


def test_a_request_is_checked_signed_and_takes_effect(
    asked: Run, draft: RuleSet, eve: Actor, boris: Actor
) -> None:
    assert owners(asked) == ["eve"], "Dora asked herself and is not asked"
    approvals.approve_task(eve, task_of(asked, eve), comment="已核对")
    assert owners(asked) == ["boris"]
    run = approvals.approve_task(boris, task_of(asked, boris), password=PASSWORD)
    draft.refresh_from_db()
    assert (run.state, draft.state, draft.activated_by) == ("approved", "active", boris.user_id)
    assert run.ended_at is not None
    (signature,) = Signature.objects.filter(run=run)
    assert (signature.signer_name, signature.meaning, signature.decision) == (
        boris.name,
        "approval",
        "approved",
    )


def test_nobody_decides_his_own_request_nor_does_the_database_let_him(
    asked: Run, dora: Actor, eve: Actor
) -> None:
    with refused("not_your_task"):
        approvals.approve_task(dora, task_of(asked, eve))
    row = task_of(asked, eve)
    with pytest.raises(IntegrityError, match="task_never_ones_own"), change(SETUP, "test.cheat"):
        amend(row, assignee_id=dora.user_id)


def test_the_database_lets_no_running_request_wait_for_nobody(asked: Run) -> None:
    with change(SETUP, "test.cheat"):
        for row in Task.objects.filter(run=asked):
            amend(row, state="cancelled")
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="waits for nobody"):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_task_says_who_asked_as_its_request_does(asked: Run, eve: Actor, boris: Actor) -> None:
    row = task_of(asked, eve)
    with pytest.raises(IntegrityError, match="not the requester"), change(SETUP, "test.cheat"):
        amend(row, requester_id=boris.user_id)


def test_a_rule_set_is_put_into_force_no_other_way(asked: Run, draft: RuleSet, eve: Actor) -> None:
    with refused("ask_for_approval"):
        activate_rule_set(eve, draft, reason="急")


def test_a_record_is_asked_for_once_at_a_time(asked: Run, draft: RuleSet, dora: Actor) -> None:
    with refused("already_asked"):
        approvals.start_run(dora, "rule_set", draft.pk)


def test_without_a_process_in_force_nothing_is_asked(draft: RuleSet, dora: Actor) -> None:
    with refused("no_process"):
        approvals.start_run(dora, "rule_set", draft.pk)


def test_what_changed_since_it_was_handed_in_is_returned_not_decided(
    asked: Run, draft: RuleSet, dora: Actor, eve: Actor, boris: Actor
) -> None:
    approvals.approve_task(eve, task_of(asked, eve))
    with change(SETUP, "test.setup"):
        amend(draft, name_zh="悄悄改过")
    with refused("content_changed"):
        approvals.approve_task(boris, task_of(asked, boris), password=PASSWORD)
    approvals.send_back_task(boris, task_of(asked, boris), to="start", resume=True, comment="内容已变")
    run = approvals.resubmit_run(dora, asked)
    assert owners(run) == ["eve"], "it was changed, so it is checked again although the return said otherwise"


def test_a_return_without_a_change_comes_straight_back(
    asked: Run, dora: Actor, eve: Actor, boris: Actor
) -> None:
    approvals.approve_task(eve, task_of(asked, eve))
    run = approvals.send_back_task(boris, task_of(asked, boris), to="start", resume=True, comment="为何?")
    assert (run.state, owners(run)) == ("returned", [])
    assert owners(approvals.resubmit_run(dora, run, comment="年度更新")) == ["boris"]


@pytest.mark.parametrize("password", ["", "wrong"])
def test_a_step_that_is_signed_wants_the_right_password(
    asked: Run, eve: Actor, boris: Actor, password: str
) -> None:
    approvals.approve_task(eve, task_of(asked, eve))
    with refused("invalid"):
        approvals.approve_task(boris, task_of(asked, boris), password=password)
    assert owners(asked) == ["boris"]
    assert not Signature.objects.exists()


def signed(asked: Run, eve: Actor, boris: Actor) -> Signature:
    approvals.approve_task(eve, task_of(asked, eve))
    approvals.approve_task(boris, task_of(asked, boris), password=PASSWORD)
    return Signature.objects.get(run=asked)


def test_a_signature_is_good_until_what_was_signed_changes(
    asked: Run, draft: RuleSet, eve: Actor, boris: Actor
) -> None:
    signature = signed(asked, eve, boris)
    assert verify_signature(signature)["state"] == "valid"
    with change(SETUP, "test.cheat"):
        amend(draft.rules.get(), zh="另一句话")
    told = verify_signature(signature)
    assert (told["state"], told["changed"]) == (
        "content_changed",
        [{"path": "rules[1].zh", "signed": "人数超限。", "now": "另一句话"}],
    )


def test_a_signature_is_written_once(asked: Run, eve: Actor, boris: Actor) -> None:
    signature = signed(asked, eve, boris)
    for cheat in ("UPDATE compliance_signature SET meaning = 'review'", "DELETE FROM compliance_signature"):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(cheat)
    signature.content["name_zh"] = "别的"
    assert verify_signature(signature)["state"] == "broken"


def test_a_signature_is_of_nobodys_own_request(asked: Run, eve: Actor, boris: Actor, dora: Actor) -> None:
    signature = signed(asked, eve, boris)
    with pytest.raises(IntegrityError, match="signature_not_ones_own"), transaction.atomic():
        Signature.objects.create(
            id=asked.pk, about_kind="rule_set", about_id=asked.about_id, about_version=1, run=asked,
            task=Task.objects.filter(run=asked).exclude(pk=signature.task_id)[0], requester_id=dora.person_id,
            content={}, digest=b"", decision="approved", meaning="approval", signer_id=dora.person_id,
            signer_name="x", username="x", request_id="",
        )  # fmt: skip


def test_a_deputy_decides_and_both_are_named(
    put_in_force: Active, draft: RuleSet, dora: Actor, eve_user: User, boris: Actor, gil: Actor
) -> None:
    today = timezone.localdate()
    appoint_deputy(boris, eve_user.pk, from_on=today, to_on=today, reason="休假")
    put_in_force(approve("final", person(boris.person_id), meaning="approval"))
    run = approvals.start_run(dora, "rule_set", draft.pk)
    eve = actor_of(eve_user)
    approvals.approve_task(eve, task_of(run, eve), password=PASSWORD)
    (signature,) = Signature.objects.filter(run=run)
    assert (signature.signer_name, signature.on_behalf_of_name) == (eve.name, boris.name)


def test_passing_on_asking_in_and_reading_along(asked: Run, eve: Actor, gil: Actor, helga_user: User) -> None:
    helga = actor_of(helga_user)
    approvals.transfer_task(eve, task_of(asked, eve), to=gil.person_id, comment="请代为核对")
    assert owners(asked) == ["gil"]
    approvals.delegate_task(gil, task_of(asked, gil), to=helga.person_id, comment="怎么看")
    assert owners(asked) == ["helga"]
    approvals.approve_task(helga, task_of(asked, helga), comment="可以")
    approvals.tell_run(gil, asked, [helga.person_id])
    told = Task.objects.get(run=asked, assignee=helga.person_id, kind="read")
    approvals.read_task(helga, get_task(helga, told.pk))
    assert Task.objects.get(pk=told.pk).state == "done"
    assert owners(asked) == ["gil"]


def test_a_request_is_withdrawn_by_whoever_asked(
    asked: Run, dora: Actor, boris: Actor, draft: RuleSet
) -> None:
    with refused("not_your_request"):
        approvals.withdraw_run(boris, asked, reason="x")
    run = approvals.withdraw_run(dora, asked, reason="改期")
    assert (run.state, owners(run)) == ("withdrawn", [])
    assert approvals.start_run(dora, "rule_set", draft.pk).state == "running"


def test_a_nudge_is_counted_and_not_repeated_at_once(asked: Run, dora: Actor, eve: Actor) -> None:
    approvals.nudge_run(dora, asked)
    assert task_of(asked, eve).nudges == 1
    with refused("nudged_lately"):
        approvals.nudge_run(dora, asked)


def test_time_reminds_and_escalates_and_never_decides(
    put_in_force: Active, draft: RuleSet, dora: Actor, eve: Actor, gil: Actor
) -> None:
    put_in_force(approve("check", role("compliance"), escalate_to="medical"))
    run = approvals.start_run(dora, "rule_set", draft.pk)
    later = timezone.now() + timedelta(days=60)
    assert (watching.remind_due(), watching.escalate_due()) == (0, 0)
    assert (watching.remind_due(later), watching.escalate_due(later)) == (1, 1)
    assert (watching.remind_due(later), watching.escalate_due(later)) == (0, 0), "once"
    run.refresh_from_db()
    assert (run.state, owners(run)) == ("running", ["eve"])
    assert Task.objects.filter(run=run, kind="read", assignee=gil.user_id).exists()


def test_the_task_of_somebody_who_left_finds_another_owner(asked: Run, eve_user: User, gil: Actor) -> None:
    assert watching.heal_runs() == 0
    with change(SETUP, "test.setup"):
        amend(eve_user, is_active=False)
    assert watching.heal_runs() == 1
    assert owners(asked) == ["gil", "helga"], (
        "compliance is Dora alone now, who asked: the owner's role steps in"
    )


def test_a_reader_sees_what_is_his_to_do_and_who_is_next(
    asked: Run, dora: Actor, eve: Actor, boris: Actor
) -> None:
    detail = run_detail(eve, get_run(eve, asked.pk))
    assert [(step["key"], step["state"]) for step in detail["steps"]] == [
        ("check", "active"),
        ("final", "ahead"),
    ]
    assert detail["my_tasks"][0]["returnable"] == ["start"]
    assert set(detail["my_tasks"][0]["acts"]) == {
        "approve",
        "reject",
        "return",
        "transfer",
        "delegate",
        "add",
    }
    assert run_detail(dora, get_run(dora, asked.pk))["acts"] == ["nudge", "withdraw"]
    assert detail["expected_at"] is not None
    assert acts_on(task_of(asked, eve))[0] == "approve"


def test_a_request_is_seen_by_those_it_concerns(asked: Run, eve: Actor, boris: Actor, chiara: Actor) -> None:
    assert get_run(eve, asked.pk)
    with refused("not_found"):
        get_run(chiara, asked.pk)
    with refused("not_found"):
        get_run(boris, asked.pk)
    approvals.approve_task(eve, task_of(asked, eve))
    assert get_run(boris, asked.pk), "it is his turn now"
    assert [task.run_id for task in list_inbox(boris)] == [asked.pk]


def test_a_process_is_put_into_force_by_a_second_person(
    in_force: ProcessVersion, dora: Actor, eve: Actor, boris_user: User
) -> None:
    definition = Definition.model_validate(
        {"steps": [approve("s", person(boris_user.pk))], "fallback": "medical"}
    )
    drawn = approvals.draft_process(dora, "rule_set", definition)
    with refused("second_person"):
        approvals.activate_process(dora, drawn, reason="x")
    approvals.activate_process(eve, drawn, reason="新版")
    in_force.refresh_from_db()
    assert (drawn.edition, drawn.state, in_force.state) == (2, "active", "retired")


def test_a_process_with_something_wrong_is_not_put_into_force(dora: Actor, eve: Actor) -> None:
    drawn = approvals.draft_process(dora, "rule_set", Definition(steps=(), fallback="medical"))
    with refused("process_wrong"):
        approvals.activate_process(eve, drawn, reason="x")


@pytest.mark.django_db(transaction=True)
def test_a_signature_is_verified_by_a_request_that_opens_no_transaction(
    asked: Run, eve: Actor, boris: Actor, boris_user: User, sign_in: Callable[[User], ApiClient]
) -> None:
    signature = signed(asked, eve, boris)
    told = sign_in(boris_user).call("GET", f"/signatures/{signature.pk}")
    assert (told.status_code, told.json()["state"]) == (200, "valid")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_wins_and_the_other_is_told(
    put_in_force: Active, draft: RuleSet, dora: Actor, eve: Actor, gil: Actor, helga_user: User
) -> None:
    put_in_force(approve("check", role("medical")))
    run = approvals.start_run(dora, "rule_set", draft.pk)
    actors = [gil, actor_of(helga_user)]
    tasks = [task_of(run, actor) for actor in actors]
    gate, answers = threading.Barrier(2), []

    def decide(actor: Actor, task: Task) -> None:
        gate.wait()
        try:
            answers.append(approvals.reject_task(actor, task, comment="不行").state)
        except DomainError as refusal:
            answers.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=pair) for pair in zip(actors, tasks, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["rejected", "task_over"]
