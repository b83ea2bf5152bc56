"""What people may do with studies. None of it is given to a role that sells (MW-05)."""

from core.access import code
from staff.choices import Role

READ = code(
    "trials.read",
    en="Read studies and participants by number",
    zh="查看临床研究与受试者编号",
    roles=(Role.COORDINATOR, Role.MEDICAL),
)
KEEP = code(
    "trials.keep",
    en="Keep participants, their visits, consents and adverse events",
    zh="维护受试者、访视、知情同意与不良事件",
    roles=(Role.COORDINATOR,),
)
SEAL_IDENTITY = code(
    "trials.seal_identity",
    en="Seal who a participant is",
    zh="密封受试者身份",
    roles=(Role.COORDINATOR,),
)
OPEN_IDENTITY = code(
    "trials.open_identity",
    en="Open the sealed identity of a participant, with a reason",
    zh="凭理由打开受试者的密封身份",
    roles=(Role.COORDINATOR,),
)
ERASE_IDENTITY = code(
    "trials.erase_identity",
    en="Erase the identity of a participant for ever",
    zh="永久抹除受试者身份",
    roles=(Role.COORDINATOR,),
)
REVIEW_OPENINGS = code(
    "trials.review_openings",
    en="Review who opened identities and why",
    zh="复核身份打开记录及理由",
    roles=(Role.COMPLIANCE,),
)
EXPORT = code(
    "trials.export",
    en="Export a study without identities",
    zh="导出去标识化研究数据",
    roles=(Role.COORDINATOR, Role.MEDICAL),
)
