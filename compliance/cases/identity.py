"""Who a patient is stays out of a report: numbers that name a person are found, so that they can be refused.

CT-06: a patient is identified by age and sex, never by name. The tablet's twin is frontend/src/features/cases/identity.ts.
"""

import re
import unicodedata
from enum import StrEnum


class Identity(StrEnum):
    """What names a person."""

    ID_NUMBER = "id_number"
    PHONE = "phone"
    EMAIL = "email"
    RECORD_NUMBER = "record_number"
    NAME = "name"


_GAP = r"[ \-]?"
PATTERNS: dict[Identity, re.Pattern[str]] = {
    Identity.ID_NUMBER: re.compile(
        rf"(?<![0-9])[1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx](?![0-9A-Za-z])", re.ASCII
    ),
    Identity.PHONE: re.compile(
        rf"(?<![0-9])(?:\+?86{_GAP})?1[3-9](?:{_GAP}[0-9]){{9}}(?![0-9])|(?<![0-9])0[0-9]{{2,3}}-[0-9]{{7,8}}(?![0-9])",
        re.ASCII,
    ),
    Identity.EMAIL: re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+\.[A-Za-z0-9.\-]+", re.ASCII),
    Identity.RECORD_NUMBER: re.compile(
        r"(?:住院号|病历号|门诊号|就诊卡号|床号|MRN)[ :#]*[0-9A-Za-z]*[0-9]", re.ASCII | re.IGNORECASE
    ),
    Identity.NAME: re.compile(
        r"(?:患者|病人)?(?:姓名|名叫)[ :]*[\u4e00-\u9fff]{2,4}|patient(?:'s)? name", re.IGNORECASE
    ),
}


def identities_in(text: str) -> list[Identity]:
    """The kinds of identity a text gives away; what is one kind is not counted as another as well."""
    plain = unicodedata.normalize("NFKC", text)
    found = []
    for kind, pattern in PATTERNS.items():
        plain, count = pattern.subn("#", plain)
        if count:
            found.append(kind)
    return found
