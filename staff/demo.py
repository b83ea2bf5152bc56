"""The people of the demonstration company 云岭医药: nobody here exists. Deterministic, dated from today."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from core.actor import Actor
from core.history import change
from staff.choices import Degree, ProductKind, Role
from staff.models import (
    AuthorisationLetter,
    Filing,
    Message,
    Product,
    Qualification,
    Team,
    Territory,
    TerritoryMember,
    User,
)

PASSWORD = "rounds-demo-2026"  # noqa: S105  printed by `make run`; demonstration accounts only
COMPANY = "云岭医药有限公司"


@dataclass(slots=True)
class Rep:
    """A demonstration rep and what he may carry where."""

    user: User
    territory: Territory
    division: str
    products: list[Product]
    filed: bool


@dataclass(slots=True)
class Company:
    """What the other rooms need to know of the staff to build on it."""

    reps: list[Rep] = field(default_factory=list)
    products: dict[str, Product] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A leaf of a territory tree: its name, its GB/T 2260 prefix, its rep."""

    name: str
    division: str
    username: str
    person: str
    filed: bool = True


TREES: dict[str, dict[str, tuple[Place, ...]]] = {
    "药品线": {
        "华北大区": (
            Place("北京海淀·西城", "11", "linyue", "林悦"),
            Place("北京朝阳·东城", "11", "heqian", "贺谦"),
            Place("天津", "12", "suwan", "苏晚"),
            Place("石家庄", "1301", "gaoyan", "高岩"),
        ),
        "华东大区": (
            Place("上海浦西", "31", "qinlan", "秦岚"),
            Place("上海浦东", "31", "jiangmu", "江牧"),
            Place("南京", "3201", "xunan", "许楠"),
            Place("杭州", "3301", "yeqing", "叶清", filed=False),
        ),
    },
    "器械线": {
        "华北器械": (Place("京津器械", "11", "panrui", "潘锐"), Place("河北器械", "1301", "luochen", "罗辰")),
        "华东器械": (Place("沪苏器械", "31", "fengyi", "冯怡"), Place("浙江器械", "3301", "dengke", "邓可")),
    },
}
LEADS = {
    "华北大区": ("zhouning", "周宁"),
    "华东大区": ("shenyu", "沈予"),
    "华北器械": ("mengfan", "孟凡"),
    "华东器械": ("taoran", "陶然"),
}
DESKS = (
    ("fangxin", "方歆", Role.COMPLIANCE),
    ("songyu", "宋语", Role.COMPLIANCE),
    ("baihe", "白鹤", Role.MEDICAL),
    ("wenjing", "温静", Role.MSL),
    ("jiheng", "纪衡", Role.COORDINATOR),
    ("lujia", "陆嘉", Role.STEWARD),
    ("sysadmin", "系统管理员", Role.SYSADMIN),
    ("secadmin", "安全管理员", Role.SECADMIN),
    ("auditadmin", "审计管理员", Role.AUDITADMIN),
)
# Who keeps the devices of a region working.
SERVICE = {
    "华北器械": (("shiyan", "石岩", Role.ENGINEER), ("qiaoxi", "乔溪", Role.DISPATCHER)),
    "华东器械": (("hanlu", "韩露", Role.ENGINEER),),
}
PRODUCTS = {
    "heart": ("安律平片", "Anlvping tablets", ProductKind.DRUG, "心血管", "Cardiology"),
    "sugar": ("瑞糖宁缓释片", "Ruitangning prolonged-release", ProductKind.DRUG, "内分泌", "Endocrinology"),
    "lung": ("舒肺清吸入剂", "Shufeiqing inhaler", ProductKind.DRUG, "呼吸", "Respiratory"),
    "scope": (
        "云镜 300 电子支气管镜",
        "Yunjing 300 bronchoscope",
        ProductKind.DEVICE,
        "呼吸介入",
        "Pulmonology",
    ),
    "monitor": ("守护 5 监护仪", "Shouhu 5 monitor", ProductKind.DEVICE, "重症", "Intensive care"),
}
MESSAGES = {
    "heart": (
        ("心率控制的 24 周证据", "24-week evidence on rate control"),
        ("肾功能不全者的剂量", "Dosing in renal impairment"),
    ),
    "sugar": (
        ("每日一次的依从性数据", "Adherence on once-daily dosing"),
        ("低血糖的识别与处理", "Recognising hypoglycaemia"),
    ),
    "lung": (("吸入技术要点", "Inhaler technique"), ("急性加重的减少", "Fewer exacerbations")),
    "scope": (
        ("插入部外径与工作通道", "Outer diameter and working channel"),
        ("清洗消毒流程", "Reprocessing steps"),
    ),
    "monitor": (("报警管理", "Alarm management"), ("中央站联网", "Central station network")),
}
BY_LINE = {"药品线": ("heart", "sugar", "lung"), "器械线": ("scope", "monitor")}


def load(actor: Actor, today: date) -> Company:
    """Create people, teams, territories, products and permits."""
    company = Company()
    with change(actor, "staff.demo.load"):
        _products(company)
        for username, name, role in DESKS:
            company.people[username] = _person(username, name, role)
        for line, regions in TREES.items():
            root = _territory(line, None)
            for region, places in regions.items():
                _region(company, line, root, region, places, today)
    return company


def _products(company: Company) -> None:
    for key, (zh, en, kind, area_zh, area_en) in PRODUCTS.items():
        product = Product.objects.create(name_zh=zh, name_en=en, kind=kind, area_zh=area_zh, area_en=area_en)
        company.products[key] = product
        for text_zh, text_en in MESSAGES[key]:
            Message.objects.create(product=product, text_zh=text_zh, text_en=text_en)


def _person(username: str, name: str, role: Role, team: Team | None = None) -> User:
    user = User(username=username, name=name, roles=[role], team=team, email=f"{username}@example.invalid")
    user.set_password(PASSWORD)
    user.save()
    return user


def _territory(name: str, parent: Territory | None) -> Territory:
    territory = Territory(name=name, parent=parent)
    territory.path = [*(parent.path if parent else []), territory.id]
    territory.save()
    return territory


def _region(
    company: Company, line: str, root: Territory, region: str, places: tuple[Place, ...], today: date
) -> None:
    lead = _person(*LEADS[region], Role.MANAGER)
    company.people[lead.username] = lead
    team = Team.objects.create(name=region, lead=lead)
    area = _territory(region, root)
    since = today - timedelta(days=400)
    TerritoryMember.objects.create(territory=area, user=lead, from_on=since)
    if region == "华北大区":
        TerritoryMember.objects.create(territory=area, user=company.people["wenjing"], from_on=since)
    for username, name, role in SERVICE.get(region, ()):
        company.people[username] = _person(username, name, role)
        TerritoryMember.objects.create(territory=area, user=company.people[username], from_on=since)
    for number, place in enumerate(places, start=1):
        rep = _rep(company, line, area, team, place, today)
        TerritoryMember.objects.create(territory=rep.territory, user=rep.user, from_on=since)
        if place.filed:
            _permit(rep, f"{region[:2]}-{number:02d}", today)
        company.reps.append(rep)


def _rep(company: Company, line: str, area: Territory, team: Team, place: Place, today: date) -> Rep:
    user = _person(place.username, place.person, Role.REP, team)
    company.people[user.username] = user
    products = [company.products[key] for key in BY_LINE[line]]
    if place.username == "suwan":  # her letter leaves the inhaler out, so that a refusal can be seen
        products = products[:2]
    return Rep(user, _territory(place.name, area), place.division, products, place.filed)


def _permit(rep: Rep, label: str, today: date) -> None:
    started = today - timedelta(days=380)
    Qualification.objects.create(
        user=rep.user,
        degree=Degree.BACHELOR,
        major="临床药学",
        training="产品知识、药理与不良反应、合规（40 学时）",
        passed_on=started - timedelta(days=10),
        expires_on=today + timedelta(days=350),
    )
    Filing.objects.create(
        user=rep.user,
        number=f"YD{rep.user.pk:08d}",
        company=COMPANY,
        id_document=f"DEMO{rep.user.pk:012d}",
        contract_from_on=started,
        areas="、".join(product.area_zh for product in rep.products),
        territory=rep.territory.name,
        committed_on=started,
        filed_on=started + timedelta(days=5),
    )
    AuthorisationLetter.objects.create(
        user=rep.user,
        number=f"云授-{label}-{rep.user.pk:04d}",
        product_ids=[product.pk for product in rep.products],
        division_codes=[rep.division],
        from_on=started + timedelta(days=6),
        to_on=today + timedelta(days=200),
    )


def sign_ins() -> list[tuple[str, str, str]]:
    """One sign-in per role: role, user name, name."""
    shown = [("rep", "linyue", "林悦"), ("manager", "zhouning", "周宁")]
    service = [person for region in SERVICE.values() for person in region]
    return shown + [(role.value, username, name) for username, name, role in (*service[:2], *DESKS)]


def is_loaded() -> bool:
    """Whether anybody is on file already."""
    return User.objects.exists()


def is_shown() -> bool:
    """Whether the demonstration's people are in this database."""
    return User.objects.filter(username__in=[username for _, username, _ in sign_ins()]).exists()
