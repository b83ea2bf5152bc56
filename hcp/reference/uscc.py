"""The unified social credit code of GB 32100: 18 characters, the last one a check."""

import re
import unicodedata

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = [pow(3, place, 31) for place in range(17)]
_FORM = re.compile(rf"[{_ALPHABET}]{{2}}\d{{6}}[{_ALPHABET}]{{10}}")


def clean_uscc(text: str) -> str:
    """The code without the blanks and lower case lists write."""
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", text)).upper()


def is_uscc(code: str) -> bool:
    """Whether form and check character are right."""
    if not _FORM.fullmatch(code):
        return False
    total = sum(
        _ALPHABET.index(character) * weight for character, weight in zip(code, _WEIGHTS, strict=False)
    )
    return _ALPHABET[-total % 31] == code[17]
