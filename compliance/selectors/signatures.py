"""Is a signature still good? Its content is fingerprinted anew, and compared with the record as it is now."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.db import transaction

from compliance.models import Signature
from compliance.selectors.approvals import signature_row
from compliance.subjects import canonical, digest, subject_of
from core.errors import NotFound

VALID, CHANGED, BROKEN, GONE = "valid", "content_changed", "broken", "record_gone"


def verify_signature(signature: Signature) -> dict[str, Any]:
    """Whether what was signed is what there is now (ER-06); what changed since is named."""
    state, changed = _verdict(signature)
    return {
        **signature_row(signature),
        "state": state,
        "changed": changed,
        "content": signature.content,
        "digest": bytes(signature.digest).hex(),
        "about_kind": signature.about_kind,
        "about_id": signature.about_id,
        "about_version": signature.about_version,
        "run_id": signature.run_id,
        "number": signature.run.number,
        "title_zh": signature.run.summary["title_zh"],
        "title_en": signature.run.summary["title_en"],
    }


def _verdict(signature: Signature) -> tuple[str, list[dict[str, Any]]]:
    if digest(signature.content) != bytes(signature.digest):
        return BROKEN, []
    subject = subject_of(signature.about_kind)
    try:
        with transaction.atomic():  # a subject may hold the record while it is read
            now = orjson.loads(canonical(subject.content(subject.load(signature.about_id))))
    except NotFound:
        return GONE, []
    changed = list(_differences(signature.content, now))
    return (CHANGED, changed) if changed else (VALID, [])


def _differences(signed: Any, now: Any, path: str = "") -> list[dict[str, Any]]:
    """Every place where two contents differ, by its path."""
    if isinstance(signed, Mapping) and isinstance(now, Mapping):
        names = sorted({*signed, *now})
        return [
            d for n in names for d in _differences(signed.get(n), now.get(n), f"{path}.{n}" if path else n)
        ]
    if isinstance(signed, list) and isinstance(now, list):
        longest = max(len(signed), len(now))
        pairs = [(i, _at(signed, i), _at(now, i)) for i in range(longest)]
        return [d for i, a, b in pairs for d in _differences(a, b, f"{path}[{i + 1}]")]
    return [] if signed == now else [{"path": path, "signed": signed, "now": now}]


def _at(values: list[Any], index: int) -> Any:
    return values[index] if index < len(values) else None
