"""Which encoding a text file is in: lists of hospitals come as UTF-8, GB18030, UTF-16 and Big5."""

import codecs
import re
from collections.abc import Sequence

from hcp.reading.refusals import refusal

HEAD = 200_000  # bytes that are enough to tell by

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_LONE_HIGH = re.compile(rb"(?<![\x80-\xff])[\xa0-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]")
# Both Chinese encodings write pairs, and both keep their characters of every day in a block of its own.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_EVERYDAY_GB = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")  # GB 2312, level 1
_EVERYDAY_BIG5 = re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]")  # Big5, level 1


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), name.removesuffix("-sig") + ("-bom" if name == "utf-8-sig" else "")
    if wide := _unmarked_utf16(data):
        return _strict(data, wide), wide
    for name in ("utf-8", *_eight_bit(data)):
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


def _eight_bit(data: bytes) -> Sequence[str]:
    """Chinese is written in pairs of bytes; single high bytes between letters are a Western list."""
    high = len(_HIGH.findall(data))
    if high and len(_LONE_HIGH.findall(data)) * 2 > high:
        return ("cp1252",)
    return ("big5hkscs", "gb18030") if _looks_like_big5(data) else ("gb18030",)


def _looks_like_big5(data: bytes) -> bool:
    """Traditional characters of every day read as GB18030 are rare ones, so the reading with more wins."""
    pairs = _PAIR.findall(data[:HEAD])
    return _count(_EVERYDAY_BIG5, pairs) > _count(_EVERYDAY_GB, pairs)


def _count(block: re.Pattern[bytes], pairs: Sequence[bytes]) -> int:
    return sum(block.fullmatch(pair) is not None for pair in pairs)
