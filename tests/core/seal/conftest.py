"""A sealed database with something in every kind of book."""

from pathlib import Path
from typing import Any

import pytest

from core import access_log
from core.actor import Actor
from core.history import amend, change
from core.seal.batches import seal
from staff.models import Product, Team

JOB = Actor.job("test")


@pytest.fixture(autouse=True)
def seal_folder(settings: Any, tmp_path: Path) -> Path:
    """A data folder of the test's own: key and heads begin anew with the database."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def write_some(count: int = 6) -> list[Product]:
    """Products made, corrected and struck out; a team; reads of them in the access log."""
    products = []
    for number in range(count):
        with change(JOB, "staff.product.create"):
            products.append(Product.objects.create(name_zh=f"药{number}", name_en=f"P{number}", kind="drug"))
        with change(JOB, "staff.product.correct", reason="错字"):
            amend(products[-1], name_zh=f"药品{number}")
        access_log.record(JOB, "product", [products[-1].pk], "opened")
    with change(JOB, "staff.team.create"):
        Team.objects.create(name=f"华北{count}")
    with change(JOB, "staff.product.delete"):
        products.pop().delete()
    return products


@pytest.fixture
def sealed(transactional_db: None) -> list[Product]:
    """Three seals, one after the other."""
    products: list[Product] = []
    for _ in range(3):
        products += write_some(4)
        seal()
    return products
