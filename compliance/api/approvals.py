"""Endpoints of requests: the inbox, one request, what is asked and what is decided."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from compliance.policies import DECIDE, READ_PROCESSES
from compliance.request_report import run_pdf
from compliance.schemas.approvals import (
    AddSignerIn,
    CommentIn,
    DecisionIn,
    InboxPage,
    PassOnIn,
    RejectionIn,
    RunIn,
    RunOut,
    RunPage,
    RunsQuery,
    SendBackIn,
    TaskOut,
    TellIn,
    VerifiedSignatureOut,
    WithdrawIn,
)
from compliance.selectors import approvals as selectors
from compliance.selectors.signatures import verify_signature
from compliance.services import approvals as services
from core import access_log
from core.answers import dumps
from core.lists import PageQuery, page
from core.requests import ActorRequest
from staff.access import needs

router = Router()
Row = dict[str, Any]


def _detail(request: ActorRequest, run: Any) -> Row:
    return selectors.run_detail(request.auth, selectors.get_run(request.auth, run.pk))


@router.get("/tasks", response=InboxPage, auth=needs(DECIDE), url_name="tasks")
def list_inbox(request: ActorRequest, query: Query[PageQuery]) -> HttpResponse:
    """What waits for the reader, the longest waiting first."""
    tasks = selectors.list_inbox(request.auth)
    found = page(tasks, query, order=("opened_at", "id"), row=selectors.inbox_row)
    return HttpResponse(dumps(found), content_type="application/json")


@router.get("/runs", response=RunPage, auth=needs(READ_PROCESSES), url_name="runs")
def list_runs(request: ActorRequest, query: Query[RunsQuery]) -> Row:
    """Requests the reader may see, the newest first."""
    runs = selectors.narrowed(request.auth, query.about_kind, query.about_id, mine=query.mine)
    return page(runs, query, order=("-handed_in_at", "-id"), row=selectors.run_row)


@router.post("/runs", response=RunOut, auth=needs(READ_PROCESSES), url_name="run-start")
def start_run(request: ActorRequest, body: RunIn) -> Row:
    """Ask for a decision about a record."""
    asked = services.start_run(
        request.auth, body.about_kind, body.about_id, chosen=body.chosen, run_id=body.id
    )
    return _detail(request, asked)


@router.get("/runs/{uuid:run_id}", response=RunOut, auth=needs(READ_PROCESSES), url_name="run")
def get_run(request: ActorRequest, run_id: UUID) -> Row:
    """One request with its whole way."""
    run = selectors.get_run(request.auth, run_id)
    access_log.record(request.auth, "run", [run.pk], "opened")
    return selectors.run_detail(request.auth, run)


@router.get("/runs/{uuid:run_id}/pdf", auth=needs(READ_PROCESSES), url_name="run-pdf")
def print_run(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """One request on paper, with its signatures."""
    run = selectors.get_run(request.auth, run_id)
    access_log.record(request.auth, "run", [run.pk], "printed")
    paper = run_pdf(selectors.run_detail(request.auth, run), request.auth.language)
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{run.number}.pdf"'
    return response


@router.post(
    "/runs/{uuid:run_id}/withdraw", response=RunOut, auth=needs(READ_PROCESSES), url_name="run-withdraw"
)
def withdraw_run(request: ActorRequest, run_id: UUID, body: WithdrawIn) -> Row:
    """Take a request back."""
    run = selectors.get_run(request.auth, run_id)
    return _detail(request, services.withdraw_run(request.auth, run, reason=body.reason))


@router.post(
    "/runs/{uuid:run_id}/resubmit", response=RunOut, auth=needs(READ_PROCESSES), url_name="run-resubmit"
)
def resubmit_run(request: ActorRequest, run_id: UUID, body: CommentIn) -> Row:
    """Hand a mended request in again."""
    run = selectors.get_run(request.auth, run_id)
    return _detail(request, services.resubmit_run(request.auth, run, comment=body.comment))


@router.post("/runs/{uuid:run_id}/nudge", response=RunOut, auth=needs(READ_PROCESSES), url_name="run-nudge")
def nudge_run(request: ActorRequest, run_id: UUID) -> Row:
    """Remind those whose turn it is."""
    run = selectors.get_run(request.auth, run_id)
    return _detail(request, services.nudge_run(request.auth, run))


@router.post("/runs/{uuid:run_id}/tell", response=RunOut, auth=needs(READ_PROCESSES), url_name="run-tell")
def tell_run(request: ActorRequest, run_id: UUID, body: TellIn) -> Row:
    """Let more people read a request."""
    run = selectors.get_run(request.auth, run_id)
    return _detail(request, services.tell_run(request.auth, run, body.people))


@router.post("/tasks/{uuid:task_id}/approve", response=RunOut, auth=needs(DECIDE), url_name="task-approve")
def approve_task(request: ActorRequest, task_id: UUID, body: DecisionIn) -> Row:
    """Agree, signing where the step says so."""
    task = selectors.get_task(request.auth, task_id)
    return _detail(request, services.approve_task(request.auth, task, **body.model_dump()))


@router.post("/tasks/{uuid:task_id}/reject", response=RunOut, auth=needs(DECIDE), url_name="task-reject")
def reject_task(request: ActorRequest, task_id: UUID, body: RejectionIn) -> Row:
    """Say no and why."""
    task = selectors.get_task(request.auth, task_id)
    return _detail(request, services.reject_task(request.auth, task, **body.model_dump()))


@router.post(
    "/tasks/{uuid:task_id}/send-back", response=RunOut, auth=needs(DECIDE), url_name="task-send-back"
)
def send_back_task(request: ActorRequest, task_id: UUID, body: SendBackIn) -> Row:
    """Return the request to an earlier step or to its requester."""
    task = selectors.get_task(request.auth, task_id)
    return _detail(request, services.send_back_task(request.auth, task, **body.model_dump()))


@router.post("/tasks/{uuid:task_id}/transfer", response=RunOut, auth=needs(DECIDE), url_name="task-transfer")
def transfer_task(request: ActorRequest, task_id: UUID, body: PassOnIn) -> Row:
    """Hand the decision over to somebody else."""
    task = selectors.get_task(request.auth, task_id)
    return _detail(request, services.transfer_task(request.auth, task, **body.model_dump()))


@router.post("/tasks/{uuid:task_id}/delegate", response=RunOut, auth=needs(DECIDE), url_name="task-delegate")
def delegate_task(request: ActorRequest, task_id: UUID, body: PassOnIn) -> Row:
    """Ask somebody for his opinion first."""
    task = selectors.get_task(request.auth, task_id)
    return _detail(request, services.delegate_task(request.auth, task, **body.model_dump()))


@router.post(
    "/tasks/{uuid:task_id}/add-signer", response=RunOut, auth=needs(DECIDE), url_name="task-add-signer"
)
def add_signer(request: ActorRequest, task_id: UUID, body: AddSignerIn) -> Row:
    """Ask one more to sign, before, alongside or after oneself."""
    task = selectors.get_task(request.auth, task_id)
    return _detail(request, services.add_signer(request.auth, task, **body.model_dump()))


@router.post("/tasks/{uuid:task_id}/read", response=TaskOut, auth=needs(DECIDE), url_name="task-read")
def read_task(request: ActorRequest, task_id: UUID) -> Row:
    """Note that one has read what one was told."""
    task = selectors.get_task(request.auth, task_id)
    services.read_task(request.auth, task)
    return selectors.inbox_row(selectors.get_task(request.auth, task_id))


@router.get(
    "/signatures/{uuid:signature_id}",
    response=VerifiedSignatureOut,
    auth=needs(READ_PROCESSES),
    url_name="signature",
)
def check_signature(request: ActorRequest, signature_id: UUID) -> Row:
    """A signature, and whether what was signed is what there is now."""
    signature = selectors.get_signature(request.auth, signature_id)
    access_log.record(request.auth, "signature", [signature.pk], "verified")
    return verify_signature(signature)
