from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.db import migrations

IN_FORCE = date(2026, 8, 1)  # 医药代表管理办法, article 35
SAFETY_SINCE = date(2020, 1, 1)
MEASURES = ("《医药代表管理办法》", "Measures for Medical Representatives (2026)")

LISTS = [
    {
        "kind": "adverse_event",
        "name_zh": "不良事件",
        "name_en": "Adverse event",
        "words_zh": [
            "不良反应", "不良事件", "副作用", "副反应", "过敏", "皮疹", "荨麻疹", "瘙痒", "休克", "头晕", "晕厥",
            "昏迷", "恶心", "呕吐", "腹泻", "便血", "黑便", "出血", "低血糖", "低血压", "心悸", "心律失常", "胸闷",
            "呼吸困难", "水肿", "肝损伤", "肝功能异常", "转氨酶升高", "肾损伤", "肌酐升高", "白细胞减少",
            "血小板减少", "抽搐", "致畸", "流产", "住院抢救", "抢救", "死亡", "去世", "停药后好转", "因不适停药",
            "用药过量", "误服", "用药错误",
        ],
        "words_en": [
            "adverse event*", "adverse reaction*", "side effect*", "allerg*", "anaphyla*", "rash", "rashes",
            "urticaria", "itching", "shock", "dizz*", "syncope", "faint*", "coma", "nausea", "vomit*",
            "diarrh*", "bleed*", "haemorrhag*", "hemorrhag*", "hypoglyc*", "hypotension", "palpitation*",
            "arrhythmia*", "dyspn*", "oedema", "edema", "liver injury", "renal injury", "kidney injury",
            "thrombocytopenia", "leukopenia", "seizure*", "convulsion*", "miscarriage", "birth defect*",
            "hospitali*", "died", "death", "overdos*", "medication error*",
        ],
        "excepted": [
            "无不良反应", "未见不良反应", "没有不良反应", "未出现不良反应", "未发生不良事件", "无不良事件",
            "无过敏", "无皮疹", "无出血", "不良反应监测", "不良反应发生率", "no adverse event*",
            "no adverse reaction*", "no side effect*", "without side effects", "no rash",
        ],
        "outcome": "case",
        "hours": 24,
        "from_on": SAFETY_SINCE,
        "rule": "CT-05",
        "source_zh": "《药品不良反应报告和监测管理办法》（卫生部令第81号）；24 小时为行业惯例，未在法规原文核实，请按公司制度调整",
        "source_en": "Measures for Reporting and Monitoring of Adverse Drug Reactions (Decree 81); the 24 hours are"
        " industry practice, not read in the decree: set them by company policy",
    },
    {
        "kind": "product_complaint",
        "name_zh": "产品投诉",
        "name_en": "Product complaint",
        "words_zh": [
            "产品质量", "质量问题", "包装破损", "漏液", "变色", "异物", "沉淀", "裂片", "假药", "召回", "器械故障",
            "设备故障", "断裂", "脱落", "误报警",
        ],
        "words_en": [
            "product quality", "quality defect*", "broken package*", "leak*", "discolo*", "foreign matter",
            "counterfeit*", "recall*", "malfunction*", "device failure*", "fracture of the device", "false alarm*",
        ],
        "excepted": ["无质量问题", "没有质量问题", "no malfunction*"],
        "outcome": "case",
        "hours": 24,
        "from_on": SAFETY_SINCE,
        "rule": "VG-05",
        "source_zh": "投诉须评估是否构成不良事件；时限为公司惯例，请按公司制度调整",
        "source_en": "A complaint is judged for harm; the hours are company practice: set them by company policy",
    },
    {
        "kind": "prescription_count",
        "name_zh": "统方",
        "name_en": "Counting prescriptions",
        "words_zh": [
            "统方", "处方量", "开方量", "处方数量", "每月开", "每周开", "月用量", "用量统计", "开了多少盒", "进药量",
            "新增处方", "处方排名",
        ],
        "words_en": [
            "prescription count*", "prescription volume*", "prescriptions per", "scripts per", "rx per",
            "number of prescriptions", "new prescriptions", "boxes per month", "units per month",
        ],
        "excepted": [],
        "outcome": "block",
        "hours": 72,
        "from_on": IN_FORCE,
        "rule": "MR-11",
        "source_zh": f"{MEASURES[0]}第二十四条第四项：不得统方；记录中出现即不得递交，并立案",
        "source_en": f"{MEASURES[1]}, article 24(4): no counting of prescriptions; such a note is refused and a case opened",
    },
    {
        "kind": "gift",
        "name_zh": "财物与回扣",
        "name_en": "Gifts and kickbacks",
        "words_zh": [
            "回扣", "红包", "购物卡", "礼品卡", "礼金", "现金", "返点", "提成", "好处费", "代金券", "旅游", "礼品",
            "送礼",
        ],
        "words_en": [
            "kickback*", "gift card*", "voucher*", "cash", "rebate*", "bribe*", "red envelope*", "holiday trip*",
            "gift*",
        ],
        "excepted": ["无礼品", "拒绝礼品", "不收礼品", "no gift*"],
        "outcome": "case",
        "hours": 72,
        "from_on": IN_FORCE,
        "rule": "MR-10",
        "source_zh": f"{MEASURES[0]}第二十四条第六项；时限为公司惯例",
        "source_en": f"{MEASURES[1]}, article 24(6); the hours are company practice",
    },
    {
        "kind": "off_label",
        "name_zh": "超适应症与超授权推广",
        "name_en": "Off-label promotion",
        "words_zh": ["超适应症", "超说明书", "说明书外", "超剂量使用", "适应症外", "未获批适应症", "儿童也可以用"],
        "words_en": ["off label", "off-label", "outside the label", "unapproved indication*", "unlicensed use"],
        "excepted": [],
        "outcome": "case",
        "hours": 72,
        "from_on": IN_FORCE,
        "rule": "MR-10",
        "source_zh": f"{MEASURES[0]}第二十四条第七、九项；时限为公司惯例",
        "source_en": f"{MEASURES[1]}, article 24(7) and (9); the hours are company practice",
    },
    {
        "kind": "promise",
        "name_zh": "疗效保证与隐瞒风险",
        "name_en": "Promises and hidden risks",
        "words_zh": [
            "保证治愈", "包治", "根治", "百分之百有效", "100%有效", "绝对安全", "完全无副作用", "零副作用", "没有任何风险",
            "无效退款",
        ],
        "words_en": [
            "guaranteed cure", "100% effective", "completely safe", "absolutely safe", "no risk at all",
            "zero side effects", "miracle drug", "money back",
        ],
        "excepted": [],
        "outcome": "case",
        "hours": 72,
        "from_on": IN_FORCE,
        "rule": "MR-10",
        "source_zh": f"{MEASURES[0]}第二十四条第七项：误导、夸大、隐瞒不良反应；时限为公司惯例",
        "source_en": f"{MEASURES[1]}, article 24(7): misleading, exaggerating, hiding reactions; the hours are company practice",
    },
    {
        "kind": "comparison",
        "name_zh": "无依据的比较",
        "name_en": "Comparisons without proof",
        "words_zh": [
            "疗效最好", "效果最好", "全国第一", "同类最佳", "优于所有", "唯一有效", "竞品不行", "竞品无效", "比竞品安全",
        ],
        "words_en": [
            "best in class", "better than any", "superior to all", "the only effective", "number one drug",
            "safer than any", "competitor does not work",
        ],
        "excepted": [],
        "outcome": "case",
        "hours": 72,
        "from_on": IN_FORCE,
        "rule": "MR-10",
        "source_zh": f"{MEASURES[0]}第二十四条第七项；词表与时限为公司惯例",
        "source_en": f"{MEASURES[1]}, article 24(7); words and hours are company practice",
    },
]  # fmt: skip


def enter_lists(apps, schema_editor):
    """The lists as they stand on the first day, told in their history like any other change."""
    list_model = apps.get_model("compliance", "WordList")
    history_model = apps.get_model("compliance", "HistoricalWordList")
    for fields in LISTS:
        key = f"{fields['kind']}/{fields['from_on']}"
        entered = list_model.objects.create(id=uuid5(NAMESPACE_URL, f"rounds:word-list/{key}"), **fields)
        history_model.objects.create(
            **{field.attname: getattr(entered, field.attname) for field in list_model._meta.concrete_fields},
            history_date=entered.created_at,
            history_type="+",
            history_change_reason="",
            actor_name="job:install",
            action="compliance.wordlist.add",
            request_id="",
        )


class Migration(migrations.Migration):
    dependencies = [("compliance", "0007_cases")]

    operations = [migrations.RunPython(enter_lists, migrations.RunPython.noop)]
