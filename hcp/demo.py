"""Hospitals, departments and doctors of the demonstration: invented, deterministic, dated from today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import cycle
from random import Random
from uuid import UUID

from core.actor import Actor
from core.history import bulk_create_tracked, change
from hcp.choices import Gender, Grade, Kind, Level, Post, Status
from hcp.models import (
    AccountAssignment,
    Affiliation,
    Department,
    Hcp,
    HospitalRegistration,
    Institution,
    LastVisit,
    ReceptionSlot,
)
from hcp.naming import naming_of_department, naming_of_hcp, naming_of_institution
from hcp.reference.divisions import division_text

HOSPITALS = 56
DOCTORS = 400
CITIES = {  # the reps' divisions: the city's name and the districts its invented hospitals stand in
    "11": ("北京", ("110108", "110102", "110105", "110101")),
    "12": ("天津", ("120101", "120103", "120104")),
    "1301": ("石家庄", ("130102", "130104", "130105")),
    "31": ("上海", ("310104", "310106", "310115", "310110")),
    "3201": ("南京", ("320102", "320104", "320106")),
    "3301": ("杭州", ("330102", "330106", "330105")),
}
WORDS = (
    "松涛", "云岫", "清禾", "望舒", "锦川", "兰汀", "岚山",
    "疏桐", "青檀", "远岑", "和悦", "映雪", "沐阳", "怀瑾",
    "若谷", "听澜", "疏影", "栖霞里", "长缨", "晴川", "槐安",
    "枕河", "知微", "明溪", "停云", "扶光", "见山", "南枝",
)  # fmt: skip
SORTS = (
    ("{city}{word}医院", Kind.HOSPITAL, Level.THIRD, Grade.A),
    ("{city}{word}医学院附属医院", Kind.HOSPITAL, Level.THIRD, Grade.A),
    ("{city}市{word}区人民医院", Kind.HOSPITAL, Level.SECOND, Grade.A),
    ("{city}{word}心血管病医院", Kind.HOSPITAL, Level.THIRD, Grade.B),
    ("{city}{word}中西医结合医院", Kind.HOSPITAL, Level.SECOND, Grade.B),
    ("{city}{word}妇幼保健院", Kind.MATERNAL, Level.SECOND, Grade.A),
    ("{city}{word}社区卫生服务中心", Kind.COMMUNITY, "", ""),
)
DEPARTMENTS = (
    ("心血管内科", "03.04"),
    ("内分泌科", "03.07"),
    ("呼吸与危重症医学科", "03.01"),
    ("重症医学科", "28"),
    ("药学部", ""),
)
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
    "尹黎易常武乔贺赖龚文单仇解"
)
COMPOUND = ("欧阳", "上官", "司徒", "诸葛", "尉迟")
GIVEN_M = (
    "志远,建宏,子谦,文博,浩然,云帆,景行,思齐,承泽,立言,伟,军,"
    "磊,鹏,健,嘉树,明哲,一鸣,俊驰,晓峰,国栋,海涛,永康,泽楷,弘毅"
)
GIVEN_F = (
    "静怡,雨桐,思涵,婉清,若溪,晓琳,雅文,佳宁,梦瑶,诗语,芳,敏,"
    "丽,娜,颖,语嫣,欣妍,书瑶,慧敏,雪晴,丹青,采薇,知夏,映秋"
)
TITLES = ("231", "232", "232", "233", "233", "233", "234", "234")


@dataclass(frozen=True, slots=True)
class Serves:
    """A rep as this room needs him: who, where, and whether hospitals registered him."""

    user_id: int
    territory_id: UUID
    division: str
    filed: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A hospital with what a visit may be made of."""

    institution: Institution
    doctors: Sequence[Affiliation]
    slots: Sequence[ReceptionSlot]


def load(actor: Actor, today: date, reps: Sequence[Serves]) -> dict[int, list[Account]]:
    """Create accounts and assign them; answers each rep's accounts."""
    random = Random(20260801)  # noqa: S311  repeatable on purpose
    with change(actor, "hcp.demo.load"):
        hospitals = bulk_create_tracked(_hospitals(reps))
        departments = bulk_create_tracked([d for hospital in hospitals for d in _departments(hospital)])
        doctors, posts = _doctors(random, departments, today)
        bulk_create_tracked(doctors)
        bulk_create_tracked(posts)
        slots = bulk_create_tracked(_slots(hospitals, today))
        served = _served(reps, hospitals)
        bulk_create_tracked(_assignments(served, today))
        bulk_create_tracked(_registrations(served, today))
    accounts = {h.pk: _account(h, posts, slots) for h in hospitals}
    return {rep.user_id: [accounts[h.pk] for h in mine] for rep, mine in served}


def _hospitals(reps: Sequence[Serves]) -> list[Institution]:
    divisions = [rep.division for rep in reps]
    share = cycle(dict.fromkeys(divisions))
    words, sorts, seen = cycle(WORDS), cycle(SORTS), set[str]()
    made: list[Institution] = []
    while len(made) < HOSPITALS:
        code = next(share)
        city, districts = CITIES[code]
        pattern, kind, level, grade = next(sorts)
        name = pattern.format(city=city, word=next(words))
        if name in seen:
            next(words)
            continue
        seen.add(name)
        made.append(_hospital(name, kind, level, grade, districts[len(made) % len(districts)]))
    return made


def _hospital(name: str, kind: str, level: str, grade: str, code: str) -> Institution:
    alias = (
        name.replace("医学院附属", "").replace("中西医结合", "") if "附属" in name or "结合" in name else ""
    )
    aliases = [alias] if alias and alias != name else []
    return Institution(
        name=name,
        aliases=aliases,
        kind=kind,
        level=level,
        grade=grade,
        division_code=code,
        division_text=division_text(code),
        address=f"{division_text(code)}{name[2:4]}路 {len(name) * 7} 号",
        status=Status.VERIFIED,
        **naming_of_institution(name, aliases),
    )


def _departments(hospital: Institution) -> Iterator[Department]:
    kept = DEPARTMENTS if hospital.kind == Kind.HOSPITAL else (("全科", "02"), ("药学部", ""))
    for name, code in kept:
        yield Department(institution=hospital, name=name, specialty_code=code, **naming_of_department(name))


def _doctors(
    random: Random, departments: Sequence[Department], today: date
) -> tuple[list[Hcp], list[Affiliation]]:
    doctors: list[Hcp] = []
    posts: list[Affiliation] = []
    for number, department in zip(range(DOCTORS), cycle(departments), strict=False):
        doctor = _doctor(random, number, department)
        doctors.append(doctor)
        role = Post.DIRECTOR if doctor.title_code == "231" and number % 3 == 0 else Post.STAFF
        posts.append(
            Affiliation(
                hcp=doctor,
                institution_id=department.institution_id,
                department=department,
                role=role,
                from_on=today - timedelta(days=300 + random.randrange(3000)),
            )
        )
    return doctors, posts


def _doctor(random: Random, number: int, department: Department) -> Hcp:
    gender, given = random.choice([(Gender.MALE, GIVEN_M), (Gender.FEMALE, GIVEN_F)])
    surname = random.choice(COMPOUND) if number % 80 == 7 else random.choice(SURNAMES)
    name = surname + random.choice(given.split(","))
    return Hcp(
        name=name,
        gender=gender,
        title_code="241" if department.name == "药学部" else random.choice(TITLES),
        specialties=[department.specialty_code] if department.specialty_code else [],
        licence_no=f"DEMO{number:011d}",
        status=Status.VERIFIED if number % 9 else Status.UNVERIFIED,
        **naming_of_hcp(name),
    )


def _slots(hospitals: Sequence[Institution], today: date) -> list[ReceptionSlot]:
    """Five of seven hospitals publish hours: two afternoons a week at the pharmacy or the medical office."""
    return [
        _slot(hospital, weekday, number % 2 == 1, today - timedelta(days=200))
        for number, hospital in enumerate(hospitals)
        if number % 7 not in (2, 5)
        for weekday in (1 + number % 5, 1 + (number + 2) % 5)
    ]


def _slot(hospital: Institution, weekday: int, medical_office: bool, from_on: date) -> ReceptionSlot:
    return ReceptionSlot(
        institution=hospital,
        weekday=weekday,
        starts=time(14, 0),
        ends=time(17, 0),
        place="门诊楼三层接待室" if medical_office else "药学部会议室",
        host="医务处" if medical_office else "药学部",
        from_on=from_on,
    )


def _served(
    reps: Sequence[Serves], hospitals: Sequence[Institution]
) -> list[tuple[Serves, list[Institution]]]:
    """Each rep's hospitals: those of his division, shared among the reps of the same one."""
    served: list[tuple[Serves, list[Institution]]] = []
    for rep in reps:
        here = [h for h in hospitals if h.division_code.startswith(rep.division)]
        rivals = [other for other in reps if other.division == rep.division]
        place = rivals.index(rep)
        served.append((rep, here[place % 2 :: 2] if len(rivals) > 1 else here))
    return served


def _assignments(served: Iterable[tuple[Serves, list[Institution]]], today: date) -> list[AccountAssignment]:
    since = today - timedelta(days=400)
    return [
        AccountAssignment(territory_id=rep.territory_id, institution=hospital, from_on=since)
        for rep, mine in served
        for hospital in mine
    ]


def _registrations(
    served: Iterable[tuple[Serves, list[Institution]]], today: date
) -> list[HospitalRegistration]:
    """All but the last hospital of each rep registered him, so that a refusal can be seen."""
    return [
        HospitalRegistration(
            user_id=rep.user_id,
            institution=hospital,
            number=f"登-{number:03d}-{rep.user_id:04d}",
            registered_on=today - timedelta(days=330),
            expires_on=today + timedelta(days=12 if number == 1 else 180),
            registered_by="药学部",
        )
        for rep, mine in served
        if rep.filed
        for number, hospital in enumerate(mine[:-1])
    ]


def _account(hospital: Institution, posts: Sequence[Affiliation], slots: Sequence[ReceptionSlot]) -> Account:
    return Account(
        hospital,
        [post for post in posts if post.institution_id == hospital.pk],
        [slot for slot in slots if slot.institution_id == hospital.pk],
    )


def note_visits(days: Mapping[UUID, Sequence[date]]) -> None:
    """Remember when each doctor was last visited, and how often."""
    LastVisit.objects.bulk_create(
        LastVisit(hcp_id=hcp_id, visited_on=max(visited), count=len(visited))
        for hcp_id, visited in days.items()
    )
