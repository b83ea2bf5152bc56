"""The soak uses the journeys' product, network and tablet."""

from tests.journeys.conftest import driver, network, product, tablet

__all__ = ["driver", "network", "product", "tablet"]
