"""The dossier of an event on paper: need, agenda, money, who came, evidence, how it went, and who signed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from django.utils import timezone

from compliance.request_report import STATES, signature_lines
from compliance.request_report import WORDS as SIGNATURE_WORDS
from compliance.rules import CATEGORIES
from core import pdf
from core.words import EN, Text
from events.flow import NAMES

WORDS = {
    "title": Text("活动档案", "Dossier of an event"),
    "none": Text("没有记录。", "Nothing is on record."),
    "number": Text("编号", "Number"),
    "state": Text("状态", "State"),
    "type": Text("类型", "Type"),
    "when": Text("时间", "When"),
    "venue": Text("场地", "Venue"),
    "owner": Text("负责人", "Owner"),
    "topic": Text("主题", "Topic"),
    "need": Text("必要性", "Need"),
    "heads": Text("计划 / 实到人数", "Heads planned / came"),
    "made": Text("生成时间", "Made"),
    "requests": Text("审批", "Requests"),
    "agenda": Text("议程", "Agenda"),
    "minutes": Text("分钟", "Minutes"),
    "what": Text("内容", "What"),
    "speakers": Text("讲者", "Speakers"),
    "name": Text("姓名", "Name"),
    "tier": Text("级别", "Tier"),
    "hours": Text("服务 + 准备 + 路途小时", "Hours: service + preparation + travel"),
    "rate": Text("每小时费率", "Rate per hour"),
    "fee": Text("劳务费", "Fee"),
    "money": Text("费用", "Money"),
    "category": Text("类别", "Category"),
    "estimated": Text("预估", "Estimated"),
    "committed": Text("承诺", "Committed"),
    "actual": Text("实际", "Actual"),
    "receipts": Text("收据", "Receipts"),
    "sum": Text("合计", "Sum"),
    "people": Text("到场情况", "Attendance"),
    "institution": Text("机构", "Institution"),
    "status": Text("状态", "Status"),
    "signed": Text("签到时间", "Signed in"),
    "meal": Text("用餐", "Ate"),
    "shares": Text("利益分摊", "Who was given what"),
    "amount": Text("金额", "Amount"),
    "evidence": Text("凭证", "Evidence"),
    "kind": Text("类别", "Kind"),
    "file": Text("文件编号", "File"),
    "way": Text("经过", "How it went"),
    "who": Text("操作人", "Who"),
    "why": Text("说明", "Note"),
}
STATUS = {
    "signed_in": Text("已签到", "signed in"),
    "no_show": Text("未到场", "did not come"),
    "declined": Text("已谢绝", "declined"),
}
YES = Text("是", "yes")
TIERS = {
    "local": Text("院级", "local"),
    "regional": Text("区域级", "regional"),
    "national": Text("国家级", "national"),
    "international": Text("国际级", "international"),
}
EVIDENCE = {
    "agenda": Text("议程", "agenda"),
    "sign_in_sheet": Text("签到表", "sign-in sheet"),
    "photo": Text("照片", "photo"),
    "receipt": Text("收据", "receipt"),
    "slides": Text("幻灯片", "slides"),
    "minutes": Text("纪要", "minutes"),
}


def dossier_pdf(dossier: dict[str, Any], language: str) -> bytes:
    """The dossier as a PDF document."""
    return pdf.document(dossier_html(dossier, language))


def dossier_html(dossier: dict[str, Any], language: str) -> str:
    """The page the document is made of; `dossier` is selectors.dossier_of."""
    signatures = [one for request in dossier["requests"] for one in request["signatures"]]
    return pdf.page(
        "events/dossier.html",
        WORDS,
        language,
        event=dossier["event"],
        facts=_facts(dossier, language),
        parts=[_part(name, columns, rows, language) for name, columns, rows in _parts(dossier, language)],
        signatures=signature_lines(signatures, language),
        signature_words={name: text.read(language) for name, text in SIGNATURE_WORDS.items()},
    )


def _part(name: str, columns: Sequence[str], rows: Iterable[Any], language: str) -> dict[str, Any]:
    named = [WORDS[column].read(language) for column in columns]
    return {"title": WORDS[name].read(language), "columns": named, "rows": list(rows)}


def _facts(dossier: dict[str, Any], language: str) -> list[tuple[str, str]]:
    event, side = dossier["event"], "en" if language == EN else "zh"
    zone: tzinfo = dossier["zone"]
    values = {
        "number": event["number"],
        "state": NAMES[event["state"]].read(language),
        "type": event[f"type_{side}"],
        "when": f"{_at(event['starts_at'], zone)} – {_at(event['ends_at'], zone)} ({event['time_zone']})",
        "venue": event["venue"],
        "owner": event["owner_name"],
        "topic": event[f"topic_{side}"],
        "need": event["need"],
        "heads": f"{event['planned_heads']} / {event['people']['signed_in']}",
        "made": _at(timezone.now(), zone),
    }
    return [(WORDS[name].read(language), value) for name, value in values.items()]


Part = tuple[str, tuple[str, ...], list[Any]]


def _parts(dossier: dict[str, Any], language: str) -> list[Part]:
    return [*_plan(dossier, language), *_outcome(dossier, language)]


def _plan(dossier: dict[str, Any], language: str) -> list[Part]:
    event, zone = dossier["event"], dossier["zone"]
    names = {one["speaker_id"]: one["speaker_name"] for one in event["engagements"]}
    requests = [_request(one, language, zone) for one in dossier["requests"]]
    agenda = [
        (_at(one["starts_at"], zone), one["minutes"], one["title"], names.get(one["speaker_id"], ""))
        for one in event["agenda"]
    ]
    speakers = [_speaker(one, language) for one in event["engagements"]]
    return [
        ("requests", ("number", "what", "state", "when"), requests),
        ("agenda", ("when", "minutes", "what", "speakers"), agenda),
        ("speakers", ("name", "tier", "hours", "rate", "fee"), speakers),
    ]


def _outcome(dossier: dict[str, Any], language: str) -> list[Part]:
    event, zone = dossier["event"], dossier["zone"]
    money = [*(_line(one, language) for one in event["lines"]), _sum(event["money"], language)]
    people = [_came(one, language, zone) for one in dossier["people"]]
    shares = [(one["name"], one["amount"], _shared(one["lines"], language)) for one in dossier["shares"]]
    proofs = [
        (EVIDENCE[one["kind"]].read(language), one["file"]["id"], one["note"]) for one in event["evidence"]
    ]
    way = [
        (_at(one["at"], zone), *(one[name] for name in ("who", "what", "state", "why")))
        for one in dossier["way"]
    ]
    return [
        ("money", ("category", "what", "estimated", "committed", "actual", "receipts"), money),
        ("people", ("name", "institution", "status", "signed", "meal"), people),
        ("shares", ("name", "amount", "what"), shares),
        ("evidence", ("kind", "file", "what"), proofs),
        ("way", ("when", "who", "what", "state", "why"), way),
    ]


def _request(run: dict[str, Any], language: str, zone: tzinfo) -> tuple[str, ...]:
    title = run["title_en"] if language == EN else run["title_zh"]
    return run["number"], title, STATES[run["state"]].read(language), _at(run["handed_in_at"], zone)


def _speaker(one: dict[str, Any], language: str) -> tuple[str, ...]:
    hours = " + ".join((one["service_hours"], one["preparation_hours"], one["travel_hours"]))
    return one["speaker_name"], TIERS[one["tier"]].read(language), hours, one["per_hour"], one["amount"]


def _line(line: dict[str, Any], language: str) -> tuple[Any, ...]:
    amounts = (line["estimated"], line["committed"] or "—", line["actual"] or "—")
    return CATEGORIES[line["category"]].read(language), line["what"], *amounts, len(line["receipts"])


def _sum(money: dict[str, str], language: str) -> tuple[str, ...]:
    return WORDS["sum"].read(language), "", money["estimated"], money["committed"], money["actual"], ""


def _came(one: dict[str, Any], language: str, zone: tzinfo) -> tuple[str, ...]:
    signed = _at(one["signed_at"], zone) if one["signed_at"] else ""
    ate = YES.read(language) if one["meal"] and signed else ""
    return one["name"], one["institution_name"], STATUS[one["status"]].read(language), signed, ate


def _shared(lines: list[dict[str, str]], language: str) -> str:
    return "; ".join(f"{CATEGORIES[one['category']].read(language)} {one['amount']}" for one in lines)


def _at(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
