"""What browser tests stand on: the product running for real, a network that fails on order, a tablet."""
