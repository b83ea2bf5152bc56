"""The endpoints: who gets which answer, at what cost."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.actor import Actor
from devices import services
from devices.models import Device, DeviceModel
from hcp.models import Department, Institution
from staff.choices import Role
from staff.models import User
from tests.conftest import ApiClient, make_person
from tests.counts import as_written_down, counted
from tests.devices.conftest import DI
from tests.matrix import Row, answers, named

Make = Callable[..., Device]
SignIn = Callable[[User], ApiClient]
# the engineer there, its dispatcher, an engineer elsewhere, a steward, a rep there, medical affairs, nobody
PEOPLE = ("emil", "disha", "felix", "stella", "ana", "mara", "nobody")
READ_ALL = (200, 200, 200, 200, 200, 403, 401)
SEEN = (200, 200, 404, 200, 404, 403, 401)  # Ana's district has no hospital with a device
KEEPERS = (200, 200, 404, 200, 403, 403, 401)
METERS = (200, 200, 404, 403, 403, 403, 401)
CATALOGUE = (403, 200, 403, 200, 403, 403, 401)

NEW_MODEL = {
    "di": "MA.156.M0.100761.21234561",
    "name_zh": "超声诊断仪",
    "maker": "华影医疗",
    "risk_class": "2",
}
NEW = {
    "model_id": "{model}",
    "institution_id": "{hospital}",
    "serial": "NEW-1",
    "department_id": "{department}",
}
MATRIX = [
    Row("device-models", "GET", "/device-models", None, READ_ALL),
    Row("device-model", "GET", "/device-models/{model}", None, READ_ALL),
    Row("device-model-create", "POST", "/device-models", NEW_MODEL, CATALOGUE),
    Row(
        "device-model-edit", "PATCH", "/device-models/{model}", {"version": 1, "is_active": False}, CATALOGUE
    ),
    Row("device-import", "POST", "/device-imports", None, (403, 422, 403, 422, 403, 403, 401)),
    Row("device-scan", "POST", "/device-scans", {"text": f"(01){DI}(21)SN-0001"}, READ_ALL),
    Row("devices", "GET", "/devices", None, READ_ALL),
    Row("device", "GET", "/devices/{device}", None, SEEN),
    Row("device-register", "POST", "/devices", NEW, KEEPERS),
    Row("device-edit", "PATCH", "/devices/{device}", {"version": 2, "room": "B1-04"}, KEEPERS),
    Row("device-install", "POST", "/devices/{planned}/install", None, KEEPERS),
    Row("device-report-down", "POST", "/devices/{device}/report-down", {"reason": "无图像"}, KEEPERS),
    Row("device-restore", "POST", "/devices/{down}/restore", None, KEEPERS),
    Row("device-put-aside", "POST", "/devices/{device}/put-aside", {"reason": "搬迁"}, KEEPERS),
    Row("device-take-back", "POST", "/devices/{standby}/take-back", None, KEEPERS),
    Row("device-retire", "POST", "/devices/{device}/retire", {"reason": "到期"}, KEEPERS),
    Row("device-reinstate", "POST", "/devices/{retired}/reinstate", {"reason": "误操作"}, KEEPERS),
    Row("device-meter-add", "POST", "/devices/{device}/meters", {"kind": "exposures"}, METERS),
    Row("device-meter-read", "POST", "/device-meters/{meter}/readings", {"value": "12.50"}, METERS),
]


@pytest.fixture
def stella_user(db: None) -> User:
    return make_person("stella", "史黛", Role.STEWARD)


@pytest.fixture
def mara_user(db: None) -> User:
    return make_person("mara", "马拉", Role.MEDICAL)


@pytest.fixture
def clients(
    sign_in: SignIn,
    emil_user: User,
    disha_user: User,
    felix_user: User,
    stella_user: User,
    ana_user: User,
    mara_user: User,
) -> dict[str, ApiClient]:
    people = (emil_user, disha_user, felix_user, stella_user, ana_user, mara_user)
    return {**dict(zip(PEOPLE, map(sign_in, people), strict=False)), "nobody": ApiClient()}


@pytest.fixture
def known(
    make_device: Make, emil: Actor, scanner: DeviceModel, hospital: Institution, radiology: Department
) -> dict[str, Any]:
    """What the rows of the matrix name."""
    device = make_device()
    standby = services.move_device(emil, make_device(), "put_aside", reason="备用")
    return {
        "new": uuid4(),
        "model": scanner.pk,
        "hospital": hospital.pk,
        "department": radiology.pk,
        "device": device.pk,
        "planned": make_device("planned").pk,
        "down": make_device("down").pk,
        "standby": standby.pk,
        "retired": services.move_device(emil, make_device(), "retire", reason="报废").pk,
        "meter": services.add_meter(emil, device, kind="hours").pk,
    }


@pytest.mark.parametrize("row", MATRIX, ids=named(MATRIX))
def test_who_gets_which_answer(row: Row, clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    assert answers(row, PEOPLE, clients, known) == row.answers


def test_every_read_makes_the_queries_written_down(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    reads = [row for row in MATRIX if row.method == "GET"]
    for row in reads:  # the first request of a process asks for the kinds of content
        clients["disha"].call("GET", row.path.format(**known))
    found = {row.name: counted(clients["disha"], "GET", row.path.format(**known)) for row in reads}
    narrowed = "/devices?search=安和&state=in_use,down&warranty=false"
    found["devices, narrowed"] = counted(clients["disha"], "GET", narrowed)
    as_written_down("devices", found)


@pytest.mark.parametrize(
    ("person", "status"), list(zip(PEOPLE, (403, 200, 403, 200, 403, 403, 401), strict=True))
)
def test_lists_are_imported_by_dispatchers_and_stewards(
    person: str, status: int, clients: dict[str, ApiClient]
) -> None:
    file = SimpleUploadedFile("models.csv", "产品名称,厂家\n监护仪,华影医疗\n".encode())
    said = clients[person].post(
        "/api/device-imports",
        {"file": file, "kind": "models", "carry_out": "true"},
        headers={"idempotency-key": str(uuid4())},
    )
    assert said.status_code == status
    if status == 200:
        assert said.json()["created"] == 1


def test_the_list_finds_by_words_of_device_model_and_hospital(
    make_device: Make, clients: dict[str, ApiClient]
) -> None:
    device = make_device(serial="ZX-7788")
    for words in ("zx-7788", device.number, "磁共振", "cgz", "华影", "HY-MR30", "安和医院", "B1-03"):
        found = clients["disha"].call("GET", f"/devices?search={words}").json()["items"]
        assert [row["id"] for row in found] == [str(device.pk)], words
    assert clients["disha"].call("GET", "/devices?search=没有").json()["items"] == []


def test_the_list_is_read_page_by_page(make_device: Make, clients: dict[str, ApiClient]) -> None:
    numbers = [make_device().number for _ in range(5)]
    seen, cursor = [], ""
    while True:
        got = clients["disha"].call("GET", f"/devices?limit=2&cursor={cursor}").json()
        seen += [row["number"] for row in got["items"]]
        if not (cursor := got["next"] or ""):
            break
    assert seen == sorted(numbers, reverse=True)


def test_a_scan_tells_the_model_and_the_unit_and_creates_nothing(
    make_device: Make, clients: dict[str, ApiClient]
) -> None:
    device = make_device(serial="A1")
    make_device(serial="A2")
    told = clients["emil"].call("POST", "/device-scans", {"text": f"]d201{DI}21A1"}).json()
    assert (told["di"], told["serial"], told["model"]["name_zh"]) == (DI, "A1", "磁共振成像系统")
    assert [row["id"] for row in told["devices"]] == [str(device.pk)]
    strange = clients["emil"].call("POST", "/device-scans", {"text": "+A123BJC5D6E71G"}).json()
    assert (strange["di"], strange["model"], strange["devices"]) == ("+A123BJC5D6E71", None, [])
    assert DeviceModel.objects.count() == 1
    elsewhere = clients["felix"].call("POST", "/device-scans", {"text": f"(01){DI}(21)A1"}).json()
    assert elsewhere["devices"] == [], "a device of another region is not told of"


def test_a_code_that_cannot_be_read_says_why(clients: dict[str, ApiClient]) -> None:
    said = clients["emil"].call("POST", "/device-scans", {"text": "(01)06912345678921"}, accept_language="en")
    assert said.status_code == 422
    assert said.json()["code"] == "udi_check_digit"
    assert "06912345678921" in said.json()["fields"]["text"]
