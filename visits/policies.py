"""What people may do with visits; whose visits, says flow.py."""

from core.access import code
from staff.choices import Role

READ = code(
    "visits.read",
    en="Read visits one may see",
    zh="查看可见的拜访",
    roles=(Role.REP, Role.MANAGER, Role.MEDICAL, Role.COMPLIANCE, Role.AUDITADMIN),
)
SEE_ALL = code(
    "visits.see_all",
    en="See everybody's visits",
    zh="查看全部拜访",
    roles=(Role.MEDICAL, Role.COMPLIANCE, Role.AUDITADMIN),
)
WRITE = code("visits.write", en="Write one's own visits", zh="填写本人拜访", roles=(Role.REP,))
PLAN = code("visits.plan", en="Plan a visit", zh="安排拜访", roles=(Role.REP,))
CHECK_IN = code("visits.check_in", en="Check in at a visit", zh="拜访签到", roles=(Role.REP,))
SUBMIT = code("visits.submit", en="Hand a visit to the manager", zh="递交拜访", roles=(Role.REP,))
CANCEL = code("visits.cancel", en="Cancel one's own visit", zh="取消本人拜访", roles=(Role.REP,))
SEND_BACK = code("visits.send_back", en="Send a visit back", zh="退回拜访", roles=(Role.MANAGER,))
APPROVE = code("visits.approve", en="Approve a visit", zh="批准拜访", roles=(Role.MANAGER,))
UNLOCK = code("visits.unlock", en="Unlock a submitted visit", zh="解锁已递交的拜访", roles=(Role.COMPLIANCE,))
