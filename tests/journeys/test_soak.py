"""Rounds of bad luck: kill, cut, duplicate, reorder, two tabs; and at the door of an event, three hundred
signatures on two tablets. Nothing may be lost, nothing doubled.

Ten rounds in `make test`, 200 in `make soak`. A failing seed is printed and repeats the same luck.
"""

import os
from collections.abc import Callable
from random import Random

from playwright.sync_api import Page

from tests.field import guests
from tests.field.network import Network, is_write
from tests.field.product import Product
from tests.field.tablet import Tablet, enter, sign_in_again, unlock
from tests.field.visits import Doctor, doctors_of, expect_synced, fill_log, hand_in

ROUNDS = int(os.environ.get("ROUNDS_SOAK", "10"))
SEED = int(os.environ.get("ROUNDS_SOAK_SEED", "1"))
ARRIVED = """
SELECT count(*), count(DISTINCT v.id) FROM visits_visit v JOIN staff_user u ON u.id = v.owner_id
WHERE u.username = 'heqian' AND v.state = 'submitted' AND EXISTS (
    SELECT 1 FROM visits_historicalvisit h WHERE h.id = v.id AND h.device_id IS NOT NULL)
"""
LISTED = "SELECT id::text FROM events_invitee WHERE event_id = %s ORDER BY id"


def test_nothing_is_lost_or_doubled_whatever_the_luck(
    tablet: Callable[..., Tablet], network: Network, product: Product
) -> None:
    luck = Random(SEED)
    doctors = doctors_of(product, "heqian")
    one = tablet()
    one.open()
    expect_synced(enter(one, "heqian"))
    logged = 0
    for number in range(ROUNDS):
        logged += bad_round(luck, one, network, doctors)
        calm(one, network)
        (counted,) = product.rows(ARRIVED)
        assert counted == (logged, logged), f"round {number} of seed {SEED}: {counted[0]} of {logged} visits"


def test_three_hundred_sign_ins_are_exact_whatever_the_luck(network: Network, product: Product) -> None:
    luck = Random(SEED)
    with guests.two_doors(network) as doors:
        for number, event in enumerate(guests.running_events(product, ROUNDS)):
            people = [person for (person,) in product.rows(LISTED, event)]
            signed = guests.trial(luck, product, network, doors, event, people)
            guests.expect_exact(product, event, signed, told=f"round {number} of seed {SEED}")


def bad_round(luck: Random, one: Tablet, network: Network, doctors: list[Doctor]) -> int:
    """One to three visits in bad weather; answers how many the tablet said it kept."""
    brew(luck, network)
    kept = 0
    for _ in range(luck.randint(1, 3)):
        page = tab(luck, one)
        log_in(page, one.url, luck.choice(doctors))
        kept += 1
    if luck.random() < 0.4:
        one.kill()
    elif luck.random() < 0.3:
        one.close()
    return kept


def brew(luck: Random, network: Network) -> None:
    """Random weather for one round."""
    weather = network.weather
    weather.down = luck.random() < 0.3
    for rules in (weather.cuts, weather.refusals, weather.doubles):
        rules += [is_write() for _ in range(luck.choice([0, 0, 1, 2]))]
    weather.delays += [(is_write(), luck.random()) for _ in range(luck.randint(0, 2))]


def tab(luck: Random, one: Tablet) -> Page:
    """The open tab, or a second one beside it."""
    if luck.random() < 0.3:
        return one.second_tab()
    return one.page


def log_in(page: Page, url: str, doctor: Doctor) -> None:
    """The shortest whole visit."""
    page.goto(f"{url}/visits/new?hcp={doctor.id}&institution={doctor.institution}&log=1")
    fill_log(page)
    hand_in(page)


def calm(one: Tablet, network: Network) -> None:
    """Good weather again: everything that waits goes out."""
    weather = network.weather
    weather.down = False
    for rules in (weather.cuts, weather.refusals, weather.doubles, weather.delays):
        rules.clear()
    if one.is_open:
        page = one.page
        page.goto(f"{one.url}/tray")  # counted anew, also when the other tab has just kept something
    else:
        page = one.open("/tray")
        unlock(page)
    sign_in_if_asked(page)
    expect_synced(page, 120)


def sign_in_if_asked(page: Page) -> None:
    """A browser killed before it wrote its cookie to the disk has lost its session, and nothing else."""
    asked = page.get_by_role("button", name="请重新登录")
    asked.or_(page.get_by_text("已同步")).first.wait_for(timeout=120_000)
    if asked.count():
        asked.first.click()
        sign_in_again(page)
