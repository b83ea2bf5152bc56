"""A tablet: Debian's Chromium at tablet size, with a profile that survives being closed or killed."""

import os
import re
import shutil
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from staff.demo import PASSWORD
from tests.needs import browser

LANDSCAPE = {"width": 1180, "height": 820}
PORTRAIT = {"width": 820, "height": 1180}
PIN = "271828"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


expect.set_options(timeout=60_000)


class Tablet:
    """One tablet of one person."""

    def __init__(self, playwright: Playwright, profile: Path, url: str, *, language: str = "zh-CN") -> None:
        self.playwright = playwright
        self.profile = profile
        self.url = url
        self.language = language
        self.view = LANDSCAPE
        self.context: BrowserContext | None = None
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The open tab."""
        assert self._page is not None, "the tablet is closed"
        return self._page

    def open(self, path: str = "/") -> Page:
        """Start the browser on its profile and go there."""
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=browser() or "chromium",
            args=FLAGS,
            viewport=self.view,  # type: ignore[arg-type]
            locale=self.language,
            timezone_id="Asia/Shanghai",
            has_touch=True,
        )
        self.context.set_default_timeout(60_000)
        self._page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self._page.goto(self.url + path)
        return self._page

    @property
    def is_open(self) -> bool:
        """Whether its browser runs."""
        return self.context is not None

    def second_tab(self) -> Page:
        """A tab beside the first; there are never more than two."""
        assert self.context is not None
        others = [page for page in self.context.pages if page is not self.page]
        return others[0] if others else self.context.new_page()

    def close(self) -> None:
        """Close it as a person does."""
        if self.context is not None:
            self.context.close()
        self.context = self._page = None

    def kill(self) -> None:
        """Pull the battery: every process of this profile dies at once."""
        for pid in self._processes():
            os.kill(pid, signal.SIGKILL)
        self.context = self._page = None

    def _processes(self) -> list[int]:
        mark = f"--user-data-dir={self.profile}".encode()
        found = []
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    if mark in (folder / "cmdline").read_bytes():
                        found.append(int(folder.name))
                except OSError:
                    continue
        return found

    def offline(self, yes: bool) -> None:
        """Aeroplane mode."""
        assert self.context is not None
        self.context.set_offline(yes)

    def forget(self) -> None:
        """Throw the tablet away."""
        self.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def script(self, source: str, *arguments: Any) -> Any:
        """Look inside the page."""
        return self.page.evaluate(source, *arguments)


NAME, WORD, ACT = (
    re.compile("^(用户名|User name)$"),
    re.compile("^(密码|Password)$"),
    re.compile("^(登录|Sign in)$"),
)


def enter(tablet: Tablet, username: str) -> Page:
    """Sign in and choose the PIN, as on the first day with a tablet."""
    page = tablet.page
    page.get_by_label(NAME).fill(username)
    page.get_by_label(WORD).fill(PASSWORD)
    page.get_by_role("button", name=ACT).click()
    type_pin(page)
    type_pin(page)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")  # from here on it opens offline
    return page


def sign_in_again(page: Page) -> None:
    """The password once more, for a session that ended while the work went on."""
    page.get_by_role("dialog").get_by_role("textbox", name="密码").fill(PASSWORD)
    page.get_by_role("dialog").get_by_role("button", name=ACT).click()


def type_pin(page: Page) -> None:
    """Tap the six digits."""
    for digit in PIN:
        page.get_by_role("button", name=digit, exact=True).click()


def unlock(page: Page) -> None:
    """Open by PIN if the tablet asks for it: one that was closed for a moment does not."""
    pad, inside = page.get_by_role("button", name=PIN[0], exact=True), page.get_by_role("navigation")
    pad.or_(inside).first.wait_for()
    if pad.count():
        type_pin(page)
    inside.wait_for()
