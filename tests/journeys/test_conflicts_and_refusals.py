"""What the server did not take waits in the tray, said plainly, and can be mended."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import expect

from staff.demo import PASSWORD
from tests.field.desk import Desk
from tests.field.network import Network
from tests.field.product import Product
from tests.field.tablet import Tablet, enter
from tests.field.visits import doctors_of, expect_synced, fill_log, hand_in, open_log


def desk(product: Product, username: str) -> Desk:
    """Somebody signed in elsewhere."""
    return Desk(product.port).sign_in(username, PASSWORD)


def test_an_edit_that_met_another_shows_both_values_and_keeps_what_one_chooses(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    doctor = doctors_of(product, "linyue")[3]
    visit = str(uuid4())
    draft = {"id": visit, "institution_id": doctor.institution, "hcp_id": doctor.id, "note": "起初的备注"}
    with desk(product, "linyue") as elsewhere:
        status, answer = elsewhere.call("POST", "/api/visits", draft)
    assert status == 200, answer

    one = tablet()
    one.open()
    page = enter(one, "linyue")
    expect_synced(page)
    network.weather.down = True
    page.goto(f"{one.url}/visits/{visit}/log")
    page.get_by_label("备注").fill("平板上的备注")
    page.get_by_role("button", name="先保存").click()
    expect(page.get_by_text("已保存在本机").first).to_be_visible()
    changed = {**draft, "version": 1, "note": "电脑上的备注"}
    with desk(product, "linyue") as elsewhere:
        status, answer = elsewhere.call("PATCH", f"/api/visits/{visit}", changed)
    assert status == 200, answer

    network.weather.down = False
    page.goto(f"{one.url}/tray")
    page.get_by_role("link", name="处理冲突").or_(page.get_by_role("button", name="处理冲突")).click()
    expect(page.get_by_text("平板上的备注").first).to_be_visible()
    expect(page.get_by_text("电脑上的备注").first).to_be_visible()
    page.get_by_role("button", name="全部用我的").click()
    page.get_by_role("button", name="按此发送").click()
    expect_synced(page)
    assert product.rows("SELECT note FROM visits_visit WHERE id = %s", visit) == [("平板上的备注",)]


def test_a_refused_visit_waits_with_its_rule_and_can_be_mended(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    doctor = doctors_of(product, "heqian")[0]
    one = tablet()
    one.open()
    page = enter(one, "heqian")
    expect_synced(page)
    network.weather.down = True
    page = open_log(one, doctor)
    fill_log(page)
    hand_in(page)
    strike_off(product, "heqian", doctor.institution)

    network.weather.down = False
    page.goto(f"{one.url}/tray")
    expect(page.get_by_text("MR-08").first).to_be_visible()
    page.get_by_role("link", name="修改后重发").or_(page.get_by_role("button", name="修改后重发")).click()
    page.get_by_role("radio", name="电话").click()
    page.get_by_role("button", name="递交", exact=True).click()
    expect_synced(page)
    found = product.rows(
        "SELECT v.state, v.channel FROM visits_visit v JOIN staff_user u ON u.id = v.owner_id"
        " WHERE u.username = 'heqian' AND v.hcp_id = %s ORDER BY v.created_at DESC LIMIT 1",
        doctor.id,
    )
    assert found == [("submitted", "phone")]


def strike_off(product: Product, username: str, institution: str) -> None:
    """The hospital ends a rep's registration while he is in its basement."""
    ((registration, version, registered),) = product.rows(
        "SELECT r.id::text, r.version, r.registered_on FROM hcp_hospitalregistration r"
        " JOIN staff_user u ON u.id = r.user_id WHERE u.username = %s AND r.institution_id = %s",
        username,
        institution,
    )
    day_after = registered.replace(day=min(registered.day + 1, 28)).isoformat()
    body = {"version": version, "expires_on": max(day_after, registered.isoformat())}
    with desk(product, "fangxin") as compliance:
        status, answer = compliance.call("PATCH", f"/api/registrations/{registration}", body)
    assert status == 200, answer
