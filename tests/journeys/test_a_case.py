"""A rep hears of an adverse event in the basement; a day later nobody can say the clock was not kept."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.field.network import Network
from tests.field.product import Product
from tests.field.tablet import LANDSCAPE, Tablet, enter
from tests.field.visits import doctors_of, expect_synced, fill_log, hand_in, open_log
from tests.journeys.test_screens import KEEP, button, findings, look, settle

LANGUAGES = ["zh-CN", "en"]
NOTE = "主任说一位患者服药三天后出现皮疹"
CASES = """
SELECT c.id::text, c.number, c.state, c.origin, c.found->0->>'word', c.report_id IS NOT NULL,
    c.due_at - v.happened_at = interval '24 hours', c.about_number = v.number
FROM compliance_case c JOIN visits_visit v ON v.id = c.about_id
WHERE c.kind = 'adverse_event' AND v.note = %s
"""


def peek(page: Page, name: str) -> list[str]:
    """What is wrong with a sheet that is open now; turning the tablet would close it."""
    if KEEP:
        page.screenshot(path=f"{KEEP}/{name}.png")
    return findings(page, name)


def write_note(page: Page, note: str) -> None:
    """A note in the log; the field does not move under the finger when the warning comes."""
    page.get_by_role("button", name="加备注").click()
    field = page.get_by_label("备注")
    field.click()
    page.keyboard.insert_text(note[:-2])
    page.wait_for_timeout(300)
    before = field.bounding_box()
    page.keyboard.insert_text(note[-2:])
    expect(page.get_by_text("像是不良事件")).to_be_visible()
    assert field.bounding_box() == before, "the warning moved the form under the finger"


def report(page: Page) -> None:
    """The few fields of a report; a telephone number is refused while it is typed."""
    page.get_by_role("radio", name="成人").click()
    page.get_by_role("radio", name="女", exact=True).click()
    happened = page.get_by_label("发生了什么")
    happened.fill("皮疹，家属电话13800138000")
    expect(page.get_by_text("文字中含有电话号码")).to_be_visible()
    happened.fill("服药三天后出现皮疹，停药后好转")
    page.get_by_role("button", name="提交报告").click()
    expect(page.get_by_text("报告已保存").first).to_be_visible()


def test_an_adverse_event_from_a_basement_to_its_closing(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    doctor = doctors_of(product, "linyue")[0]
    rep = tablet("zh-CN")
    rep.open()
    page = enter(rep, "linyue")
    expect_synced(page)

    network.weather.down = True
    rep.offline(True)
    page = open_log(rep, doctor)
    fill_log(page)
    write_note(page, NOTE)
    found = look(page, "case-warned", "zh-CN")
    hand_in(page)
    page.goto(f"{rep.url}/visits")
    page.get_by_role("link", name=re.compile(doctor.name)).first.click()
    page.get_by_role("link", name="上报不良事件").click()
    settle(page)
    report(page)
    assert product.rows(CASES, NOTE) == []

    network.weather.down = False
    rep.offline(False)
    expect_synced(page, 120)
    ((case_id, number, *rest),) = product.rows(CASES, NOTE)
    assert rest == ["new", "text", "皮疹", True, True, True] or rest[1] == "report"
    assert rest[-2:] == [True, True], "24 hours from the visit, and its number"

    desk = tablet("zh-CN")
    desk.open()
    page = enter(desk, "baihe")
    expect_synced(page)
    page.set_viewport_size(LANDSCAPE)  # type: ignore[arg-type]
    page.goto(f"{desk.url}/cases")
    page.get_by_role("link", name=re.compile(number)).click()
    settle(page)
    found += look(page, "case-new", "zh-CN")
    button(page, "^开始评估$").click()
    expect(page.get_by_text("评估中").first).to_be_visible()
    button(page, "^登记上报$").click()
    settle(page)
    found += peek(page, "case-report-sheet")
    page.get_by_role("dialog").get_by_role("button", name="登记上报").click()
    expect(page.get_by_text("按时处理").first).to_be_visible()
    button(page, "^关闭个案$").click()
    expect(page.get_by_text("已关闭").first).to_be_visible()
    found += look(page, "case-closed", "zh-CN")

    page = rep.page
    page.goto(f"{rep.url}/cases/{case_id}")
    expect(page.get_by_text("这是您上报的个案")).to_be_visible()
    expect(page.get_by_text("已关闭").first).to_be_visible()
    found += look(page, "case-own", "zh-CN")
    ((_, _, state, *_),) = product.rows(CASES, NOTE)
    assert (state, found) == ("closed", [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_of_cases_have_no_axe_finding(tablet: Callable[..., Tablet], language: str) -> None:
    one = tablet(language)
    one.open()
    page = enter(one, "fangxin")
    expect_synced(page)
    found = []
    for name, path, taps in (
        ("cases", "cases", ()),
        ("cases-mine", "cases?show=mine", ()),
        ("cases-over", "cases?show=over", ()),
        ("cases-in-the-inbox", "approvals", ()),
        ("report-new", "reports/new", ()),
        ("word-lists", "word-lists", ()),
        ("word-list-edit", "word-lists", ("^(修改|Edit)$",)),
        ("word-list-next", "word-lists", ("^(建立新版本|New edition)$",)),
    ):
        page.goto(f"{one.url}/{path}")
        settle(page)
        for tap in taps:
            button(page, tap).click()
            settle(page)
        found += look(page, f"fangxin-{name}", language)
    page.set_viewport_size(LANDSCAPE)  # type: ignore[arg-type]
    page.goto(f"{one.url}/cases")
    page.get_by_role("link", name=re.compile("财物与回扣|Gifts and kickbacks")).first.click()
    settle(page)
    found += look(page, "fangxin-case-gift", language)
    for tap in ("^(登记步骤|Tell a step)$", "^(转交他人|Give to a colleague)$", "^(立即纠正|Correct it)$"):
        button(page, tap).click()
        settle(page)
        found += peek(page, f"fangxin-{language}-{tap[2:6]}")
        page.keyboard.press("Escape")
        settle(page)
    assert found == []
