"""The endpoints: who gets which answer, and what the answers hold."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from core.models import AccessEntry
from hcp.importing import running
from hcp.models import (
    Affiliation,
    Department,
    Hcp,
    HospitalRegistration,
    ImportRun,
    Institution,
    ReceptionSlot,
)
from staff.models import Territory, User
from tests.conftest import ApiClient
from tests.hcp.factories import (
    DepartmentFactory,
    HcpFactory,
    PostFactory,
    RegistrationFactory,
    SlotFactory,
)

SignIn = Callable[[User], ApiClient]
PEOPLE = ("ana", "boris", "chiara", "dora", "emil", "nobody")
FIELD = (200, 200, 404, 403, 200, 401)  # reps and managers at their own accounts, and the steward
READ = (200, 200, 404, 200, 200, 401)
LIST = (200, 200, 200, 200, 200, 401)
KEEP = (403, 403, 403, 403, 200, 401)  # the steward alone
DAY = "2026-11-18"

# endpoint, method, path, body, and the answers to PEOPLE
MATRIX: list[tuple[str, str, str, Any, tuple[int, ...]]] = [
    ("institutions", "GET", "/institutions", None, LIST),
    ("institution-create", "POST", "/institutions", {"id": "new", "name": "新和医院"}, KEEP),
    ("institution", "GET", "/institutions/{hospital}", None, READ),
    ("institution-correct", "PATCH", "/institutions/{hospital}", {"version": 1, "address": "新址"}, KEEP),
    ("department-create", "POST", "/departments", {"institution_id": "{hospital}", "name": "骨科"}, FIELD),
    ("department", "GET", "/departments/{department}", None, READ),
    ("department-correct", "PATCH", "/departments/{department}", {"version": 1, "name": "心内科"}, FIELD),
    (
        "slot-create",
        "POST",
        "/slots",
        {"institution_id": "{hospital}", "weekday": 2, "starts": "09:00", "ends": "10:00", "from_on": DAY},
        (403, 200, 403, 200, 200, 401),
    ),
    (
        "slot-correct",
        "PATCH",
        "/slots/{slot}",
        {"version": 1, "place": "新址"},
        (403, 200, 403, 200, 200, 401),
    ),
    ("divisions", "GET", "/divisions?parent=110000", None, LIST),
    ("code-lists", "GET", "/code-lists", None, LIST),
    ("hcps", "GET", "/hcps", None, LIST),
    ("hcp-create", "POST", "/hcps", {"id": "new", "institution_id": "{hospital}", "name": "李四"}, FIELD),
    ("hcp", "GET", "/hcps/{doctor}", None, READ),
    ("hcp-correct", "PATCH", "/hcps/{doctor}", {"version": 1, "title_code": "232"}, FIELD),
    (
        "affiliation-create",
        "POST",
        "/affiliations",
        {"hcp_id": "{doctor}", "institution_id": "{hospital}", "role": "visiting"},
        FIELD,
    ),
    ("affiliation-end", "POST", "/affiliations/{post}/end", {"reason": "调离"}, FIELD),
    ("territory-accounts", "GET", "/territories/{territory}/accounts", None, (200, 200, 404, 200, 200, 401)),
    (
        "territory-accounts-assign",
        "POST",
        "/territories/{territory}/accounts",
        {"institution_ids": ["{southern}"]},
        KEEP,
    ),
    ("assignment-end", "POST", "/assignments/{assignment}/end", {}, KEEP),
    ("registrations", "GET", "/registrations", None, LIST),
    ("registration-counts", "GET", "/registrations/counts", None, LIST),
    (
        "registration-create",
        "POST",
        "/registrations",
        {"user_id": "{ana}", "institution_id": "{hospital}", "registered_on": DAY},
        (403, 403, 403, 200, 403, 401),
    ),
    (
        "registration-correct",
        "PATCH",
        "/registrations/{registration}",
        {"version": 1, "number": "院登-2"},
        (403, 403, 403, 200, 403, 401),
    ),
    ("imports", "GET", "/imports", None, KEEP),
    ("import-upload", "UPLOAD", "/imports", None, KEEP),
    ("import", "GET", "/imports/{run}", None, KEEP),
    ("import-map", "PATCH", "/imports/{run}", {"version": 1, "mapping": {"机构名称": "name"}}, KEEP),
    ("import-dry-run", "POST", "/imports/{run}/dry-run", {}, KEEP),
    ("import-run", "POST", "/imports/{run}/run", None, KEEP),
    ("import-undo", "POST", "/imports/{run}/undo", {}, (403, 403, 403, 403, 409, 401)),
    (
        "import-settle",
        "POST",
        "/imports/{run}/rows/2/settle",
        {"act": "drop", "reason": "重复"},
        (403, 403, 403, 403, 404, 401),
    ),
    ("import-rows", "GET", "/imports/{run}/rows?outcome=queued", None, KEEP),
]
LIST_FILE = "机构名称,行政区划\n安和医院,北京市-海淀区\n康宁医院,火星市\n".encode()


def upload(client: ApiClient, content: bytes = LIST_FILE, **fields: str) -> Any:
    """Upload a list as a browser does."""
    body = {"file": SimpleUploadedFile("名单.csv", content), **fields}
    return client.post("/api/imports", body, HTTP_IDEMPOTENCY_KEY=str(uuid4()))


@pytest.fixture
def clients(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User, emil_user: User
) -> dict[str, ApiClient]:
    people = {
        "ana": ana_user,
        "boris": boris_user,
        "chiara": chiara_user,
        "dora": dora_user,
        "emil": emil_user,
    }
    return {"nobody": ApiClient(), **{name: sign_in(user) for name, user in people.items()}}


@pytest.fixture
def department(hospital: Institution) -> Department:
    return DepartmentFactory.create(institution=hospital)


@pytest.fixture
def doctor(hospital: Institution, department: Department) -> Hcp:
    return HcpFactory.create(name="单田芳", reachable=True, institution=hospital, department=department)


@pytest.fixture
def known(
    hospital: Institution,
    southern: Institution,
    department: Department,
    doctor: Hcp,
    haidian: Territory,
    ana_user: User,
    clients: dict[str, ApiClient],
) -> dict[str, Any]:
    """Everything the paths and bodies of the matrix name."""
    slot: ReceptionSlot = SlotFactory.create(institution=hospital)
    registration: HospitalRegistration = RegistrationFactory.create(user=ana_user, institution=hospital)
    post, assignment = Affiliation.objects.get(hcp=doctor), hospital.assignments.get()
    run = upload(clients["emil"]).json()["id"]
    return {
        "hospital": hospital.pk, "southern": southern.pk, "department": department.pk, "doctor": doctor.pk,
        "slot": slot.pk, "registration": registration.pk, "post": post.pk, "assignment": assignment.pk,
        "territory": haidian.pk, "ana": ana_user.pk, "run": run, "new": uuid4(),
    }  # fmt: skip


def filled(body: Any, known: dict[str, Any]) -> Any:
    """The body with its names filled in."""
    if isinstance(body, dict):
        return {
            name: str(known["new"]) if value == "new" else filled(value, known)
            for name, value in body.items()
        }
    if isinstance(body, list):
        return [filled(value, known) for value in body]
    return body.format(**known) if isinstance(body, str) else body


@pytest.mark.parametrize("row", MATRIX, ids=[row[0] for row in MATRIX])
def test_who_gets_which_answer(
    row: tuple[str, str, str, Any, tuple[int, ...]], clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    _, method, path, body, answers = row
    got = []
    for person in PEOPLE:
        client = clients[person]
        with transaction.atomic():
            uploading = method == "UPLOAD"
            answer = (
                upload(client)
                if uploading
                else client.call(method, path.format(**known), filled(body, known))
            )
            transaction.set_rollback(True)
        got.append(answer.status_code)
    assert tuple(got) == answers


def test_a_list_holds_what_its_reader_may_see(clients: dict[str, ApiClient], known: dict[str, Any]) -> None:
    def names(person: str, path: str) -> list[str]:
        return [row["name"] for row in clients[person].call("GET", path).json()["items"]]

    assert names("ana", "/institutions") == names("boris", "/institutions") == ["北京安和医院"]
    assert names("chiara", "/institutions") == ["广州康宁医院"]
    assert names("emil", "/institutions") == ["北京安和医院", "广州康宁医院"]
    assert names("ana", "/hcps") == ["单田芳"]
    assert names("chiara", "/hcps") == []


def test_contact_data_is_masked_without_the_permission(clients: dict[str, ApiClient], doctor: Hcp) -> None:
    for path in ("/hcps", f"/hcps/{doctor.pk}"):
        answers = {name: clients[name].call("GET", path).json() for name in ("ana", "dora")}
        seen = {name: answer.get("items", [answer])[0] for name, answer in answers.items()}
        assert (seen["ana"]["phone"], seen["ana"]["licence_no"]) == ("138****8000", "***********2345")
        assert (seen["dora"]["phone"], seen["dora"]["licence_no"]) == ("13800138000", "110110000012345")


def test_opening_somebody_and_listing_contact_data_is_written_down(
    clients: dict[str, ApiClient], doctor: Hcp
) -> None:
    clients["ana"].call("GET", "/hcps")
    assert not AccessEntry.objects.exists()
    clients["ana"].call("GET", f"/hcps/{doctor.pk}")
    clients["dora"].call("GET", "/hcps")
    entries = AccessEntry.objects.order_by("id").values_list("actor_name", "kind", "why", "subject_ids")
    assert list(entries) == [
        ("安娜", "hcp", "opened", [str(doctor.pk)]),
        ("窦拉", "hcp", "listed", [str(doctor.pk)]),
    ]


def test_a_mask_sent_back_changes_nothing_and_a_broken_one_is_refused(
    clients: dict[str, ApiClient], doctor: Hcp
) -> None:
    patch = f"/hcps/{doctor.pk}"
    row = clients["ana"].call("PATCH", patch, {"version": 1, "phone": "138****8000", "gender": "1"}).json()
    assert (row["version"], row["gender"]) == (2, "1")
    assert Hcp.objects.get().phone == "13800138000"
    refused = clients["ana"].call("PATCH", patch, {"version": 2, "phone": "138****9999"})
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["phone"])
    clients["ana"].call("PATCH", patch, {"version": 2, "phone": "13912345678"})
    assert Hcp.objects.get().phone == "13912345678"


def test_an_edit_from_an_old_version_is_answered_with_the_row_as_it_is(
    clients: dict[str, ApiClient], doctor: Hcp
) -> None:
    path = f"/hcps/{doctor.pk}"
    clients["boris"].call("PATCH", path, {"version": 1, "title_code": "231"})
    stale = clients["ana"].call("PATCH", path, {"version": 1, "gender": "2"})
    answer = stale.json()
    assert (stale.status_code, answer["code"]) == (409, "stale")
    assert (answer["current"]["title_code"], answer["current"]["version"]) == ("231", 2)
    assert answer["current"]["phone"] == "138****8000"


def test_the_page_of_an_institution_holds_what_belongs_to_it(
    clients: dict[str, ApiClient], known: dict[str, Any]
) -> None:
    page = clients["ana"].call("GET", f"/institutions/{known['hospital']}").json()
    assert (page["province"], page["division_text"]) == ("11", "北京市海淀区")
    assert [row["specialty_code"] for row in page["departments"]] == ["03.04"]
    assert [(row["starts"], row["ends"], row["weekday"]) for row in page["slots"]] == [("09:30", "11:00", 3)]
    assert [row["number"] for row in page["registrations"]] == ["院登-001"]
    assert clients["emil"].call("GET", f"/institutions/{known['hospital']}").json()["registrations"]


def test_a_persons_page_holds_his_posts(
    clients: dict[str, ApiClient], doctor: Hcp, hospital: Institution, southern: Institution
) -> None:
    PostFactory.create(hcp=doctor, institution=southern, is_main=False)
    page = clients["emil"].call("GET", f"/hcps/{doctor.pk}").json()
    assert [post["institution_name"] for post in page["affiliations"]] == ["北京安和医院", "广州康宁医院"]
    assert (page["institution_name"], page["department_name"], page["visit_count"]) == (
        "北京安和医院", "心血管内科", 0,
    )  # fmt: skip
    own = clients["ana"].call("GET", f"/hcps/{doctor.pk}").json()
    assert [post["institution_name"] for post in own["affiliations"]] == ["北京安和医院"]


def test_a_person_and_his_post_are_made_at_once_with_the_tablets_id(
    clients: dict[str, ApiClient], hospital: Institution, department: Department
) -> None:
    body = {
        "id": str(uuid4()), "institution_id": str(hospital.pk), "department_id": str(department.pk),
        "name": "欧阳 修", "role": "head", "title_code": "231", "specialties": ["03.04"],
    }  # fmt: skip
    row = clients["ana"].call("POST", "/hcps", body).json()
    assert (row["id"], row["name"], row["pinyin"], row["initials"]) == (
        body["id"],
        "欧阳修",
        "ouyang xiu",
        "oyx",
    )
    assert (row["status"], row["department_name"]) == ("unverified", "心血管内科")
    again = clients["ana"].call("POST", "/hcps", body)
    assert (again.status_code, again.json()["code"]) == (409, "id_taken")
    wrong = {**body, "id": str(uuid4()), "title_code": "999"}
    assert clients["ana"].call("POST", "/hcps", wrong).json()["fields"].keys() == {"title_code"}


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/institutions", {"name": " "}, "name"),
        ("/institutions", {"name": "新和医院", "grade": "a"}, "grade"),
        ("/institutions", {"name": "新和医院", "uscc": "123"}, "uscc"),
        ("/institutions", {"name": "新和医院", "division_code": "999999"}, "division_code"),
        ("/institutions", {"name": "新和医院", "level": "9"}, "level"),
        ("/institutions", {"name": "新和医院", "colour": "red"}, "colour"),
        ("/departments", {"name": "骨科", "specialty_code": "99"}, "specialty_code"),
        ("/hcps", {"name": "李四", "specialties": ["99"]}, "specialties"),
        ("/slots", {"weekday": 8, "starts": "09:00", "ends": "10:00", "from_on": DAY}, "weekday"),
        ("/slots", {"weekday": 1, "starts": "10:00", "ends": "09:00", "from_on": DAY}, "ends"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    path: str, body: dict[str, Any], field: str, clients: dict[str, ApiClient], hospital: Institution
) -> None:
    sent = body if path == "/institutions" else {**body, "institution_id": str(hospital.pk)}
    answer = clients["emil"].call("POST", path, sent)
    assert (answer.status_code, list(answer.json()["fields"])) == (422, [field])


def test_a_department_of_another_institution_is_refused(
    clients: dict[str, ApiClient], southern: Institution, department: Department
) -> None:
    body = {"name": "李四", "institution_id": str(southern.pk), "department_id": str(department.pk)}
    answer = clients["emil"].call("POST", "/hcps", body)
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["department_id"])


def test_an_import_goes_from_upload_to_undo_on_screen(clients: dict[str, ApiClient]) -> None:
    emil = clients["emil"]
    run = upload(emil).json()
    assert (run["state"], run["encoding"], run["line_ends"], run["read"]) == ("mapped", "utf-8", "lf", 2)
    assert (run["columns"], run["mapping"]) == (
        ["机构名称", "行政区划"],
        {"机构名称": "name", "行政区划": "place"},
    )
    assert run["sample"][0] == ["安和医院", "北京市-海淀区"]
    assert run["moves"] == ["map", "dry_run", "run"]

    checking = emil.call("POST", f"/imports/{run['id']}/dry-run", {}).json()
    assert (checking["state"], checking["progress"], checking["moves"]) == ("checking", 0, [])
    running.carry_out_due()
    checked = emil.call("GET", f"/imports/{run['id']}").json()
    assert (checked["state"], checked["created"], checked["queued"], checked["progress"]) == (
        "checked",
        1,
        1,
        100,
    )
    assert not Institution.objects.exists()

    emil.call("POST", f"/imports/{run['id']}/run", {"mode": "good_rows"})
    running.carry_out_due()
    done = emil.call("GET", f"/imports/{run['id']}").json()
    assert (done["state"], done["moves"]) == ("done", ["undo"])
    rows = emil.call("GET", f"/imports/{run['id']}/rows?outcome=queued", Accept_Language="en").json()["items"]
    assert [(row["line"], row["values"]["机构名称"]) for row in rows] == [(3, "康宁医院")]
    assert "火星市" in rows[0]["reason"]

    settle = f"/imports/{run['id']}/rows/3/settle"
    bare = emil.call("POST", settle, {"act": "division"})
    assert (bare.status_code, list(bare.json()["fields"])) == (422, ["division_code"])
    told = emil.call("POST", settle, {"act": "division", "division_code": "110108"}).json()
    assert (told["settlement"]["by_name"], told["acts"], told["made"]) == ("艾米尔", [], True)
    assert emil.call("GET", f"/imports/{run['id']}").json()["settled"] == 1
    assert emil.call("GET", f"/imports/{run['id']}/rows?outcome=queued&settled=false").json()["items"] == []
    assert len(emil.call("GET", f"/imports/{run['id']}/rows?settled=true").json()["items"]) == 1
    assert emil.call("POST", settle, {"act": "drop", "reason": "重复"}).json()["code"] == "row_settled"

    emil.call("POST", f"/imports/{run['id']}/undo", {"reason": "传错"})
    running.carry_out_due()
    undone = emil.call("GET", f"/imports/{run['id']}").json()
    assert (undone["state"], undone["undone"], undone["kept"], undone["moves"]) == ("undone", 2, 0, [])
    assert not Institution.objects.exists()
    assert [row["state"] for row in emil.call("GET", "/imports").json()["items"]] == ["undone"]


def test_a_file_that_is_no_list_is_refused_with_a_sentence(clients: dict[str, ApiClient]) -> None:
    answer = upload(clients["emil"], b"%PDF-1.4")
    assert (answer.status_code, answer.json()["code"]) == (422, "file_not_table")
    assert "PDF" in answer.json()["fields"]["file"]
    assert upload(clients["emil"], kind="people").json()["fields"].keys() == {"kind"}
    assert not ImportRun.objects.exists()


def test_an_upload_sent_twice_with_one_key_is_one_import(clients: dict[str, ApiClient]) -> None:
    key = str(uuid4())
    boundary: Any = {"content_type": "multipart/form-data; boundary=x", "HTTP_IDEMPOTENCY_KEY": key}
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        + LIST_FILE
        + b"\r\n--x--\r\n"
    )
    answers = [clients["emil"].generic("POST", "/api/imports", body, **boundary) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert ImportRun.objects.count() == 1


def test_code_lists_and_divisions_come_in_both_languages(clients: dict[str, ApiClient]) -> None:
    lists = clients["ana"].call("GET", "/code-lists").json()
    assert len(lists["specialties"]) > 150
    assert {"code": "231", "zh": "主任医师", "en": "Chief physician"}.items() <= lists["titles"][0].items()
    assert all(entry["zh"] and entry["en"] for entries in lists.values() for entry in entries)
    below = clients["ana"].call("GET", "/divisions?parent=110000").json()
    assert below[0] == {"code": "110101", "name": "东城区", "parent": "110000", "has_children": False}
    assert len(clients["ana"].call("GET", "/divisions").json()) == 34
