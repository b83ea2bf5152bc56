"""Every screen, in both languages and both orientations: axe finds nothing, nothing runs off the side.

`ROUNDS_SCREENS=folder` keeps the pictures, to be looked at.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from staff.demo import PASSWORD
from tests.field.desk import Desk
from tests.field.network import Network
from tests.field.product import Product
from tests.field.tablet import LANDSCAPE, PORTRAIT, Tablet, enter
from tests.field.visits import doctors_of, expect_synced

KEEP = os.environ.get("ROUNDS_SCREENS", "")
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LIST = """机构名称,行政区划,医院等级,地址,统一社会信用代码
安和医院,北京市-海淀区,三级甲等,一号院,
康宁医院?,火星市,超级,二号院,123
,北京市-东城区,,,
长乐医院（东城第二医院）,北京市-东城区,二级甲等,,
东城第二医院,北京市-东城区,一级甲等,别址,
"""
DRAFT = """
from decimal import Decimal
from uuid import uuid4
from django.utils import timezone
from compliance.rules import Money
from compliance import services
from compliance.models import RuleSet
from compliance.policies import KEEP_RULES, READ_RULES
from core.actor import Actor
drafter, old = Actor.job("journeys", KEEP_RULES, READ_RULES), RuleSet.objects.get(jurisdiction="US", state="active")
services.propose_edition(drafter, old, name_zh="美国·新版", name_en="US, next", from_on="2030-01-01", reason="更新")
fee = dict(hcp_id="%s", on=timezone.localdate(), country="CN", product_kinds=("drug",))
for write, category, amount in ((services.book_transfer, "meal", "260.50"), (services.hold, "fee", "6000")):
    given = services.Gift(category=category, money=Money(Decimal(amount), "CNY"), **fee)
    write(drafter, given, services.Cause("journeys", uuid4()))
"""


class Screen(NamedTuple):
    """Where it is, and what is tapped there (in either language) before one looks."""

    path: str
    taps: tuple[str, ...] = ()


QUEUED, SETTLE = "^(待核对|To check)", "^(核对第|Settle line)"
KIOSK = "^(开始签到|Begin signing in)$"
HISTORY = "^(变更历史|History)$"
PEOPLE: dict[str, dict[str, Screen]] = {
    "linyue": {
        "today": Screen("today"),
        "accounts": Screen("accounts"),
        "institutions": Screen("accounts?tab=institutions"),
        "hcp": Screen("accounts/hcps/{doctor}"),
        "hcp-edit": Screen("accounts/hcps/{doctor}/edit"),
        "institution": Screen("accounts/institutions/{institution}"),
        "visits": Screen("visits"),
        "visit": Screen("visits/{approved}"),
        "history": Screen("visits/{approved}", (HISTORY,)),
        "log": Screen("visits/new?hcp={doctor}&institution={institution}&log=1"),
        "plan": Screen("visits/plan?hcp={doctor}&institution={institution}"),
        "permit": Screen("permit"),
        "products": Screen("products"),
        "account": Screen("account"),
        "revoke-tablet": Screen("account", ("^(吊销|Revoke)$",)),
        "password": Screen("account", ("^(修改密码|Change password)$",)),
        "device": Screen("device"),
        "sign-out": Screen("device", ("^(退出登录|Sign out)$",)),
        "tray": Screen("tray"),
    },
    "zhouning": {
        "judge-today": Screen("today"),
        "team": Screen("team"),
        "team-visits": Screen("visits"),
        "approve": Screen("visits/{submitted}"),
        "send-back": Screen("visits/{submitted}", ("^(退回|Send back)$",)),
    },
    "lujia": {
        "all-accounts": Screen("accounts"),
        "institution-new": Screen("accounts/institutions/new"),
        "imports": Screen("imports"),
        "import-report": Screen("imports/{run}"),
        "import-queued": Screen("imports/{run}", (QUEUED,)),
        "import-settle": Screen("imports/{run}", (QUEUED, SETTLE)),
    },
    "fangxin": {
        "people": Screen("people"),
        "person": Screen("people/{person}"),
        "letter": Screen("people/{person}", ("^(登记授权书|Record a letter)$",)),
        "rules": Screen("rules"),
        "rule-new": Screen("rules", ("^(新增规则|New rule)$",)),
        "rule-sets": Screen("rule-sets"),
        "rule-set-new": Screen("rule-sets", ("^(新建规则集|New rule set)$",)),
        "rule-set": Screen("rule-sets/{active_set}"),
        "rule-set-draft": Screen("rule-sets/{draft_set}"),
        "rule-edit": Screen("rule-sets/{draft_set}", ("^(修改|Edit)$",)),
        "unlock": Screen("visits/{approved}", ("^(解锁|Unlock)$",)),
    },
    "baihe": {
        "events": Screen("events"),
        "events-month": Screen("events/calendar"),
        "event-plan": Screen("events/{event_draft}"),
        "event-new": Screen("events", ("^(策划活动|Plan an event)$",)),
        "event-agenda": Screen("events/{event_draft}", ("^(修改日程|Edit Agenda)$",)),
        "event-budget": Screen("events/{event_draft}", ("^(修改费用|Edit Money)$",)),
        "event-speakers": Screen("events/{event_draft}", ("^(修改讲者|Edit Speakers)$",)),
        "event-pending": Screen("events/{event_pending_approval}"),
        "event-people": Screen("events/{event_inviting}/people"),
        "event-cancel": Screen("events/{event_inviting}", ("^(取消活动|Cancel the event)$",)),
        "event-reschedule": Screen("events/{event_inviting}", ("^(改期|Reschedule)$",)),
        "event-evidence": Screen("events/{event_running}", ("^(补充凭证|Add evidence)$",)),
        "event-day": Screen("events/{event_running}/day"),
        "kiosk": Screen("events/{event_running}/day", (KIOSK,)),
        "kiosk-walk-in": Screen("events/{event_running}/day?kiosk=1", ("^(名单上没有我|I am not on the list)$",)),
    },
    "qiaoxi": {
        "devices": Screen("devices"),
        "device-of-hospital": Screen("devices/{device}"),
        "device-register": Screen("devices", ("^(登记设备|Register a device)$",)),
        "device-edit": Screen("devices/{device}", ("^(更正设备|Correct the device)$",)),
        "device-works": Screen("devices/{device}", ("^(恢复使用|Works again)$",)),
        "device-reading": Screen("devices/{device}", ("^(记录读数|Write a reading down)$",)),
        "device-scan": Screen("devices", ("^(扫码|Scan)$",)),
        "device-models": Screen("devices/models"),
        "device-model": Screen("devices/models", ("^(添加型号|Add a model)$",)),
        "device-import": Screen("devices/import"),
    },
    "sysadmin": {
        "person-account": Screen("people/{person}"),
        "set-password": Screen("people/{person}", ("^(重设密码|Set a new password)$",)),
        "close-account": Screen("people/{person}", ("^(停用账号|Close the account)$",)),
    },
    "secadmin": {
        "territories": Screen("territories"),
        "person-roles": Screen("people/{person}"),
        "roles": Screen("people/{person}", ("^(修改角色|Change roles)$",)),
    },
    "auditadmin": {
        "audit": Screen("audit"),
        "audit-as-of": Screen("audit", ("^(查看当时的样子|See it as it was then)$",)),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def places(product: Product, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The demonstration's rows the screens are about, and a list that was imported with doubts."""
    file = tmp_path_factory.mktemp("list") / "名单.csv"
    file.write_text(LIST, encoding="utf-8")
    product.manage("import_institutions", str(file))
    doctor = doctors_of(product, "linyue")[0]
    newest = (
        "SELECT v.id::text FROM visits_visit v JOIN staff_user u ON u.id = v.owner_id"
        " WHERE u.username = 'linyue' AND v.state = %s ORDER BY v.at DESC LIMIT 1"
    )
    one = {
        "approved": product.rows(newest, "approved"),
        "submitted": product.rows(newest, "submitted"),
        "person": product.rows("SELECT id::text FROM staff_user WHERE username = 'linyue'"),
        "device": product.rows("SELECT id::text FROM devices_device WHERE state = 'down'"),
        "run": product.rows("SELECT id::text FROM hcp_importrun ORDER BY created_at DESC LIMIT 1"),
    }
    active = "SELECT id::text FROM compliance_ruleset WHERE jurisdiction = 'US' AND state = 'active'"
    product.manage("shell", "-c", DRAFT % doctor.id)
    one |= {
        "active_set": product.rows(active),
        "draft_set": product.rows(
            "SELECT id::text FROM compliance_ruleset WHERE jurisdiction = 'US' AND state = 'draft'"
        ),
    }
    for state, event in product.rows("SELECT state, id::text FROM events_event"):
        one[f"event_{state}"] = [(event,)]
    found = {name: str(row[0]) for name, (row,) in one.items()}
    return {**found, "doctor": doctor.id, "institution": doctor.institution}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("username", PEOPLE)
def test_every_screen_stands_upright_and_lying_down_without_an_axe_finding(
    tablet: Callable[..., Tablet], places: dict[str, str], username: str, language: str
) -> None:
    one = tablet(language)
    one.open()
    page = enter(one, username)
    expect_synced(page)
    found = []
    for name, screen in PEOPLE[username].items():
        page.set_viewport_size(LANDSCAPE)  # type: ignore[arg-type]
        page.goto(f"{one.url}/{screen.path.format(**places)}")
        settle(page)
        for tap in screen.taps:
            button(page, tap).click()
            settle(page)
        found += look(page, f"{username}-{name}", language)
    assert found == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_what_waits_for_somebody_is_shown_without_an_axe_finding(
    tablet: Callable[..., Tablet], network: Network, product: Product, language: str
) -> None:
    doctor = doctors_of(product, "linyue")[2]
    visit = str(uuid4())
    draft = {"id": visit, "institution_id": doctor.institution, "hcp_id": doctor.id, "note": "起初的备注"}
    with Desk(product.port).sign_in("linyue", PASSWORD) as elsewhere:
        assert elsewhere.call("POST", "/api/visits", draft)[0] == 200
        one = tablet(language)
        one.open()
        page = enter(one, "linyue")
        expect_synced(page)
        network.weather.down = True
        page.goto(f"{one.url}/visits/{visit}/log")
        page.get_by_label(re.compile("^(备注|Note)$")).fill("平板上的备注")
        button(page, "^(先保存|Save for later)$").click()
        found = look(page, "offline", language)
        changed = {**draft, "version": 1, "note": "电脑上的备注"}
        assert elsewhere.call("PATCH", f"/api/visits/{visit}", changed)[0] == 200
    network.weather.down = False
    page.goto(f"{one.url}/tray")
    decide = page.get_by_role("link", name=re.compile("^(处理冲突|Decide)"))
    expect(decide.first).to_be_visible()
    found += look(page, "tray-conflict", language)
    decide.first.click()
    settle(page)
    found += look(page, "conflict", language)
    assert found == []


def button(page: Page, name: str) -> Locator:
    """The first button of this name that can be seen, whatever it is made of."""
    word = re.compile(name)
    return page.get_by_role("button", name=word).or_(page.get_by_role("radio", name=word)).first


def settle(page: Page) -> None:
    """Wait until the page has its heading and no skeleton is left."""
    expect(page.get_by_role("heading", level=1, include_hidden=True).first).to_be_visible()
    expect(page.locator(".mantine-Skeleton-root:visible")).to_have_count(0)
    page.wait_for_timeout(250)


def look(page: Page, name: str, language: str) -> list[str]:
    """What is wrong with what is on the screen now, lying down and upright."""
    found = []
    for side, view in (("landscape", LANDSCAPE), ("portrait", PORTRAIT)):
        page.set_viewport_size(view)  # type: ignore[arg-type]
        settle(page)
        found += findings(page, f"{name} {side} {language}")
        if KEEP:
            Path(KEEP).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{KEEP}/{name}-{side}-{language}.png")
    return found


def findings(page: Page, screen: str) -> list[str]:
    """What axe found here, and how far the page runs off the side."""
    told = [
        f"{screen}: {violation['id']} {node['target']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
    over = page.evaluate(WIDER_THAN_THE_SCREEN)
    return [*told, f"{screen}: {over} px wider than the screen"] if over > 0 else told
