"""What people may do with institutions and the people who work there."""

from core.access import code
from staff.choices import Role

_FIELD = (Role.REP, Role.MSL, Role.MANAGER)

READ = code(
    "hcp.read",
    en="Read institutions and the people who work there",
    zh="查看机构与医务人员",
    roles=tuple(role for role in Role if role is not Role.SECADMIN),
)
SEE_ALL = code(
    "hcp.see_all",
    en="See the accounts of every territory",
    zh="查看所有区域的机构与人员",
    roles=(Role.MEDICAL, Role.COMPLIANCE, Role.STEWARD, Role.AUDITADMIN),
)
SEE_CONTACT = code(
    "hcp.see_contact",
    en="See licence numbers and telephones in full",
    zh="查看完整执业证号与电话",
    roles=(Role.MEDICAL, Role.COMPLIANCE, Role.STEWARD),
)
CREATE = code(
    "hcp.create",
    en="Add people and departments to an institution",
    zh="在机构中新增人员与科室",
    roles=(*_FIELD, Role.STEWARD),
)
CORRECT = code(
    "hcp.correct",
    en="Correct people, departments and posts",
    zh="更正人员、科室与任职",
    roles=(*_FIELD, Role.STEWARD),
)
KEEP_INSTITUTIONS = code(
    "hcp.keep_institutions", en="Create and correct institutions", zh="新建与更正机构", roles=(Role.STEWARD,)
)
KEEP_SLOTS = code(
    "hcp.keep_slots",
    en="Keep the hours at which institutions receive reps",
    zh="维护机构接待时段",
    roles=(Role.STEWARD, Role.COMPLIANCE, Role.MANAGER),
)
ASSIGN = code(
    "hcp.assign", en="Assign institutions to territories", zh="将机构分配到区域", roles=(Role.STEWARD,)
)
IMPORT = code("hcp.import", en="Import lists of institutions", zh="导入机构名单", roles=(Role.STEWARD,))
# Held by the job that carries an import out and by nobody else, so that its moves are no buttons.
CARRY_OUT = code("hcp.carry_out_import", en="Carry out an import", zh="执行导入任务")
