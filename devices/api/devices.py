"""Endpoints of devices and their meters."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from core.answers import dumps
from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from devices import selectors, services
from devices.filters import DeviceFilters
from devices.models import Device
from devices.policies import KEEP, METER, READ
from devices.schemas.devices import (
    DeviceDetail,
    DeviceEdit,
    DeviceIn,
    DeviceMeterIn,
    DeviceMoveIn,
    DevicePage,
    MeterReadingIn,
)
from staff.access import needs

router = Router()
Row = dict[str, Any]
DevicesQuery = query_schema(DeviceFilters)
NEWEST_FIRST = ("-number",)


def _detail(request: ActorRequest, device: Device) -> Row:
    return selectors.device_detail(request.auth, device)


@router.get("/devices", response=DevicePage, auth=needs(READ), url_name="devices")
def list_devices(request: ActorRequest, query: Query[DevicesQuery]) -> HttpResponse:  # type: ignore[valid-type]
    """The devices at the hospitals one serves, the latest registered first."""
    devices = filtered(DeviceFilters, query, selectors.list_devices(request.auth))
    found = page(devices, query, order=NEWEST_FIRST, row=lambda one: selectors.device_row(request.auth, one))
    return HttpResponse(dumps(found), content_type="application/json")


@router.get("/devices/{uuid:device_id}", response=DeviceDetail, auth=needs(READ), url_name="device")
def get_device(request: ActorRequest, device_id: UUID) -> Row:
    """One device with its parts, meters and downtimes."""
    return _detail(request, selectors.get_device(request.auth, device_id))


@router.post("/devices", response=DeviceDetail, auth=needs(KEEP), url_name="device-register")
def register_device(request: ActorRequest, body: DeviceIn) -> Row:
    """Write down a device at a hospital."""
    return _detail(request, services.register_device(request.auth, **body.model_dump()))


@router.patch("/devices/{uuid:device_id}", response=DeviceDetail, auth=needs(KEEP), url_name="device-edit")
def edit_device(request: ActorRequest, device_id: UUID, body: DeviceEdit) -> Row:
    """Correct a device, or say where it went."""
    device = selectors.get_device(request.auth, device_id)
    return _detail(request, services.edit_device(request.auth, device, **body.given()))


def _move(request: ActorRequest, device_id: UUID, name: str, body: DeviceMoveIn | None) -> Row:
    device = selectors.get_device(request.auth, device_id)
    return _detail(
        request, services.move_device(request.auth, device, name, **(body or DeviceMoveIn()).model_dump())
    )


@router.post(
    "/devices/{uuid:device_id}/install", response=DeviceDetail, auth=needs(KEEP), url_name="device-install"
)
def install(request: ActorRequest, device_id: UUID, body: DeviceMoveIn | None = None) -> Row:
    """Put it into use."""
    return _move(request, device_id, "install", body)


@router.post(
    "/devices/{uuid:device_id}/report-down",
    response=DeviceDetail,
    auth=needs(KEEP),
    url_name="device-report-down",
)
def report_down(request: ActorRequest, device_id: UUID, body: DeviceMoveIn | None = None) -> Row:
    """Say that it does not work, why and since when."""
    return _move(request, device_id, "report_down", body)


@router.post(
    "/devices/{uuid:device_id}/restore", response=DeviceDetail, auth=needs(KEEP), url_name="device-restore"
)
def restore(request: ActorRequest, device_id: UUID, body: DeviceMoveIn | None = None) -> Row:
    """Say that it works again, and since when."""
    return _move(request, device_id, "restore", body)


@router.post(
    "/devices/{uuid:device_id}/put-aside",
    response=DeviceDetail,
    auth=needs(KEEP),
    url_name="device-put-aside",
)
def put_aside(request: ActorRequest, device_id: UUID, body: DeviceMoveIn | None = None) -> Row:
    """Keep it on standby."""
    return _move(request, device_id, "put_aside", body)


@router.post(
    "/devices/{uuid:device_id}/take-back",
    response=DeviceDetail,
    auth=needs(KEEP),
    url_name="device-take-back",
)
def take_back(request: ActorRequest, device_id: UUID, body: DeviceMoveIn | None = None) -> Row:
    """Take it back into use."""
    return _move(request, device_id, "take_back", body)


@router.post(
    "/devices/{uuid:device_id}/retire", response=DeviceDetail, auth=needs(KEEP), url_name="device-retire"
)
def retire(request: ActorRequest, device_id: UUID, body: DeviceMoveIn | None = None) -> Row:
    """Retire it for good."""
    return _move(request, device_id, "retire", body)


@router.post(
    "/devices/{uuid:device_id}/reinstate",
    response=DeviceDetail,
    auth=needs(KEEP),
    url_name="device-reinstate",
)
def reinstate(request: ActorRequest, device_id: UUID, body: DeviceMoveIn | None = None) -> Row:
    """Undo its retirement."""
    return _move(request, device_id, "reinstate", body)


@router.post(
    "/devices/{uuid:device_id}/meters", response=DeviceDetail, auth=needs(METER), url_name="device-meter-add"
)
def add_meter(request: ActorRequest, device_id: UUID, body: DeviceMeterIn) -> Row:
    """Say that it counts something."""
    device = selectors.get_device(request.auth, device_id)
    services.add_meter(request.auth, device, **body.model_dump())
    return _detail(request, device)


@router.post(
    "/device-meters/{uuid:meter_id}/readings",
    response=DeviceDetail,
    auth=needs(METER),
    url_name="device-meter-read",
)
def read_meter(request: ActorRequest, meter_id: UUID, body: MeterReadingIn) -> Row:
    """Write down what a meter shows."""
    meter = selectors.get_meter(request.auth, meter_id)
    services.read_meter(request.auth, meter, **body.model_dump())
    return _detail(request, selectors.get_device(request.auth, meter.equipment_id))
