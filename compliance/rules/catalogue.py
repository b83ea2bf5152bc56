"""What can be judged: the occasions, and the typed facts rooms say about each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from compliance.rules.values import FactType
from core.words import Text

EU_MEMBERS = (
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"  # ISO 3166, GR not EL
)
EU = frozenset(EU_MEMBERS.split())


def jurisdictions_of(country: str) -> tuple[str, ...]:
    """Whose rules hold in a host country, its own before its union's (CODE-04: the host country decides)."""
    return (f"EU-{country}", "EU") if country in EU else (country,)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a room says about an occasion."""

    kind: FactType
    text: Text
    choices: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is judged, and what is known about it."""

    text: Text
    facts: Mapping[str, Fact]


COUNTRIES = {
    "CN": Text("中国", "China"),
    "US": Text("美国", "United States"),
    "DE": Text("德国", "Germany"),
    "AT": Text("奥地利", "Austria"),
    "FR": Text("法国", "France"),
    "IT": Text("意大利", "Italy"),
    "ES": Text("西班牙", "Spain"),
    "NL": Text("荷兰", "Netherlands"),
    "CH": Text("瑞士", "Switzerland"),
    "GB": Text("英国", "United Kingdom"),
    "JP": Text("日本", "Japan"),
    "SG": Text("新加坡", "Singapore"),
}
PRODUCT_KINDS = {"drug": Text("药品", "drugs"), "device": Text("医疗器械", "devices")}
CHANNELS = {
    "in_person": Text("面访", "in person"),
    "phone": Text("电话", "by phone"),
    "video": Text("视频", "by video"),
    "wechat": Text("微信", "on WeChat"),
    "email": Text("邮件", "by e-mail"),
    "other": Text("其他", "another way"),
}
EVENT_KINDS = {
    "department_meeting": Text("科室会", "department meeting"),
    "speaker_programme": Text("讲者会", "speaker programme"),
    "advisory_board": Text("专家咨询会", "advisory board"),
    "congress_sponsorship": Text("大会赞助", "congress sponsorship"),
}
VENUES = {
    "hospital": Text("医院", "hospital"),
    "hotel": Text("酒店", "hotel"),
    "conference_centre": Text("会议中心", "conference centre"),
    "restaurant": Text("餐厅", "restaurant"),
    "online": Text("线上", "online"),
    "resort": Text("度假、水疗、滑雪或高尔夫场所", "resort, spa, ski or golf venue"),
    "other": Text("其他", "another place"),
}
CATEGORIES = {
    "meal": Text("餐饮", "meal"),
    "travel": Text("交通", "travel"),
    "lodging": Text("住宿", "lodging"),
    "registration": Text("注册费", "registration fee"),
    "fee": Text("劳务费", "fee for service"),
    "fee_expense": Text("劳务相关费用", "expense of a service"),
    "education": Text("医学教育物品", "educational item"),
    "medical_item": Text("医疗用途物品", "item of medical utility"),
    "promotional_item": Text("带品牌的宣传物品", "branded promotional item"),
    "donation": Text("捐赠", "donation"),
    "sponsorship": Text("赞助", "sponsorship"),
    "venue": Text("场地", "venue"),
    "gift": Text("礼品、礼金、卡券", "gift, cash or voucher"),
    "entertainment": Text("娱乐、旅游、健身", "entertainment, tourism or fitness"),
    "other": Text("其他", "other"),
}
RECIPIENTS = {
    "hcp": Text("医疗卫生专业人士", "a healthcare professional"),
    "institution": Text("机构", "an institution"),
}


def _money(zh: str, en: str) -> Fact:
    return Fact(FactType.MONEY, Text(zh, en))


def _whole(zh: str, en: str) -> Fact:
    return Fact(FactType.WHOLE, Text(zh, en))


def _flag(zh: str, en: str) -> Fact:
    return Fact(FactType.FLAG, Text(zh, en))


def _choice(zh: str, en: str, choices: Mapping[str, Text]) -> Fact:
    return Fact(FactType.CHOICE, Text(zh, en), choices)


DAY = Fact(FactType.DAY, Text("日期", "Day"))
COUNTRY = _choice("举办国家", "Host country", COUNTRIES)
KINDS_SHOWN = Fact(FactType.CHOICES, Text("产品类别", "Kinds of product"), PRODUCT_KINDS)
EVENT_KIND = _choice("活动类型", "Type of event", EVENT_KINDS)
EVERYWHERE = {"on": DAY, "country": COUNTRY, "product_kinds": KINDS_SHOWN}
MEAL = {
    "amount": _money("总金额", "Total amount"),
    "heads": _whole("人数", "Heads"),
    "per_head": _money("人均金额", "Amount per head"),
}
THIS_YEAR = {
    "received_this_year": _money("本年度已获金额", "Received this year"),
    "times_this_year": _whole("本年度已有次数", "Times this year"),
}

OCCASIONS: Mapping[str, Occasion] = {
    "visit.meal": Occasion(
        Text("拜访中的用餐", "Meal at a visit"),
        {**EVERYWHERE, **MEAL, "channel": _choice("拜访方式", "Channel", CHANNELS)},
    ),
    "event": Occasion(
        Text("学术活动", "Event"),
        {
            **EVERYWHERE,
            "kind": EVENT_KIND,
            "starts_at": Fact(FactType.INSTANT, Text("开始时间", "Start")),
            "days": _whole("天数", "Days"),
            "heads": _whole("预计人数", "Expected heads"),
            "budget": _money("预算", "Budget"),
            "per_head": _money("人均预算", "Budget per head"),
            "speakers": _whole("讲者人数", "Speakers"),
            "venue": _choice("场所", "Venue", VENUES),
            "alcohol": _flag("供应酒类", "Alcohol is served"),
            "title": Fact(FactType.TEXT, Text("名称", "Title")),
        },
    ),
    "event.invitee": Occasion(
        Text("邀请参会者", "Invitee"),
        {
            **EVERYWHERE,
            **THIS_YEAR,
            "kind": EVENT_KIND,
            "planned": _money("本次计划金额", "Planned for this event"),
            "times": _whole("本次次数", "Times this adds"),
            "same_topic_before": _whole("过去 12 个月参加相同主题次数", "Same topic in the last 12 months"),
            "spoke_on_topic": _flag("曾就该主题讲课", "Spoke on the topic before"),
            "guest": _flag("非专业陪同人员", "Guest without a professional interest"),
        },
    ),
    "event.speaker": Occasion(
        Text("聘请讲者", "Speaker"),
        {
            **EVERYWHERE,
            "kind": EVENT_KIND,
            "tier": Fact(FactType.TEXT, Text("讲者级别", "Tier")),
            "rate": _money("每小时费率", "Rate per hour"),
            "hours": Fact(FactType.DECIMAL, Text("核准小时数", "Approved hours")),
            "fee": _money("本次劳务费", "Fee for this event"),
            "fees_this_year": _money("本年度已付劳务费", "Fees this year"),
            "talks": _whole("本次讲课次数", "Talks this adds"),
            "talks_this_year": _whole("本年度已讲次数", "Talks this year"),
            "contract": _flag("已签合同", "A contract is signed"),
        },
    ),
    "event.expense": Occasion(
        Text("活动费用", "Expense of an event"),
        {
            **EVERYWHERE,
            **MEAL,
            "kind": EVENT_KIND,
            "category": _choice("费用类别", "Category", CATEGORIES),
            "planned": _money("计划金额", "Planned amount"),
            "cash": _flag("以现金支付", "Paid in cash"),
        },
    ),
    "transfer": Occasion(
        Text("给予的利益", "Transfer of value"),
        {
            **EVERYWHERE,
            "recipient": _choice("对象", "Recipient", RECIPIENTS),
            "category": _choice("类别", "Category", CATEGORIES),
            "amount": _money("本次金额", "Amount"),
            "times": _whole("本次次数", "Times this adds"),
            "received_this_year": _money("本年度已获金额（含已批未付）", "Received and held this year"),
            "times_this_year": _whole("本年度已有次数（含已批未付）", "Times this year, held ones included"),
        },
    ),
}


def catalogue_row() -> dict[str, Any]:
    """The catalogue as the app keeps it."""
    return {
        "union": sorted(EU),
        "occasions": {
            name: {"text": _both(occasion.text), "facts": {k: _fact(f) for k, f in occasion.facts.items()}}
            for name, occasion in OCCASIONS.items()
        },
    }


def _fact(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {"type": str(fact.kind), "text": _both(fact.text)}
    if fact.choices:
        row["choices"] = {name: _both(text) for name, text in fact.choices.items()}
    return row


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
