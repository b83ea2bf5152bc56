"""Hospital levels: 三级甲等 and the many ways lists write it, as a level and a grade (医院分级管理办法)."""

import re
import unicodedata
from dataclasses import dataclass

from hcp.choices import Grade, Level
from hcp.reference.doubts import Doubt, doubt, limit


@dataclass(frozen=True, slots=True)
class Rank:
    """A level with its grade; both may be empty, and a doubt says what was not understood."""

    level: str = ""
    grade: str = ""
    doubt: Doubt | None = None


_NOT_RATED = re.compile(
    r"^(无|没有|暂无|未知|不详|其他|其它|无等级|无级别|不分等级|未(评|定|评审|评定|参评|参加评审|分)?(级|等|等级|级别|等次)?(医院)?|待(评|定)|暂未(评|定)(级|等|等级)?"
    r"|不(设|定)(级|等)|等级未定|none|null|nil|n/?a|nan|unknown|unrated|not ?rated|not ?available|ungraded|0|[-—–/.、?？*]+)$"
)
_LEVELS = {
    "三": "3", "叁": "3", "3": "3", "iii": "3", "tertiary": "3", "third": "3",
    "二": "2", "贰": "2", "2": "2", "ii": "2", "secondary": "2", "second": "2",
    "一": "1", "壹": "1", "1": "1", "i": "1", "primary": "1", "first": "1",
}  # fmt: skip
_LEVEL = re.compile(
    r"^(?:level|class|grade|tier)?"
    r"(三|叁|3|iii|二|贰|2|ii|一|壹|1|i|tertiary|secondary|primary|third|second|first)"
    r"(?:级|級|类|-?(?:level|class|grade|tier))?"
)
_ABOUT = re.compile("以上|以下|及以|左右|不足")  # about a level, none itself
_ANY_LEVEL = re.compile(r"[一二三壹贰叁123](?=级|級|[甲乙丙特])")
_GRADES = [
    (re.compile(r"特(等|级)?"), Grade.SPECIAL),
    (re.compile(r"(甲|a)(等|级)?"), Grade.A),
    (re.compile(r"(乙|b)(等|级)?"), Grade.B),
    (re.compile(r"(丙|c)(等|级)?"), Grade.C),
    (re.compile(r"合格|达标|pass(ed)?"), Grade.PASS),
]
# Words that say what kind of hospital it is, or that no grade was given: they change neither level nor grade.
_FILLER = re.compile(
    r"(综合性?|专科|专业|中西医结合|中医|民族医?|乡镇|妇幼保健院?|妇产科?|儿童|口腔|精神(病|卫生)?|肿瘤|传染病?|康复|眼科|骨科|胸科|心血管病?|医疗机构|医院|卫生院|机构"
    r"|等级|级别|等次|公立|民营|私立|hospital|general|specialist|level|class|grade|未(评|定)(等|级|等次)?|不(设|定|分)等(次)?|无等(次)?|待评|未评审|评审|复审"
    r"|(19|20)\d\d年?)"
)
_LEFT = re.compile("[级等次医院]")  # ends of words that mean nothing alone
_NOISE = re.compile(r"[\s()\[\]{}【】〔〕《》<>“”\"'‘’,，.。、;；:：/\\|_+*·—–-]+")


def read_rank(level: str, grade: str = "") -> Rank:
    """The level and grade that one or two columns of a list mean."""
    first, second = _clean(level), _clean(grade)
    if _is_unrated(first):
        return _without_level(first, second, level or grade)
    if _is_unrated(second):
        second = ""
    text = first if second and second in first else first + second
    found = _LEVEL.match(text) or _LEVEL.match(text := _FILLER.sub("", text))
    if not found or _ABOUT.search(text):
        return Rank(doubt=doubt("level_unclear", value=limit(level + grade)))
    rank = _LEVELS[found.group(1)]
    rest = text[found.end() :]
    if any(_LEVELS[other] != rank for other in _ANY_LEVEL.findall(rest)):
        return Rank(doubt=doubt("level_several", value=limit(level + grade)))
    return _with_grade(Level(rank), rest, level + grade)


def _with_grade(level: Level, rest: str, said: str) -> Rank:
    rest = _FILLER.sub("", rest)
    found = next(((grade, match) for pattern, grade in _GRADES if (match := pattern.match(rest))), None)
    if found:
        rest = _FILLER.sub("", rest[found[1].end() :])
    if _LEFT.sub("", rest):
        return Rank(level, "", doubt("grade_unclear", value=limit(said)))
    return Rank(level, found[0] if found else "")


def _without_level(first: str, second: str, said: str) -> Rank:
    if _is_unrated(second) or second in ("合格", "达标"):
        return Rank()
    return (
        read_rank(second)
        if _LEVEL.match(second)
        else Rank(doubt=doubt("level_unclear", value=limit(said or second)))
    )


def _is_unrated(text: str) -> bool:
    return not text or bool(_NOT_RATED.match(text))


def _clean(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOISE.sub("", folded) or folded.strip()
