"""The people who work at institutions: taken on file, corrected, given a post."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.constraints import told
from core.errors import Invalid, Refused
from core.history import amend, change
from core.versions import edit, lock
from hcp.choices import Post, Status
from hcp.models import Affiliation, Department, Hcp, Institution, LastVisit
from hcp.naming import naming_of_hcp
from hcp.policies import CORRECT, CREATE, KEEP_INSTITUTIONS, SEE_CONTACT
from hcp.reference.codes import specialties, titles
from hcp.reference.institution_names import tidy
from hcp.selectors import get_hcp, hcp_row
from hcp.selectors.people import masked
from hcp.services.institutions import ID_TAKEN

POST_SENTENCES = {
    "post_ends_after_it_begins": Invalid.of(
        "to_on", "结束日期不能早于开始日期。", "The last day cannot lie before the first."
    ),
    "one_main_post_at_a_time": Refused(
        "main_post_taken",
        "此人已有主要任职，请先结束原任职。",
        "This person has a main post already; end that first.",
    ),
    "hcp_affiliation_pkey": ID_TAKEN,
    "hcp_hcp_pkey": ID_TAKEN,
}


def create_hcp(
    actor: Actor,
    institution: Institution,
    *,
    department: Department | None = None,
    role: str = Post.STAFF,
    id: UUID | None = None,
    **fields: Any,
) -> Hcp:
    """Take somebody on file with his main post; a field person's entry waits for a steward to verify it."""
    require(actor, CREATE)
    status = Status.VERIFIED if actor.may(KEEP_INSTITUTIONS) else Status.UNVERIFIED
    with change(actor, "hcp.hcp.create"), told(POST_SENTENCES):
        hcp = Hcp.objects.create(id=id or uuid4(), status=status, **_hcp_fields(fields))
        _post(hcp, institution, department, role=role, is_main=True, from_on=timezone.localdate())
    return get_hcp(actor, hcp.pk)


def correct_hcp(actor: Actor, hcp: Hcp, *, version: int, reason: str = "", **fields: Any) -> Hcp:
    """Correct what is on file about somebody; a masked value sent back changes nothing."""
    require(actor, CORRECT)
    if "status" in fields:
        require(actor, KEEP_INSTITUTIONS)
    values = _hcp_fields(_without_masks(actor, hcp, fields))
    edit(
        actor,
        "hcp.hcp.correct",
        hcp,
        version=version,
        current=lambda now: hcp_row(actor, get_hcp(actor, now.pk)),
        reason=reason,
        **values,
    )
    return get_hcp(actor, hcp.pk)


def _without_masks(actor: Actor, hcp: Hcp, fields: dict[str, Any]) -> dict[str, Any]:
    """Who sees only masks may send them back, or a whole new value, but never a value with stars in it."""
    kept = dict(fields)
    if actor.may(SEE_CONTACT):
        return kept
    for name, mask in masked(hcp).items():
        if kept.get(name) == mask:
            del kept[name]
        elif "*" in kept.get(name, ""):
            raise Invalid.of(
                name, "请填写完整的新值，或保持不变。", "Give the whole new value, or leave it as it was."
            )
    return kept


def _hcp_fields(fields: dict[str, Any]) -> dict[str, Any]:
    values = dict(fields)
    if "name" in values:
        values["name"] = tidy(values["name"])
        if not values["name"]:
            raise Invalid.of("name", "请填写姓名。", "Give a name.")
        values |= naming_of_hcp(values["name"])
    if values.get("title_code") and values["title_code"] not in titles():
        raise Invalid.of(
            "title_code", "没有这个职称，请从列表中选择。", "There is no such title; choose from the list."
        )
    if not set(values.get("specialties", ())) <= set(specialties()):
        raise Invalid.of(
            "specialties",
            "没有这个诊疗科目，请从列表中选择。",
            "There is no such specialty; choose from the list.",
        )
    return values


def create_affiliation(
    actor: Actor,
    hcp: Hcp,
    institution: Institution,
    *,
    department: Department | None = None,
    role: str = Post.STAFF,
    is_main: bool = False,
    from_on: date | None = None,
    to_on: date | None = None,
    id: UUID | None = None,
) -> Affiliation:
    """Give somebody a post; a new main post makes the present one an ordinary one."""
    require(actor, CORRECT)
    with change(actor, "hcp.affiliation.create"), told(POST_SENTENCES):
        lock(hcp)
        if is_main:
            _step_back(hcp)
        return _post(
            hcp,
            institution,
            department,
            id=id or uuid4(),
            role=role,
            is_main=is_main,
            from_on=from_on or timezone.localdate(),
            to_on=to_on,
        )


def _step_back(hcp: Hcp) -> None:
    for post in Affiliation.objects.select_for_update(of=("self",)).filter(hcp=hcp, is_main=True, to_on=None):
        amend(post, is_main=False)


def _post(hcp: Hcp, institution: Institution, department: Department | None, **fields: Any) -> Affiliation:
    if department is not None and department.institution_id != institution.pk:
        raise Invalid.of(
            "department_id", "该科室不属于这家机构。", "This department is not one of the institution's."
        )
    return Affiliation.objects.create(hcp=hcp, institution=institution, department=department, **fields)


def end_affiliation(
    actor: Actor, affiliation: Affiliation, *, to_on: date | None = None, reason: str = ""
) -> Affiliation:
    """End a post; ending it twice changes nothing."""
    require(actor, CORRECT)
    with change(actor, "hcp.affiliation.end", reason=reason), told(POST_SENTENCES):
        held = lock(affiliation)
        last = to_on or timezone.localdate()
        return amend(held, to_on=last) if held.to_on != last else held


def record_last_visit(actor: Actor, hcp_id: UUID, day: date | None, *, count: int) -> None:
    """Note when somebody was last visited and how often in all, or that he no longer was."""
    if day is None:
        LastVisit.objects.filter(hcp_id=hcp_id).delete()
        return
    LastVisit.objects.update_or_create(hcp_id=hcp_id, defaults={"visited_on": day, "count": count})
