"""Making a record again what it was: a new change through the room's own door, and what forbids it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from config import restoring, wiring
from core.access import all_codes
from core.actor import Actor
from core.errors import Forbidden, Refused, Stale
from core.history import amend, change, history_of
from core.restore import plan_restore, restore
from core.timeline import shown_fields
from hcp.models import Hcp, Institution
from hcp.services import correct_hcp
from staff.access import actor_of
from staff.choices import Role
from staff.models import Product, User
from staff.services import add_product, correct_product
from tests.conftest import SETUP, ApiClient, make_person
from tests.counts import as_written_down, counted
from tests.hcp.factories import HcpFactory, InstitutionFactory

SignIn = Callable[[User], ApiClient]
THEN = datetime.fromisoformat("2026-11-20T08:00:00+00:00")
NOW = THEN + timedelta(days=2)
PRODUCT = wiring.TIMELINES["product"]
HCP = wiring.TIMELINES["hcp"]


@pytest.fixture
def mara_user(db: None) -> User:
    return make_person("mara", "马拉", Role.MEDICAL)


@pytest.fixture
def mara(mara_user: User) -> Actor:
    return actor_of(mara_user)


@pytest.fixture
def product(mara: Actor) -> Product:
    """Called one thing on the 20th of November, another the day after."""
    with time_machine.travel(THEN - timedelta(hours=1), tick=False):
        made = add_product(mara, product_id=uuid4(), name_zh="安律平片", name_en="Anlvping", kind="drug")
    with time_machine.travel(THEN + timedelta(days=1), tick=False):
        return correct_product(mara, made, version=made.version, name_zh="安律宁片", area_zh="心内科")


def put_back(actor: Actor, product: Product, **more: Any) -> None:
    given = {"version": product.version, "reason": "误改", **more}
    restore(PRODUCT, restoring.how_of(PRODUCT), actor, product.pk, THEN, **given)


def test_the_plan_names_every_field_that_would_change(mara: Actor, product: Product) -> None:
    plan = plan_restore(PRODUCT, restoring.how_of(PRODUCT), mara, product.pk, THEN)
    assert {one["field"]: (one["before"], one["after"]) for one in plan["changes"]} == {
        "name_zh": ("安律宁片", "安律平片"),
        "area_zh": ("心内科", ""),
    }
    assert (plan["version"], plan["refusal"]) == (product.version, None)
    product.refresh_from_db()
    assert product.name_zh == "安律宁片", "a plan changes nothing"


def test_restoring_is_one_more_line_of_history_that_names_the_moment(mara: Actor, product: Product) -> None:
    lines = history_of(Product).objects.filter(id=product.pk)
    before = lines.count()
    put_back(mara, product)
    product.refresh_from_db()
    newest = lines.order_by("-history_id")[0]
    assert (product.name_zh, product.area_zh) == ("安律平片", "")
    assert lines.count() == before + 1
    assert (newest.action, newest.actor_name) == ("staff.product.restore", "马拉")
    assert newest.history_change_reason == "2026-11-20T08:00:00+00:00 误改"


def test_whoever_looked_at_an_older_version_is_shown_the_newer(mara: Actor, product: Product) -> None:
    correct_product(mara, product, version=product.version, name_en="Anlvning")
    with pytest.raises(Stale) as refused:
        put_back(mara, product, version=product.version)
    assert refused.value.current["name_en"] == "Anlvning"


def test_nothing_is_written_where_nothing_differs(mara: Actor, product: Product) -> None:
    put_back(mara, product)
    product.refresh_from_db()
    with pytest.raises(Refused, match="nothing_to_restore"):
        put_back(mara, product)


def test_whoever_may_not_edit_a_record_may_not_restore_it(product: Product, ana_user: User) -> None:
    with pytest.raises(Forbidden):
        put_back(actor_of(ana_user), product)
    assert not restoring.may_restore(actor_of(ana_user), PRODUCT)


def test_an_act_after_it_is_called_what_it_is(mara: Actor, product: Product) -> None:
    put_back(mara, product)
    product.refresh_from_db()
    correct_product(mara, product, version=product.version, name_en="Other")
    newest = history_of(Product).objects.filter(id=product.pk).order_by("-history_id")[0]
    assert newest.action == "staff.product.correct"


@pytest.fixture
def doctor(ana_user: User) -> Hcp:
    membership = ana_user.territories.first()
    assert membership
    with time_machine.travel(THEN - timedelta(hours=1), tick=False):
        hospital = InstitutionFactory.create(territory=membership.territory)
        return HcpFactory.create(name="张建国", phone="13800000001", institution=hospital)


def test_what_somebody_sees_masked_is_not_put_back_by_him(doctor: Hcp, ana_user: User) -> None:
    ana, steward = actor_of(ana_user), actor_of(make_person("sven", "斯文", Role.STEWARD))
    correct_hcp(steward, doctor, version=doctor.version, phone="13900000002", name="张建军")
    how, fields = restoring.how_of(HCP), lambda plan: {one["field"] for one in plan["changes"]}
    assert fields(plan_restore(HCP, how, ana, doctor.pk, THEN)) == {"name"}
    assert fields(plan_restore(HCP, how, steward, doctor.pk, THEN)) == {"name", "phone"}
    doctor.refresh_from_db()
    restore(HCP, how, ana, doctor.pk, THEN, version=doctor.version, reason="误改")
    doctor.refresh_from_db()
    assert (doctor.name, doctor.phone) == ("张建国", "13900000002")


def test_what_no_longer_meets_the_rooms_rules_is_said_before_and_refused(ana_user: User) -> None:
    """A code another institution has taken meanwhile is not taken from it."""
    steward = actor_of(make_person("sven", "斯文", Role.STEWARD))
    institution = wiring.TIMELINES["institution"]
    with time_machine.travel(THEN - timedelta(hours=1), tick=False):
        mine = InstitutionFactory.create(name="安和医院")
        with change(SETUP, "test.setup"):
            amend(mine, uscc="91350100M000100Y43")
    with change(SETUP, "test.setup"):
        amend(mine, uscc="")
        other: Institution = InstitutionFactory.create(name="平安医院")
        amend(other, uscc="91350100M000100Y43")
    plan = plan_restore(institution, restoring.how_of(institution), steward, mine.pk, THEN)
    assert plan["refusal"] == "另一家机构已使用该统一社会信用代码。"
    with pytest.raises(Refused, match="uscc_taken"):
        restore(
            institution,
            restoring.how_of(institution),
            steward,
            mine.pk,
            THEN,
            version=mine.version,
            reason="误改",
        )


def test_every_kind_on_the_list_is_one_whose_history_is_read_and_has_fields_to_put_back() -> None:
    everything = Actor(user_id=1, name="all", codes=frozenset(all_codes()))
    for name, how in restoring.RESTORABLE.items():
        kind = wiring.TIMELINES[name]
        lost = set(how.body.model_fields) - {"version", "reason"} - set(how.fields(kind, everything))
        assert lost == set(), f"{name}: no such column {lost}"
        assert set(how.columns.values()) <= {field.attname for field in shown_fields(kind)}


def test_the_doors_show_the_plan_carry_it_out_once_and_offer_it_where_it_can_be(
    sign_in: SignIn, mara_user: User, ana_user: User, product: Product
) -> None:
    client, path = sign_in(mara_user), f"/history/product/{product.pk}"
    at = "2026-11-20T08:00:00Z"
    assert client.call("GET", f"{path}/as-of?at={at}").json()["restore"] is True
    assert sign_in(ana_user).call("GET", f"{path}/as-of?at={at}").json()["restore"] is False
    plan = client.call("GET", f"{path}/restore?at={at}").json()
    assert [one["field"] for one in plan["changes"]] == ["name_zh", "area_zh"]
    body = {"at": at, "version": plan["version"], "reason": "误改"}
    assert client.call("POST", f"{path}/restore", body).json() == {"version": plan["version"] + 1}
    again = client.call("POST", f"{path}/restore", {**body, "reason": "再来"})
    assert (again.status_code, again.json()["code"]) == (409, "nothing_to_restore")
    assert client.call("POST", f"{path}/restore", {**body, "reason": " "}).status_code == 422


@pytest.mark.alone
def test_a_plan_takes_as_many_queries_as_are_written_down(
    sign_in: SignIn, mara_user: User, product: Product
) -> None:
    client = sign_in(mara_user)
    client.call("GET", "/session")  # the first request of a session writes it
    path = f"/history/product/{product.pk}/restore?at=2026-11-20T08:00:00Z"
    as_written_down("core/restoring", {"history-restore-plan": counted(client, "GET", path)})


def test_a_kind_that_is_never_edited_as_a_whole_is_not_restored(sign_in: SignIn, mara_user: User) -> None:
    path = f"/history/run/{uuid4()}/restore?at={timezone.now():%Y-%m-%dT%H:%M:%SZ}"
    assert sign_in(mara_user).call("GET", path).status_code == 404
