"""The lives of the room's records."""

from typing import TYPE_CHECKING

from compliance.choices import CaseState, SetState, VersionState
from compliance.policies import ACTIVATE_PROCESSES, ACTIVATE_RULES, HANDLE_CASES, KEEP_RULES
from core.access import require
from core.actor import Actor
from core.errors import Forbidden
from core.flow import Flow, Move
from core.words import Text

if TYPE_CHECKING:
    from compliance.models import Case, ProcessVersion, RuleSet

SET_NAMES: dict[str, Text] = {
    SetState.DRAFT: Text("草案", "a draft"),
    SetState.ACTIVE: Text("已启用", "in force"),
    SetState.RETIRED: Text("已停用", "retired"),
}

rule_set_flow: "Flow[RuleSet]" = Flow(
    "compliance.ruleset",
    SET_NAMES,
    start=[SetState.DRAFT],
    moves=[
        Move(
            "activate",
            (SetState.DRAFT,),
            SetState.ACTIVE,
            needs=ACTIVATE_RULES,
            text=Text("启用", "put it into force"),
            reason=True,
        ),
        Move(
            "take_back",
            (SetState.ACTIVE,),
            SetState.DRAFT,
            needs=KEEP_RULES,
            text=Text("生效前收回", "take it back before its first day"),
            reason=True,
        ),
        Move(
            "retire",
            (SetState.DRAFT, SetState.ACTIVE),
            SetState.RETIRED,
            needs=KEEP_RULES,
            text=Text("停用", "retire it"),
            reason=True,
        ),
    ],
)

VERSION_NAMES: dict[str, Text] = {
    VersionState.DRAFT: Text("草稿", "a draft"),
    VersionState.ACTIVE: Text("已启用", "in force"),
    VersionState.RETIRED: Text("已停用", "retired"),
}

process_version_flow: "Flow[ProcessVersion]" = Flow(
    "compliance.processversion",
    VERSION_NAMES,
    start=[VersionState.DRAFT],
    moves=[
        Move(
            "activate",
            (VersionState.DRAFT,),
            VersionState.ACTIVE,
            needs=ACTIVATE_PROCESSES,
            text=Text("启用流程", "put the process into force"),
            reason=True,
        ),
        Move(
            "retire",
            (VersionState.ACTIVE,),
            VersionState.RETIRED,
            needs=ACTIVATE_PROCESSES,
            text=Text("停用流程", "retire the process"),
            reason=True,
        ),
    ],
)

CASE_NAMES: dict[str, Text] = {
    CaseState.NEW: Text("新建", "new"),
    CaseState.ASSESSING: Text("评估中", "being assessed"),
    CaseState.REPORTED: Text("已上报", "reported"),
    CaseState.MEASURES: Text("整改中", "being put right"),
    CaseState.DISMISSED: Text("已排除", "dismissed"),
    CaseState.CLOSED: Text("已关闭", "closed"),
}

case_flow: "Flow[Case]" = Flow(
    "compliance.case",
    CASE_NAMES,
    start=[CaseState.NEW],
    moves=[
        Move(
            "assess",
            (CaseState.NEW,),
            CaseState.ASSESSING,
            needs=HANDLE_CASES,
            text=Text("开始评估", "begin to assess it"),
        ),
        Move(
            "report",
            (CaseState.NEW, CaseState.ASSESSING),
            CaseState.REPORTED,
            needs=HANDLE_CASES,
            text=Text("登记上报", "note that it was reported"),
        ),
        Move(
            "correct",
            (CaseState.NEW, CaseState.ASSESSING),
            CaseState.MEASURES,
            needs=HANDLE_CASES,
            text=Text("立即纠正", "correct it"),
        ),
        Move(
            "dismiss",
            (CaseState.NEW, CaseState.ASSESSING),
            CaseState.DISMISSED,
            needs=HANDLE_CASES,
            text=Text("排除", "dismiss it"),
            reason=True,
        ),
        Move(
            "close",
            (CaseState.REPORTED, CaseState.MEASURES),
            CaseState.CLOSED,
            needs=HANDLE_CASES,
            text=Text("关闭", "close it"),
        ),
        Move(
            "reopen",
            (CaseState.DISMISSED, CaseState.CLOSED),
            CaseState.ASSESSING,
            needs=HANDLE_CASES,
            text=Text("重新打开", "open it again"),
            reason=True,
        ),
    ],
)

FOR_SAFETY, FOR_VIOLATIONS = "report", "correct"


def case_moves(actor: Actor, case: "Case") -> list[str]:
    """The moves open to this reader on this case: nobody judges what he reported or wrote himself."""
    if case.reporter_id == actor.user_id:
        return []
    other = FOR_SAFETY if case.is_violation else FOR_VIOLATIONS
    return [name for name in case_flow.open_to(actor, case) if name != other]


def check_case_move(actor: Actor, case: "Case", name: str) -> None:
    """Refuse a move on one's own case, or one that is not for its kind, or that comes too late."""
    require(actor, HANDLE_CASES)
    check_not_own(actor, case)
    move = case_flow.check(actor, case, name)
    if name == (FOR_SAFETY if case.is_violation else FOR_VIOLATIONS):
        raise Forbidden(
            "other_kind",
            "此类个案不适用“{what}”。",
            "This is not done to a case of this kind: {what}.",
            what=move.text,
        )


def check_not_own(actor: Actor, case: "Case") -> None:
    """Refuse whoever reported it, or whose words opened it."""
    if case.reporter_id == actor.user_id:
        raise Forbidden(
            "own_case",
            "本人上报或涉及本人的个案须由他人处理。",
            "A case one reported or caused is handled by somebody else.",
        )
