"""Why a code is not read: one sentence each, with what to do."""

from core.errors import Invalid
from core.words import Text

_SENTENCES = {
    "empty": Text(
        "没有内容。请扫描标签，或输入标签上的编码。", "Nothing there. Scan the label or type its code."
    ),
    "unknown_agency": Text(
        "无法识别“{raw}”的发码机构。请扫描 GS1、HIBCC 或 MA 编码，或手工选择型号。",
        "The issuer of “{raw}” is not known. Scan a GS1, HIBCC or MA code, or choose the model by hand.",
    ),
    "bracket": Text(
        "“{at}”处的括号不对：每段应写作（标识符）内容，如 (01)06901234567892。",
        "The brackets are wrong at “{at}”: each part is (identifier)content, like (01)06901234567892.",
    ),
    "ai_unknown": Text(
        "“{ai}”不是 GS1 应用标识符。请核对标签上的数字。",
        "“{ai}” is not a GS1 application identifier. Check the digits on the label.",
    ),
    "value_empty": Text("（{ai}）之后没有内容。", "Nothing follows ({ai})."),
    "value": Text(
        "（{ai}）的内容“{value}”不符合规定的格式（{format}）。",
        "The content “{value}” of ({ai}) does not have its form ({format}).",
    ),
    "check_digit": Text(
        "（{ai}）的内容“{value}”校验位不对。请重新扫描或核对。",
        "The check digit of “{value}” in ({ai}) is wrong. Scan again or check it.",
    ),
    "separator": Text(
        "（{ai}）之后缺少分隔符（FNC1），内容过长：“{value}”。",
        "The separator (FNC1) after ({ai}) is missing, its content is too long: “{value}”.",
    ),
    "twice": Text("（{ai}）出现了两次。", "({ai}) stands there twice."),
    "link_scheme": Text(
        "链接应以 http:// 或 https:// 开头。", "The link must begin with http:// or https://."
    ),
    "link_host": Text("链接中的域名“{host}”不对。", "The host “{host}” of the link is not right."),
    "link_character": Text("链接中不能有“{character}”。", "“{character}” may not stand in a link."),
    "link_key": Text(
        "链接中没有 GS1 主标识（如 /01/ 加 14 位商品条码）。",
        "The link holds no GS1 key (such as /01/ and the 14 digits of a GTIN).",
    ),
    "link_qualifier": Text(
        "链接中（{ai}）不能出现在（{key}）之后的这个位置。",
        "In the link ({ai}) may not stand at this place after ({key}).",
    ),
    "link_in_query": Text(
        "链接中（{ai}）应写在路径里，不能写在“?”之后。",
        "In the link ({ai}) belongs into the path, not behind the “?”.",
    ),
    "link_attribute": Text(
        "“{ai}”不是可以写在“?”之后的 GS1 标识符。",
        "“{ai}” is not a GS1 identifier that may stand behind the “?”.",
    ),
    "hibcc": Text(
        "“{at}”不符合 HIBCC 编码的格式。请重新扫描。",
        "“{at}” does not have the form of a HIBCC code. Scan again.",
    ),
    "hibcc_check": Text(
        "HIBCC 校验字符不对：应为“{right}”，读到“{value}”。请重新扫描。",
        "The check character of the HIBCC code is wrong: “{right}” was due, “{value}” read. Scan again.",
    ),
    "ma": Text(
        "“{at}”不符合 MA 编码的格式（MA.156.M0.六位厂商代码.产品代码）。",
        "“{at}” does not have the form of an MA code (MA.156.M0.six digits of the maker.product).",
    ),
    "date": Text("“{value}”不是有效日期。", "“{value}” is not a date."),
}


class Unreadable(Invalid):
    """The code cannot be read; `code` says why in short, the sentence in full."""

    def __init__(self, why: str, **values: object) -> None:
        said = _SENTENCES[why]
        super().__init__(
            f"udi_{why}", said.zh, said.en, fields={"text": said, "udi": said, "di": said}, **values
        )
