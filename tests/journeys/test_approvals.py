"""A compliance officer finds, judges and signs a request; the other screens of approvals are looked at too."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from staff.demo import PASSWORD
from tests.field.product import Product
from tests.field.tablet import LANDSCAPE, Tablet, enter
from tests.field.visits import expect_synced
from tests.journeys.test_screens import KEEP, button, findings, look, settle

LANGUAGES = ["zh-CN", "en"]
TITLE = re.compile("^(启用规则集：公司用餐制度|Put into force: Company policy on meals)")


class Counted:
    """The acts of a person: every tap and every word typed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def tap(self, name: str) -> None:
        button(self.page, name).click()
        self.count += 1
        settle(self.page)

    def follow(self, name: re.Pattern[str]) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.count += 1
        settle(self.page)

    def write(self, label: str, words: str) -> None:
        self.page.get_by_label(re.compile(label)).first.fill(words)
        self.count += 1


def peek(page: Page, name: str) -> list[str]:
    """What is wrong with a sheet that is open now; turning the tablet would close it."""
    if KEEP:
        page.screenshot(path=f"{KEEP}/{name}.png")
    return findings(page, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_of_approvals_have_no_axe_finding(tablet: Callable[..., Tablet], language: str) -> None:
    one = tablet(language)
    one.open()
    page = enter(one, "songyu")
    expect_synced(page)
    found = []
    for name, path, taps in (
        ("approvals", "approvals", ()),
        ("approvals-all", "approvals", ("^(全部|All)$",)),
        ("deputies", "approval-deputies", ()),
        ("deputy-new", "approval-deputies", ("^(指定代理人|Appoint a deputy)$",)),
        ("processes", "approval-processes", ()),
        ("process-draw", "approval-processes", ("^(设计新版本|Draw a new edition)$",)),
        (
            "process-step",
            "approval-processes",
            ("^(设计新版本|Draw a new edition)$", "^(修改|Edit)$"),
        ),
    ):
        page.goto(f"{one.url}/{path}")
        settle(page)
        for tap in taps:
            button(page, tap).click()
            settle(page)
        found += look(page, f"songyu-{name}", language)
    assert found == []


def test_a_request_is_found_judged_and_signed_within_ten_acts(
    tablet: Callable[..., Tablet], product: Product
) -> None:
    one = tablet("zh-CN")
    one.open()
    page = enter(one, "songyu")
    expect_synced(page)
    acts = Counted(page)
    acts.follow(re.compile("^(审批|Approvals)"))
    acts.follow(TITLE)
    found = look(page, "songyu-request", "zh-CN")
    page.set_viewport_size(LANDSCAPE)  # type: ignore[arg-type]
    acts.tap("^(同意|Approve)$")
    found += peek(page, "songyu-sign")
    acts.write("^(意见|Comment)", "与公司制度一致")
    acts.write("^(登录密码|Password)", "wrong password")
    acts.tap("^(签名并同意|Sign and approve)$")
    expect(page.get_by_text("密码不正确，未签名。")).to_be_visible()
    acts.write("^(登录密码|Password)", PASSWORD)
    acts.tap("^(签名并同意|Sign and approve)$")
    expect(page.get_by_role("link", name=re.compile("^(验证|Verify)$"))).to_be_visible()
    assert acts.count <= 10, acts.count
    found += look(page, "songyu-signed", "zh-CN")
    page.get_by_role("link", name=re.compile("^(验证|Verify)$")).first.click()
    settle(page)
    expect(page.get_by_text("签名有效：内容与签署时一致")).to_be_visible()
    found += look(page, "songyu-signature", "zh-CN")
    ((state,),) = product.rows(
        "SELECT state FROM compliance_run WHERE summary->>'title_en' LIKE 'Put into force: Company policy%%'"
    )
    assert (state, found) == ("running", []), "medical affairs approves next"
