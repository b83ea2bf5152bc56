"""PDF documents, and whether this machine can make them: they need Pango, which no Python package brings along."""

import ctypes
import ctypes.util
import threading
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.template.loader import render_to_string

from core.errors import Refused
from core.words import EN, Text

_LIBRARIES = ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig")
INSTALL = (
    "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    " fonts-noto-cjk"
)


@cache
def missing_libraries() -> tuple[str, ...]:
    """The system libraries that PDF documents need and this machine lacks."""
    return tuple(name for name in _LIBRARIES if not _is_there(name))


def _is_there(name: str) -> bool:
    try:
        ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        return ctypes.util.find_library(name) is not None
    return True


def require_pdf() -> None:
    """Refuse a PDF with the remedy, before anything is begun."""
    if missing_libraries():
        raise Refused(
            "pdf_unavailable",
            "服务器缺少 Pango 库，无法生成 PDF。请管理员安装：{install}",
            "The server lacks Pango and cannot make PDF documents. An administrator installs it: {install}",
            install=INSTALL,
        )


def page(template: str, words: Mapping[str, Text], language: str, /, **told: Any) -> str:
    """The page a document is made of, with its words in the reader's language."""
    read = {name: text.read(language) for name, text in words.items()}
    return render_to_string(template, {"lang": lang_of(language), "words": read, **told})


def lang_of(language: str) -> str:
    """The language of a page as HTML names it."""
    return "en" if language == EN else "zh-Hans"


_kept = threading.local()


def document(html: str) -> bytes:
    """The PDF document of a page. Fonts are read once a thread: what a reading takes is never given back."""
    require_pdf()
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    if not hasattr(_kept, "fonts"):
        _kept.fonts = FontConfiguration()
    written: bytes = HTML(string=html).write_pdf(font_config=_kept.fonts)
    return written
