"""Badly formed input in the user's words: pydantic's findings, one sentence per field."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.words import Text

SENTENCES: dict[str, Text] = {
    "missing": Text("必填。", "This is required."),
    "string_too_short": Text("至少 {min_length} 个字符。", "At least {min_length} characters."),
    "string_too_long": Text("不能超过 {max_length} 个字符。", "At most {max_length} characters."),
    "string_type": Text("请填写文字。", "Give a text."),
    "int_parsing": Text("请填写整数。", "Give a whole number."),
    "int_type": Text("请填写整数。", "Give a whole number."),
    "float_parsing": Text("请填写数字。", "Give a number."),
    "decimal_parsing": Text("请填写数字。", "Give a number."),
    "bool_parsing": Text("请选择是或否。", "Choose yes or no."),
    "uuid_parsing": Text("编号格式不正确。", "This id is badly formed."),
    "uuid_type": Text("编号格式不正确。", "This id is badly formed."),
    "date_from_datetime_parsing": Text("日期请写成 2026-11-22。", "Write the day as 2026-11-22."),
    "date_parsing": Text("日期请写成 2026-11-22。", "Write the day as 2026-11-22."),
    "datetime_from_date_parsing": Text(
        "时间请写成 2026-11-22T09:30+08:00。", "Write the time as 2026-11-22T09:30+08:00."
    ),
    "datetime_parsing": Text(
        "时间请写成 2026-11-22T09:30+08:00。", "Write the time as 2026-11-22T09:30+08:00."
    ),
    "timezone_aware": Text("时间缺少时区。", "The time lacks its offset from UTC."),
    "time_parsing": Text("时刻请写成 09:30。", "Write the hour as 09:30."),
    "enum": Text("请选择：{expected}。", "Choose one of: {expected}."),
    "literal_error": Text("请选择：{expected}。", "Choose one of: {expected}."),
    "greater_than_equal": Text("不能小于 {ge}。", "Not less than {ge}."),
    "less_than_equal": Text("不能大于 {le}。", "Not more than {le}."),
    "too_long": Text("不能超过 {max_length} 项。", "At most {max_length} items."),
    "too_short": Text("至少 {min_length} 项。", "At least {min_length} items."),
    "list_type": Text("请给出列表。", "Give a list."),
    "extra_forbidden": Text("没有这个字段。", "There is no such field."),
    "json_invalid": Text("请求内容不是有效的 JSON。", "The body is not valid JSON."),
}
OTHER = Text("填写不正确。", "This is not filled in correctly.")


def sentences(findings: Iterable[Mapping[str, Any]]) -> dict[str, Text]:
    """The field's name and its sentence for each finding."""
    return {_field(finding["loc"]): _sentence(finding) for finding in findings}


def _field(loc: Iterable[object]) -> str:
    parts = [str(part) for part in loc if part not in ("body", "query", "path", "payload", "data")]
    return ".".join(parts) or "body"


def _sentence(finding: Mapping[str, Any]) -> Text:
    if finding["type"] == "value_error" and isinstance(finding.get("ctx", {}).get("error"), ValueError):
        said = finding["ctx"]["error"].args
        if said and isinstance(said[0], Text):
            return said[0]
    text = SENTENCES.get(finding["type"], OTHER)
    values = {name: str(value) for name, value in finding.get("ctx", {}).items()}
    return Text(text.zh.format(**values), text.en.format(**values)) if values else text
