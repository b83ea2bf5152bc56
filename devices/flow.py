"""The life of a device."""

from typing import TYPE_CHECKING

from core.flow import Flow, Move
from core.words import Text
from devices.choices import DeviceState as S
from devices.policies import KEEP

if TYPE_CHECKING:
    from devices.models import Device

NAMES: dict[str, Text] = {
    S.PLANNED: Text("待安装", "to be installed"),
    S.IN_USE: Text("在用", "in use"),
    S.DOWN: Text("故障停用", "down"),
    S.STANDBY: Text("备用", "on standby"),
    S.RETIRED: Text("已报废", "retired"),
}

device_flow: "Flow[Device]" = Flow(
    "devices.device",
    NAMES,
    start=[S.PLANNED, S.IN_USE],
    moves=[
        Move("install", (S.PLANNED,), S.IN_USE, needs=KEEP, text=Text("装机投用", "put it into use")),
        Move(
            "report_down",
            (S.IN_USE, S.STANDBY),
            S.DOWN,
            needs=KEEP,
            text=Text("登记故障", "say that it is down"),
            reason=True,
        ),
        Move("restore", (S.DOWN,), S.IN_USE, needs=KEEP, text=Text("恢复使用", "say that it works again")),
        Move(
            "put_aside",
            (S.IN_USE,),
            S.STANDBY,
            needs=KEEP,
            text=Text("转为备用", "put it aside"),
            reason=True,
        ),
        Move("take_back", (S.STANDBY,), S.IN_USE, needs=KEEP, text=Text("重新启用", "take it back into use")),
        Move(
            "retire",
            (S.PLANNED, S.IN_USE, S.DOWN, S.STANDBY),
            S.RETIRED,
            needs=KEEP,
            text=Text("报废", "retire it"),
            reason=True,
        ),
        Move(
            "reinstate",
            (S.RETIRED,),
            S.STANDBY,
            needs=KEEP,
            text=Text("撤销报废", "reinstate it"),
            reason=True,
        ),
    ],
)
