"""Endpoints of the catalogue, of scans and of imports."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile

from core.answers import dumps
from core.lists import filtered, page, query_schema
from core.requests import ActorRequest
from devices import selectors, services, udi
from devices.choices import ImportKind
from devices.filters import ModelFilters
from devices.policies import IMPORT, KEEP_CATALOGUE, READ
from devices.schemas.catalogue import (
    DeviceImportOut,
    DeviceModelEdit,
    DeviceModelIn,
    DeviceModelOut,
    DeviceModelPage,
    DeviceScanIn,
)
from devices.schemas.devices import DeviceScanOut
from staff.access import needs

router = Router()
Row = dict[str, Any]
ModelsQuery = query_schema(ModelFilters)
BY_NAME = ("pinyin", "id")


@router.get("/device-models", response=DeviceModelPage, auth=needs(READ), url_name="device-models")
def list_models(request: ActorRequest, query: Query[ModelsQuery]) -> HttpResponse:  # type: ignore[valid-type]
    """The catalogue, by name."""
    models = filtered(ModelFilters, query, selectors.list_models(request.auth))
    found = page(models, query, order=BY_NAME, row=selectors.model_row)
    return HttpResponse(dumps(found), content_type="application/json")


@router.get(
    "/device-models/{uuid:model_id}", response=DeviceModelOut, auth=needs(READ), url_name="device-model"
)
def get_model(request: ActorRequest, model_id: UUID) -> Row:
    """One model."""
    return selectors.model_row(selectors.get_model(request.auth, model_id))


@router.post(
    "/device-models", response=DeviceModelOut, auth=needs(KEEP_CATALOGUE), url_name="device-model-create"
)
def create_model(request: ActorRequest, body: DeviceModelIn) -> Row:
    """Add a model to the catalogue; `di` may be a whole scan."""
    return selectors.model_row(services.create_model(request.auth, **body.model_dump()))


@router.patch(
    "/device-models/{uuid:model_id}",
    response=DeviceModelOut,
    auth=needs(KEEP_CATALOGUE),
    url_name="device-model-edit",
)
def edit_model(request: ActorRequest, model_id: UUID, body: DeviceModelEdit) -> Row:
    """Correct a model, or put it aside."""
    model = selectors.get_model(request.auth, model_id)
    return selectors.model_row(services.edit_model(request.auth, model, **body.given()))


@router.post("/device-scans", response=DeviceScanOut, auth=needs(READ), url_name="device-scan")
def read_scan(request: ActorRequest, body: DeviceScanIn) -> Row:
    """Read a UDI as scanned or typed; nothing is created. A code that cannot be read is refused with the reason."""
    return selectors.scan_row(request.auth, udi.read(body.text))


@router.post("/device-imports", response=DeviceImportOut, auth=needs(IMPORT), url_name="device-import")
def import_list(
    request: ActorRequest, file: File[UploadedFile], kind: Form[ImportKind], carry_out: Form[bool] = False
) -> Row:
    """Check a list of models or devices row by row, or carry its good rows out."""
    return services.import_list(
        request.auth, kind=kind, content=file.read(), file_name=file.name or "", carry_out=carry_out
    )
