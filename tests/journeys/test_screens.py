"""Every screen, in both languages and both orientations: axe finds nothing, nothing runs off the side.

`ROUNDS_SCREENS=folder` keeps the pictures, to be looked at.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.field.product import Product
from tests.field.tablet import LANDSCAPE, PORTRAIT, Tablet, enter
from tests.field.visits import doctors_of, expect_synced

KEEP = os.environ.get("ROUNDS_SCREENS", "")
PEOPLE = {
    "linyue": ("today", "accounts", "hcp", "institution", "visits", "visit", "log", "plan", "permit", "tray", "device"),
    "zhouning": ("today", "team", "visits"),
    "lujia": ("accounts", "imports"),
    "fangxin": ("people", "person", "rules"),
    "secadmin": ("territories",),
}  # fmt: skip
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def addresses(product: Product) -> dict[str, str]:
    """Where each screen is, for the demonstration's rows."""
    doctor = doctors_of(product, "linyue")[0]
    ((visit,),) = product.rows(
        "SELECT v.id::text FROM visits_visit v JOIN staff_user u ON u.id = v.owner_id"
        " WHERE u.username = 'linyue' AND v.state = 'approved' ORDER BY v.at DESC LIMIT 1"
    )
    ((person,),) = product.rows("SELECT id FROM staff_user WHERE username = 'linyue'")
    return {
        "hcp": f"accounts/hcps/{doctor.id}",
        "institution": f"accounts/institutions/{doctor.institution}",
        "visit": f"visits/{visit}",
        "log": f"visits/new?hcp={doctor.id}&institution={doctor.institution}&log=1",
        "plan": f"visits/plan?hcp={doctor.id}&institution={doctor.institution}",
        "person": f"people/{person}",
    }


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("username", PEOPLE)
def test_every_screen_stands_upright_and_lying_down_without_an_axe_finding(
    tablet: Callable[..., Tablet], product: Product, username: str, language: str
) -> None:
    where = addresses(product)
    one = tablet(language)
    one.open()
    page = enter(one, username)
    expect_synced(page)
    if language == "en":
        speak_english(page)
    found = []
    for screen in PEOPLE[username]:
        for name, view in (("landscape", LANDSCAPE), ("portrait", PORTRAIT)):
            page.set_viewport_size(view)  # type: ignore[arg-type]
            page.goto(f"{one.url}/{where.get(screen, screen)}")
            settle(page)
            found += findings(page, f"{screen} {name} {language}")
            if KEEP:
                Path(KEEP).mkdir(parents=True, exist_ok=True)
                page.screenshot(path=f"{KEEP}/{username}-{screen}-{name}-{language}.png")
    assert found == []


def speak_english(page: Page) -> None:
    """The person chooses English on his tablet."""
    chooser = page.get_by_role("button", name="English").or_(page.get_by_text("English", exact=True)).first
    if chooser.is_visible():
        chooser.click()
    expect(page.get_by_role("navigation")).to_be_visible()


def settle(page: Page) -> None:
    """Wait until the page has its heading and no skeleton is left."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator(".mantine-Skeleton-root:visible")).to_have_count(0)
    page.wait_for_timeout(400)


def findings(page: Page, screen: str) -> list[str]:
    """What axe found here, and how far the page runs off the side."""
    told = [
        f"{screen}: {violation['id']} {node['target']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
    over = page.evaluate(WIDER_THAN_THE_SCREEN)
    return [*told, f"{screen}: {over} px wider than the screen"] if over > 0 else told
