"""Safety reports: what somebody learned about a patient and a product, without saying who the patient is."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from compliance.abouts import About, about_of, known_kinds
from compliance.cases import Identity, clock_of, identities_in
from compliance.choices import CaseOrigin
from compliance.models import Case, SafetyReport
from compliance.policies import REPORT_SAFETY
from compliance.selectors import cases as asked
from compliance.services.cases.opening import open_case
from core.access import require
from core.actor import Actor
from core.errors import Invalid, Refused
from core.history import amend, change
from core.words import Text
from hcp import selectors as hcp
from staff import selectors as staff

CLOCKS_DIFFER = timedelta(minutes=10)
FREE_TEXTS = ("happened", "outcome_told", "lot")
IDENTITIES: Mapping[Identity, Text] = {
    Identity.ID_NUMBER: Text("身份证号", "an identity number"),
    Identity.PHONE: Text("电话号码", "a telephone number"),
    Identity.EMAIL: Text("电子邮箱", "a mail address"),
    Identity.RECORD_NUMBER: Text("住院号、病历号或床号", "a record, ward or bed number"),
    Identity.NAME: Text("姓名", "a name"),
}
NO_PRODUCT = Text("没有这个产品。", "There is no such product.")
NO_PERSON = Text("没有这位医生，或不在您负责的范围内。", "No such person, or not one of yours.")
NO_KIND = Text("不能关联这类记录。", "A report cannot be about such a record.")
NOT_YET = Text("获知时间不能在将来。", "You cannot have learned it in the future.")


def report_safety(
    actor: Actor,
    *,
    id: UUID,
    learned_at: datetime,
    written_at: datetime | None = None,
    about_kind: str = "",
    about_id: UUID | None = None,
    **fields: Any,
) -> Case:
    """Write a report down and open its case, its clock running since the reporter knew (CT-05).

    The same report sent again is the same case. A case that words of the same visit have opened takes it.
    """
    require(actor, REPORT_SAFETY)
    _check(actor, learned_at, about_kind, fields)
    with change(actor, "compliance.safetyreport.report"):
        _take_turns(id)
        known = asked.case_of_report(id)
        if known is not None:
            return _his(actor, known)
        now = timezone.now()
        report = SafetyReport.objects.create(
            id=id,
            reporter_id=actor.person_id,
            about_kind=about_kind if about_id else "",
            about_id=about_id if about_kind else None,
            learned_at=learned_at,
            written_at=min(written_at or actor.occurred_at or now, now),
            arrived_at=now,
            **fields,
        )
        about = about_of(actor, about_kind, about_id) if about_kind and about_id else None
        return _into_case(actor, report, about)


def _into_case(actor: Actor, report: SafetyReport, about: About | None) -> Case:
    words = asked.list_of(report.kind)
    moments = [report.learned_at, report.written_at]
    if about is not None:
        under_way = asked.cases_about(about).open().filter(kind=report.kind, report=None).first()
        if under_way is not None:
            clock = clock_of(under_way.hours, [*moments, under_way.knew_at], timezone.now())
            told = {"report": report, "product_id": report.product_id, "serious": bool(report.seriousness)}
            return amend(under_way, **told, **clock._asdict())
    return open_case(
        actor,
        words,
        moments,
        origin=CaseOrigin.REPORT,
        report=report,
        product_id=report.product_id,
        serious=bool(report.seriousness),
        about_kind=about.kind if about else "",
        about_id=about.id if about else None,
        about_version=about.version if about else None,
        about_number=about.number if about else "",
    )


def _his(actor: Actor, known: Case) -> Case:
    if known.reporter_id != actor.user_id:
        raise Refused("report_exists", "这份报告已经存在。", "There is such a report already.")
    return known


def _take_turns(report_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"safety-report:{report_id}"]
        )


def _check(actor: Actor, learned_at: datetime, about_kind: str, fields: Mapping[str, Any]) -> None:
    wrong: dict[str, Text] = {}
    if learned_at > timezone.now() + CLOCKS_DIFFER:
        wrong["learned_at"] = NOT_YET
    if about_kind and about_kind not in known_kinds():
        wrong["about_kind"] = NO_KIND
    if not staff.products_for_feed(actor).filter(pk=fields["product_id"]).exists():
        wrong["product_id"] = NO_PRODUCT
    hcp_id = fields.get("hcp_id")
    if hcp_id and not hcp.hcps_seen(actor).filter(pk=hcp_id).exists():
        wrong["hcp_id"] = NO_PERSON
    wrong |= {name: said for name in FREE_TEXTS if (said := identity_sentence(str(fields.get(name) or "")))}
    if wrong:
        first = next(iter(wrong.values()))
        raise Invalid("invalid", first.zh, first.en, fields=wrong)


def identity_sentence(text: str) -> Text | None:
    """The sentence that refuses a text which says who the patient is; None when it does not."""
    found = identities_in(text)
    if not found:
        return None
    what = IDENTITIES[found[0]]
    return Text(
        f"文字中含有{what.zh}。报告不得包含患者身份信息，请删除后重新提交。",
        f"The text holds {what.en}. A report never says who the patient is: take it out, then send it again.",
    )
