"""The bare Django view the product is measured beside: the same SQL, the same JSON, nothing else.

No session, no permission, no middleware, no schema: what is left is Django's own price of one request.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import django
import orjson
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.settings.base import _database
from tests.bench.sql import dicts, insert_visit

settings.configure(
    DATABASES={"default": _database(os.environ["DATABASE_URL"])},
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    TIME_ZONE="Asia/Shanghai",
    SECRET_KEY="bench",
)
django.setup()
PLAN = json.loads(Path(os.environ["BENCH_PLAN"]).read_text())
CASES, WRITER = PLAN["cases"], PLAN["writer"]


def read(request: HttpRequest) -> HttpResponse:
    """One reading case by its number."""
    case = CASES[int(parse_qs(request.META["QUERY_STRING"])["case"][0])]
    with connection.cursor() as cursor:
        cursor.execute(case["sql"], case["params"])
        rows = dicts(cursor)
    body: Any = {"items": rows[: case["shown"]], "next": None} if case["items"] else rows[0]
    return HttpResponse(orjson.dumps(body, default=str), content_type="application/json")


def write(request: HttpRequest) -> HttpResponse:
    """A visit and its history row, in one transaction."""
    visit = orjson.loads(request.body)
    with transaction.atomic(), connection.cursor() as cursor:
        insert_visit(cursor, WRITER)
    return HttpResponse(orjson.dumps(visit), content_type="application/json")


urlpatterns = [path("read", read), path("write", write)]
application = get_wsgi_application()
