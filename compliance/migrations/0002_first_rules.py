from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.db import migrations

IN_FORCE = date(2026, 8, 1)  # 医药代表管理办法, article 35
MEASURES = ("《医药代表管理办法》", "Measures for Medical Representatives (2026)")

# rule, code, product kind, province, from, outcome, number, unit, source in Chinese, in English
RULES = [
    (
        "MR-04",
        "qualification",
        "drug",
        "",
        IN_FORCE,
        "block",
        None,
        "",
        f"{MEASURES[0]}第十条：学历、培训与考核",
        f"{MEASURES[1]}, article 10: degree, training and assessment",
    ),
    (
        "MR-08",
        "filing",
        "drug",
        "",
        IN_FORCE,
        "block",
        None,
        "",
        f"{MEASURES[0]}第十五、十六条：备案后方可开展学术推广",
        f"{MEASURES[1]}, articles 15 and 16: no promotion before filing",
    ),
    (
        "MR-03",
        "filing",
        "device",
        "35",
        IN_FORCE,
        "block",
        None,
        "",
        "福建省医疗机构接待管理规定：医疗器械代表同样须登记备案",
        "Fujian rules on receiving representatives: those for devices are filed too",
    ),
    (
        "MR-03",
        "filing",
        "device",
        "31",
        IN_FORCE,
        "block",
        None,
        "",
        "上海市医疗机构接待管理规定：医疗器械代表同样须登记备案",
        "Shanghai rules on receiving representatives: those for devices are filed too",
    ),
    (
        "MR-08",
        "registration",
        "any",
        "",
        IN_FORCE,
        "block",
        None,
        "",
        f"{MEASURES[0]}第二十二条：未在该机构登记不得推广",
        f"{MEASURES[1]}, article 22: no promotion at an institution without its registration",
    ),
    (
        "MR-08",
        "letter",
        "any",
        "",
        IN_FORCE,
        "block",
        None,
        "",
        f"{MEASURES[0]}：授权书须在有效期和授权区域内",
        f"{MEASURES[1]}: the letter of authorisation must hold on that day and for that place",
    ),
    (
        "MR-09",
        "products",
        "any",
        "",
        IN_FORCE,
        "block",
        None,
        "",
        f"{MEASURES[0]}第二十四条第九项：不得推介授权范围外的产品",
        f"{MEASURES[1]}, article 24(9): no product outside the authorisation",
    ),
    (
        "HOSP-01",
        "slot",
        "any",
        "",
        IN_FORCE,
        "block",
        None,
        "",
        "三定两有：定时、定点、定人接待",
        "Fixed time, fixed place, fixed host: the reception rule of public hospitals",
    ),
    (
        "HOSP-02",
        "slot",
        "any",
        "35",
        IN_FORCE,
        "block",
        None,
        "",
        "福建省医疗机构接待管理规定：接待日之外须事先审核",
        "Fujian rules on receiving representatives: other days need prior review",
    ),
    (
        "AL-01",
        "late_after_hours",
        "any",
        "",
        date(2020, 1, 1),
        "warn",
        24,
        "hours",
        "ALCOA+（PIC/S PI 041）：及时记录；超过此时限的补录予以标记",
        "ALCOA+ (PIC/S PI 041): written in time; what is written later is marked",
    ),
]
FIELDS = (
    "rule", "code", "product_kind", "province", "from_on", "outcome", "number", "unit", "source_zh", "source_en"
)  # fmt: skip


def enter_rules(apps, schema_editor):
    """The rules as they stand on the first day, told in their history like any other change."""
    rule_model = apps.get_model("compliance", "GateRule")
    history_model = apps.get_model("compliance", "HistoricalGateRule")
    for values in RULES:
        fields = dict(zip(FIELDS, values, strict=True))
        key = "/".join(str(fields[name]) for name in FIELDS[:5])
        rule = rule_model.objects.create(id=uuid5(NAMESPACE_URL, f"rounds:gate-rule/{key}"), **fields)
        history_model.objects.create(
            **{field.attname: getattr(rule, field.attname) for field in rule_model._meta.concrete_fields},
            history_date=rule.created_at,
            history_type="+",
            history_change_reason="",
            actor_name="job:install",
            action="compliance.gaterule.add",
            request_id="",
        )


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_initial")]

    operations = [migrations.RunPython(enter_rules, migrations.RunPython.noop)]
