"""The life of an event, and whose events a move may be made on."""

from typing import TYPE_CHECKING

from core.access import require
from core.actor import Actor
from core.errors import Forbidden
from core.flow import Flow, Move
from core.words import Text
from events.choices import EventState as S
from events.policies import CARRY_OUT, PLAN, RECONCILE, RUN

if TYPE_CHECKING:
    from events.models import Event

NAMES: dict[str, Text] = {
    S.DRAFT: Text("草稿", "a draft"),
    S.PENDING_APPROVAL: Text("待审批", "waiting for approval"),
    S.RETURNED: Text("已退回", "sent back"),
    S.APPROVED: Text("已批准", "approved"),
    S.INVITING: Text("邀请中", "open for invitations"),
    S.RUNNING: Text("进行中", "running"),
    S.RECONCILING: Text("核对中", "being reconciled"),
    S.PENDING_CLOSE_OUT: Text("待结案", "waiting to be closed"),
    S.CLOSED: Text("已结案", "closed"),
    S.RESCHEDULED: Text("已改期，须重新审批", "rescheduled and to be approved again"),
    S.CANCELLED: Text("已取消", "cancelled"),
}

event_flow: "Flow[Event]" = Flow(
    "events.event",
    NAMES,
    start=[S.DRAFT],
    moves=[
        Move(
            "submit",
            (S.DRAFT, S.RETURNED, S.RESCHEDULED),
            S.PENDING_APPROVAL,
            needs=PLAN,
            text=Text("提交审批", "ask for its approval"),
        ),
        Move("approve", (S.PENDING_APPROVAL,), S.APPROVED, needs=CARRY_OUT, text=Text("批准", "approve it")),
        Move(
            "send_back",
            (S.PENDING_APPROVAL,),
            S.RETURNED,
            needs=CARRY_OUT,
            text=Text("退回", "send it back"),
        ),
        Move(
            "reject", (S.PENDING_APPROVAL,), S.CANCELLED, needs=CARRY_OUT, text=Text("驳回", "turn it down")
        ),
        Move(
            "withdraw",
            (S.PENDING_APPROVAL, S.RETURNED),
            S.DRAFT,
            needs=CARRY_OUT,
            text=Text("撤回", "take it back"),
        ),
        Move("invite", (S.APPROVED,), S.INVITING, needs=PLAN, text=Text("开放邀请", "open invitations")),
        Move("start", (S.APPROVED, S.INVITING), S.RUNNING, needs=RUN, text=Text("开始", "begin it")),
        Move("finish", (S.RUNNING,), S.RECONCILING, needs=RUN, text=Text("结束", "end it")),
        Move(
            "submit_close_out",
            (S.RECONCILING,),
            S.PENDING_CLOSE_OUT,
            needs=RECONCILE,
            text=Text("提交结案", "ask for its close-out"),
        ),
        Move("close", (S.PENDING_CLOSE_OUT,), S.CLOSED, needs=CARRY_OUT, text=Text("结案", "close it")),
        Move(
            "reopen",
            (S.PENDING_CLOSE_OUT,),
            S.RECONCILING,
            needs=CARRY_OUT,
            text=Text("退回核对", "send it back to be reconciled"),
        ),
        Move(
            "reschedule",
            (S.APPROVED, S.INVITING),
            S.RESCHEDULED,
            needs=PLAN,
            text=Text("改期", "reschedule it"),
            reason=True,
        ),
        Move(
            "cancel",
            (S.DRAFT, S.RETURNED, S.APPROVED, S.INVITING, S.RESCHEDULED),
            S.CANCELLED,
            needs=PLAN,
            text=Text("取消", "cancel it"),
            reason=True,
        ),
    ],
)
BY_DECISION = frozenset(move.name for move in event_flow.moves.values() if move.needs == CARRY_OUT)


def is_in_it(actor: Actor, event: "Event") -> bool:
    """Whether the event is the actor's own, or he is named among those who help with it."""
    return actor.user_id is not None and (event.owner_id == actor.user_id or actor.user_id in event.team)


def may_move(actor: Actor, event: "Event", name: str) -> bool:
    """Its owner plans it; who helps with it may begin and end it; a decision carries out itself."""
    if name in BY_DECISION:
        return True
    if name in ("start", "finish"):
        return is_in_it(actor, event)
    return actor.user_id is not None and event.owner_id == actor.user_id


def moves_for(actor: Actor, event: "Event") -> list[str]:
    """The buttons of the screen."""
    return [name for name in event_flow.open_to(actor, event) if may_move(actor, event, name)]


def check_move(actor: Actor, event: "Event", name: str) -> None:
    """Refuse a move on somebody else's event, or one that comes too early or too late."""
    move = event_flow.moves[name]
    require(actor, move.needs)
    if not may_move(actor, event, name):
        raise not_yours(move.text)
    event_flow.check(actor, event, name)


def not_yours(what: Text) -> Forbidden:
    """It is somebody else's event."""
    return Forbidden(
        "not_your_event",
        "只有活动负责人或其协办人员可以“{what}”。",
        "Only its owner, or those who help with it, may do this: {what}.",
        what=what,
    )
