"""Lists: each row once however equal the keys, and a sentence for every cursor that is not ours."""

import base64
import random
from datetime import date
from typing import Any, Literal

import django_filters
import orjson
import pytest
from django.db.models import QuerySet
from pydantic import ValidationError

from core.errors import Invalid
from core.history import bulk_create_tracked, change
from core.lists import PageQuery, filtered, page, query_schema
from staff.models import Product
from tests.conftest import SETUP


@pytest.fixture
def products(db: None) -> list[Product]:
    """Seventy products with four names and two kinds between them."""
    chance = random.Random(7)
    made = [
        Product(
            name_zh=chance.choice("甲乙丙丁"), name_en=str(number), kind=chance.choice(["drug", "device"])
        )
        for number in range(70)
    ]
    with change(SETUP, "test.setup"):
        return bulk_create_tracked(made)


def pages(rows: QuerySet[Any], order: tuple[str, ...], limit: int) -> list[Any]:
    found: list[Any] = []
    cursor = ""
    for _ in range(100):
        answer = page(rows, PageQuery(cursor=cursor, limit=limit), order=order, row=lambda row: row)
        found += answer["items"]
        cursor = answer["next"] or ""
        if not cursor:
            return found
    raise AssertionError("the list never ends")


@pytest.mark.parametrize("limit", [1, 3, 7, 69, 70, 71])
@pytest.mark.parametrize(
    "order",
    [("name_zh", "id"), ("-name_zh", "id"), ("kind", "-name_zh", "id"), ("-created_at", "-id"), ("id",)],
)
def test_pages_hold_each_row_once_and_in_order(
    products: list[Product], order: tuple[str, ...], limit: int
) -> None:
    found = pages(Product.objects.all(), order, limit)
    assert found == list(Product.objects.order_by(*order))


def test_rows_added_while_one_reads_do_not_repeat_others(products: list[Product]) -> None:
    first = page(Product.objects.all(), PageQuery(limit=30), order=("name_zh", "id"), row=lambda row: row.pk)
    with change(SETUP, "test.setup"):
        Product.objects.create(name_zh="一", name_en="first of all", kind="drug")
    rest = page(
        Product.objects.all(),
        PageQuery(cursor=first["next"], limit=200),
        order=("name_zh", "id"),
        row=lambda row: row.pk,
    )
    assert sorted(first["items"] + rest["items"]) == sorted(product.pk for product in products)


def test_rows_may_be_dictionaries(products: list[Product]) -> None:
    found = pages(Product.objects.values("id", "name_zh"), ("name_zh", "id"), 9)
    assert len({row["id"] for row in found}) == 70


def test_the_last_page_has_no_next(products: list[Product]) -> None:
    answer = page(Product.objects.all(), PageQuery(limit=70), order=("id",), row=lambda row: row.pk)
    assert (len(answer["items"]), answer["next"]) == (70, None)


def cursor_of(*values: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "%00",
        "bm90IGpzb24",
        cursor_of(),
        cursor_of("甲"),
        cursor_of("甲", "not a uuid"),
        cursor_of("甲", None),
        cursor_of(None, None),
        cursor_of("甲\x00", "0192c5a8-0000-7000-8000-000000000000"),
        cursor_of("甲", {"a": 1}),
        cursor_of("甲", "0192c5a8-0000-7000-8000-000000000000", 3),
        base64.urlsafe_b64encode(b'{"a":1}').decode(),
    ],
)
def test_a_cursor_that_is_not_ours_is_refused_with_a_sentence(db: None, cursor: str) -> None:
    with pytest.raises(Invalid, match="bad_cursor"):
        page(Product.objects.all(), PageQuery(cursor=cursor), order=("name_zh", "id"), row=lambda row: row)


class ProductFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(choices=[("drug", "drug"), ("device", "device")])
    named = django_filters.CharFilter(field_name="name_zh")
    after = django_filters.DateFilter(field_name="created_at", lookup_expr="date__gt")
    active = django_filters.BooleanFilter(field_name="is_active")


def asked(**values: Any) -> PageQuery:
    return query_schema(ProductFilter)(**values)


def test_a_list_is_narrowed_by_what_was_asked_and_nothing_else(products: list[Product]) -> None:
    rows = Product.objects.all()
    assert filtered(ProductFilter, asked(), rows) is rows
    assert {p.kind for p in filtered(ProductFilter, asked(kind="drug"), rows)} == {"drug"}
    both = filtered(ProductFilter, asked(kind="drug", named="甲", active=True), rows)
    assert {(p.kind, p.name_zh) for p in both} == {("drug", "甲")}
    assert filtered(ProductFilter, asked(active=False), rows).count() == 0
    assert filtered(ProductFilter, asked(named=""), rows) is rows


def test_a_filter_value_that_means_nothing_is_refused_by_name(db: None) -> None:
    with pytest.raises(Invalid, match="bad_filter") as refused:
        filtered(ProductFilter, asked(named="\x00"), Product.objects.all())
    assert list(refused.value.fields) == ["named"]
    for wrong in ({"kind": "poison"}, {"after": "yesterday"}):
        with pytest.raises(ValidationError, match=next(iter(wrong))):
            asked(**wrong)


def test_the_filters_of_a_list_are_its_query_parameters() -> None:
    fields: Any = query_schema(ProductFilter).model_fields
    assert list(fields) == ["cursor", "limit", "kind", "named", "after", "active"]
    assert fields["active"].annotation == bool | None
    assert fields["after"].annotation == date | None
    assert fields["kind"].annotation == Literal["drug", "device"] | None
    assert query_schema(ProductFilter) is query_schema(ProductFilter)
