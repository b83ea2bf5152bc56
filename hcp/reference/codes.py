"""The code lists screens choose from: specialties, titles, kinds, levels, grades, posts."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from core.words import Text
from hcp.choices import Gender, Grade, Kind, Level, Post, Status

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One code with its names; `parent` and `everyday` where the list has them."""

    code: str
    zh: str
    en: str
    parent: str = ""
    group: str = ""
    everyday: tuple[str, ...] = field(default=())


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


@cache
def specialties() -> dict[str, Entry]:
    """诊疗科目 by code; 03.04 stands below 03."""
    return {row["code"]: _specialty(row) for row in _rows("specialties.csv")}


def _specialty(row: dict[str, str]) -> Entry:
    parent = row["code"].partition(".")[0] if "." in row["code"] else ""
    return Entry(row["code"], row["zh"], row["en"], parent, everyday=tuple(row["everyday"].split()))


@cache
def titles() -> dict[str, Entry]:
    """GB/T 8561 titles of the health services by code."""
    return {
        row["code"]: Entry(row["code"], row["zh"], row["en"], group=row["group"])
        for row in _rows("titles.csv")
    }


WORDS: dict[str, dict[str, Text]] = {
    "kinds": {
        Kind.HOSPITAL: Text("医院", "Hospital"),
        Kind.MATERNAL: Text("妇幼保健机构", "Maternal and child health"),
        Kind.TOWNSHIP: Text("卫生院", "Township health centre"),
        Kind.COMMUNITY: Text("社区卫生服务机构", "Community health centre"),
        Kind.CLINIC: Text("门诊部、诊所", "Clinic"),
        Kind.VILLAGE: Text("村卫生室", "Village health room"),
        Kind.NURSING: Text("护理院", "Nursing home"),
        Kind.SANATORIUM: Text("疗养院", "Sanatorium"),
        Kind.EMERGENCY: Text("急救中心", "Emergency centre"),
        Kind.BLOOD: Text("采供血机构", "Blood service"),
        Kind.CDC: Text("疾病预防控制中心", "Centre for disease control"),
        Kind.PREVENTION: Text("专科疾病防治机构", "Specialised prevention institute"),
        Kind.CENTER: Text("医学中心、研究所", "Medical centre or institute"),
        Kind.OTHER: Text("其他", "Other"),
    },
    "levels": {
        Level.THIRD: Text("三级", "Level 3"),
        Level.SECOND: Text("二级", "Level 2"),
        Level.FIRST: Text("一级", "Level 1"),
    },
    "grades": {
        Grade.SPECIAL: Text("特等", "Special grade"),
        Grade.A: Text("甲等", "Grade A"),
        Grade.B: Text("乙等", "Grade B"),
        Grade.C: Text("丙等", "Grade C"),
        Grade.PASS: Text("合格", "Pass"),
    },
    "statuses": {
        Status.VERIFIED: Text("已核实", "Verified"),
        Status.UNVERIFIED: Text("待核实", "Unverified"),
        Status.CLOSED: Text("已停业", "Closed"),
    },
    "genders": {
        Gender.UNKNOWN: Text("未知", "Unknown"),
        Gender.MALE: Text("男", "Male"),
        Gender.FEMALE: Text("女", "Female"),
        Gender.UNSAID: Text("未说明", "Not stated"),
    },
    "posts": {
        Post.STAFF: Text("在职", "On the staff"),
        Post.HEAD: Text("科主任", "Head of department"),
        Post.DEPUTY: Text("科副主任", "Deputy head of department"),
        Post.DIRECTOR: Text("院领导", "Hospital director"),
        Post.PHARMACY: Text("药学负责人", "Head of pharmacy"),
        Post.NURSE: Text("护士长", "Head nurse"),
        Post.TRAINEE: Text("规培、进修", "In training"),
        Post.VISITING: Text("多点执业、会诊", "Visiting"),
        Post.OTHER: Text("其他", "Other"),
    },
}


def code_lists() -> dict[str, list[Entry]]:
    """Every list by its name."""
    words = {
        name: [Entry(str(code), *text) for code, text in entries.items()] for name, entries in WORDS.items()
    }
    return {"specialties": list(specialties().values()), "titles": list(titles().values()), **words}
