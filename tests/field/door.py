"""The door of an event: a tablet that guests sign on, in either language."""

import re

from playwright.sync_api import Page, expect

from tests.field.planner import either, fill, tap
from tests.field.tablet import Tablet
from tests.field.visits import sign


def open_door(tablet: Tablet, event: str) -> Page:
    """A tablet at the door, its list fetched while there was a network."""
    page = tablet.page
    page.goto(f"{tablet.url}/events/{event}/day")
    tap(page, "开始签到", "Begin signing in")
    return page


def close_door(page: Page) -> None:
    """The last guest has signed."""
    tap(page, "结束签到", "End signing in")


def sign_in(page: Page, name: str, *, eats: bool = False) -> None:
    """A guest finds himself, says whether he eats, and signs."""
    page.get_by_role("searchbox", name=either("输入姓名", "Type your name")).fill(name)
    first = page.locator(".e-names li").first
    expect(first).to_contain_text(
        name
    )  # the list has followed what was typed: nothing moves under the finger
    first.get_by_role("button").click()
    _finish(page, name, eats)


def walk_in(page: Page, name: str, *, eats: bool = False) -> None:
    """A guest nobody expected."""
    tap(page, "名单上没有我", "I am not on the list")
    form = page.get_by_role("dialog")
    fill(form, "姓名", "Name", name)
    fill(form, "工作单位", "Where you work", "远安医院")
    tap(page, "下一步：签名", "Next: signature")
    _finish(page, name, eats)


def _finish(page: Page, name: str, eats: bool) -> None:
    if eats:
        tap(page, "用餐", "Yes, please")
    else:
        tap(page, "不用餐", "No, thank you")
    sign(page)
    page.get_by_role("button", name=re.compile("^(签到|Sign in)$")).click()
    expect(page.get_by_text(re.compile(f"^{name}(，签到成功|, you are signed in)"))).to_be_visible()
    tap(page, "下一位", "Next guest")
