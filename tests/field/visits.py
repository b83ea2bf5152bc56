"""What a rep does with a visit on the tablet, in the rep's words."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.field.product import Product
from tests.field.tablet import Tablet

REACHABLE = """
SELECT DISTINCT h.id::text, h.name, i.id::text, i.name FROM hcp_hcp h
    JOIN hcp_affiliation a ON a.hcp_id = h.id
    JOIN hcp_institution i ON i.id = a.institution_id
    JOIN hcp_hospitalregistration r ON r.institution_id = i.id
        AND (r.expires_on IS NULL OR r.expires_on > current_date)
    JOIN staff_user u ON u.id = r.user_id AND u.username = %s
WHERE NOT EXISTS (SELECT 1 FROM hcp_receptionslot s WHERE s.institution_id = i.id)
ORDER BY h.name, 1
"""


@dataclass(frozen=True, slots=True)
class Doctor:
    """Somebody to visit."""

    id: str
    name: str
    institution: str
    institution_name: str


def doctors_of(product: Product, username: str) -> list[Doctor]:
    """The doctors a rep may visit at any hour: registered there, and the hospital publishes no hours."""
    return [Doctor(*row) for row in product.rows(REACHABLE, username)]


def photo() -> bytes:
    """A picture as a camera would make it."""
    image = Image.new("RGB", (1200, 900), "#dde6ee")
    ImageDraw.Draw(image).rectangle((200, 200, 1000, 700), fill="#1558d6")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def open_log(tablet: Tablet, doctor: Doctor) -> Page:
    """The form of a visit that just happened."""
    page = tablet.page
    page.goto(f"{tablet.url}/visits/new?hcp={doctor.id}&institution={doctor.institution}&log=1")
    expect(page.get_by_text(doctor.name).first).to_be_visible()
    return page


def fill_log(page: Page, *, product: str = "安律平片", outcome: str = "有兴趣") -> None:
    """What must be said of a visit: the product and what came of it."""
    choose(page.get_by_role("checkbox", name=product))
    choose(page.get_by_role("radio", name=outcome))


def choose(option: Locator) -> None:
    """Tap it, unless it is chosen already: a form that was left half filled in begins where it was left."""
    option.wait_for()
    if option.get_attribute("aria-checked") != "true":
        option.click()
    expect(option).to_have_attribute("aria-checked", "true")


def sign(page: Page) -> None:
    """The doctor signs with a finger."""
    canvas = page.locator("canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 30 + step * 12, box["y"] + 60 + (step % 3) * 14)
    page.mouse.up()


def take_photo(page: Page) -> None:
    """One photo, as if from the camera."""
    page.get_by_role("button", name="加照片").click()
    files = [{"name": "camera.jpg", "mimeType": "image/jpeg", "buffer": photo()}]
    page.locator("input[type=file]").first.set_input_files(files)  # type: ignore[arg-type]
    expect(page.locator(".r-photos img").first).to_be_visible()


def hand_in(page: Page) -> None:
    """Hand the visit in; the tablet says that it is kept."""
    page.get_by_role("button", name="递交", exact=True).click()
    expect(page.get_by_text("已递交，保存在本机").first).to_be_visible()


def log_visit(tablet: Tablet, doctor: Doctor, *, outcome: str = "有兴趣", evidence: bool = True) -> None:
    """A whole visit, with signature and photo."""
    page = open_log(tablet, doctor)
    fill_log(page, outcome=outcome)
    if evidence:
        sign(page)
        take_photo(page)
    hand_in(page)


def expect_synced(page: Page, seconds: int = 60) -> None:
    """The chip says that nothing waits."""
    expect(page.get_by_text("已同步").or_(page.get_by_text("Synced")).first).to_be_visible(
        timeout=seconds * 1000
    )
