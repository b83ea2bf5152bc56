"""What models and devices are known, found and sorted by, computed from what stands on them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from core.errors import Invalid
from devices.udi import read
from hcp.reference.pinyin import grams_of, read_institution, search_text


def naming_of_model(said: dict[str, Any]) -> dict[str, Any]:
    """A model is sorted by its name and found by either name, the maker and every number."""
    first = said["name_zh"] or said["name_en"]
    others = (said[key] for key in ("name_en", "maker", "model_no", "catalogue_no", "kind", "di"))
    return {"pinyin": read_institution(first).sort[:300], **_found_by([first, *others])}


def naming_of_device(said: dict[str, Any]) -> dict[str, Any]:
    """A device is found by its number, serial, lot and room."""
    return _found_by(said[key] for key in ("number", "serial", "lot", "room"))


def _found_by(said: Iterable[str]) -> dict[str, Any]:
    each = [_read(name) for name in dict.fromkeys(name for name in said if name)]
    grams = {gram for grams, _ in each for gram in grams}
    return {"grams": sorted(grams), "search": "|".join(dict.fromkeys(text for _, text in each))}


@lru_cache(maxsize=4096)
def _read(name: str) -> tuple[tuple[str, ...], str]:
    """What one name is found by; a list names the same maker and kind a thousand times."""
    reading = read_institution(name)
    return tuple(grams_of([name], [reading])), search_text([name], [reading])


def identity(text: str) -> dict[str, str]:
    """The number a model is known by and who issued it, from a scan, a link or bare digits."""
    if not text.strip():
        return {"di": "", "issuer": ""}
    udi = read(text)
    if not udi.di:
        raise Invalid.of("di", "这个编码不含产品标识（UDI-DI）。", "This code holds no product (UDI-DI).")
    return {"di": udi.di, "issuer": str(udi.agency)}
