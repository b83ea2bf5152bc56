"""Sentences a person reads, always in both languages of the product."""

from typing import NamedTuple

ZH = "zh-hans"
EN = "en"
LANGUAGES = (ZH, EN)


class Text(NamedTuple):
    """One sentence in Chinese and in English; `{names}` are filled in when it is read."""

    zh: str
    en: str

    def read(self, language: str, **params: object) -> str:
        """The sentence in the reader's language, with its values filled in."""
        sentence = self.zh if language == ZH else self.en
        values = {name: _read(value, language) for name, value in params.items()}
        return sentence.format(**values) if values else sentence


def _read(value: object, language: str) -> object:
    return value.read(language) if isinstance(value, Text) else value


def language_of(header: str | None) -> str:
    """The product's language for an Accept-Language header; Chinese comes first in doubt."""
    wanted = (header or "").lower()
    if wanted.startswith("en"):
        return EN
    return ZH
