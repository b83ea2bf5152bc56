"""Devices of the demonstration's hospitals: three models, invented, of makers that do not exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from core.actor import Actor
from devices import services
from devices.models import Device, DeviceModel

MODELS: tuple[dict[str, Any], ...] = (
    {
        "di": "(01)06999900000019",
        "name_zh": "云镜 300 电子支气管镜",
        "name_en": "Yunjing 300 bronchoscope",
        "maker": "云岭医疗器械",
        "model_no": "YJ-300",
        "kind": "电子支气管镜",
        "risk_class": "2",
        "registration_no": "云械注准20260000001",
    },
    {
        "di": "(01)06999900000026",
        "name_zh": "守护 5 监护仪",
        "name_en": "Shouhu 5 monitor",
        "maker": "云岭医疗器械",
        "model_no": "SH-5",
        "kind": "病人监护仪",
        "risk_class": "3",
        "registration_no": "国械注准20260000002",
    },
    {
        "di": "MA.156.M0.999999.DEMO0003",
        "name_zh": "守护中央监护站",
        "name_en": "Shouhu central station",
        "maker": "云岭医疗器械",
        "model_no": "SH-C1",
        "kind": "中央监护系统",
        "risk_class": "3",
        "registration_no": "国械注准20260000003",
    },
)
ROOMS = ("A3-01", "A3-02", "B1-05", "C2-10")


@dataclass(frozen=True, slots=True)
class Place:
    """A hospital with departments in which devices stand."""

    institution_id: UUID
    departments: Sequence[UUID | None]


def load(dispatcher: Actor, engineer: Actor, places: Sequence[Place], today: date) -> int:
    """Write the catalogue and what stands at these hospitals; answers how many devices that are."""
    scope, monitor, station = (services.create_model(dispatcher, **model) for model in MODELS)
    devices: list[Device] = []
    for n, place in enumerate(places[:6]):
        whole = _device(engineer, station, place, n, today) if n % 2 == 0 else None
        parent = whole.pk if whole else None
        beds = [_device(engineer, monitor, place, 10 * n + bed, today, parent_id=parent) for bed in range(2)]
        scopes = [_device(engineer, scope, place, 100 + n, today)] if n % 3 != 1 else []
        devices += [*([whole] if whole else []), *beds, *scopes]
    _used(engineer, devices)
    return len(devices)


def _device(
    engineer: Actor, model: DeviceModel, place: Place, n: int, today: date, parent_id: UUID | None = None
) -> Device:
    installed = today - timedelta(days=120 + 37 * (n % 20))
    device = services.register_device(
        engineer,
        model_id=model.pk,
        institution_id=place.institution_id,
        department_id=place.departments[n % len(place.departments)] if place.departments else None,
        parent_id=parent_id,
        serial=f"YL{model.model_no.replace('-', '')}{n + 1:04d}",
        room=ROOMS[n % len(ROOMS)],
        software="2.4.1" if n % 3 else "2.3.0",
        made_on=installed - timedelta(days=60),
        installed_on=installed,
        accepted_on=installed + timedelta(days=5),
        warranty_from=installed + timedelta(days=5),
        warranty_to=installed + timedelta(days=5 + 365 * (1 + n % 2)),
    )
    return services.move_device(engineer, device, "install")


def _used(engineer: Actor, devices: Sequence[Device]) -> None:
    """Two were down once, one still is; three count their hours."""
    now = timezone.now()
    for device, days, hours, reason in (
        (devices[0], 40, 26, "网络板故障"),
        (devices[1], 15, 3, "血氧模块无读数"),
    ):
        began = now - timedelta(days=days)
        services.move_device(engineer, device, "report_down", reason=reason, at=began)
        services.move_device(engineer, device, "restore", at=began + timedelta(hours=hours))
    services.move_device(
        engineer, devices[3], "report_down", reason="图像有横纹，待更换先端部", at=now - timedelta(hours=5)
    )
    for device in devices[1:4]:
        meter = services.add_meter(engineer, device, kind="hours")
        for weeks, value in ((8, 1180), (4, 1742), (0, 2310)):
            services.read_meter(
                engineer, meter, value=Decimal(value), read_at=now - timedelta(weeks=weeks, hours=1)
            )
