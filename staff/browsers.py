"""What a browser calls itself, in words a person knows: nobody recognises his desk in a User-Agent line."""

import re

# The first that matches names it: the later ones stand in the lines of the earlier ones too.
BROWSERS = {
    "MicroMessenger/": "WeChat",
    "QQBrowser/": "QQ Browser",
    "HuaweiBrowser/": "Huawei Browser",
    "MiuiBrowser/": "Mi Browser",
    "UCBrowser/": "UC Browser",
    "EdgA?/": "Edge",
    "(Firefox|FxiOS)/": "Firefox",
    "(Chrome|CriOS)/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "HarmonyOS|OpenHarmony": "HarmonyOS",
    "Windows": "Windows",
    "iPad": "iPad",
    "iPhone": "iPhone",
    "Android": "Android",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def browser_name(user_agent: str) -> str:
    """The browser and what it runs on, as in `Edge · Windows`; nothing if neither is known."""
    named = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return " · ".join(name for name in named if name)


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for pattern, name in names.items() if re.search(pattern, user_agent)), "")
