"""One product for all journeys of a process; each test gets its own network and its own tablet."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.field.network import Network
from tests.field.product import Product, make_product
from tests.field.tablet import Tablet


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The product with the demonstration company, serving."""
    made = make_product(f"rounds_journeys_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def network(product: Product) -> Iterator[Network]:
    made = Network(product.port)
    yield made
    made.close()


@pytest.fixture
def tablet(driver: Playwright, network: Network) -> Iterator[Callable[..., Tablet]]:
    """Give it a language, get a new tablet on this network."""
    made: list[Tablet] = []
    folder = Path(tempfile.mkdtemp(prefix="rounds-tablet-"))

    def make(language: str = "zh-CN") -> Tablet:
        tablet = Tablet(driver, folder / str(len(made)), network.url, language=language)
        made.append(tablet)
        return tablet

    yield make
    for one in made:
        one.close()
    shutil.rmtree(folder, ignore_errors=True)
