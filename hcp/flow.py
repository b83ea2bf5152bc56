"""The life of an import: uploaded, mapped, checked, run, and perhaps taken back."""

from typing import TYPE_CHECKING

from core.flow import Flow, Move
from core.words import Text
from hcp.choices import RunState as S
from hcp.policies import CARRY_OUT, IMPORT

if TYPE_CHECKING:
    from hcp.models import ImportRun

import_flow: "Flow[ImportRun]" = Flow(
    "hcp.import",
    {
        S.UPLOADED: Text("已上传", "uploaded"),
        S.MAPPED: Text("已对应列", "mapped"),
        S.CHECKING: Text("检查中", "being checked"),
        S.CHECKED: Text("已检查", "checked"),
        S.RUNNING: Text("导入中", "running"),
        S.DONE: Text("已完成", "done"),
        S.UNDOING: Text("撤销中", "being undone"),
        S.UNDONE: Text("已撤销", "undone"),
        S.FAILED: Text("失败", "failed"),
    },
    start=[S.UPLOADED, S.MAPPED],
    moves=[
        Move(
            "map",
            (S.UPLOADED, S.MAPPED, S.CHECKED, S.FAILED),
            S.MAPPED,
            IMPORT,
            Text("对应列", "map the columns"),
        ),
        Move(
            "dry_run", (S.MAPPED, S.CHECKED, S.FAILED), S.CHECKING, IMPORT, Text("试运行", "check the rows")
        ),
        Move("run", (S.MAPPED, S.CHECKED, S.FAILED), S.RUNNING, IMPORT, Text("导入", "import the rows")),
        Move("undo", (S.DONE, S.FAILED), S.UNDOING, IMPORT, Text("撤销导入", "undo the import")),
        Move("finish_check", (S.CHECKING,), S.CHECKED, CARRY_OUT, Text("完成检查", "finish the check")),
        Move("finish_run", (S.RUNNING,), S.DONE, CARRY_OUT, Text("完成导入", "finish the import")),
        Move("finish_undo", (S.UNDOING,), S.UNDONE, CARRY_OUT, Text("完成撤销", "finish the undo")),
        Move("fail", (S.CHECKING, S.RUNNING, S.UNDOING), S.FAILED, CARRY_OUT, Text("中止", "stop")),
    ],
)
