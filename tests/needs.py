"""What only tests need from the system: a browser, Chinese fonts, a PDF reader.

``--install`` fetches it through apt where that is allowed (root, or sudo without a password).
Answers 0 when everything is there.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str | None:
    """The path of an installed Chromium."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout.strip())


NEEDS: dict[str, Callable[[], object]] = {
    "chromium": browser,
    "fonts-noto-cjk": _has_chinese_font,
    "poppler-utils": lambda: shutil.which("pdftotext"),
}


def missing() -> list[str]:
    """The Debian packages still missing."""
    return [package for package, is_there in NEEDS.items() if not is_there()]


def _may_install() -> list[str] | None:
    """How to call apt-get here: directly, through sudo, or not at all."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    may_sudo = shutil.which("sudo") and subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, check=False
    )
    return ["sudo", "-n"] if may_sudo and may_sudo.returncode == 0 else None


def _install(packages: list[str]) -> None:
    prefix = _may_install()
    if prefix is None:
        return
    print(f"Installing for tests, through apt-get: {' '.join(packages)} (a minute or two)", flush=True)
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*prefix, "apt-get", "update", *quiet], check=False)
    install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"]
    subprocess.run([*prefix, *install, *quiet, *packages], check=False, stdout=subprocess.DEVNULL)


def main(arguments: list[str]) -> int:
    """Look, install when asked, and tell what is still missing."""
    packages = missing()
    if packages and "--install" in arguments:
        _install(packages)
        packages = missing()
    if packages and "--quiet" not in arguments:
        print(
            f"Missing for tests: apt-get install -y --no-install-recommends {' '.join(packages)}", flush=True
        )
    return 1 if packages and "--install" not in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
