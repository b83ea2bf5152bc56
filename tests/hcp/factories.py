"""Institutions, departments, people and posts for tests; whatever is not said is in order."""

from datetime import date, time
from typing import Any, TypeVar

import factory
from django.db.models import Model

from core.history import change
from hcp.choices import Status
from hcp.models import (
    AccountAssignment,
    Affiliation,
    Department,
    Hcp,
    HospitalRegistration,
    Institution,
    ReceptionSlot,
)
from hcp.naming import naming_of_department, naming_of_hcp, naming_of_institution
from hcp.reference.divisions import division_text
from tests.conftest import SETUP

AGO = date(2020, 1, 1)
M = TypeVar("M", bound=Model)


class Tracked(factory.django.DjangoModelFactory[M]):
    """Saves inside change(), as everything tracked must be."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[Any], *args: Any, **kwargs: Any) -> Any:
        with change(SETUP, "test.setup"):
            return super()._create(model_class, *args, **kwargs)


class InstitutionFactory(Tracked[Institution]):
    """A verified hospital in Haidian; with `territory` it is assigned there for ever."""

    class Meta:
        model = Institution

    class Params:
        tertiary = factory.Trait(level="3", grade="a")
        in_guangzhou = factory.Trait(division_code="440106")
        unverified = factory.Trait(status=Status.UNVERIFIED)

    name = factory.Sequence(lambda n: f"北京安和第{n}医院")
    aliases: Any = factory.LazyFunction(list)
    kind = "hospital"
    division_code = "110108"
    division_text = factory.LazyAttribute(lambda made: division_text(made.division_code))
    status = Status.VERIFIED

    @classmethod
    def _create(cls, model_class: type[Any], *args: Any, **kwargs: Any) -> Any:
        territory = kwargs.pop("territory", None)
        computed = naming_of_institution(kwargs["name"], kwargs["aliases"])
        found = super()._create(model_class, *args, **kwargs | computed)
        if territory:
            AssignmentFactory.create(territory=territory, institution=found)
        return found


class AssignmentFactory(Tracked[AccountAssignment]):
    class Meta:
        model = AccountAssignment

    from_on = AGO


class DepartmentFactory(Tracked[Department]):
    class Meta:
        model = Department

    name = "心血管内科"
    specialty_code = "03.04"
    pinyin = factory.LazyAttribute(lambda made: naming_of_department(made.name)["pinyin"])


class HcpFactory(Tracked[Hcp]):
    """A doctor with a main post at `institution`."""

    class Meta:
        model = Hcp

    class Params:
        reachable = factory.Trait(licence_no="110110000012345", phone="13800138000")
        professor = factory.Trait(title_code="231")

    name = factory.Sequence(lambda n: f"张三{'甲乙丙丁戊己庚辛壬癸'[n % 10]}")
    title_code = "233"
    status = Status.VERIFIED

    @classmethod
    def _create(cls, model_class: type[Any], *args: Any, **kwargs: Any) -> Any:
        institution, department = kwargs.pop("institution", None), kwargs.pop("department", None)
        found = super()._create(model_class, *args, **kwargs | naming_of_hcp(kwargs["name"]))
        if institution:
            PostFactory.create(hcp=found, institution=institution, department=department)
        return found


class PostFactory(Tracked[Affiliation]):
    class Meta:
        model = Affiliation

    class Params:
        ended = factory.Trait(to_on=date(2021, 1, 1), is_main=False)

    from_on = AGO


class SlotFactory(Tracked[ReceptionSlot]):
    class Meta:
        model = ReceptionSlot

    weekday = 3
    starts = time(9, 30)
    ends = time(11, 0)
    place = "药学部会议室"
    from_on = AGO


class RegistrationFactory(Tracked[HospitalRegistration]):
    class Meta:
        model = HospitalRegistration

    number = "院登-001"
    registered_on = AGO
