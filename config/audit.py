"""Endpoints for whoever reviews history: search it, take it away as a file, see how the seal stands, prove it."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router

from config import trail, wiring
from config.schemas import ExplorerPage, ProofOut, SealOut, TrailQuery
from core import access_log, tasks
from core.actor import Actor
from core.explorer import Search, search_changes
from core.requests import ActorRequest
from core.seal import proofs
from core.seal.key import noted_heads
from staff import selectors
from staff.access import needs
from staff.policies import EXPLORE_HISTORY

router = Router()


@router.get(
    "/history", response=ExplorerPage, auth=needs(EXPLORE_HISTORY), url_name="history-search", tags=["house"]
)
def search_history(request: ActorRequest, query: Query[Search]) -> dict[str, Any]:
    """Changes of all kinds of records, newest first; that somebody looked is itself written down."""
    answer = search(request.auth, query)
    note_review(request.auth, answer["items"], "explored")
    return answer


def search(actor: Actor, asked: Search) -> dict[str, Any]:
    """One page of the trail, with the names of the tablets it names."""
    answer = search_changes(list(wiring.TIMELINES.values()), actor, asked)
    tablets = selectors.tablet_names({item["device"] for item in answer["items"] if item["device"]})
    answer["names"] |= {str(tablet_id): name for tablet_id, name in tablets.items()}
    return answer


def note_review(actor: Actor, items: list[dict[str, Any]], why: str) -> None:
    """Every review of the trail is recorded, also one that found nothing (A11-03)."""
    access_log.record(actor, "history", list(dict.fromkeys(item["record"] for item in items)) or [0], why)


@router.get("/history-export", auth=needs(EXPLORE_HISTORY), url_name="history-export", tags=["house"])
def export_history(request: ActorRequest, query: Query[TrailQuery]) -> HttpResponse:
    """The same changes as a workbook or a PDF document, with their digest and its signature."""
    lines = trail.gather(query, lambda asked: search(request.auth, asked))
    content, mime, name = trail.written(request.auth, query, lines)
    note_review(request.auth, lines, f"exported {query.format}")
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@router.get("/seal", response=SealOut, auth=needs(EXPLORE_HISTORY), url_name="seal", tags=["house"])
def get_seal(request: ActorRequest) -> dict[str, Any]:
    """How the seal stands: its head, the rows waiting, the last proof."""
    heads, newest = noted_heads() or [{}], proofs.newest()
    return {
        "number": heads[-1].get("number", 0),
        "digest": heads[-1].get("digest", ""),
        "sealed_at": heads[-1].get("at"),
        "waiting": proofs.waiting(),
        "proof": newest and _proof(request.auth, newest),
    }


@router.post(
    "/seal/proofs", response=ProofOut, auth=needs(EXPLORE_HISTORY), url_name="seal-proof", tags=["house"]
)
def ask_for_proof(request: ActorRequest) -> dict[str, Any]:
    """Start verifying in the background; a proof that is under way serves everybody."""
    proof = proofs.ask(request.auth)
    tasks.carry_out_proofs.delay_on_commit()
    access_log.record(request.auth, "seal", [proof.pk], "verified")
    return _proof(request.auth, proof)


def _proof(actor: Actor, proof: Any) -> dict[str, Any]:
    names = (
        "id",
        "asked_at",
        "asked_by",
        "state",
        "started_at",
        "ended_at",
        "done",
        "total",
        "waiting",
        "found",
    )
    told = {name: getattr(proof, name) for name in names}
    return {**told, "findings": proofs.sentences(proof, actor.language)}
