"""What people may do with events; whose events, says flow.py."""

from core.access import code
from staff.choices import Role

READ = code(
    "events.read",
    en="Read events one may see",
    zh="查看可见的学术活动",
    roles=(Role.REP, Role.MSL, Role.MANAGER, Role.MEDICAL, Role.COMPLIANCE, Role.AUDITADMIN),
)
SEE_ALL = code(
    "events.see_all",
    en="See everybody's events",
    zh="查看全部学术活动",
    roles=(Role.MEDICAL, Role.COMPLIANCE, Role.AUDITADMIN),
)
PLAN = code(
    "events.plan",
    en="Plan events and ask for their approval",
    zh="策划学术活动并提请审批",
    roles=(Role.MEDICAL,),
)
RUN = code(
    "events.run",
    en="Help on the day of an event: sign people in",
    zh="活动当天协助签到",
    roles=(Role.REP, Role.MSL, Role.MANAGER, Role.MEDICAL),
)
RECONCILE = code(
    "events.reconcile",
    en="Settle walk-ins, expenses and evidence after an event",
    zh="活动后核对临时到场人员、费用与凭证",
    roles=(Role.MEDICAL,),
)
PRINT = code(
    "events.print_dossier",
    en="Print the dossier of an event",
    zh="打印活动档案",
    roles=(Role.MEDICAL, Role.MANAGER, Role.COMPLIANCE, Role.AUDITADMIN),
)
ISSUE = code(
    "events.issue_certificates",
    en="Issue and print certificates of attendance",
    zh="出具并打印参会证明",
    roles=(Role.MEDICAL,),
)
KEEP_SPEAKERS = code(
    "events.keep_speakers",
    en="Assess speakers and keep their contracts",
    zh="评估讲者并维护讲者合同",
    roles=(Role.MEDICAL,),
)
KEEP_TYPES = code(
    "events.keep_types",
    en="Keep the types of event and what speakers are paid per hour",
    zh="维护活动类型与讲者费率",
    roles=(Role.COMPLIANCE,),
)
# Held for the moment of a decision and by nobody, so that what follows from it is no button.
CARRY_OUT = code("events.carry_out", en="Carry out a decision about an event", zh="执行活动审批结果")
