"""The suite is stricter than production, and here is the proof."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from core.history import bulk_create_tracked, change
from staff.models import Product, TerritoryMember, User
from tests.conftest import SETUP


@pytest.fixture
def products(db: None) -> list[Product]:
    with change(SETUP, "test.setup"):
        return bulk_create_tracked([Product(name_zh=str(n), name_en="x", kind="drug") for n in range(30)])


def test_rows_nobody_ordered_come_in_any_order(products: list[Product]) -> None:
    once, again = list(Product.objects.all()), list(Product.objects.all())
    assert once != again
    assert sorted(p.name_zh for p in once) == sorted(p.name_zh for p in again)
    assert list(Product.objects.iterator()) != list(Product.objects.iterator())
    assert list(Product.objects.order_by("id")) == list(Product.objects.order_by("id"))


def test_a_lock_over_a_join_says_what_it_locks(ana_user: User) -> None:
    members = TerritoryMember.objects.select_related("user")
    assert list(members.select_for_update(of=("self",)))
    with pytest.raises(AssertionError, match="say of="):
        list(members.select_for_update())


def test_a_save_does_not_forget_the_time_of_the_last_change(products: list[Product]) -> None:
    with pytest.raises(AssertionError, match="updated_at"), change(SETUP, "test.save"):
        products[0].save(update_fields=["name_zh"])


def test_a_day_is_not_an_instant(ana_user: User) -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    asked: dict[str, Any] = {"created_at": noon.date()}
    with pytest.raises(AssertionError, match="from_on is a day"):
        list(TerritoryMember.objects.filter(from_on=noon))
    with pytest.raises(AssertionError, match="created_at is an instant"):
        list(TerritoryMember.objects.filter(**asked))


def test_an_instant_says_its_zone(db: None) -> None:
    with pytest.raises(RuntimeWarning, match="naive datetime"):
        list(Product.objects.filter(pk=uuid4(), created_at=datetime(2026, 11, 22)))
