"""The endpoints: who gets which answer, and each story a tablet tells, exactly once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.models import AccessEntry, Attachment
from hcp.models import Hcp, Institution
from staff.models import Message, Product, User
from tests.conftest import ApiClient
from tests.hcp.factories import HcpFactory
from tests.visits.factories import NOW, MessageFactory
from visits.models import Visit

Make = Callable[..., Visit]
SignIn = Callable[[User], ApiClient]
PEOPLE = ("ana", "boris", "chiara", "dora", "nobody")

# endpoint, the state it needs, method, path, body, and the answers to PEOPLE
MATRIX: list[tuple[str, str, str, str, Any, tuple[int, ...]]] = [
    ("visits", "draft", "GET", "/visits", None, (200, 200, 200, 200, 401)),
    ("visits-day", "draft", "GET", "/visits/day?on=2026-11-18", None, (200, 200, 200, 200, 401)),
    ("visits-last", "draft", "GET", "/visits/last?hcp={doctor}", None, (200, 200, 200, 200, 401)),
    (
        "visits-team",
        "draft",
        "GET",
        "/visits/team?from=2026-11-01&to=2026-11-30",
        None,
        (200, 200, 200, 200, 401),
    ),
    ("visit", "draft", "GET", "/visits/{visit}", None, (200, 200, 404, 200, 401)),
    ("visit-ledger", "submitted", "GET", "/visits/{visit}/ledger", None, (200, 200, 404, 200, 401)),
    (
        "visit-create",
        "draft",
        "POST",
        "/visits",
        {"id": "new", "institution_id": "hospital"},
        (200, 403, 422, 403, 401),
    ),
    (
        "visit-edit",
        "draft",
        "PATCH",
        "/visits/{visit}",
        {"version": 1, "note": "好"},
        (200, 403, 404, 403, 401),
    ),
    ("visit-plan", "draft", "POST", "/visits/{visit}/plan", None, (200, 403, 404, 403, 401)),
    ("visit-check-in", "planned", "POST", "/visits/{visit}/check-in", {}, (200, 403, 404, 403, 401)),
    ("visit-submit", "checked_in", "POST", "/visits/{visit}/submit", {}, (200, 403, 404, 403, 401)),
    ("visit-approve", "submitted", "POST", "/visits/{visit}/approve", None, (403, 200, 403, 403, 401)),
    (
        "visit-send-back",
        "submitted",
        "POST",
        "/visits/{visit}/send-back",
        {"reason": "请补充"},
        (403, 200, 403, 403, 401),
    ),
    (
        "visit-unlock",
        "approved",
        "POST",
        "/visits/{visit}/unlock",
        {"reason": "日期有误"},
        (403, 403, 403, 200, 401),
    ),
    (
        "visit-cancel",
        "planned",
        "POST",
        "/visits/{visit}/cancel",
        {"reason": "停诊"},
        (200, 403, 404, 403, 401),
    ),
]


@pytest.fixture
def clients(
    sign_in: SignIn, ana_user: User, boris_user: User, chiara_user: User, dora_user: User
) -> dict[str, ApiClient]:
    return {
        "ana": sign_in(ana_user),
        "boris": sign_in(boris_user),
        "chiara": sign_in(chiara_user),
        "dora": sign_in(dora_user),
        "nobody": ApiClient(),
    }


@pytest.fixture
def ana_calls(sign_in: SignIn, ana_user: User) -> Callable[..., Any]:
    """Send one request as Ana."""
    return sign_in(ana_user).call


@pytest.mark.parametrize("person", range(len(PEOPLE)), ids=PEOPLE)
@pytest.mark.parametrize("row", MATRIX, ids=[row[0] for row in MATRIX])
def test_who_gets_which_answer(
    row: tuple[str, str, str, str, Any, tuple[int, ...]],
    person: int,
    clients: dict[str, ApiClient],
    make_visit: Make,
    hospital: Institution,
    doctor: Hcp,
) -> None:
    _, state, method, path, body, answers = row
    visit = make_visit(written=True, planned_at=NOW, **{} if state == "draft" else {state: True})
    filled = {"new": str(uuid4()), "hospital": str(hospital.pk)}
    sent = body and {name: filled.get(value, value) for name, value in body.items()}
    answer = clients[PEOPLE[person]].call(
        method, path.format(visit=visit.pk, doctor=doctor.pk), sent if body is not None else None
    )
    assert answer.status_code == answers[person], answer.content.decode()


@pytest.mark.parametrize(("person", "seen"), [("ana", 1), ("boris", 1), ("chiara", 0), ("dora", 1)])
def test_a_list_holds_what_its_reader_may_see(
    person: str, seen: int, clients: dict[str, ApiClient], make_visit: Make
) -> None:
    make_visit(submitted=True)
    assert len(clients[person].call("GET", "/visits").json()["items"]) == seen


def wanted(hospital: Institution, doctor: Hcp, drug: Product, **more: Any) -> dict[str, Any]:
    """The body of a visit that happened half an hour ago."""
    return {
        "id": str(uuid4()),
        "institution_id": str(hospital.pk),
        "hcp_id": str(doctor.pk),
        "products": [{"product_id": str(drug.pk), "reaction": "positive"}],
        "outcome": "interested",
        "happened_at": (NOW - timedelta(minutes=30)).isoformat(),
        **more,
    }


@pytest.mark.usefixtures("papers")
def test_a_visit_sent_twice_by_the_tablet_arrives_once(
    ana_calls: Callable[..., Any], hospital: Institution, doctor: Hcp, drug: Product
) -> None:
    body = wanted(hospital, doctor, drug)
    create, submit = str(uuid4()), str(uuid4())
    first = [ana_calls("POST", "/visits", body, key=create) for _ in range(3)]
    then = [ana_calls("POST", f"/visits/{body['id']}/submit", {}, key=submit) for _ in range(3)]
    assert [answer.status_code for answer in first + then] == [200] * 6
    assert [answer.headers.get("Idempotent-Replay") for answer in first] == [None, "1", "1"]
    assert first[0].content == first[2].content
    assert then[0].content == then[2].content
    visit = Visit.objects.get()
    assert visit.history.count() == visit.version == 2
    row = then[0].json()
    assert row["state"] == "submitted"
    assert row["number"].startswith("VIS-2026-")
    assert row["moves"] == []


@pytest.mark.usefixtures("papers")
def test_a_visit_that_is_there_is_not_made_again(
    ana_calls: Callable[..., Any], hospital: Institution, doctor: Hcp, drug: Product
) -> None:
    body = wanted(hospital, doctor, drug)
    assert ana_calls("POST", "/visits", body).status_code == 200
    again = ana_calls("POST", "/visits", body)
    assert (again.status_code, again.json()["code"]) == (409, "visit_exists")
    assert Visit.objects.count() == 1


@pytest.mark.usefixtures("papers")
def test_what_the_tablet_writes_comes_back_as_it_was(
    ana_calls: Callable[..., Any], hospital: Institution, doctor: Hcp, drug: Product
) -> None:
    message: Message = MessageFactory.create(product=drug)
    nurse = HcpFactory.create(name="李护士", institution=hospital)
    line = {
        "product_id": str(drug.pk),
        "message_id": str(message.pk),
        "reaction": "question",
        "note": "剂量？",
    }
    body = wanted(
        hospital,
        doctor,
        drug,
        products=[line],
        also_met=[str(nurse.pk)],
        note="𠮷主任很忙",
        next_step="带资料",
        next_on="2026-12-01",
        channel="in_person",
        planned_at="2026-11-18T02:00:00Z",
        planned_minutes=20,
    )
    row = ana_calls("POST", "/visits", body).json()
    assert row["products"] == [line]
    assert row["also_met"] == [str(nurse.pk)]
    assert row["hcp_name"] == "张建国"
    assert row["institution_name"] == "北京市海淀安和医院"
    assert row["owner_name"] == "安娜"
    assert (row["note"], row["next_step"], row["next_on"]) == ("𠮷主任很忙", "带资料", "2026-12-01")
    assert row["planned_at"] == "2026-11-18T02:00:00Z"
    assert row["moves"] == ["plan", "check_in", "submit", "cancel"]
    assert ana_calls("GET", f"/visits/{row['id']}").json() == row
    blank = {**row, "outcome": "", "version": row["version"]}
    edited = ana_calls("PATCH", f"/visits/{row['id']}", {k: blank[k] for k in ("outcome", "version")})
    assert edited.json()["outcome"] == ""


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("institution_id", "theirs"),
        ("hcp_id", "their_doctor"),
        ("also_met", ["their_doctor"]),
        ("department_id", "missing"),
        ("slot_id", "missing"),
        ("products", [{"product_id": "missing"}]),
        ("products", [{"product_id": "drug", "message_id": "missing"}]),
        ("products", [{"product_id": "drug"}, {"product_id": "drug"}]),
        ("attachments", ["missing"]),
        ("note", "字" * 2001),
        ("channel", "carrier_pigeon"),
        ("planned_minutes", 1),
    ],
)
def test_what_is_not_there_for_the_writer_is_named(
    field: str,
    value: Any,
    ana_calls: Callable[..., Any],
    hospital: Institution,
    elsewhere: Institution,
    doctor: Hcp,
    drug: Product,
) -> None:
    names = {
        "theirs": str(elsewhere.pk),
        "their_doctor": str(HcpFactory.create(institution=elsewhere).pk),
        "missing": str(uuid4()),
        "drug": str(drug.pk),
    }

    def filled(part: Any) -> Any:
        if isinstance(part, list):
            return [filled(each) for each in part]
        if isinstance(part, dict):
            return {key: filled(each) for key, each in part.items()}
        return names.get(part, part) if isinstance(part, str) else part

    answer = ana_calls("POST", "/visits", wanted(hospital, doctor, drug) | {field: filled(value)})
    assert answer.status_code == 422, answer.content.decode()
    if field != "attachments":
        assert field in answer.json()["fields"]
    assert not Visit.objects.exists()


@pytest.mark.usefixtures("papers")
def test_a_plan_needs_its_time(ana_calls: Callable[..., Any], hospital: Institution) -> None:
    body = {"id": str(uuid4()), "institution_id": str(hospital.pk), "plan": True}
    answer = ana_calls("POST", "/visits", body)
    assert (answer.status_code, answer.json()["fields"]) == (422, {"planned_at": "请填写计划时间。"})


def test_an_edit_from_an_old_version_is_answered_with_the_row_as_it_is(
    ana_calls: Callable[..., Any], make_visit: Make
) -> None:
    visit = make_visit()
    ana_calls("PATCH", f"/visits/{visit.pk}", {"version": 1, "note": "先到"})
    answer = ana_calls("PATCH", f"/visits/{visit.pk}", {"version": 1, "note": "后到"})
    said = answer.json()
    assert (answer.status_code, said["code"]) == (409, "stale")
    assert (said["current"]["note"], said["current"]["version"]) == ("先到", 2)
    assert said["current"]["hcp_name"] == "张建国"


@pytest.mark.parametrize("state", ["submitted", "approved", "cancelled"])
def test_what_was_handed_in_or_called_off_is_frozen(
    state: str, ana_calls: Callable[..., Any], make_visit: Make
) -> None:
    visit = make_visit(**{state: True})
    answer = ana_calls("PATCH", f"/visits/{visit.pk}", {"version": 1, "note": "改"})
    assert (answer.status_code, answer.json()["code"]) == (409, "frozen")
    assert "锁定" in answer.json()["detail"]


def test_an_edit_changes_only_what_it_names(ana_calls: Callable[..., Any], make_visit: Make) -> None:
    visit = make_visit(checked_in=True, note="旧")
    row = ana_calls("PATCH", f"/visits/{visit.pk}", {"version": 1, "next_step": "再访"}).json()
    assert (row["next_step"], row["note"], row["outcome"]) == ("再访", "旧", "interested")
    assert row["version"] == 2


def test_a_photo_is_tied_to_its_visit_and_seen_with_it(
    clients: dict[str, ApiClient], make_visit: Make, ana_user: User
) -> None:
    photo = Attachment.objects.create(
        id=uuid4(),
        kind="photo",
        mime="image/jpeg",
        size=9,
        sha256=b"1",
        stored_sha256=b"1",
        owner_id=ana_user.pk,
    )
    visit = make_visit()
    path = f"/visits/{visit.pk}"
    row = clients["ana"].call("PATCH", path, {"version": 1, "attachments": [str(photo.pk)]}).json()
    assert row["attachments"] == [{"id": str(photo.pk), "kind": "photo", "mime": "image/jpeg", "size": 9}]
    photo.refresh_from_db()
    assert (photo.about_kind, photo.about_id) == ("visit", visit.pk)
    assert clients["chiara"].call("GET", f"/attachments/{photo.pk}").status_code == 404


def test_opening_a_visit_is_noted(ana_calls: Callable[..., Any], make_visit: Make) -> None:
    visit = make_visit()
    ana_calls("GET", f"/visits/{visit.pk}")
    entry = AccessEntry.objects.get()
    assert (entry.kind, entry.subject_ids, entry.actor_name) == ("visit", [str(visit.pk)], "安娜")


def test_the_history_of_a_visit_is_read_by_who_sees_it(
    clients: dict[str, ApiClient], make_visit: Make
) -> None:
    visit = make_visit(submitted=True)
    clients["boris"].call("POST", f"/visits/{visit.pk}/send-back", {"reason": "请补充"})
    told = clients["ana"].call("GET", f"/history/visit/{visit.pk}").json()["items"]
    assert [item["action"] for item in told] == ["visits.visit.send_back", "test.setup"]
    assert {change["field"] for change in told[0]["changes"]} == {"state", "returned_reason"}
    assert clients["chiara"].call("GET", f"/history/visit/{visit.pk}").status_code == 404


def test_check_in_and_hand_in_need_no_body(ana_calls: Callable[..., Any], make_visit: Make) -> None:
    visit = make_visit(written=True, planned_at=NOW)
    begun = ana_calls("POST", f"/visits/{visit.pk}/check-in")
    assert (begun.status_code, begun.json()["position_missing"]) == (200, "not_given")
    assert ana_calls("POST", f"/visits/{visit.pk}/submit").json()["state"] == "submitted"


@pytest.mark.parametrize("position", [{"lat": 91, "lon": 0, "accuracy": 5}, {"lat": 39.9}, "here"])
def test_a_position_is_a_place_on_earth(
    position: Any, ana_calls: Callable[..., Any], make_visit: Make
) -> None:
    visit = make_visit(planned=True)
    answer = ana_calls("POST", f"/visits/{visit.pk}/check-in", {"position": position})
    assert answer.status_code == 422
