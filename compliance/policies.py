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
