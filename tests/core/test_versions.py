"""Edits carry the version they started from."""

from typing import Any

import pytest

from core.errors import NotFound, Stale
from core.history import amend, change
from core.versions import edit, lock
from staff.models import Product
from tests.conftest import SETUP


@pytest.fixture
def product(db: None) -> Product:
    with change(SETUP, "test.setup"):
        return Product.objects.create(name_zh="安倍宁", name_en="Abenin", kind="drug")


def correct(product: Product, version: int, **fields: Any) -> Product:
    return edit(
        SETUP,
        "staff.product.correct",
        product,
        version=version,
        current=lambda held: {"id": held.pk, "name_zh": held.name_zh, "version": held.version},
        **fields,
    )


def test_an_edit_from_the_present_version_is_the_next(product: Product) -> None:
    assert correct(product, 1, name_zh="安贝宁").version == 2
    assert product.history.count() == 2


def test_an_edit_from_an_older_version_is_answered_with_the_row_of_now(product: Product) -> None:
    with change(SETUP, "test.other"):
        amend(product, name_zh="别人改的")
    with pytest.raises(Stale) as stale:
        correct(product, 1, name_zh="我改的")
    assert stale.value.answer("en")["current"] == {"id": product.pk, "name_zh": "别人改的", "version": 2}
    product.refresh_from_db()
    assert product.name_zh == "别人改的"


def test_an_edit_that_changes_nothing_leaves_no_trace(product: Product) -> None:
    assert correct(product, 1, name_zh="安倍宁", kind="drug").version == 1
    assert product.history.count() == 1


def test_an_edit_writes_only_what_it_names(product: Product) -> None:
    stale_copy = Product.objects.get(pk=product.pk)
    correct(product, 1, name_en="Other")
    done = correct(stale_copy, 2, name_zh="又一")
    assert (done.name_zh, done.name_en) == ("又一", "Other")


def test_what_is_gone_cannot_be_held(product: Product) -> None:
    gone = Product(pk=product.pk)
    with change(SETUP, "test.delete"):
        product.delete()
    with pytest.raises(NotFound):
        lock(gone)
