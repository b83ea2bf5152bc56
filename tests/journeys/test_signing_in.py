"""The first minute with a tablet."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.field.tablet import Tablet, enter, type_pin


def test_a_rep_signs_in_chooses_a_pin_and_opens_the_tablet_by_it_later(tablet: Callable[..., Tablet]) -> None:
    one = tablet()
    one.open()
    page = enter(one, "linyue")
    expect(page.get_by_role("navigation")).to_be_visible()
    page.get_by_role("link", name="林悦").click()
    page.get_by_role("button", name="锁定").first.click()
    expect(page.get_by_text("请输入 PIN").first).to_be_visible()
    one.close()
    page = one.open()
    expect(page.get_by_text("请输入 PIN").first).to_be_visible()
    type_pin(page)
    expect(page.get_by_role("navigation")).to_be_visible()
