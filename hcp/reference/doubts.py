"""Why a row of an imported list waits for a person: a short code and a sentence in both languages."""

from typing import NamedTuple

from core.words import EN, ZH, Text


class Doubt(NamedTuple):
    """One reason, its values already filled in."""

    code: str
    zh: str
    en: str

    def read(self, language: str) -> str:
        """The reason in the reader's language."""
        return Text(self.zh, self.en).read(language)


_SENTENCES = {
    # the name
    "name_missing": Text("没有机构名称。", "There is no name."),
    "name_unreadable": Text("“{value}”不是可读的机构名称。", "“{value}” is not a readable name."),
    "name_formula": Text(
        "名称是电子表格公式，已拒绝。", "The name is a spreadsheet formula and was refused."
    ),
    "name_too_long": Text("名称超过 {limit} 个字。", "The name is longer than {limit} characters."),
    "name_lost_character": Text(
        "名称中有丢失的字符（“{value}”），请对照原件补全。",
        "The name has lost a character (“{value}”); complete it from the original.",
    ),
    "name_brackets": Text(
        "名称中的括号不成对（“{value}”）。", "The brackets in the name do not match (“{value}”)."
    ),
    # level
    "level_unclear": Text("等级“{value}”无法识别。", "The level “{value}” is not understood."),
    "level_several": Text("等级“{value}”含有多个级别。", "“{value}” names more than one level."),
    "grade_unclear": Text(
        "等次“{value}”无法识别，只采用了级别。",
        "The grade “{value}” is not understood; only the level was kept.",
    ),
    # division
    "division_missing": Text("没有行政区划。", "There is no administrative division."),
    "division_unknown": Text(
        "“{value}”不在 GB/T 2260 的现行或已撤销区划中。",
        "“{value}” is neither a current nor an abolished division of GB/T 2260.",
    ),
    "division_several": Text("“{value}”对应多个行政区划。", "“{value}” fits more than one division."),
    "division_split": Text(
        "“{value}”在 {year} 年之后已撤销，其辖区划归多地，请人工确认现属区划。",
        "“{value}” was abolished after {year} and divided among others; say which one it is in now.",
    ),
    "division_code_unknown": Text(
        "区划代码“{value}”不存在。", "There is no division with the code “{value}”."
    ),
    "division_conflict": Text(
        "区划代码 {number} 与名称“{value}”不一致。", "Division code {number} and name “{value}” disagree."
    ),
    # identity
    "uscc_wrong": Text(
        "统一社会信用代码“{value}”校验不通过，未采用。",
        "The social credit code “{value}” fails its check and was not kept.",
    ),
    "matches_several": Text(
        "与多个已有机构同名：{value}。", "Several existing accounts have this name: {value}."
    ),
    "alias_of_other": Text(
        "“{value}”同时是第 {line} 行机构的别名，可能是同一家。",
        "“{value}” is also a second name of the account in line {line}; they may be the same.",
    ),
    "same_as_line": Text(
        "与第 {line} 行是同一家机构，但内容不同（{value}），以先出现的为准。",
        "The same account as line {line}, but with a different {value}; the first one was kept.",
    ),
    "differs_from_account": Text(
        "按别名找到的机构“{name}”与本行的{value}不同，未修改。",
        "The account found by this second name, “{name}”, has a different {value}; it was not changed.",
    ),
    "columns_missing": Text("本行的列数少于表头。", "The row has fewer columns than the header."),
    "columns_extra": Text("本行的列数多于表头。", "The row has more columns than the header."),
    "kept_changed": Text("导入之后已被修改，予以保留。", "It was changed after the import and was kept."),
    "kept_in_use": Text("已有其他记录引用，予以保留。", "Other records refer to it; it was kept."),
    "changed_meanwhile": Text(
        "检查之后该机构被他人修改，请重新检查。", "Somebody changed the account after the check; check again."
    ),
}


def doubt(code: str, **values: object) -> Doubt:
    """The reason with this code, its values filled in."""
    text = _SENTENCES[code]
    return Doubt(code, text.read(ZH, **values), text.read(EN, **values))


def limit(value: str, most: int = 60) -> str:
    """A value short enough to stand in a sentence."""
    return value if len(value) <= most else value[: most - 1] + "…"
