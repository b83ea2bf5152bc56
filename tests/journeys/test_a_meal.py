"""A meal written down without a network: below the cap in the ledger at once, above it once compliance signed."""

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from staff.demo import PASSWORD
from tests.field.network import Network, is_write
from tests.field.product import Product
from tests.field.tablet import Tablet, enter
from tests.field.visits import Doctor, doctors_of, expect_synced, fill_log, hand_in, open_log, photo
from tests.journeys.test_screens import button, look, settle

LINES = """
SELECT t.standing, t.amount::text, t.currency FROM compliance_transfer t JOIN visits_visit v ON v.id = t.cause_id
WHERE t.hcp_id = %s AND v.number NOT IN (SELECT number FROM visits_historicalvisit WHERE actor_name = 'job:demo')
ORDER BY t.id
"""
NEWEST = """
SELECT id::text, number, state, meal->>'state', jsonb_array_length(meal->'receipts') FROM visits_visit
WHERE hcp_id = %s ORDER BY created_at DESC LIMIT 1
"""
WAITING = (
    "SELECT id::text, about_id::text FROM compliance_run WHERE about_kind = 'visit' AND state = 'running'"
)
ADD, AMOUNT, HEADS = "^(加用餐|Add a meal)$", re.compile("^(总金额|Total)"), re.compile("^(用餐人数|Heads)$")


def test_two_meals_logged_offline_one_lands_at_once_the_other_once_it_is_approved(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    below, over = doctors_of(product, "linyue")[-2:]
    one = tablet()
    one.open()
    expect_synced(enter(one, "linyue"))
    network.weather.down = True
    one.offline(True)

    page = eat(one, below, "200", "3")
    expect(page.get_by_text("CNY 66.67").first).to_be_visible()
    expect(page.get_by_text("在上限之内，递交后直接记入台账")).to_be_visible()
    hand_in(page)

    page = eat(one, over, "964", "3")
    expect(page.get_by_text("须经批准后才记入台账")).to_be_visible()
    expect(page.get_by_text(re.compile("可批准：合规专员"))).to_be_visible()
    expect(page.get_by_text(re.compile("递交前还缺：用餐信息"))).to_be_visible()
    page.get_by_label("原因").fill("夜间病例讨论至 21 点")
    receipt: FilePayload = {"name": "receipt.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    page.locator(".v-meal input[type=file]").set_input_files([receipt])
    expect(page.locator(".v-meal .r-photos img")).to_be_visible()
    found = look(page, "meal-log", "zh-CN")
    hand_in(page)
    assert (product.rows(LINES, below.id), product.rows(LINES, over.id)) == ([], [])

    network.weather.cuts.append(is_write("/submit"))
    network.weather.down = False
    one.offline(False)
    expect_synced(page, 120)
    assert network.weather.cuts == [], "the answer to a visit that was handed in was never cut"

    assert product.rows(LINES, below.id) == [("given", "66.67", "CNY")]
    assert product.rows(LINES, over.id) == [("held", "321.34", "CNY")]
    ((visit, number, state, meal, receipts),) = product.rows(NEWEST, over.id)
    assert (state, meal, receipts) == ("submitted", "asked", 1)
    page.goto(f"{one.url}/visits/{visit}")
    expect(page.get_by_text("待批准").first).to_be_visible()
    page.locator(".v-meal-lines").scroll_into_view_if_needed()
    found += look(page, "meal-asked", "zh-CN")

    found += sign_as_compliance(tablet(), over, number)

    assert product.rows(LINES, over.id) == [
        ("held", "321.34", "CNY"),
        ("held", "-321.34", "CNY"),
        ("given", "321.34", "CNY"),
    ]
    page.goto(f"{one.url}/accounts/hcps/{over.id}")
    page.get_by_text(re.compile("笔记录")).click()
    expect(page.get_by_text("CNY 321.34").last).to_be_visible()
    assert found == []


def test_the_screens_of_a_meal_have_no_axe_finding_in_english(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    doctor = doctors_of(product, "linyue")[-3]
    ((run, visit),) = product.rows(WAITING)
    one = tablet("en")
    one.open()
    expect_synced(enter(one, "linyue"))
    network.weather.down = True
    page = eat(one, doctor, "1,964.5", "3")
    button(page, "^Submit$").click()
    expect(page.get_by_text("Say why.")).to_be_visible()
    found = look(page, "meal-log", "en")
    network.weather.down = False
    page.goto(f"{one.url}/visits/{visit}")
    expect(page.get_by_text("Awaits approval").first).to_be_visible()
    page.locator(".v-meal-lines").scroll_into_view_if_needed()
    found += look(page, "meal-asked", "en")
    other = tablet("en")
    other.open()
    desk = enter(other, "fangxin")
    expect_synced(desk)
    for name, path in (("meal-run", f"approvals/{run}"), ("meal-desk", f"visits/{visit}")):
        desk.goto(f"{other.url}/{path}")
        expect(desk.get_by_text("RDPAC-05").first).to_be_visible()
        found += look(desk, name, "en")
    assert found == []


def eat(tablet: Tablet, doctor: Doctor, amount: str, heads: str) -> Page:
    """A visit that ended at table, as far as amount and heads."""
    page = open_log(tablet, doctor)
    if tablet.language == "en":
        page.get_by_role("checkbox").first.click()
        page.get_by_role("radio", name="Interested", exact=True).click()
    else:
        fill_log(page)
    button(page, ADD).click()
    page.get_by_label(AMOUNT).fill(amount)
    page.get_by_label(HEADS).fill(heads)
    return page


def sign_as_compliance(tablet: Tablet, doctor: Doctor, number: str) -> list[str]:
    """A compliance officer finds the request in the inbox, reads it and signs it."""
    tablet.open()
    page = enter(tablet, "fangxin")
    expect_synced(page)
    page.goto(f"{tablet.url}/approvals")
    page.get_by_role("link", name=re.compile(f"拜访用餐：{doctor.name}（{number}）")).first.click()
    settle(page)
    expect(page.get_by_text("RDPAC-05").first).to_be_visible()
    found = look(page, "meal-request", "zh-CN")
    button(page, "^同意$").click()
    page.get_by_label(re.compile("^意见")).first.fill("票据齐全")
    page.get_by_label(re.compile("^登录密码")).first.fill(PASSWORD)
    button(page, "^签名并同意$").click()
    expect(page.get_by_role("link", name="验证").first).to_be_visible()
    return found
