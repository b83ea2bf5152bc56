"""An event as its people live it: planned against the rules, signed in without a network, settled."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from staff.demo import PASSWORD
from tests.field.desk import Desk
from tests.field.network import Network, is_write
from tests.field.product import Product
from tests.field.tablet import Tablet, enter
from tests.field.visits import expect_synced, sign

RUNNING = "SELECT id::text FROM events_event WHERE state = 'running'"
HELPER = """
SELECT u.username FROM events_event e JOIN staff_user u ON u.id = e.team[1] WHERE e.state = 'running'
"""
MISSING = """
SELECT h.name FROM events_invitee i JOIN hcp_hcp h ON h.id = i.hcp_id JOIN events_event e ON e.id = i.event_id
WHERE e.state = 'running' AND i.status IN ('nominated', 'invited', 'accepted')
GROUP BY h.name HAVING count(*) = 1 ORDER BY h.name
"""
CAME = """
SELECT coalesce(h.name, i.name), i.walk_in, i.meal, jsonb_array_length(i.also_signed) FROM events_invitee i
    LEFT JOIN hcp_hcp h ON h.id = i.hcp_id JOIN events_event e ON e.id = i.event_id
WHERE e.state = 'running' AND i.status = 'signed_in' AND i.signed_at > now() - interval '10 minutes'
    AND coalesce(h.name, i.name) = ANY(%s)
ORDER BY 1
"""
OVER_THE_CAP = """
SELECT e.id::text FROM events_event e JOIN events_budgetline l ON l.event_id = e.id
WHERE e.state = 'draft' AND l.category = 'meal' AND l.estimated > e.planned_heads * 300
"""


def test_guests_sign_on_two_tablets_without_a_network_and_nobody_is_lost_or_doubled(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    ((event,),), ((helper,),) = product.rows(RUNNING), product.rows(HELPER)
    both, first, second = (name for (name,) in product.rows(MISSING)[:3])
    tablets = [open_door(tablet(), username, event) for username in ("baihe", helper)]
    network.weather.down = True
    for page, listed in zip(tablets, ([both, first], [both, second]), strict=True):
        for name in listed:
            sign_in(page, name)
    walk_in(tablets[1], "司徒明远")
    assert product.rows(CAME, [both, first, second, "司徒明远"]) == []

    network.weather.cuts.append(is_write("/sign-ins"))
    network.weather.down = False
    for page in tablets:
        page.get_by_role("button", name="结束签到").click()
        page.reload()
        expect_synced(page, 120)

    came = product.rows(CAME, [both, first, second, "司徒明远"])
    again = {name: doubled for name, _, _, doubled in came}
    assert again == {both: 1, first: 0, second: 0, "司徒明远": 0}
    assert [name for name, walked_in, *_ in came if walked_in] == ["司徒明远"]
    assert all(not meal for _, _, meal, _ in came)
    assert network.weather.cuts == [], "the answer to a signature was never cut"


def test_a_breach_is_shown_while_planning_and_mended_before_the_event_is_asked_for(
    tablet: Callable[..., Tablet], product: Product
) -> None:
    ((event,),) = product.rows(OVER_THE_CAP)
    one = tablet()
    one.open()
    page = enter(one, "baihe")
    expect_synced(page)
    page.goto(f"{one.url}/events/{event}")
    expect(page.get_by_text("RDPAC-05").first).to_be_visible()
    page.get_by_role("button", name="修改费用").click()
    form = page.get_by_role("dialog")
    form.get_by_label(re.compile("^预算（CNY）")).first.fill("3,000")
    form.get_by_role("button", name="保存").click()
    expect(form).to_have_count(0)
    expect(page.get_by_text("未发现问题")).to_be_visible()
    page.get_by_role("link", name="查看名单").click()
    page.get_by_role("searchbox", name="搜索医生").fill("zhang")
    page.get_by_role("button", name=re.compile("加入名单$")).first.click()
    expect(page.get_by_text("待邀请").first).to_be_visible()
    page.get_by_role("link", name="返回").click()
    page.get_by_role("button", name="提交审批").click()
    expect(page.get_by_text("活动审批")).to_be_visible()
    assert product.rows("SELECT state FROM events_event WHERE id = %s", event) == [("pending_approval",)]
    with Desk(product.port).sign_in("baihe", PASSWORD) as desk:  # as it was, for whoever comes next
        assert desk.call("POST", f"/api/events/{event}/withdraw", {"reason": "还要修改"})[0] == 200


def open_door(tablet: Tablet, username: str, event: str) -> Page:
    """A tablet at the door, signed in while there was a network."""
    tablet.open()
    page = enter(tablet, username)
    expect_synced(page)
    page.goto(f"{tablet.url}/events/{event}/day")
    page.get_by_role("button", name="开始签到").click()
    return page


def sign_in(page: Page, name: str) -> None:
    """A guest finds himself, wants no meal and signs."""
    page.get_by_role("searchbox", name="输入姓名").fill(name)
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    finish(page, name)


def walk_in(page: Page, name: str) -> None:
    """A guest nobody expected."""
    page.get_by_role("button", name="名单上没有我").click()
    page.get_by_role("dialog").get_by_role("textbox", name="姓名").fill(name)
    page.get_by_role("dialog").get_by_role("textbox", name="工作单位").fill("远安医院")
    page.get_by_role("button", name="下一步：签名").click()
    finish(page, name)


def finish(page: Page, name: str) -> None:
    page.get_by_role("radio", name="不用餐").click()
    sign(page)
    page.get_by_role("button", name="签到", exact=True).click()
    expect(page.get_by_text(f"{name}，签到成功")).to_be_visible()
    page.get_by_role("button", name="下一位").click()
