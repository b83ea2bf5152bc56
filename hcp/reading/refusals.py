"""Why a file is not read: one sentence each, with the remedy."""

from core.errors import Invalid
from core.words import Text

_SENTENCES = {
    "file_empty": Text("文件是空的。", "The file is empty."),
    "file_too_large": Text(
        "文件超过 {limit} MB，请拆分后上传。", "The file is larger than {limit} MB; split it."
    ),
    "file_not_table": Text(
        "这是{kind}文件，不是表格。请上传 CSV 或 XLSX。", "This is {kind}, not a table. Upload CSV or XLSX."
    ),
    "file_binary": Text(
        "无法识别的文件格式。请另存为 CSV（UTF-8）或 XLSX 后上传。",
        "The format is not recognised. Save it as CSV (UTF-8) or XLSX and upload that.",
    ),
    "file_encoding": Text(
        "无法识别文字编码。请另存为 UTF-8 的 CSV 后上传。",
        "The text encoding is not recognised. Save it as CSV in UTF-8 and upload that.",
    ),
    "file_password": Text(
        "工作簿设有打开密码。请取消密码后上传。",
        "The workbook needs a password to open. Remove it and upload again.",
    ),
    "file_damaged": Text(
        "文件已损坏或不完整，无法读取。请在原程序中重新保存。",
        "The file is damaged or incomplete. Save it again in the program that made it.",
    ),
    "file_bomb": Text(
        "压缩内容展开后过大（超过 {limit} MB），已拒绝。",
        "Unpacked, the content is too large (over {limit} MB): refused.",
    ),
    "file_too_wide": Text(
        "表格过大：最多 {rows} 行、{columns} 列。",
        "The table is too large: at most {rows} rows and {columns} columns.",
    ),
    "file_no_sheet": Text(
        "工作簿中没有可见且有内容的工作表。", "The workbook has no visible worksheet with content."
    ),
    "file_no_rows": Text("表头之下没有数据行。", "There are no rows below the header."),
    "file_slow": Text(
        "读取该工作簿耗时过长，已中止。", "Reading this workbook took too long and was stopped."
    ),
}


def refusal(code: str, **values: object) -> Invalid:
    """The refusal with this code."""
    text = _SENTENCES[code]
    return Invalid(
        code,
        text.zh,
        text.en,
        fields={"file": Text(text.zh.format(**_in(values, 0)), text.en.format(**_in(values, 1)))},
        **values,
    )


def _in(values: dict[str, object], language: int) -> dict[str, object]:
    return {name: value[language] if isinstance(value, Text) else value for name, value in values.items()}
