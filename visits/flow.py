"""The life of a visit, and whose visits a move may be made on."""

from typing import TYPE_CHECKING

from core.access import require
from core.actor import Actor
from core.errors import Forbidden
from core.flow import Flow, Move
from core.words import Text
from visits.choices import VisitState as S
from visits.policies import APPROVE, CANCEL, CHECK_IN, PLAN, SEND_BACK, SUBMIT, UNLOCK

if TYPE_CHECKING:
    from visits.models import Visit

NAMES: dict[str, Text] = {
    S.DRAFT: Text("草稿", "a draft"),
    S.PLANNED: Text("已安排", "planned"),
    S.CHECKED_IN: Text("已签到", "checked in"),
    S.SUBMITTED: Text("已递交", "submitted"),
    S.RETURNED: Text("已退回", "sent back"),
    S.APPROVED: Text("已批准", "approved"),
    S.CANCELLED: Text("已取消", "cancelled"),
}

visit_flow: "Flow[Visit]" = Flow(
    "visits.visit",
    NAMES,
    start=[S.DRAFT, S.PLANNED],
    moves=[
        Move("plan", (S.DRAFT,), S.PLANNED, needs=PLAN, text=Text("安排", "plan it")),
        Move("check_in", (S.DRAFT, S.PLANNED), S.CHECKED_IN, needs=CHECK_IN, text=Text("签到", "check in")),
        Move(
            "submit",
            (S.DRAFT, S.PLANNED, S.CHECKED_IN, S.RETURNED),
            S.SUBMITTED,
            needs=SUBMIT,
            text=Text("递交", "submit it"),
        ),
        Move("approve", (S.SUBMITTED,), S.APPROVED, needs=APPROVE, text=Text("批准", "approve it")),
        Move(
            "send_back",
            (S.SUBMITTED,),
            S.RETURNED,
            needs=SEND_BACK,
            text=Text("退回", "send it back"),
            reason=True,
        ),
        Move(
            "unlock",
            (S.SUBMITTED, S.APPROVED),
            S.RETURNED,
            needs=UNLOCK,
            text=Text("解锁", "unlock it"),
            reason=True,
        ),
        Move(
            "cancel",
            (S.DRAFT, S.PLANNED, S.CHECKED_IN),
            S.CANCELLED,
            needs=CANCEL,
            text=Text("取消", "cancel it"),
            reason=True,
        ),
    ],
)

REVIEWS = frozenset({"approve", "send_back"})
BY_OTHERS = frozenset({"approve", "send_back", "unlock"})  # nobody judges or unlocks his own visit


def is_his(actor: Actor, visit: "Visit") -> bool:
    """Whether the visit is the actor's own."""
    return actor.user_id is not None and visit.owner_id == actor.user_id


def may_move(actor: Actor, visit: "Visit", name: str) -> bool:
    """Whether this is a visit on which the actor may make that move: his own, his team's, or any."""
    if name not in BY_OTHERS:
        return is_his(actor, visit)
    return not is_his(actor, visit) and (name not in REVIEWS or visit.owner_id in actor.team)


def moves_for(actor: Actor, visit: "Visit") -> list[str]:
    """The buttons of the screen."""
    return [name for name in visit_flow.open_to(actor, visit) if may_move(actor, visit, name)]


def check_move(actor: Actor, visit: "Visit", name: str) -> None:
    """Refuse a move on somebody else's visit, a judgement on one's own, or one that comes too late."""
    move = visit_flow.moves[name]
    require(actor, move.needs)
    if not may_move(actor, visit, name):
        raise _not_yours(name, move.text)
    visit_flow.check(actor, visit, name)


def _not_yours(name: str, what: Text) -> Forbidden:
    if name in BY_OTHERS:
        return Forbidden(
            "not_your_team",
            "只有该代表的上级能对此拜访进行“{what}”，本人不能处理自己的拜访。",
            "Only somebody above its owner may do this: {what}. Nobody judges his own visit.",
            what=what,
        )
    return Forbidden(
        "not_your_visit",
        "这是他人的拜访，不能“{what}”。",
        "This is somebody else's visit, so you may not: {what}.",
        what=what,
    )
