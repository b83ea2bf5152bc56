"""What people of the company may do with people of the company."""

from core.access import code
from staff.choices import SELLING_ROLES, Role

SEE_PEOPLE = code(
    "staff.see_people",
    en="See everybody's permits",
    zh="查看所有人员与资质",
    roles=(Role.COMPLIANCE, Role.SYSADMIN, Role.SECADMIN, Role.AUDITADMIN, Role.MEDICAL),
)
MANAGE_ACCOUNTS = code(
    "staff.manage_accounts", en="Create and change user accounts", zh="管理账号", roles=(Role.SYSADMIN,)
)
SEE_TERRITORIES = code(
    "staff.see_territories",
    en="See all territories and who works there",
    zh="查看全部区域及其人员",
    roles=(
        Role.COMPLIANCE,
        Role.SYSADMIN,
        Role.SECADMIN,
        Role.AUDITADMIN,
        Role.MEDICAL,
        Role.STEWARD,
        Role.DISPATCHER,
        Role.COORDINATOR,
    ),
)
GRANT_ROLES = code(
    "staff.grant_roles",
    en="Give and take roles, teams and territories",
    zh="授予角色、团队与区域",
    roles=(Role.SECADMIN,),
)
KEEP_PERMITS = code(
    "staff.keep_permits",
    en="Keep qualifications, filings, letters and registrations",
    zh="维护资质、备案、授权书与院内登记",
    roles=(Role.COMPLIANCE,),
)
REVOKE_TABLET = code(
    "staff.revoke_tablet", en="Revoke a tablet", zh="吊销平板", roles=(Role.SECADMIN, Role.SYSADMIN)
)
KEEP_PRODUCTS = code(
    "staff.keep_products",
    en="Keep products and their messages",
    zh="维护产品与关键信息",
    roles=(Role.MEDICAL,),
)
READ_HISTORY = code(
    "core.read_history", en="Read the history of a record", zh="查看变更历史", roles=tuple(Role)
)
EXPLORE_HISTORY = code(
    "core.explore_history",
    en="Search all history and prove the seal",
    zh="检索全部变更历史并核验封存",
    roles=(Role.AUDITADMIN,),
)
# It opens nothing: whoever holds it stands outside the wall of medicine (MW-01, MW-05).
SELL = code(
    "staff.sell",
    en="Stand on the commercial side of the wall",
    zh="属商业团队，与医学信息隔离",
    roles=SELLING_ROLES,
)
USE = code("staff.use", en="Use Rounds", zh="使用巡访", roles=tuple(Role))
APPOINT_DEPUTY = code(
    "staff.appoint_deputy",
    en="Appoint a deputy for one's own approvals",
    zh="指定本人审批的代理人",
    roles=tuple(Role),
)
