"""The statement of a person's year on paper: PDF and XLSX, both from the same rows as the screen."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import timezone

from core import pdf
from core.words import EN, Text

WORDS = {
    "title": Text(
        "给予医疗卫生专业人士的利益对账单", "Statement of value given to a healthcare professional"
    ),
    "name": Text("姓名", "Name"),
    "institution": Text("机构", "Institution"),
    "year": Text("年度", "Year"),
    "made": Text("生成时间", "Made"),
    "on": Text("日期", "Day"),
    "category": Text("类别", "Category"),
    "standing": Text("状态", "Standing"),
    "amount": Text("金额", "Amount"),
    "currency": Text("币种", "Currency"),
    "times": Text("次数", "Times"),
    "times_counted": Text("{count} 次", "{count} times"),
    "reason": Text("说明", "Reason"),
    "actor": Text("记录人", "Written by"),
    "given": Text("已给予", "Given"),
    "held": Text("已批待付", "Held"),
    "reversal": Text("冲销", "Reversal"),
    "sums": Text("合计", "Sums"),
    "rooms": Text("年度上限", "Yearly limits"),
    "rule": Text("规则", "Rule"),
    "cap": Text("上限", "Cap"),
    "used": Text("已用", "Used"),
    "room": Text("剩余", "Room left"),
    "none": Text("本年度没有记录。", "Nothing is on record for this year."),
}
FORMULAS = frozenset("=+-@\t\r")
COLUMNS = ("on", "category", "standing", "amount", "currency", "times", "reason", "actor")


def statement_pdf(statement: dict[str, Any], language: str) -> bytes:
    """The statement as a PDF document."""
    html = pdf.page(
        "compliance/statement.html",
        WORDS,
        language,
        statement=statement,
        lines=[[str(cell) for cell in _cells(line, language)] for line in statement["lines"]],
        rooms=[_room(room, language) for room in statement["rooms"]],
        columns=[WORDS[name].read(language) for name in COLUMNS],
        made=timezone.localtime(),
    )
    return pdf.document(html)


def statement_xlsx(statement: dict[str, Any], language: str) -> bytes:
    """The statement as a workbook: its lines, and a sheet of sums and limits; amounts are numbers."""
    from openpyxl import Workbook

    words = {name: text.read(language) for name, text in WORDS.items()}
    book = Workbook()
    lines: Any = book.active
    lines.title = words["year"] + f" {statement['year']}"
    lines.append([words["name"], statement["hcp_name"], words["institution"], statement["institution_name"]])
    lines.append([words[name] for name in COLUMNS])
    for line in statement["lines"]:
        lines.append([_exact(line, *cell) for cell in zip(COLUMNS, _cells(line, language), strict=True)])
    sums = book.create_sheet(words["sums"])
    sums.append([words[name] for name in ("currency", "given", "held")])
    for row in statement["sums"]:
        sums.append([row["currency"], Decimal(row["given"]), Decimal(row["held"])])
    sums.append([])
    sums.append([words[name] for name in ("rule", "cap", "used", "room", "currency")])
    for row in statement["rooms"]:
        sums.append([row["rule"], *(Decimal(row[name]) for name in ("cap", "used", "room")), row["unit"]])
    return _saved(book)


def _room(room: dict[str, Any], language: str) -> dict[str, str]:
    """A limit with its unit beside each number: an amount of a currency, or a number of times."""
    times = WORDS["times_counted"]
    said = {
        name: times.read(language, count=room[name])
        if room["unit"] == "times"
        else f"{room['unit']} {room[name]}"
        for name in ("cap", "used", "room")
    }
    return {"rule": room["rule"], **said}


def _saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(line: dict[str, Any], language: str) -> list[Any]:
    side = "en" if language == EN else "zh"
    standing = WORDS[line["standing"]].read(language)
    if line["reverses_id"]:
        standing = f"{standing} · {WORDS['reversal'].read(language)}"
    values = {**line, "category": line[f"category_{side}"], "standing": standing}
    return [values[name] for name in COLUMNS]


def _exact(line: dict[str, Any], column: str, cell: Any) -> Any:
    """An amount as an exact number; words that a spreadsheet would take for a formula, as words."""
    if column == "amount":
        return Decimal(line["amount"])
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in FORMULAS else cell
