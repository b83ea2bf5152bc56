"""What people may do with devices."""

from core.access import code
from staff.choices import Role

READ = code(
    "devices.read",
    en="Read the devices of the hospitals one serves",
    zh="查看所服务医院的设备",
    roles=(
        Role.REP,
        Role.MANAGER,
        Role.ENGINEER,
        Role.DISPATCHER,
        Role.STEWARD,
        Role.COMPLIANCE,
        Role.AUDITADMIN,
    ),
)
KEEP = code(
    "devices.keep",
    en="Register devices, correct them and say in what state they are",
    zh="登记、更正设备并更新其状态",
    roles=(Role.ENGINEER, Role.DISPATCHER, Role.STEWARD),
)
METER = code(
    "devices.meter",
    en="Add meters of devices and write down what they show",
    zh="维护设备计数器并记录读数",
    roles=(Role.ENGINEER, Role.DISPATCHER),
)
KEEP_CATALOGUE = code(
    "devices.keep_catalogue",
    en="Keep the catalogue of device models",
    zh="维护设备型号目录",
    roles=(Role.DISPATCHER, Role.STEWARD),
)
IMPORT = code(
    "devices.import",
    en="Import lists of models and devices",
    zh="导入型号与设备清单",
    roles=(Role.DISPATCHER, Role.STEWARD),
)
