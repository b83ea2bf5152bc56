"""Which encoding a text file is in: the lists of hospitals come as UTF-8, GB18030 and UTF-16."""

import codecs
import re

from hcp.reading.refusals import refusal

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_LONE_HIGH = re.compile(rb"(?<![\x80-\xff])[\xa0-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), name.removesuffix("-sig") + ("-bom" if name == "utf-8-sig" else "")
    if wide := _unmarked_utf16(data):
        return _strict(data, wide), wide
    for name in ("utf-8", _eight_bit(data)):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise refusal("file_encoding")


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        raise refusal("file_encoding") from None


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark shows as zero bytes on every second place."""
    head = data[:4000]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) // 2:
        raise refusal("file_binary")
    return "utf-16-be" if even > odd else "utf-16-le"


def _eight_bit(data: bytes) -> str:
    """GB18030 writes its characters in pairs; single high bytes between letters are a Western list."""
    high = len(_HIGH.findall(data))
    return "cp1252" if high and len(_LONE_HIGH.findall(data)) * 2 > high else "gb18030"
