"""The lives of the room's records."""

from typing import TYPE_CHECKING

from compliance.choices import SetState, VersionState
from compliance.policies import ACTIVATE_PROCESSES, ACTIVATE_RULES, KEEP_RULES
from core.flow import Flow, Move
from core.words import Text

if TYPE_CHECKING:
    from compliance.models import ProcessVersion, RuleSet

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
