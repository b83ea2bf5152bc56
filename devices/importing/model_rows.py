"""A row of a list of models."""

from collections.abc import Mapping
from typing import Any

from core.errors import Invalid
from devices.choices import RiskClass
from devices.importing.rows import Judged, fitting, is_true
from devices.models import DeviceModel
from devices.naming import identity, naming_of_model

LENGTHS = {
    "name_zh": 200, "name_en": 200, "maker": 120, "model_no": 60, "catalogue_no": 60, "kind": 160,
    "registration_no": 60,
}  # fmt: skip
CLASSES = {"1": RiskClass.I, "i": RiskClass.I, "ⅰ": RiskClass.I, "一": RiskClass.I}
CLASSES |= {"2": RiskClass.II, "ii": RiskClass.II, "ⅱ": RiskClass.II, "二": RiskClass.II}
CLASSES |= {"3": RiskClass.III, "iii": RiskClass.III, "ⅲ": RiskClass.III, "三": RiskClass.III}


Known = tuple[str, ...]


def known_by(values: Mapping[str, Any]) -> Known:
    """What tells a model apart: its UDI-DI; without one its maker, number and names together."""
    if values["di"]:
        return (values["di"],)
    return tuple(values[name] for name in ("maker", "model_no", "name_zh", "name_en"))


def judge_model(said: Mapping[str, str], on_file: Mapping[Known, DeviceModel], seen: set[Known]) -> Judged:
    """A new model, one to be brought up to date, or one that is as the row says. `seen`: the rows above."""
    values = _values(said)
    known = known_by(values)
    if known in seen:
        di, name = values["di"], values["name_zh"] or values["name_en"]
        raise Invalid.of("di", "“{one}”在文件中重复。", "“{one}” stands in the file twice.", one=di or name)
    seen.add(known)
    model = on_file.get(known)
    if model is None:
        return Judged(0, "created", {**values, **naming_of_model(values)})
    changed = {name: value for name, value in values.items() if getattr(model, name) != value}
    if not changed:
        return Judged(0, "unchanged", {"model": model})
    now = {name: changed.get(name, getattr(model, name)) for name in values}
    return Judged(0, "updated", {"model": model, "changed": {**changed, **naming_of_model(now)}})


def _values(said: Mapping[str, str]) -> dict[str, Any]:
    english = said.get("name_en") or " · ".join(
        dict.fromkeys(text for key in ("brand", "description") if (text := said.get(key, "")))
    )
    texts = {**said, "name_en": english[:200]}
    values: dict[str, Any] = {
        name: fitting(name, texts.get(name, ""), most) for name, most in LENGTHS.items()
    }
    if not values["name_zh"] and not values["name_en"]:
        raise Invalid.of("name_zh", "这一行没有产品名称。", "The row holds no name.")
    if not values["maker"]:
        raise Invalid.of("maker", "这一行没有厂家。", "The row holds no maker.")
    values |= identity(said.get("di", ""))
    values["risk_class"] = _risk_class(said.get("risk_class", ""))
    values["by_serial"] = is_true(said["by_serial"]) if "by_serial" in said else True
    values["by_lot"] = is_true(said.get("by_lot", ""))
    values["is_active"] = not said.get("status", "").casefold().startswith(("not ", "停", "注销"))
    return values


def _risk_class(text: str) -> str:
    folded = text.casefold().removeprefix("class").removesuffix("类").removeprefix("第").strip()
    if folded and folded not in CLASSES:
        raise Invalid.of(
            "risk_class",
            "“{text}”不是 I、II、III 类。",
            "“{text}” is not class I, II or III.",
            text=text[:20],
        )
    return str(CLASSES[folded]) if folded else ""
