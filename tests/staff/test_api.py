"""The endpoints of people, permits, territories, tablets and products: who gets which answer, at what cost."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from core.history import change
from staff.models import (
    AuthorisationLetter,
    Deputy,
    Message,
    Product,
    Qualification,
    Tablet,
    Team,
    Territory,
    User,
)
from tests.conftest import SETUP, ApiClient, make_person
from tests.counts import as_written_down, counted
from tests.matrix import Row, answers, named

SignIn = Callable[[User], ApiClient]
# a rep, her manager, a rep elsewhere, compliance, the three administrators' first two, medical affairs, nobody
PEOPLE = ("ana", "boris", "chiara", "dora", "emil", "fiona", "hana", "nobody")
ALL = (200, 200, 200, 200, 200, 200, 200, 401)
COMPLIANCE = (403, 403, 403, 200, 403, 403, 403, 401)
ACCOUNTS = (403, 403, 403, 403, 200, 403, 403, 401)
POWERS = (403, 403, 403, 403, 403, 200, 403, 401)
MEDICAL = (403, 403, 403, 403, 403, 403, 200, 401)
HERS = (200, 200, 404, 200, 200, 200, 200, 401)  # a page about Ana
TABLET = (200, 403, 404, 403, 200, 200, 403, 401)  # her own, or by whoever looks after tablets
DAY = "2026-11-18"
FILING = {
    "number": "备案-1",
    "company": "安和医药",
    "id_document": "11010119900101001X",
    "contract_from_on": "2026-01-01",
    "areas": "心内科",
    "territory": "北京",
    "committed_on": DAY,
    "filed_on": DAY,
}
PRODUCT = {"name_zh": "康宁平", "name_en": "Conin", "kind": "drug"}
MESSAGE = {"text_zh": "每日一次", "text_en": "Once a day"}
LETTER = {"number": "授-2", "products": ["{product}"], "from_on": DAY, "to_on": DAY}
DEPUTY = {"delegate_id": "{gerd}", "from_on": "2999-01-01", "to_on": "2999-01-09", "reason": "休假"}
PERSON = {"username": "jonas", "name": "约纳斯", "password": "a brand new phrase"}

MATRIX = [
    Row("people", "GET", "/people", None, ALL),
    Row("person-create", "POST", "/people", PERSON, ACCOUNTS),
    Row("person", "GET", "/people/{ana}", None, HERS),
    Row("person-correct", "PATCH", "/people/{ana}", {"version": 1, "name": "安娜二"}, ACCOUNTS),
    Row("person-roles", "PUT", "/people/{ana}/roles", {"version": 1, "roles": ["msl"]}, POWERS),
    Row("person-team", "PUT", "/people/{ana}/team", {"version": 1, "team_id": None}, POWERS),
    Row("person-password", "PUT", "/people/{ana}/password", {"password": "a brand new phrase"}, ACCOUNTS),
    Row("person-deactivate", "POST", "/people/{ana}/deactivate", {"version": 1, "reason": "离职"}, ACCOUNTS),
    Row("person-activate", "POST", "/people/{jim}/activate", {"version": 1, "reason": "回来"}, ACCOUNTS),
    Row(
        "qualification", "PUT", "/people/{ana}/qualification", {"version": 1, "degree": "master"}, COMPLIANCE
    ),
    Row("filing", "PUT", "/people/{ana}/filing", FILING, COMPLIANCE),
    Row("letter-issue", "POST", "/letters", LETTER | {"user_id": "{ana}"}, COMPLIANCE),
    Row("letter-correct", "PATCH", "/letters/{letter}", {"version": 1, "number": "授-3"}, COMPLIANCE),
    Row("territories", "GET", "/territories", None, ALL),
    Row("territory-add", "POST", "/territories", {"name": "华东"}, POWERS),
    Row("territory-change", "PATCH", "/territories/{north}", {"version": 1, "name": "北方"}, POWERS),
    Row(
        "territory-assign",
        "POST",
        "/territories/{north}/people",
        {"user_id": "{ana}", "from_on": DAY},
        POWERS,
    ),
    Row(
        "territory-end",
        "POST",
        "/territories/{north}/people/{member}/end",
        {"version": 1, "to_on": DAY},
        POWERS,
    ),
    Row("teams", "GET", "/teams", None, ALL),
    Row("team-add", "POST", "/teams", {"name": "华东一组"}, POWERS),
    Row("team-change", "PATCH", "/teams/{team}", {"version": "{team_version}", "name": "华北二组"}, POWERS),
    Row("tablets", "GET", "/tablets", None, ALL),
    Row("tablet-revoke", "POST", "/tablets/{tablet}/revoke", {"reason": "丢失"}, TABLET),
    Row("sessions", "GET", "/sessions", None, ALL),
    Row("session-end", "POST", "/sessions/{desk}/end", None, (200, 404, 404, 404, 404, 404, 404, 401)),
    Row("deputies", "GET", "/deputies", None, ALL),
    Row("deputy-appoint", "POST", "/deputies", DEPUTY, (200, 200, 200, 200, 200, 200, 200, 401)),
    Row("deputy-end", "POST", "/deputies/{deputy}/end", None, (200, 403, 404, 403, 403, 403, 403, 401)),
    Row("colleagues", "GET", "/colleagues", None, ALL),
    Row("products", "GET", "/products", None, ALL),
    Row("product", "GET", "/products/{product}", None, ALL),
    Row("product-add", "POST", "/products", PRODUCT, MEDICAL),
    Row("product-correct", "PATCH", "/products/{product}", {"version": 1, "name_en": "Aben"}, MEDICAL),
    Row("message-add", "POST", "/products/{product}/messages", MESSAGE, MEDICAL),
    Row("message-correct", "PATCH", "/messages/{message}", {"version": 1, "text_en": "Daily"}, MEDICAL),
]


@pytest.fixture
def clients(
    sign_in: SignIn,
    ana_user: User,
    boris_user: User,
    chiara_user: User,
    dora_user: User,
    emil_user: User,
    fiona_user: User,
    hana_user: User,
) -> dict[str, ApiClient]:
    people = (ana_user, boris_user, chiara_user, dora_user, emil_user, fiona_user, hana_user)
    return {"nobody": ApiClient(), **{user.username: sign_in(user) for user in people}}


@pytest.fixture
def known(
    ana_user: User,
    boris_user: User,
    north: Territory,
    northern_team: Team,
    product: Product,
    qualified: Qualification,
    sign_in: SignIn,
) -> dict[str, Any]:
    """Everything the paths and bodies of the matrix name."""
    stay = boris_user.territories.first()
    assert stay
    day = date(2026, 11, 18)
    jim = make_person("jim", "吉姆")
    with change(SETUP, "test.setup"):
        jim.is_active = False
        jim.save()
        letter = AuthorisationLetter.objects.create(
            user=ana_user, number="授-1", product_ids=[product.pk], from_on=day, to_on=day
        )
        tablet = Tablet.objects.create(id=uuid4(), user=ana_user, name="平板一")
        message = Message.objects.create(product=product, text_zh="每日一次", text_en="Once a day")
        deputy = Deputy.objects.create(
            delegator=ana_user, delegate=jim, from_on=day, to_on=date(2999, 1, 1), reason="休假"
        )
    gerd = make_person("gerd", "格德")
    desk = next(row["id"] for row in sign_in(ana_user).call("GET", "/sessions").json() if row["is_this"])
    return {
        "ana": ana_user.pk, "desk": desk, "jim": jim.pk, "gerd": gerd.pk, "deputy": deputy.pk,
        "north": north.pk, "member": stay.pk,
        "team": northern_team.pk, "team_version": northern_team.version, "letter": letter.pk,
        "product": product.pk, "message": message.pk, "tablet": tablet.pk,
    }  # fmt: skip


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


def test_reads_take_as_many_queries_as_are_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any], ana_user: User, product: Product
) -> None:
    found = {}
    with change(SETUP, "test.setup"):
        for n in range(9):
            Tablet.objects.create(id=uuid4(), user=ana_user, name=f"平板{n}")
            Message.objects.create(product=product, text_zh=f"信息{n}", text_en=f"Message {n}")
    for person in ("ana", "dora"):
        clients[person].call("GET", "/session")  # the first request of a session writes it
        for row in MATRIX:
            if row.method == "GET":
                found[f"{person}: {row.name}"] = counted(clients[person], "GET", row.path.format(**known))
    as_written_down("staff", found)
