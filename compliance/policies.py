"""Who may read and who may change the rules."""

from core.access import code
from staff.choices import Role

READ_RULES = code(
    "compliance.read_rules",
    en="Read the rules and one's own permit",
    zh="查看规则与本人许可",
    roles=tuple(Role),
)
KEEP_RULES = code(
    "compliance.keep_rules", en="Change the dated rules", zh="维护合规规则", roles=(Role.COMPLIANCE,)
)
ACTIVATE_RULES = code(
    "compliance.activate_rules",
    en="Put a rule set of a colleague into force",
    zh="启用同事起草的规则集",
    roles=(Role.COMPLIANCE,),
)
READ_PROCESSES = code(
    "compliance.read_processes",
    en="Ask for approval and read how requests are decided",
    zh="发起审批并查看审批流程",
    roles=tuple(Role),
)
DECIDE = code(
    "compliance.decide",
    en="Decide requests one is asked to decide",
    zh="处理分配给自己的审批",
    roles=tuple(Role),
)
SEE_REQUESTS = code(
    "compliance.see_requests",
    en="See all requests and their decisions",
    zh="查看全部审批",
    roles=(Role.COMPLIANCE, Role.AUDITADMIN),
)
KEEP_PROCESSES = code(
    "compliance.keep_processes",
    en="Draw approval processes and keep the working calendar",
    zh="维护审批流程与工作日历",
    roles=(Role.COMPLIANCE,),
)
ACTIVATE_PROCESSES = code(
    "compliance.activate_processes",
    en="Put a process drawn by a colleague into force",
    zh="启用同事设计的审批流程",
    roles=(Role.COMPLIANCE,),
)
READ_LEDGER = code(
    "compliance.read_ledger",
    en="Read what was given to a healthcare professional and what room is left",
    zh="查看给予医生的利益与剩余额度",
    roles=(Role.REP, Role.MSL, Role.MANAGER, Role.MEDICAL, Role.COMPLIANCE, Role.AUDITADMIN),
)
CORRECT_LEDGER = code(
    "compliance.correct_ledger",
    en="Reverse a line of the ledger",
    zh="冲销利益台账中的一笔",
    roles=(Role.COMPLIANCE,),
)
REPORT_SAFETY = code(
    "compliance.report_safety",
    en="Report an adverse event or a product complaint",
    zh="上报不良事件或产品投诉",
    roles=(Role.REP, Role.MSL, Role.MANAGER, Role.MEDICAL, Role.COMPLIANCE, Role.ENGINEER),
)
READ_CASES = code(
    "compliance.read_cases",
    en="Follow one's own reports, and the cases one looks after",
    zh="查看本人上报与负责的个案",
    roles=(
        Role.REP,
        Role.MSL,
        Role.MANAGER,
        Role.MEDICAL,
        Role.COMPLIANCE,
        Role.ENGINEER,
        Role.AUDITADMIN,
    ),
)
SEE_SAFETY_CASES = code(
    "compliance.see_safety_cases",
    en="See every safety report and its case",
    zh="查看全部安全性报告与个案",
    roles=(Role.MEDICAL, Role.COMPLIANCE),
)
SEE_ALL_CASES = code(
    "compliance.see_all_cases",
    en="See every case, violations included",
    zh="查看全部个案（含违规）",
    roles=(Role.COMPLIANCE, Role.AUDITADMIN),
)
HANDLE_CASES = code(
    "compliance.handle_cases",
    en="Assess, report, dismiss and close cases",
    zh="评估、上报、排除与关闭个案",
    roles=(Role.MEDICAL, Role.COMPLIANCE),
)
KEEP_WORDS = code(
    "compliance.keep_words",
    en="Change the dated word lists",
    zh="维护监测词库",
    roles=(Role.COMPLIANCE,),
)
