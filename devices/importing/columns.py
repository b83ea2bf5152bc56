"""What the columns of a list hold, known by what they are called."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from devices.choices import ImportKind

# The first rule that fits decides; a field is taken once, by the first column that fits.
_MODELS = [
    ("di", r"primarydi|udidi|^di$|产品标识|最小销售单元"),
    ("brand", r"^brand"),
    ("description", r"description|产品描述"),
    ("name_en", r"英文名|^nameen|englishname"),
    ("name_zh", r"产品名称|器械名称|设备名称|通用名|中文名|^名称$|^namezh|^name$"),
    ("maker", r"company|maker|manufacturer|labeler|厂家|厂商|注册人|备案人|生产企业|制造商"),
    ("catalogue_no", r"catalog|货号|目录号|产品编号"),
    ("model_no", r"versionmodel|^model|型号|规格"),
    ("registration_no", r"注册证|备案号|registration"),
    ("kind", r"gmdn|产品类别|设备类别|^kind$|^类别$|^category$"),
    ("risk_class", r"管理类别|风险|riskclass|^class$"),
    ("by_serial", r"^serial|含序列号|按序列号"),
    ("by_lot", r"^lot|含批号|按批号"),
    ("status", r"status|状态"),
]
_DEVICES = [
    ("udi", r"udi|^di$|primarydi|产品标识|条码"),
    ("serial", r"serial|^sn$|序列号|出厂编号|机身号"),
    ("lot", r"^lot|batch|批号"),
    ("department", r"department|科室"),
    ("room", r"^room|房间|位置|地点|存放"),
    ("institution", r"医院|机构|客户|单位|hospital|institution|account|customer"),
    ("warranty_to", r"保修(到期|截止|止)|保修期至|warranty(end|to|until)|质保"),
    ("warranty_from", r"保修(开始|起)|warranty(from|start)"),
    ("installed_on", r"安装日|装机|install"),
    ("accepted_on", r"验收|accept"),
    ("made_on", r"生产日|出厂日|manufactur(ed|ing)|made"),
    ("software", r"software|软件"),
    ("model_no", r"型号|规格|model"),
    ("name", r"设备名称|产品名称|器械名称|^名称$|^name$|devicename"),
    ("note", r"备注|remark|^note"),
]
RULES = {ImportKind.MODELS: _MODELS, ImportKind.DEVICES: _DEVICES}


def read_columns(kind: ImportKind, columns: Sequence[str]) -> dict[str, str]:
    """The field each known column holds."""
    mapping: dict[str, str] = {}
    for column in columns:
        field = guess(kind, column)
        if field and field not in mapping.values():
            mapping[column] = field
    return mapping


def guess(kind: ImportKind, column: str) -> str:
    """The field a header cell names, or nothing."""
    folded = _fold(column)
    return next((name for name, pattern in RULES[kind] if re.search(pattern, folded)), "")


def pick(columns: Sequence[str], cells: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """The cells of a row by their fields."""
    return {mapping[column]: cell for column, cell in zip(columns, cells, strict=False) if column in mapping}


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s_\-./:：*()（）【】\[\]#]+", "", folded)
