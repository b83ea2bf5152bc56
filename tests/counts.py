"""How many queries each read makes is written down beside the tests of its room: `query_counts.json`."""

import json
import os
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.selectors import forget_rules
from tests.conftest import ApiClient


def counted(client: ApiClient, method: str, path: str, body: Any = None) -> int:
    """The queries one answer takes, without the marks of a transaction; no rule is known from before."""
    forget_rules()
    with CaptureQueriesContext(connection) as asked:
        answer = client.call(method, path, body)
    assert answer.status_code == 200, answer.content.decode()
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


def as_written_down(room: str, found: dict[str, int]) -> None:
    """Compare with what is written down; `make counts` writes it down anew, to be read as a difference."""
    kept = Path(__file__).parent / room / "query_counts.json"
    if os.environ.get("ROUNDS_WRITE_COUNTS"):
        kept.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(kept.read_text(encoding="utf-8"))
