"""An event as its people live it: planned against the rules, approved, signed in without a network, closed."""

import json
from collections.abc import Callable
from decimal import Decimal
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from staff.demo import PASSWORD
from tests.field import door, planner
from tests.field.desk import Desk
from tests.field.network import Network, is_write
from tests.field.planner import either, tap
from tests.field.product import Product
from tests.field.tablet import Tablet, enter
from tests.field.visits import doctors_of, expect_synced

TITLE = "随访标准研讨会"
HEADS = 30
STRANGERS = ("司徒明远", "欧阳知秋", "诸葛清和", "端木未央")
MEAL, ROOM, FEE = Decimal("8641.27"), Decimal("1480.50"), Decimal("1500.00")
# Doctors whose whole name is nobody else's, and who are on no list yet.
DOCTORS = """
SELECT id::text, name FROM hcp_hcp h
WHERE NOT EXISTS (SELECT 1 FROM hcp_hcp o WHERE o.id <> h.id AND (o.name LIKE h.name || '%%'))
    AND NOT EXISTS (SELECT 1 FROM events_speaker s WHERE s.hcp_id = h.id)
    AND NOT EXISTS (SELECT 1 FROM events_invitee i WHERE i.hcp_id = h.id)
ORDER BY md5(name) LIMIT %s
"""
PEOPLE = """
SELECT coalesce(h.name, i.name), i.status, i.walk_in, jsonb_array_length(i.also_signed) FROM events_invitee i
    LEFT JOIN hcp_hcp h ON h.id = i.hcp_id WHERE i.event_id = %s
"""
GIVEN = """
SELECT t.category, sum(t.amount), count(DISTINCT t.hcp_id) FILTER (WHERE t.standing = 'given') FROM compliance_transfer t
    JOIN events_budgetline l ON l.id = t.cause_id AND t.cause_kind = 'event_line'
WHERE l.event_id = %s GROUP BY t.category ORDER BY t.category
"""


@pytest.mark.parametrize(("language", "topic"), [("zh-CN", "房颤"), ("en", "Rate control")])
def test_an_event_from_its_need_to_its_dossier(
    tablet: Callable[..., Tablet], network: Network, product: Product, language: str, topic: str
) -> None:
    known = product.rows(DOCTORS, HEADS + 1)
    title = f"{TITLE} {language}"
    mine = sit_down(tablet, language, "baihe")
    page, url = mine.page, mine.url

    event = plan(page, url, title, topic, known[0][1])
    put_on_list(product, page, f"{url}/events/{event}/people", event, known[1:HEADS])
    ask(page, url, event)
    officers = [sit_down(tablet, language, name) for name in ("fangxin", "songyu")]
    planner.send_back(officers[0].page, url, title, "请写明评估方式")
    correct(page, url, event)
    for officer in officers:
        planner.decide(officer.page, url, title)

    names = [name for _, name in known]
    invite(page, url, event)
    answer(tablet(language), page, names[0], names[1])
    helper = sit_down(tablet, language, "heqian")
    sign_everybody_in(network, product, event, [mine, helper], names)
    settle(page, helper, product, event, names)
    close(page, officers[1].page, url, title, event)

    expect_books(product, event)
    expect_dossier(planner.dossier(page), title, names)


def sit_down(tablet: Callable[..., Tablet], language: str, username: str) -> Tablet:
    """Somebody with a tablet of his own, signed in."""
    one = tablet(language)
    one.open()
    expect_synced(enter(one, username))
    return one


def plan(page: Page, url: str, title: str, topic: str, doctor: str) -> str:
    """Two zeros too many are seen while picking people, and mended before anybody is put on the list."""
    page.goto(f"{url}/events")
    event = planner.write_event(page, title, topic, "贺谦", HEADS)
    ((speaker),) = [page.evaluate("async () => (await (await fetch('/api/speakers')).json()).items[0].name")]
    planner.write_programme(page, speaker)
    planner.write_budget(page, "1,860,000", "1,500")
    expect(page.get_by_text("RDPAC-05").first).to_be_visible()
    look_for(page, f"{url}/events/{event}/people", doctor)
    card = page.get_by_role("article").filter(has_text=doctor).first
    expect(card.get_by_text("RDPAC-06").first).to_be_visible()
    expect(card.get_by_text(either("禁止", "Not allowed")).first).to_be_visible()
    expect(card.get_by_role("button")).to_have_count(0)

    page.goto(f"{url}/events/{event}")
    planner.mend_meal(page, "8,700")
    expect(page.get_by_text(either("未发现问题", "Nothing found"))).to_be_visible()
    look_for(page, f"{url}/events/{event}/people", doctor)
    tap(page, f"将{doctor}加入名单", f"Add {doctor}")
    expect(page.get_by_text(either("待邀请", "Not asked yet")).first).to_be_visible()
    return event


def look_for(page: Page, people: str, doctor: str) -> None:
    """Search a doctor to put on the list."""
    page.goto(people)
    page.get_by_role("searchbox", name=either("搜索医生", "Search doctors")).fill(doctor)


def put_on_list(
    product: Product, page: Page, people: str, event: str, doctors: list[tuple[str, str]]
) -> None:
    """The others: the screen is the same thirty times."""
    with Desk(product.port).sign_in("baihe", PASSWORD) as desk:
        for hcp_id, _ in doctors:
            body = {"id": str(uuid4()), "hcp_id": hcp_id, "comment": "相关科室"}
            assert desk.call("POST", f"/api/events/{event}/invitees", body)[0] == 200
    page.goto(people)
    expect(
        page.get_by_text(f"{HEADS} / {HEADS} 人").or_(page.get_by_text(f"{HEADS} of {HEADS}"))
    ).to_be_visible()


def ask(page: Page, url: str, event: str) -> None:
    """Ask for the approval."""
    page.goto(f"{url}/events/{event}")
    tap(page, "提交审批", "Submit for approval")
    planner.expect_state(page, "待审批", "Awaiting approval")


def correct(page: Page, url: str, event: str) -> None:
    """What came back says why; it is corrected and asked for again."""
    page.goto(f"{url}/events/{event}")
    expect(page.get_by_text("请写明评估方式")).to_be_visible()
    tap(page, "修改活动安排", "Edit Arrangements")
    need = "基层医生需要统一的随访标准；会后以问卷评估。"
    planner.sheet(page, lambda form: planner.fill(form, "医学或科学需求", "Medical or scientific need", need))
    ask(page, url, event)


def invite(page: Page, url: str, event: str) -> None:
    """Open the invitations and invite everybody."""
    page.goto(f"{url}/events/{event}")
    tap(page, "开放邀请", "Open invitations")
    planner.expect_state(page, "邀请中", "Inviting")
    page.goto(f"{url}/events/{event}/people")
    tap(page, f"邀请 {HEADS} 人", f"Invite {HEADS} people")
    expect(page.get_by_text(either("已邀请", "Invited")).nth(HEADS - 1)).to_be_visible()


def answer(guest: Tablet, page: Page, comes: str, declines: str) -> None:
    """Two guests answer through the links of their letters, without an account."""
    for name, yes in ((comes, True), (declines, False)):
        token = planner.invitation_of(page, name)
        if guest.is_open:
            guest.close()
        planner.answer(guest.open(f"/rsvp#{token}"), comes=yes)


def sign_everybody_in(
    network: Network, product: Product, event: str, tablets: list[Tablet], names: list[str]
) -> None:
    """Twenty-seven of the list and four walk-ins on two tablets without a network; one signs on both."""
    page = tablets[0].page
    page.goto(f"{tablets[0].url}/events/{event}")
    tap(page, "开始活动", "Begin the event")
    planner.expect_state(page, "进行中", "Running")
    for one in tablets:
        one.page.reload()
        expect_synced(one.page)
    doors = [door.open_door(one, event) for one in tablets]
    network.weather.down = True
    listed = [names[0], *names[2:28]]
    for n, name in enumerate(listed):
        door.sign_in(doors[n % 2], name, eats=n % 3 != 0)
    door.sign_in(doors[1], listed[0])
    for n, name in enumerate(STRANGERS):
        door.walk_in(doors[n % 2], name, eats=True)
    came = "SELECT count(*) FROM events_invitee WHERE event_id = %s AND status = 'signed_in'"
    assert product.rows(came, event) == [(0,)]

    network.weather.cuts.append(is_write("/sign-ins"))
    network.weather.down = False
    for page in doors:
        door.close_door(page)
        page.reload()
        expect_synced(page, 120)
    assert network.weather.cuts == [], "the answer to a signature was never cut"
    rows = product.rows(PEOPLE, event)
    signed = {name: (walked_in, again) for name, status, walked_in, again in rows if status == "signed_in"}
    assert signed == {
        **dict.fromkeys(listed, (False, 0)),
        listed[0]: (False, 1),
        **dict.fromkeys(STRANGERS, (True, 0)),
    }


def settle(page: Page, helper: Tablet, product: Product, event: str, names: list[str]) -> None:
    """The walk-ins: one of the list after all, one on file, one new, one who is no doctor."""
    people = f"{helper.url}/events/{event}/people"
    page.goto(f"{helper.url}/events/{event}")
    tap(page, "结束活动", "End the event")
    planner.expect_state(page, "核对中", "Reconciling")
    page.goto(people)
    planner.match(page, STRANGERS[0], names[28])
    planner.match(page, STRANGERS[1], names[30])
    helper.page.goto(people)
    planner.enter_on_file(helper.page, STRANGERS[2], doctors_of(product, "heqian")[0].institution_name)
    planner.dismiss(page, STRANGERS[3], "随行人员")
    statuses = [status for _, status, *_ in product.rows(PEOPLE, event)]
    assert statuses.count("signed_in") == HEADS
    assert (statuses.count("merged"), statuses.count("dismissed"), statuses.count("declined")) == (1, 1, 1)


def close(page: Page, officer: Page, url: str, title: str, event: str) -> None:
    """Costs with receipts, the evidence, and the close-out signed."""
    page.goto(f"{url}/events/{event}")
    costs = {
        ("餐饮", "Meal"): str(MEAL),
        ("场地", "Venue"): str(ROOM),
        ("劳务费", "Fee for service"): str(FEE),
    }
    planner.write_costs(page, costs)
    for zh, en in (
        ("签到表", "Sign-in sheet"),
        ("现场照片", "Photos"),
        ("票据", "Receipts"),
        ("日程单", "Agenda"),
    ):
        planner.bring_evidence(page, zh, en)
    expect(page.get_by_text(f"{MEAL + ROOM + FEE:,}")).to_be_visible()
    tap(page, "提交结案", "Submit the close-out")
    planner.expect_state(page, "待结案", "Awaiting close-out")
    planner.decide(officer, url, title, close_out=True)
    page.reload()
    planner.expect_state(page, "已结案", "Closed")


def expect_books(product: Product, event: str) -> None:
    """The ledger was told the meal of those who ate and the fee, to the cent, and holds nothing more."""
    assert product.rows(GIVEN, event) == [("fee", FEE, 1), ("meal", MEAL, 21)]


def expect_dossier(said: str, title: str, names: list[str]) -> None:
    """Need, approvals with signatures, agenda, who came, money, evidence and history are all in it."""
    words = " ".join(said.split())
    wanted = [
        title, "以问卷评估", "方歆", "宋语", "随访标准解读", "白鹤", *names[2:28], names[28], names[30], STRANGERS[2],
        str(MEAL), str(ROOM), str(FEE), str(MEAL + ROOM + FEE),
    ]  # fmt: skip
    assert [one for one in wanted if one not in words and one not in said.replace(" ", "")] == [], json.dumps(
        said
    )
