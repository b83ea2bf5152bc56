"""What sort of institution a name or a registered category says it is."""

import re
import unicodedata

from hcp.choices import Kind

# The first rule that fits decides: a 妇幼保健院 is maternal although it is a 院, a 门诊部 a clinic whatever owns it.
_RULES: list[tuple[re.Pattern[str], Kind]] = [
    (re.compile(pattern), kind)
    for pattern, kind in [
        (r"妇幼(保健|健康|卫生)|妇幼(院|所|站|中心)|妇女?儿童?保健|妇保院|maternal", Kind.MATERNAL),
        (r"社区(卫生|医疗|健康)|卫生服务(中心|站)|community", Kind.COMMUNITY),
        (r"卫生室|村医务室|village", Kind.VILLAGE),
        (r"(乡|镇|街道|中心|地区|场|区)?卫生院(?!.*医院$)|township", Kind.TOWNSHIP),
        (r"疾病(预防)?控制|疾控|卫生防疫|防疫站|disease control", Kind.CDC),
        (r"(急救|紧急救援|120)(中心|站|指挥)|emergency (center|centre|medical)", Kind.EMERGENCY),
        (r"血站|血液中心|中心血库|采血|供血|blood", Kind.BLOOD),
        (r"疗养(院|所|中心)|休养(院|所)|sanatorium", Kind.SANATORIUM),
        (r"护理(院|站|中心)|安宁疗护|临终关怀|nursing", Kind.NURSING),
        (
            r"(?<!医院)(门诊部|门诊所|诊所|门诊$|医务室|医务所|卫生所|卫生站|保健站|医疗站|clinic)",
            Kind.CLINIC,
        ),
        (r"医院|医学院附属|分院|总院|hospital|infirmary", Kind.HOSPITAL),
        (r"(防治|防保|预防|职防|皮防|结防|精防|牙防|慢病|保健)(院|所|站|中心)", Kind.PREVENTION),
        (
            r"(体检|检验|影像|透析|医学|医疗|康复|美容|健康|诊断|眼科|口腔|治疗|研究|整形)[^院]*(中心|所)|(中心|center|centre)$",
            Kind.CENTER,
        ),
        (r"卫生所|医疗所|保健所", Kind.CLINIC),
        (r"院$", Kind.HOSPITAL),
    ]
]


def read_kind(name: str, category: str = "") -> Kind:
    """The kind of an institution: its registered category says it, else its name."""
    registered = _match(category)
    return registered if registered else _match(name) or Kind.OTHER


def _match(text: str) -> Kind | None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return next((kind for pattern, kind in _RULES if pattern.search(folded)), None)
