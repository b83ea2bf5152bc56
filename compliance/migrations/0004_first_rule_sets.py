from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.db import migrations
from django.utils import timezone

MEASURES = date(2026, 8, 1)  # 医药代表管理办法, article 35
CODES = date(2022, 1, 1)  # the PhRMA Code of 2022; EFPIA's meal caps are older

# key: Chinese name, English name, jurisdiction, product kind, from
SETS = {
    "cn-drug": ("中国·药品", "China: drugs", "CN", "drug", MEASURES),
    "cn-device": ("中国·医疗器械", "China: devices", "CN", "device", MEASURES),
    "us": ("美国·餐饮与教育物品", "United States: meals and educational items", "US", "any", CODES),
    "eu": (
        "欧盟·餐饮（无国别上限时）",
        "European Union: meals where no national cap is on file",
        "EU",
        "any",
        CODES,
    ),
    "eu-de": ("德国·餐饮", "Germany: meals", "EU-DE", "any", CODES),
    "eu-at": ("奥地利·餐饮", "Austria: meals", "EU-AT", "any", CODES),
}
CHINA = ("cn-drug", "cn-device")
ALWAYS = {"all": []}


def is_(fact, value):
    return {"fact": fact, "is": "equals", "value": value}


def among(fact, *values):
    return {"fact": fact, "is": "in", "value": list(values)}


def at_most(number, adds, already=None):
    return {"adds": adds, "already": already, "at_most": number}


MEAL = is_("category", "meal")
RDPAC = ("《RDPAC 行业行为准则》2022 年修订版", "RDPAC Code of Practice, revision of 2022")
UNREAD = (
    "；金额为通行做法，准则正文未核对",
    "; the figure is common practice, the body of the code was not read",
)
OWN = (
    "；准则未载金额，由公司规定，此为可改的默认值",
    "; the code names no figure: a default for the company to set",
)
PHRMA = ("PhRMA 准则（2022-01-01 起）", "PhRMA Code, in force 2022-01-01")
EFPIA = (
    "EFPIA 准则第 10.05 条：以会议所在国上限为准",
    "EFPIA Code 10.05: the cap of the host country prevails",
)
ADVAMED = ("AdvaMed 中国准则（2017）", "AdvaMed China Code (2017)")
MR26 = ("《医药代表管理办法》", "Measures for Medical Representatives (2026)")

MEAL_CAP = (
    "人均 {per_head}，超过每人每餐 {cap} 的上限，须经批准。",
    "{per_head} per head is above the {cap} a meal may cost; it needs an approval.",
)
MEAL_BAN = (
    "人均 {per_head}，超过所在国每人每餐 {cap} 的上限。",
    "{per_head} per head is above the host country's {cap} a meal.",
)
YEAR_CAP = (
    "该医生本年度已获 {already}，加上本次 {adds} 为 {used}，超过上限 {cap}；剩余 {room}。",
    "Received this year: {already}. Adding {adds} makes {used}, above the cap of {cap}; {room} left.",
)
TIMES_CAP = (
    "该医生本年度已有 {already} 次，上限 {cap} 次，剩余 {room} 次。",
    "{already} times this year already; the cap is {cap}, {room} left.",
)
REPEAT = (
    "该医生过去 12 个月已参加相同主题 {same_topic_before} 次，请说明再次邀请的必要性。",
    "Attended the same topic {same_topic_before} times in the last 12 months; say why again.",
)
RESORT = ("不得在度假、水疗、滑雪或高尔夫场所举办。", "No resort, spa, ski or golf venue.")


def rule(sets, rule_id, occasion, when, outcome, said, source, *, limit=None, unit="", grant="", read=True):
    """One rule of these sets; `read` is whether its figure was read in its source."""
    return (
        (sets,) if isinstance(sets, str) else sets,
        {
            "rule": rule_id,
            "occasion": occasion,
            "when": when,
            "limit": limit,
            "unit": unit,
            "outcome": outcome,
            "grant": grant,
            "zh": said[0],
            "en": said[1],
            "source_zh": source[0],
            "source_en": source[1],
            "verified": read,
        },
    )


def also(source, more):
    return (source[0] + more[0], source[1] + more[1])


CNY_300 = {"limit": at_most("300.00", "per_head"), "unit": "CNY", "grant": "compliance", "read": False}
USD_125 = {"limit": at_most("125.00", "per_head"), "unit": "USD", "grant": "compliance", "read": False}
EUR_60 = {"limit": at_most("60.00", "per_head"), "unit": "EUR"}
EUR_75 = {"limit": at_most("74.99", "per_head"), "unit": "EUR"}  # the Austrian cap says below 75
ELSEWHERE = {"not": among("country", "DE", "AT")}
NO_CAP = (
    "{country}的餐饮上限尚未录入，须由合规部批准。",
    "No cap for meals in {country} is on file; compliance has to approve.",
)

RULES = [
    rule(CHINA, "RDPAC-05", "visit.meal", ALWAYS, "approve", MEAL_CAP, also(RDPAC, UNREAD), **CNY_300),
    rule(CHINA, "RDPAC-05", "event.expense", MEAL, "approve", MEAL_CAP, also(RDPAC, UNREAD), **CNY_300),
    rule(
        CHINA,
        "RDPAC-05",
        "event.expense",
        is_("category", "medical_item"),
        "block",
        (
            "医疗用途物品每人 {per_head}，超过 {cap} 的上限。",
            "Items of medical utility at {per_head} a person are above the cap of {cap}.",
        ),
        also(RDPAC, UNREAD),
        limit=at_most("500.00", "per_head"),
        unit="CNY",
        read=False,
    ),
    rule(
        CHINA,
        "RDPAC-06",
        "transfer",
        is_("recipient", "hcp"),
        "block",
        YEAR_CAP,
        also(RDPAC, OWN),
        limit=at_most("50000.00", "amount", "received_this_year"),
        unit="CNY",
        read=False,
    ),
    rule(
        CHINA,
        "RDPAC-06",
        "transfer",
        is_("recipient", "hcp"),
        "block",
        TIMES_CAP,
        also(RDPAC, OWN),
        limit=at_most("24", "times", "times_this_year"),
        unit="times",
        read=False,
    ),
    rule(
        CHINA,
        "RDPAC-06",
        "event.invitee",
        ALWAYS,
        "block",
        YEAR_CAP,
        also(RDPAC, OWN),
        limit=at_most("50000.00", "planned", "received_this_year"),
        unit="CNY",
        read=False,
    ),
    rule(
        CHINA,
        "RDPAC-06",
        "event.speaker",
        ALWAYS,
        "approve",
        (
            "该讲者本年度已讲 {already} 次，上限 {cap} 次，超出须经批准。",
            "Has spoken {already} times this year; more than {cap} needs an approval.",
        ),
        also(RDPAC, OWN),
        limit=at_most("12", "talks", "talks_this_year"),
        unit="times",
        grant="compliance",
        read=False,
    ),
    rule(
        CHINA,
        "CODE-02",
        "event.invitee",
        {"fact": "same_topic_before", "is": "at_least", "value": 1},
        "warn",
        REPEAT,
        also(RDPAC, ("：避免不必要的重复参会", ": no needless repeat attendance")),
    ),
    rule(
        CHINA,
        "MR-17",
        "event.expense",
        is_("category", "entertainment"),
        "block",
        (
            "不得安排娱乐、旅游、健身等活动。",
            "No entertainment, tourism or fitness may be arranged.",
        ),
        also(MR26, ("第二十五条", ", article 25")),
    ),
    rule(
        CHINA,
        "MR-10",
        "transfer",
        among("category", "gift", "entertainment"),
        "block",
        (
            "不得给予{category}。",
            "It is forbidden to give this: {category}.",
        ),
        also(MR26, ("第二十四条第六项", ", article 24(6)")),
    ),
    rule(
        CHINA,
        "MR-10",
        "event.expense",
        is_("category", "gift"),
        "block",
        ("不得给予{category}。", "It is forbidden to give this: {category}."),
        also(MR26, ("第二十四条第六项", ", article 24(6)")),
    ),
    rule(
        CHINA,
        "RDPAC-01",
        "event",
        is_("venue", "resort"),
        "block",
        RESORT,
        also(RDPAC, ("：不支付娱乐休闲", ": no entertainment or leisure is paid")),
    ),
    rule(
        "cn-drug",
        "RDPAC-03",
        "event.invitee",
        is_("guest", True),
        "block",
        ("只能邀请专业参会者，不得邀请陪同人员。", "Only professional attendees are invited, no guests."),
        RDPAC,
    ),
    rule(
        "cn-device",
        "CODE-01",
        "event.invitee",
        is_("guest", True),
        "block",
        ("只能邀请专业参会者，不得邀请配偶或陪同人员。", "No spouses or guests are invited."),
        ADVAMED,
    ),
    rule(
        "cn-device",
        "CODE-01",
        "event.expense",
        {"all": [is_("category", "travel"), is_("cash", True)]},
        "block",
        (
            "{amount} 的交通报销超过 {cap}，不得以现金支付。",
            "Travel of {amount} is above {cap}: not in cash.",
        ),
        ADVAMED,
        limit=at_most("500.00", "amount"),
        unit="CNY",
    ),
    rule(
        "cn-device",
        "CODE-01",
        "event.expense",
        is_("category", "promotional_item"),
        "block",
        (
            "带品牌的物品每人 {per_head}，超过 {cap}。",
            "Branded items at {per_head} a person are above {cap}.",
        ),
        ADVAMED,
        limit=at_most("200.00", "per_head"),
        unit="CNY",
    ),
    rule(
        CHINA,
        "BRIBE-06",
        "event.speaker",
        is_("contract", False),
        "block",
        ("服务前须先签书面合同。", "A written contract comes before the service."),
        (
            "市场监管总局医药企业防范商业贿赂合规指引（2025），条文未核对",
            "SAMR guideline of 2025; its text was not read",
        ),
        read=False,
    ),
    rule("us", "CODE-02", "visit.meal", ALWAYS, "approve", MEAL_CAP, also(PHRMA, OWN), **USD_125),
    rule("us", "CODE-02", "event.expense", MEAL, "approve", MEAL_CAP, also(PHRMA, OWN), **USD_125),
    rule(
        "us",
        "CODE-02",
        "event",
        {"all": [is_("kind", "speaker_programme"), is_("alcohol", True)]},
        "block",
        ("讲者会不得由公司支付酒类。", "No alcohol is paid at a speaker programme."),
        PHRMA,
    ),
    rule("us", "CODE-02", "event", is_("venue", "resort"), "block", RESORT, PHRMA),
    rule(
        "us",
        "CODE-02",
        "event.invitee",
        {"fact": "same_topic_before", "is": "at_least", "value": 1},
        "approve",
        REPEAT,
        PHRMA,
        grant="compliance",
    ),
    rule(
        "us",
        "CODE-02",
        "event.invitee",
        is_("spoke_on_topic", True),
        "block",
        ("就该主题讲过课的讲者不得再作为听众参加。", "Who spoke on the topic does not attend it afterwards."),
        PHRMA,
    ),
    rule(
        "us",
        "CODE-03",
        "event.expense",
        is_("category", "education"),
        "block",
        (
            "医学教育物品每人 {per_head}，超过 {cap}。",
            "Educational items at {per_head} a person are above {cap}.",
        ),
        PHRMA,
        limit=at_most("100.00", "per_head"),
        unit="USD",
    ),
    rule("eu", "CODE-04", "visit.meal", ELSEWHERE, "approve", NO_CAP, EFPIA, grant="compliance", read=False),
    rule(
        "eu",
        "CODE-04",
        "event.expense",
        {"all": [MEAL, ELSEWHERE]},
        "approve",
        NO_CAP,
        EFPIA,
        grant="compliance",
        read=False,
    ),
    rule(
        "eu-de",
        "CODE-05",
        "visit.meal",
        ALWAYS,
        "block",
        MEAL_BAN,
        also(EFPIA, ("；德国 60 欧元含税", "; Germany EUR 60 with VAT")),
        **EUR_60,
    ),
    rule(
        "eu-de",
        "CODE-05",
        "event.expense",
        MEAL,
        "block",
        MEAL_BAN,
        also(EFPIA, ("；德国 60 欧元含税", "; Germany EUR 60 with VAT")),
        **EUR_60,
    ),
    rule(
        "eu-at",
        "CODE-05",
        "visit.meal",
        ALWAYS,
        "block",
        MEAL_BAN,
        also(EFPIA, ("；奥地利低于 75 欧元含税与小费", "; Austria below EUR 75 with taxes and tips")),
        **EUR_75,
    ),
    rule(
        "eu-at",
        "CODE-05",
        "event.expense",
        MEAL,
        "block",
        MEAL_BAN,
        also(EFPIA, ("；奥地利低于 75 欧元含税与小费", "; Austria below EUR 75 with taxes and tips")),
        **EUR_75,
    ),
]


def enter_sets(apps, schema_editor):
    """The sets that come with the product, in force and told in their history like any other change."""
    models = {name: apps.get_model("compliance", name) for name in ("RuleSet", "Rule")}
    ids = {key: uuid5(NAMESPACE_URL, f"rounds:rule-set/{key}") for key in SETS}
    for key, (zh, en, jurisdiction, kind, from_on) in SETS.items():
        fields = {"name_zh": zh, "name_en": en, "jurisdiction": jurisdiction, "product_kind": kind}
        made = models["RuleSet"](id=ids[key], state="active", from_on=from_on, **fields)
        enter(apps, made, activated_at=True)
    for number, (sets, fields) in enumerate(RULES):
        for key in sets:
            rule_id = uuid5(NAMESPACE_URL, f"rounds:rule/{key}/{number}")
            enter(apps, models["Rule"](id=rule_id, rule_set_id=ids[key], **fields))


def enter(apps, row, *, activated_at=False):
    now = timezone.now()
    if activated_at:
        row.activated_at = now
        row.activated_by_name = row.proposed_by_name = "job:install"
    row.save()
    kept = [field.attname for field in row._meta.concrete_fields]
    name = row._meta.model_name
    apps.get_model("compliance", f"Historical{name}").objects.create(
        **{field: getattr(row, field) for field in kept},
        history_date=now,
        history_type="+",
        history_change_reason="",
        actor_name="job:install",
        action="compliance.ruleset.activate" if activated_at else "compliance.rule.add",
        request_id="",
    )


class Migration(migrations.Migration):
    dependencies = [("compliance", "0003_rule_sets")]

    operations = [migrations.RunPython(enter_sets, migrations.RunPython.noop)]
