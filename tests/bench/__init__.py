"""How fast Rounds is at full size, beside the same answers by hand-written SQL. Run by `make bench`."""
