"""A part of history on paper: XLSX and PDF of the same lines, their digest signed with the key of the seal."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import orjson
from django.utils import timezone

from config.schemas import TrailQuery
from core import pdf
from core.actor import Actor
from core.errors import Refused
from core.explorer import Search
from core.lists import MAX_LIMIT
from core.seal.key import noted_heads, signing_key
from core.words import Text

MOST = {"xlsx": 5_000, "pdf": 1_000}  # changes in one file
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULAS = frozenset("=+-@\t\r")
WORDS = {
    "title": Text("变更历史", "Audit trail"),
    "at": Text("记录时间（UTC）", "Recorded (UTC)"),
    "actor": Text("操作人", "Who"),
    "kind": Text("记录类型", "Kind"),
    "record": Text("记录", "Record"),
    "action": Text("操作", "Action"),
    "field": Text("字段", "Field"),
    "before": Text("之前", "Before"),
    "after": Text("之后", "After"),
    "reason": Text("原因", "Reason"),
    "device": Text("设备", "Device"),
    "occurred_at": Text("发生时间（平板）", "Happened (tablet)"),
    "proof": Text("证明", "Proof"),
    "made": Text("导出时间", "Made"),
    "by": Text("导出人", "Made by"),
    "asked": Text("筛选条件", "Asked for"),
    "count": Text("变更条数", "Changes"),
    "digest": Text("内容摘要（SHA-256）", "Digest of the content (SHA-256)"),
    "signature": Text("摘要签名（Ed25519）", "Signature of the digest (Ed25519)"),
    "key": Text("签名密钥", "Key"),
    "head": Text("封存链首", "Head of the seal"),
}
COLUMNS = (
    *(
        "at",
        "actor",
        "kind",
        "record",
        "action",
        "field",
        "before",
        "after",
        "reason",
        "device",
        "occurred_at",
    ),
)


def gather(query: TrailQuery, search: Callable[[Search], dict[str, Any]]) -> list[dict[str, Any]]:
    """Every change that was asked for; more than a file holds are refused with the remedy."""
    asked, found, most = query.search(MAX_LIMIT), list[dict[str, Any]](), MOST[query.format]
    while True:
        answer = search(asked)
        found += [{**item, "names": answer["names"]} for item in answer["items"]]
        if len(found) > most:
            raise Refused(
                "too_many",
                "符合条件的变更超过 {most} 条，请缩小时间或条件后分次导出。",
                "More than {most} changes answer this; narrow the time or the filters and export in parts.",
                most=most,
            )
        if answer["next"] is None:
            return found
        asked = asked.model_copy(update={"cursor": answer["next"]})


def written(actor: Actor, query: TrailQuery, lines: list[dict[str, Any]]) -> tuple[bytes, str, str]:
    """The file, its type and its name."""
    rows = [row for line in lines for row in _rows(line)]
    proof = _proof(actor, query, rows, len(lines))
    name = f"history-{timezone.now():%Y%m%d-%H%M%S}.{query.format}"
    if query.format == "pdf":
        return _pdf(actor, rows, proof), "application/pdf", name
    return _xlsx(actor, rows, proof), XLSX, name


def _rows(line: dict[str, Any]) -> list[list[str]]:
    """One row for each field of a change; a change without fields is one row too."""
    fields = line["changes"] or [{"field": "", "before": "", "after": ""}]
    return [
        [
            *(_text(line, line[name]) for name in ("at", "actor", "kind")),
            " ".join(filter(None, (line["called"], line["record"]))),
            line["action"],
            *(_text(line, change[name]) for name in ("field", "before", "after")),
            *(_text(line, line[name]) for name in ("reason", "device", "occurred_at")),
        ]
        for change in fields
    ]


def _text(line: dict[str, Any], value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return orjson.dumps(value, default=str).decode()
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    name = line["names"].get(str(value))
    return f"{name} ({value})" if name else str(value)


def _proof(actor: Actor, query: TrailQuery, rows: list[list[str]], count: int) -> list[tuple[str, str]]:
    """Who took it, what was asked, and a digest of the rows that only this installation can sign."""
    digest, key = hashlib.sha256(orjson.dumps(rows)), signing_key()
    head = (noted_heads() or [{}])[-1]
    asked = query.model_dump(mode="json", exclude_defaults=True, exclude={"cursor", "limit", "format"})
    return [
        ("made", timezone.now().isoformat()),
        ("by", actor.name),
        ("asked", orjson.dumps(asked).decode()),
        ("count", str(count)),
        ("digest", digest.hexdigest()),
        ("signature", key.sign(digest.digest()).hex()),
        ("key", key.name),
        ("head", f"{head.get('number', 0)} {head.get('digest', '')}"),
    ]


def _xlsx(actor: Actor, rows: list[list[str]], proof: list[tuple[str, str]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(WORDS["title"].read(actor.language))
    sheet.append([WORDS[name].read(actor.language) for name in COLUMNS])
    for row in rows:
        sheet.append([f"'{cell}" if cell[:1] in FORMULAS else cell for cell in row])
    page = book.create_sheet(WORDS["proof"].read(actor.language))
    for name, value in proof:
        page.append([WORDS[name].read(actor.language), value])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _pdf(actor: Actor, rows: list[list[str]], proof: list[tuple[str, str]]) -> bytes:
    html = pdf.page(
        "config/trail.html",
        WORDS,
        actor.language,
        title=WORDS["title"].read(actor.language),
        columns=[WORDS[name].read(actor.language) for name in COLUMNS],
        rows=rows,
        proof=[(WORDS[name].read(actor.language), value) for name, value in proof],
    )
    return pdf.document(html)
