"""From the rows of a list to accounts: what a row says, whose account it is, what follows, and back again.

facts (a row alone) -> book (whose account) -> decisions (what follows) -> writing (chunk by chunk) -> running.
"""
