"""The audit administrator proves the seal; whoever bends a row of history in the database is found out on screen."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.field.network import Network
from tests.field.product import Product, make_empty
from tests.field.tablet import Tablet, enter
from tests.field.visits import expect_synced
from tests.journeys.test_screens import button, look, settle

COMPANY = """
from uuid import uuid4
from core.actor import Actor
from core.history import change
from staff.demo import PASSWORD
from staff.models import User
from staff.services import add_product, correct_product
from staff.policies import KEEP_PRODUCTS
with change(Actor.job("journeys"), "staff.user.create"):
    audit = User(username="auditadmin", name="审计管理员", roles=["auditadmin"])
    audit.set_password(PASSWORD)
    audit.save()
kept = Actor.job("journeys", KEEP_PRODUCTS)
product = add_product(kept, product_id=uuid4(), name_zh="安律平片", name_en="Anlvping", kind="drug")
correct_product(kept, product, version=product.version, name_zh="安律宁片")
"""
THE_WORKERS_TURN = "from core.seal.proofs import carry_out_due; carry_out_due()"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Product]:
    """A company of its own with a key of its own: what is bent here, no other journey meets."""
    made = make_empty("rounds_journeys_seal")
    made.environment["ROUNDS_DATA"] = str(tmp_path / "data")
    os.makedirs(tmp_path / "data")
    made.manage("shell", "-c", COMPANY)
    made.manage("seal")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def audit(company: Product, driver: Playwright, tmp_path: Path) -> Iterator[Page]:
    """The audit administrator at his page."""
    network = Network(company.port)
    tablet = Tablet(driver, tmp_path / "tablet", network.url)
    tablet.open()
    page = enter(tablet, "auditadmin")
    expect_synced(page)
    page.goto(f"{tablet.url}/audit")
    settle(page)
    yield page
    tablet.close()
    network.close()


def verify(page: Page, company: Product) -> None:
    """Press the button, and let the worker come round."""
    with page.expect_response(lambda answer: answer.url.endswith("/api/seal/proofs")) as asked:
        button(page, "^立即核验$").click()
    assert asked.value.ok
    expect(page.get_by_text(re.compile("^(等待核验|正在核验)$")).first).to_be_visible()
    company.manage("shell", "-c", THE_WORKERS_TURN)


def bend(company: Product) -> int:
    """What whoever owns the database does with the triggers asleep; answers which row of history."""
    with psycopg.connect(company.address, autocommit=True) as database:
        database.execute("ALTER TABLE staff_historicalproduct DISABLE TRIGGER USER")
        ((row,),) = database.execute(
            "UPDATE staff_historicalproduct SET name_zh = '从未叫过的名字'"
            " WHERE history_id = (SELECT min(history_id) FROM staff_historicalproduct) RETURNING history_id"
        ).fetchall()
        database.execute("ALTER TABLE staff_historicalproduct ENABLE TRIGGER USER")
    return int(row)


def test_a_row_bent_in_the_database_is_named_on_screen(audit: Page, company: Product) -> None:
    verify(audit, company)
    expect(audit.get_by_text("全部相符", exact=True)).to_be_visible()
    row = bend(company)
    verify(audit, company)
    named = audit.get_by_role("alert")
    expect(named).to_contain_text("staff_historicalproduct")
    expect(named).to_contain_text(str(row))
    assert look(audit, "auditadmin-bent", "zh-CN") == []
