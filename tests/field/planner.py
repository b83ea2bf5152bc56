"""What the planner of an event, and whoever decides about it, do at their screens, in either language."""

import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from staff.demo import PASSWORD
from tests.field.visits import photo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def either(zh: str, en: str) -> re.Pattern[str]:
    """A name in whichever language the screen is in."""
    return re.compile(f"^({zh}|{en})")


def tap(within: Page | Locator, zh: str, en: str) -> None:
    """Tap a button or a chip of this name."""
    name = either(zh, en)
    within.get_by_role("button", name=name).or_(within.get_by_role("radio", name=name)).or_(
        within.get_by_role("checkbox", name=name)
    ).first.click()


def fill(within: Page | Locator, zh: str, en: str, words: str) -> None:
    """Write into the field of this name."""
    within.get_by_label(either(zh, en)).first.fill(words)


def pick(page: Page, within: Locator, zh: str, en: str, words: str) -> None:
    """Open the list of this name, type where it is searched, and take the first line that says so."""
    field = within.get_by_role("combobox", name=either(zh, en)).first
    field.click()
    if field.is_editable():
        field.fill(words)
    page.get_by_role("option", name=re.compile(words)).first.click()


def sheet(page: Page, act: Callable[[Locator], None], zh: str = "保存", en: str = "Save") -> None:
    """Fill the sheet that is open, save it, and see it close."""
    form = page.get_by_role("dialog")
    act(form)
    form.get_by_role("button", name=either(zh, en)).last.click()
    expect(form).to_have_count(0)


def expect_state(page: Page, zh: str, en: str) -> None:
    """Where the event that is open stands now."""
    expect(page.locator(".e-badges").get_by_text(either(zh, en))).to_be_visible()


def soon() -> str:
    """Within the hour, and today, as the clock at the venue shows it."""
    now = timezone.now().astimezone(SHANGHAI)
    last = now.replace(hour=23, minute=59)
    return f"{min(now + timedelta(minutes=40), last):%Y-%m-%dT%H:%M}"


def write_event(page: Page, title: str, topic: str, helper: str, heads: int) -> str:
    """Plan an event of today; answers its id."""
    tap(page, "策划活动", "Plan an event")

    def fields(form: Locator) -> None:
        tap(form, "讲者会", "Speaker programme")
        fill(form, "名称", "Title", title)
        pick(page, form, "主题", "Topic", topic)
        fill(form, "医学或科学需求", "Medical or scientific need", "基层医生需要统一的随访标准。")
        fill(form, "开始", "Starts", soon())
        fill(form, "地点", "Where", "远安医院第一会议室")
        fill(form, "预计人数", "Expected people", str(heads))
        tap(form, "安律平片", "Anlvping tablets")
        pick(page, form, "协办人", "Helpers", helper)
        page.keyboard.press("Escape")

    sheet(page, fields)
    page.wait_for_url(re.compile("/events/[0-9a-f-]{36}"))
    return page.url.rpartition("/")[2]


def write_programme(page: Page, speaker: str) -> None:
    """Who speaks for an hour, and on what."""
    tap(page, "修改讲者", "Edit Speakers")
    sheet(page, lambda form: pick(page, form, "添加讲者", "Add a speaker", speaker))
    tap(page, "修改日程", "Edit Agenda")

    def item(form: Locator) -> None:
        tap(form, "添加日程项", "Add an item")
        fill(form, "内容", "What", "随访标准解读")
        pick(page, form, "讲者", "Speaker", speaker)

    sheet(page, item)


def write_budget(page: Page, meal: str, venue: str) -> None:
    """A working meal for those who eat, and a room."""
    tap(page, "修改费用", "Edit Money")

    def lines(form: Locator) -> None:
        tap(form, "添加预算项目", "Add a budget line")
        fill(form, "预算（CNY）", r"Estimated \(CNY\)", meal)
        tap(form, "添加预算项目", "Add a budget line")
        room = (
            form.get_by_role("group").filter(has=page.get_by_label(either("预算（CNY）", "Estimated"))).last
        )
        pick(page, room, "类别", "Category", "^(场地|Venue)$")
        tap(room, "不分摊", "Not shared")
        fill(room, "预算（CNY）", r"Estimated \(CNY\)", venue)

    sheet(page, lines)


def mend_meal(page: Page, meal: str) -> None:
    """Another amount for the meal."""
    tap(page, "修改费用", "Edit Money")
    sheet(page, lambda form: fill(form, "预算（CNY）", r"Estimated \(CNY\)", meal))


def decide(page: Page, url: str, title: str, *, close_out: bool = False) -> None:
    """Find the request, read it, approve it and sign."""
    open_request(page, url, title, close_out=close_out)
    tap(page, "同意", "Approve")

    def sign(form: Locator) -> None:
        fill(form, "意见", "Comment", "符合学术活动管理规定")
        form.get_by_label(either("登录密码", "Password")).first.fill(PASSWORD)

    sheet(page, sign, "签名并同意", "Sign and approve")
    expect(page.get_by_role("link", name=either("验证", "Verify")).first).to_be_visible()


def send_back(page: Page, url: str, title: str, why: str) -> None:
    """Find the request and return it to whoever asked."""
    open_request(page, url, title)
    tap(page, "其他操作", "More")
    page.get_by_role("menuitem", name=either("退回", "Return")).click()
    sheet(page, lambda form: fill(form, "理由", "Reason", why), "退回", "Return")


def open_request(page: Page, url: str, title: str, *, close_out: bool = False) -> None:
    """Open the request about an event from the inbox."""
    page.goto(f"{url}/approvals")
    kind = ("活动结案：", "Close-out: ") if close_out else ("学术活动：", "Event: ")
    page.get_by_role("link", name=either(*(f"{said}{title}" for said in kind))).first.click()
    expect(page.get_by_role("link", name=either("查看原记录", "Open the record"))).to_be_visible()


def invitation_of(page: Page, name: str) -> str:
    """The secret behind the link on somebody's printed letter."""
    letter = page.get_by_role("link", name=either(f"{name}的邀请函", f"Letter to {name}"))
    said = read_pdf(page.request.get(page.url.split("/events")[0] + str(letter.get_attribute("href"))).body())
    found = re.search(r"/rsvp#([\w-]{43})", "".join(said.split()))  # the paper breaks it into two lines
    assert found, said
    return found.group(1)


def answer(page: Page, *, comes: bool) -> None:
    """Answer an invitation as its guest."""
    tap(page, "参加", "Yes, I will come") if comes else tap(page, "不能参加", "No, I cannot")
    if comes:
        tap(page, "用餐", "Yes, please")
    tap(page, "提交回复", "Send my answer")
    expect(page.get_by_text(either("已收到您的回复", "Your answer has arrived"))).to_be_visible()


def match(page: Page, walked_in: str, name: str) -> None:
    """Say which doctor on file a walk-in is."""
    tap(page, f"核对临时到场：{walked_in}", f"Settle walk-in {walked_in}")
    form = page.get_by_role("dialog")
    form.get_by_role("searchbox").fill(name)
    form.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    expect(form).to_have_count(0)


def enter_on_file(page: Page, walked_in: str, institution: str) -> None:
    """Take a walk-in on file as a new doctor."""
    tap(page, f"核对临时到场：{walked_in}", f"Settle walk-in {walked_in}")
    form = page.get_by_role("dialog")
    pick(page, form, "工作单位", "Where you work", institution)
    tap(form, "以此姓名建档", "Enter under this name")
    expect(form).to_have_count(0)


def dismiss(page: Page, walked_in: str, why: str) -> None:
    """Leave a walk-in out, saying why."""
    tap(page, f"将{walked_in}移出名单", f"Take {walked_in} off the list")
    form = page.get_by_role("dialog")
    fill(form, "原因", "Reason", why)
    form.get_by_role("button", name=either("移出名单", "Take off")).click()
    expect(form).to_have_count(0)


def write_costs(page: Page, costs: dict[tuple[str, str], str]) -> None:
    """What each line came to, by its category, with a receipt each."""
    tap(page, "填写实际费用", "Enter actual costs")

    def lines(form: Locator) -> None:
        for category, amount in costs.items():
            line = form.get_by_role("group", name=either(*category))
            fill(line, "实际金额", "Actual", amount)
            bring_picture(line)

    sheet(page, lines)


def bring_evidence(page: Page, zh: str, en: str) -> None:
    """One picture that proves something."""
    tap(page, "补充凭证", "Add evidence")

    def fields(form: Locator) -> None:
        tap(form, zh, en)
        bring_picture(form)

    sheet(page, fields)


def bring_picture(within: Locator) -> None:
    """One picture, as if from the camera."""
    files = [{"name": "camera.jpg", "mimeType": "image/jpeg", "buffer": photo()}]
    within.locator("input[type=file]").first.set_input_files(files)  # type: ignore[arg-type]
    expect(within.locator(".r-photos img").first).to_be_visible()


def dossier(page: Page) -> str:
    """The dossier, taken home and read."""
    with page.expect_download() as download:
        page.get_by_role("link", name=either("活动档案", "Dossier")).click()
    return read_pdf(Path(download.value.path()).read_bytes())


def read_pdf(document: bytes) -> str:
    """The words of a PDF document, as poppler reads them."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=document, capture_output=True, check=True)
    return done.stdout.decode()
