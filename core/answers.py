"""JSON answers: orjson out, and every failure as `{code, detail}` in the reader's language."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from pydantic import BaseModel

from core.errors import DomainError, Invalid
from core.words import language_of


def dumps(body: object) -> bytes:
    """JSON bytes; instants are UTC with Z, uuids and days are strings."""
    return orjson.dumps(body, default=_default, option=orjson.OPT_UTC_Z)


def _default(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return str(value)


class JsonRenderer(BaseRenderer):
    """ninja's renderer on orjson."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return dumps(data)


class JsonParser(Parser):
    """ninja's body parser on orjson."""

    def parse_body(self, request: HttpRequest) -> Any:
        if b"\\u0000" in request.body:  # PostgreSQL keeps no such character
            raise Invalid(
                "bad_character", "内容含有无法保存的字符。", "The text holds a character that cannot be kept."
            )
        return orjson.loads(request.body)


def reader_language(request: HttpRequest) -> str:
    """The language to answer in: the signed-in person's, else what the browser asks for."""
    actor = getattr(request, "auth", None)
    return getattr(actor, "language", None) or language_of(request.headers.get("Accept-Language"))


def error_answer(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The HTTP answer for a failure."""
    response = HttpResponse(
        dumps(error.answer(reader_language(request))), status=error.status, content_type="application/json"
    )
    for name, value in getattr(error, "headers", {}).items():
        response[name] = value
    return response
