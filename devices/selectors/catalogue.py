"""Questions about the catalogue of models."""

from typing import Any
from uuid import UUID

from core.actor import Actor
from core.lists import one
from devices.models import DeviceModel, DeviceModelQuerySet

_UNSEEN = ("grams", "search")


def list_models(actor: Actor) -> DeviceModelQuerySet:
    """All models, those no longer sold included."""
    seen: DeviceModelQuerySet = DeviceModel.objects.all().visible_to(actor).defer(*_UNSEEN)
    return seen


def get_model(actor: Actor, model_id: UUID) -> DeviceModel:
    """One model."""
    found: DeviceModel = one(list_models(actor), model_id)
    return found


def model_of(actor: Actor, di: str) -> DeviceModel | None:
    """The model with this UDI-DI, if it is in the catalogue."""
    return list_models(actor).filter(di=di).first() if di else None


def model_row(model: DeviceModel) -> dict[str, Any]:
    """A model as screens read it."""
    return {
        "id": model.pk,
        "version": model.version,
        "di": model.di,
        "issuer": model.issuer,
        "name_zh": model.name_zh,
        "name_en": model.name_en,
        "maker": model.maker,
        "model_no": model.model_no,
        "catalogue_no": model.catalogue_no,
        "kind": model.kind,
        "risk_class": model.risk_class,
        "registration_no": model.registration_no,
        "by_lot": model.by_lot,
        "by_serial": model.by_serial,
        "is_active": model.is_active,
        "pinyin": model.pinyin,
    }
