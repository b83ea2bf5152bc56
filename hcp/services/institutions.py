"""Institutions and departments: created and corrected."""

from typing import Any
from uuid import UUID, uuid4

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import change
from core.versions import edit
from hcp.choices import Status
from hcp.models import Department, Institution
from hcp.naming import naming_of_department, naming_of_institution
from hcp.policies import CORRECT, CREATE, KEEP_INSTITUTIONS
from hcp.reference.codes import specialties
from hcp.reference.divisions import division_text, find_division
from hcp.reference.institution_names import tidy
from hcp.reference.uscc import clean_uscc, is_uscc
from hcp.selectors import department_row, institution_row

ID_TAKEN = Refused("id_taken", "该编号已被另一条记录使用。", "Another record has this id already.")
INSTITUTION_SENTENCES = {
    "institution_uscc_once": Refused(
        "uscc_taken",
        "另一家机构已使用该统一社会信用代码。",
        "Another institution has this social credit code.",
    ),
    "institution_grade_has_a_level": Invalid.of(
        "grade", "有等次必须有级别。", "A grade needs a level; choose the level too."
    ),
    "hcp_institution_pkey": ID_TAKEN,
}
DEPARTMENT_SENTENCES = {
    "department_once": Refused(
        "department_exists", "该机构已有同名科室。", "The institution has a department of this name."
    ),
    "hcp_department_pkey": ID_TAKEN,
}


def create_institution(actor: Actor, *, id: UUID | None = None, **fields: Any) -> Institution:
    """Take a new institution on file, as verified by the steward who enters it."""
    require(actor, KEEP_INSTITUTIONS)
    values = {"status": Status.VERIFIED, "aliases": [], **_institution_fields(fields)}
    computed = naming_of_institution(values["name"], values["aliases"])
    with change(actor, "hcp.institution.create"), told(INSTITUTION_SENTENCES):
        return Institution.objects.create(id=id or uuid4(), **values, **computed)


def correct_institution(
    actor: Actor, institution: Institution, *, version: int, reason: str = "", **fields: Any
) -> Institution:
    """Correct what is on file about an institution."""
    require(actor, KEEP_INSTITUTIONS)
    values = _institution_fields(fields)
    if "name" in values or "aliases" in values:
        name, aliases = values.get("name", institution.name), values.get("aliases", institution.aliases)
        values |= naming_of_institution(name, aliases)
    with told(INSTITUTION_SENTENCES):
        return edit(
            actor,
            "hcp.institution.correct",
            institution,
            version=version,
            current=institution_row,
            reason=reason,
            **values,
        )


def _institution_fields(fields: dict[str, Any]) -> dict[str, Any]:
    values = dict(fields)
    if "name" in values:
        values["name"] = _named(values["name"])
    if "aliases" in values:
        values["aliases"] = list(dict.fromkeys(alias for each in values["aliases"] if (alias := tidy(each))))
    if "uscc" in values:
        values["uscc"] = _uscc(values["uscc"])
    if "division_code" in values:
        values["division_text"] = _division(values["division_code"])
    return values


def _named(text: str) -> str:
    name = tidy(text)
    if not name:
        raise Invalid.of("name", "请填写名称。", "Give a name.")
    return name


def _uscc(text: str) -> str:
    code = clean_uscc(text)
    if code and not is_uscc(code):
        raise Invalid.of(
            "uscc",
            "统一社会信用代码校验不通过，请核对 18 位代码。",
            "The social credit code fails its check; compare the 18 characters.",
        )
    return code


def _division(code: str) -> str:
    if code and find_division(code) is None:
        raise Invalid.of(
            "division_code",
            "没有这个行政区划，请从列表中选择。",
            "There is no such division; choose from the list.",
        )
    return division_text(code)


def create_department(
    actor: Actor,
    institution: Institution,
    *,
    name: str,
    specialty_code: str = "",
    id: UUID | None = None,
) -> Department:
    """Add a department to an institution."""
    require(actor, CREATE)
    values = _department_fields({"name": name, "specialty_code": specialty_code})
    with change(actor, "hcp.department.create"), told(DEPARTMENT_SENTENCES):
        return Department.objects.create(id=id or uuid4(), institution=institution, **values)


def correct_department(
    actor: Actor, department: Department, *, version: int, reason: str = "", **fields: Any
) -> Department:
    """Correct a department's name or specialty."""
    require(actor, CORRECT)
    values = _department_fields(fields)
    with told(DEPARTMENT_SENTENCES):
        return edit(
            actor,
            "hcp.department.correct",
            department,
            version=version,
            current=department_row,
            reason=reason,
            **values,
        )


def _department_fields(fields: dict[str, Any]) -> dict[str, Any]:
    values = dict(fields)
    if "name" in values:
        values["name"] = _named(values["name"])
        values |= naming_of_department(values["name"])
    if values.get("specialty_code") and values["specialty_code"] not in specialties():
        raise Invalid.of(
            "specialty_code",
            "没有这个诊疗科目，请从列表中选择。",
            "There is no such specialty; choose from the list.",
        )
    return values
