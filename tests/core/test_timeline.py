"""Reading history: what a sentence about a change needs, and the record as it was."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from core.actor import Actor
from core.errors import NotFound
from core.history import amend, change
from core.lists import PageQuery
from core.timeline import TimelineKind, changes_of, names_in, row_as_of
from staff.models import AuthorisationLetter, Message, Product, Team, User
from tests.conftest import make_person

JOB = Actor.job("test")
READER = Actor(user_id=1, name="reader", language="en")


def letter_kind() -> TimelineKind:
    return TimelineKind(
        "letter",
        AuthorisationLetter,
        lambda actor, pk: AuthorisationLetter.objects.get(pk=pk),
        refers={"product_ids": Product},
    )


def told(kind: TimelineKind, pk: Any, actor: Actor = READER) -> dict[str, Any]:
    return changes_of(kind, actor, pk, PageQuery(limit=50))


@pytest.mark.django_db
def test_records_named_by_id_are_called_by_name_in_the_readers_language() -> None:
    rep = make_person("ana", "林悦")
    with change(JOB, "test.make"):
        product = Product.objects.create(name_zh="安律平片", name_en="Anlvping", kind="drug")
        letter = AuthorisationLetter.objects.create(
            user=rep, number="L1", product_ids=[product.pk], from_on="2026-01-01", to_on="2026-12-31"
        )
    assert told(letter_kind(), letter.pk)["names"] == {str(rep.pk): "林悦", str(product.pk): "Anlvping"}
    chinese = Actor(user_id=1, name="reader", language="zh-hans")
    assert told(letter_kind(), letter.pk, chinese)["names"][str(product.pk)] == "安律平片"


@pytest.mark.django_db
def test_both_sides_of_a_change_are_named() -> None:
    with change(JOB, "test.make"):
        one, other = Team.objects.create(name="华北"), Team.objects.create(name="华东")
    rep = make_person("ana", "林悦", team=one)
    with change(JOB, "test.move", reason="调动"):
        amend(rep, team=other)
    kind = TimelineKind("person", User, lambda actor, pk: User.objects.get(pk=pk))
    answer = told(kind, rep.pk)
    assert answer["items"][0]["changes"] == [{"field": "team_id", "before": one.pk, "after": other.pk}]
    assert answer["names"] == {str(one.pk): "华北", str(other.pk): "华东"}


@pytest.mark.django_db
def test_what_a_reader_may_not_see_is_neither_shown_nor_named() -> None:
    with change(JOB, "test.make"):
        team = Team.objects.create(name="秘密")
    rep = make_person("ana", "林悦", team=team)
    kind = TimelineKind(
        "person", User, lambda actor, pk: User.objects.get(pk=pk), masked={"team_id": "staff.secret"}
    )
    answer = told(kind, rep.pk)
    assert {"field": "team_id", "before": None, "after": "***"} in answer["items"][0]["changes"]
    assert answer["names"] == {}


@pytest.mark.django_db
def test_a_record_as_it_was_names_what_it_pointed_to_then() -> None:
    with change(JOB, "test.make"):
        one, other = Team.objects.create(name="华北"), Team.objects.create(name="华东")
    rep = make_person("ana", "林悦", team=one)
    then = timezone.now()
    with change(JOB, "test.move"):
        amend(rep, team=other)
    kind = TimelineKind("person", User, lambda actor, pk: User.objects.get(pk=pk))
    answer = row_as_of(kind, READER, rep.pk, then)
    assert answer["row"]["team_id"] == one.pk
    assert answer["names"] == {str(one.pk): "华北"}
    with pytest.raises(NotFound):
        row_as_of(kind, READER, rep.pk, then - timedelta(days=1))


@pytest.mark.django_db
def test_a_text_is_the_name_of_a_record_without_one() -> None:
    with change(JOB, "test.make"):
        product = Product.objects.create(name_zh="甲", name_en="A", kind="drug")
        message = Message.objects.create(product=product, text_zh="要点", text_en="Point")
    kind = TimelineKind("message", Message, lambda actor, pk: Message.objects.get(pk=pk))
    assert told(kind, message.pk)["names"] == {str(product.pk): "A"}


@pytest.mark.django_db
def test_ids_inside_a_list_of_objects_are_named_too() -> None:
    with change(JOB, "test.make"):
        product = Product.objects.create(name_zh="甲", name_en="A", kind="drug")
    brought = [{"product_id": str(product.pk), "note": "x"}, {"product_id": str(uuid4()), "note": ""}]
    kind = TimelineKind("visit", Team, lambda actor, pk: Team(), refers={"product_id": Product})
    assert names_in(kind, "zh-hans", [("products", brought)]) == {str(product.pk): "甲"}
