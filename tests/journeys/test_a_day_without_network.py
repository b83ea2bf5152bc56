"""The reason Rounds exists: a day in the basement, and everything arrives once."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.field.network import Network, is_write
from tests.field.product import Product
from tests.field.tablet import Tablet, enter, unlock
from tests.field.visits import doctors_of, expect_synced, log_visit

HANDED_IN = """
SELECT v.hcp_id::text, v.state, jsonb_array_length(v.attachments), v.version FROM visits_visit v
    JOIN staff_user u ON u.id = v.owner_id
WHERE u.username = 'linyue' AND v.created_at > %s
"""


def test_three_visits_logged_offline_arrive_once_although_the_first_answer_was_lost(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    doctors = doctors_of(product, "linyue")[:3]
    ((morning,),) = product.rows("SELECT now()")
    one = tablet()
    one.open()
    expect_synced(enter(one, "linyue"))

    network.weather.down = True
    one.offline(True)
    one.page.reload()
    for doctor in doctors:
        log_visit(one, doctor)
    one.close()

    page = one.open("/tray")
    one.offline(True)
    unlock(page)
    expect(page.get_by_text("条待发送").first).to_be_visible()
    assert product.rows(HANDED_IN, morning) == []

    network.weather.cuts.append(is_write("/visits"))
    network.weather.down = False
    one.offline(False)
    expect_synced(page, 120)

    arrived = product.rows(HANDED_IN, morning)
    assert sorted(row[0] for row in arrived) == sorted(doctor.id for doctor in doctors)
    assert {row[1] for row in arrived} == {"submitted"}
    assert {row[2] for row in arrived} == {2}
    assert network.weather.cuts == [], "the answer to the first visit was never cut"
