"""A compliance officer drafts a rule set with the builder of conditions; the place of a mistake is named."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.field.tablet import LANDSCAPE, Tablet, enter
from tests.field.visits import expect_synced
from tests.journeys.test_screens import button, findings, settle


def write(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=False).first.fill(words)


def choose(where: Locator, label: str, option: str) -> None:
    """Open a list by the keyboard and take one of its options."""
    field = where.get_by_label(label).first
    field.focus()
    field.press("ArrowDown")
    where.page.get_by_role("option", name=option, exact=True).click()


def test_a_rule_with_nested_conditions_is_drafted_and_reads_as_a_sentence(
    tablet: Callable[..., Tablet],
) -> None:
    one = tablet("zh-CN")
    one.open()
    page = enter(one, "fangxin")
    expect_synced(page)
    page.set_viewport_size(LANDSCAPE)  # type: ignore[arg-type]
    page.goto(f"{one.url}/rule-sets")
    button(page, "^新建规则集$").click()
    write(page, "名称（中文）", "公司·用餐人数")
    write(page, "名称（英文）", "Company: heads at a meal")
    write(page, "原因", "公司制度")
    button(page, "^保存$").click()
    expect(page.get_by_role("heading", name="公司·用餐人数")).to_be_visible()
    settle(page)

    button(page, "^新增规则$").click()
    write(page, "规则编号", "CO-1")
    button(page, "^加条件$").click()
    first = page.get_by_role("group", name="条件 1", exact=True)
    choose(first, "事实", "人数")
    choose(first, "比较", "大于")
    first.get_by_label("值").first.fill("10")
    button(page, "^加条件组$").click()
    inner = page.get_by_role("group", name="条件 2.1", exact=True)
    choose(inner, "事实", "人均金额")
    choose(inner, "比较", "不少于")
    for label, words in (
        ("说明（中文）", "{heads} 人用餐，人均 {per_head}。"),
        ("说明（英文）", "{heads} at table, {per_head} each."),
        ("依据（中文）", "公司制度"),
        ("依据（英文）", "Company policy"),
        ("原因", "公司制度"),
    ):
        write(page, label, words)
    button(page, "^保存$").click()
    expect(inner.get_by_role("alert")).to_contain_text("应为金额与币种")
    assert findings(page, "rule-mistake") == []

    inner.get_by_label("金额", exact=True).fill("200.50")
    button(page, "^保存$").click()
    expect(page.get_by_text("人数 大于 10 且 人均金额 不少于 CNY 200.50")).to_be_visible()
    expect(page.get_by_text("您参与了起草")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^启用"))).to_have_count(0)
