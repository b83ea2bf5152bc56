"""Where the header is, what its columns are called, and which field each probably means."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

FIELDS = (
    "name", "alias", "level", "grade", "category", "place", "province", "city", "district",
    "division_code", "address", "uscc", "specialties",
)  # fmt: skip

# What lists call these fields, folded (no blanks, case or punctuation). The first fitting rule decides.
MANY = ("category", "alias")  # several columns may hold these

_TAIL = "(名称|名)?$"
_RULES: list[tuple[str, re.Pattern[str]]] = [
    (field, re.compile(pattern))
    for field, pattern in [
        ("uscc", "统一社会信用|信用代码|uscc|creditcode|socialcredit"),
        (
            "division_code",
            "(区县|行政区划|区划|行政区|地区|城市|省份?|县区|县|adcode|division|region|area)"
            "(代码|编码|码|code|id)$|^gbt?2260$|^adcode$",
        ),
        ("alias", "别名|曾用名|又名|其他名称|第二名称|简称|别称|alias|aka|othernames?|shortname|formername"),
        ("grade", "等次|级等|医院等$|^等$|^grade$|hospitalgrade$"),
        ("level", "等级|级别|医院级|level|tier|grade"),
        (
            "category",
            "^(?!经济|登记|管理|所有制).*(类别|类型|大类|中类|小类|分类|种类)"
            "|^kind$|^type$|category|hospitaltype|facilitytype|orgtype",
        ),
        ("specialties", "特色|重点|诊疗|擅长|专科|科室|speciali?t|department"),
        ("address", "地址|住址|位置|address|^street"),
        ("province", "^(所[在属])?(省份?|省市?|省级|直辖市|省自治区|province|state|stateprovince)" + _TAIL),
        (
            "district",
            "^(所[在属])?(区县?|县区?|县市区?|市区县|县级|district|county|countyparish|countyname)" + _TAIL,
        ),
        ("place", "^hoscity$|省市|行政区划|所在地区?|所属地区?|地区|区域|^地点$|division|region|location"),
        ("city", "^(所[在属])?(城市|市|地市|地级市|市州|州市|市级|city|citytown|town|prefecture)" + _TAIL),
        (
            "name",
            "(机构|医院|单位|客户|终端|facility|hospital|hos|institution|organi[sz]ation|account|provider|customer)的?"
            "(名称|全称|名|name|legalbusinessname)$"
            "|^(名称|全称|名|name|医院|机构|hospital|医疗机构|单位|hospitalname|fullname)$",
        ),
    ]
]
_LOOK_AT = 15


def guess_mapping(columns: Sequence[str]) -> dict[str, str]:
    """The field each column probably holds; columns nobody knows are left out, and so is a second name."""
    mapping: dict[str, str] = {}
    for column in columns:
        field = _guess(column)
        if field and (field not in mapping.values() or field in MANY):
            mapping[column] = field
    return mapping


def _guess(column: str) -> str:
    folded = _fold(column)
    return next((field for field, pattern in _RULES if pattern.search(folded)), "")


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s_\-./:：*()（）【】\[\]#]+", "", folded)


def find_header(rows: Sequence[Sequence[str]], guess: Callable[[str], str] | None = None) -> int:
    """The row that names the columns: lists often begin with a title and a date.

    `guess` says which field a cell names, if any; without it, those of institutions are known.
    """
    guess = guess or _guess
    width = max(sum(map(bool, row)) for row in rows[:_LOOK_AT])
    scored = [(_score(row, width, guess), -place) for place, row in enumerate(rows[:_LOOK_AT])]
    score, place = max(scored)
    return -place if score > 0 else _first_wide(rows, width)


def _score(row: Sequence[str], width: int, guess: Callable[[str], str]) -> int:
    """How many of its cells are names of columns we know, if it is as wide as the table."""
    known = len({field for cell in row if 0 < len(cell) <= 30 and (field := guess(cell))})
    return known if sum(map(bool, row)) * 2 > width else 0


def _first_wide(rows: Sequence[Sequence[str]], width: int) -> int:
    return next(place for place, row in enumerate(rows) if sum(map(bool, row)) * 2 >= width)


def name_columns(cells: Sequence[str]) -> list[str]:
    """A distinct name for every column; one without a name is called by its letter."""
    names: list[str] = []
    for place, cell in enumerate(cells):
        name = re.sub(r"\s+", " ", cell)[:80] or f"[{_letters(place)}]"
        count = 2
        while name in names:
            name, count = f"{cell[:70]} ({count})", count + 1
        names.append(name)
    while names and names[-1].startswith("[") and not cells[len(names) - 1]:
        names.pop()
    return names


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def pick(values: Mapping[str, str], mapping: Mapping[str, str], field: str) -> str:
    """The cell (or cells, joined) mapped to a field."""
    return " ".join(
        value for column, target in mapping.items() if target == field and (value := values.get(column, ""))
    )
