"""The API as a contract: stable names of its operations, and what each may answer besides success."""

from typing import Any

import orjson
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

WRITES = {"post", "put", "patch", "delete"}
DESCRIPTION = (
    "Writes carry an `Idempotency-Key` header (a UUID): the same key and body again get the first answer with"
    " `Idempotent-Replay: 1`. `X-Device` names the tablet, `X-Occurred-At` says when it happened there."
    " Instants are UTC with Z, days are YYYY-MM-DD."
)
PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "required": ["code", "detail"],
    "properties": {
        "code": {"type": "string", "description": "short and stable, for programs"},
        "detail": {"type": "string", "description": "a sentence in the reader's language"},
        "rule": {"type": "string", "description": "the id of the rule that says no"},
        "fields": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "each wrong field with its remedy",
        },
        "current": {"type": "object", "description": "with code `stale`: the row as it is now"},
    },
}
SIGNED_IN = {"401": "Nobody is signed in", "403": "Not permitted, or this tablet was revoked"}
READ = {"422": "Badly formed"}
WROTE = {"409": "A rule says no, or somebody changed the row (`stale`)", "422": "Badly formed", "503": "Busy"}
NOT_FOUND = {"404": "No such record, or not yours to see"}


class RoundsAPI(NinjaAPI):
    """ninja's API with our contract in its OpenAPI document."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Room and function: stable while the function keeps its name."""
        function = operation.view_func
        room = function.__module__.partition(".")[0]
        return f"{'house' if room == 'config' else room}_{function.__name__}"

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The document, with every failure declared."""
        schema = super().get_openapi_schema(**options)
        schema["info"]["description"] = DESCRIPTION
        schema.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
        for path, verbs in schema["paths"].items():
            for verb, operation in verbs.items():
                _declare_failures(path, verb, operation)
        return schema


def _declare_failures(path: str, verb: str, operation: dict[str, Any]) -> None:
    failures = {**(WROTE if verb in WRITES else READ), **(NOT_FOUND if "{" in path else {})}
    if operation.get("security"):
        failures |= SIGNED_IN
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for status, description in failures.items():
        answers.setdefault(
            status,
            {
                "description": description,
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )
    operation["responses"] = answers


def contract(api: NinjaAPI) -> str:
    """The OpenAPI document as it lies in the repository: sorted, so that a change shows as itself."""
    options = orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS
    return orjson.dumps(api.get_openapi_schema(), option=options, default=dict).decode() + "\n"
